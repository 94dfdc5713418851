package io.quarterdeck.dashboards;

import java.util.HexFormat;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.Grouping;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTMarker;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;
import org.openxmlformats.schemas.drawingml.x2006.chart.STErrDir;

/**
 * Quarter by quarter: solid what is booked, hatched what is still expected with its range, a dashed line for the target.
 *
 * @param rows the first and last row of the figures, whose headings stand above
 */
record LandingChart(NativeChart frame, int firstRow, int lastRow, String format) {
    /** Where the figures are. @param minus and plus the range below and above the forecast */
    record Columns(int quarter, int booked, int rest, int target, int forecast, int minus, int plus) {}

    /** @param highest the top of the highest mark, ranges included: programs leave no room for these by themselves */
    void draw(Columns columns, boolean hasTarget, boolean hasForecast, double highest) {
        XDDFCategoryAxis below = frame.categoriesBelow();
        XDDFValueAxis values = frame.fixedValues(AxisPosition.LEFT, 0, Math.max(highest, 1e-6) * 1.06);
        XDDFDataSource<String> quarters = frame.names(cells(columns.quarter()));
        XDDFBarChartData bars = (XDDFBarChartData) frame.chart.createData(ChartTypes.BAR, below, values);
        bars.setBarDirection(BarDirection.COL);
        bars.setBarGrouping(BarGrouping.STACKED);
        bars.setOverlap((byte) 100);
        bars.setGapWidth(55);
        bars.setVaryColors(false);
        bar(bars, quarters, columns.booked(), SeriesLook.ACTUAL, Palette.WHITE);
        if (hasForecast) {
            bar(bars, quarters, columns.rest(), SeriesLook.EXPECTED_REST, null);
        }
        frame.chart.plot(bars);
        if (hasForecast || hasTarget) {
            XDDFLineChartData marks = (XDDFLineChartData) frame.chart.createData(ChartTypes.LINE, below, values);
            marks.setGrouping(Grouping.STANDARD);
            marks.setVaryColors(false);
            if (hasForecast) {
                forecast(marks, quarters, columns);
            }
            if (hasTarget) {
                target(marks, quarters, columns.target());
            }
            frame.chart.plot(marks);
        }
        frame.legend(LegendPosition.BOTTOM);
    }

    private void bar(
            XDDFBarChartData bars, XDDFDataSource<String> quarters, int column, SeriesLook look, String label) {
        XDDFBarChartData.Series series = (XDDFBarChartData.Series) frame.add(bars, quarters, cells(column));
        series.setFillProperties(look.fill());
        series.setLineProperties(look.outline());
        if (label != null) {
            NativeChartText.label(series.getCTBarSer().addNewDLbls(), format, label, STDLblPos.IN_END);
        }
    }

    /** No line: only a dot and its range. */
    private void forecast(XDDFLineChartData marks, XDDFDataSource<String> quarters, Columns columns) {
        XDDFLineChartData.Series series =
                (XDDFLineChartData.Series) frame.add(marks, quarters, cells(columns.forecast()));
        series.setLineProperties(SeriesLook.INVISIBLE.outline());
        series.setSmooth(false);
        series.setMarkerStyle(MarkerStyle.CIRCLE);
        series.setMarkerSize((short) 5);
        paint(series.getCTLineSer().getMarker(), Palette.BLUE);
        ErrorBars.range(
                series.getCTLineSer().addNewErrBars(),
                STErrDir.Y,
                frame.numbers(cells(columns.minus())),
                frame.numbers(cells(columns.plus())),
                Palette.BLUE,
                1.5);
    }

    /** A dashed line; a mark where there is only one point, which makes no line. */
    private void target(XDDFLineChartData marks, XDDFDataSource<String> quarters, int column) {
        XDDFLineChartData.Series series = (XDDFLineChartData.Series) frame.add(marks, quarters, cells(column));
        series.setLineProperties(SeriesLook.line(Palette.INK, 1.25, true));
        series.setSmooth(false);
        series.setMarkerStyle(lastRow > firstRow ? MarkerStyle.NONE : MarkerStyle.DASH);
        if (lastRow == firstRow) {
            series.setMarkerSize((short) 20);
            paint(series.getCTLineSer().getMarker(), Palette.INK);
        }
    }

    static void paint(CTMarker marker, String rgb) {
        byte[] colour = HexFormat.of().parseHex(rgb);
        var look = marker.isSetSpPr() ? marker.getSpPr() : marker.addNewSpPr();
        look.addNewSolidFill().addNewSrgbClr().setVal(colour);
        look.addNewLn().addNewSolidFill().addNewSrgbClr().setVal(colour);
    }

    private CellRangeAddress cells(int column) {
        return new CellRangeAddress(firstRow, lastRow, column, column);
    }
}
