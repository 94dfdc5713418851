package io.quarterdeck.dashboards;

import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.Grouping;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFAreaChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;

/** History as a solid line, the forecast as a line in bands that widen: areas stacked on an invisible base. */
record ForecastFan(NativeChart frame, int firstRow, int lastRow) {
    /** Where the figures are. @param base what the bands stand on */
    record Columns(int month, int actual, int expected, int base, int below, int band, int above) {}

    void draw(Columns columns, String format, boolean hasRange, boolean hasWideRange) {
        XDDFCategoryAxis months = frame.categoriesBelow();
        XDDFValueAxis values = frame.values(format);
        values.setCrossBetween(AxisCrossBetween.MIDPOINT_CATEGORY);
        values.setMinimum(0);
        XDDFDataSource<String> names = frame.names(cells(columns.month()));
        if (hasRange) {
            XDDFAreaChartData areas = (XDDFAreaChartData) frame.chart.createData(ChartTypes.AREA, months, values);
            areas.setGrouping(Grouping.STACKED);
            areas.setVaryColors(false);
            area(areas, names, columns.base(), SeriesLook.INVISIBLE);
            if (hasWideRange) {
                area(areas, names, columns.below(), SeriesLook.WIDE_RANGE);
            }
            area(areas, names, columns.band(), SeriesLook.RANGE);
            if (hasWideRange) {
                area(areas, names, columns.above(), SeriesLook.WIDE_RANGE);
            }
            frame.chart.plot(areas);
        }
        XDDFLineChartData lines = (XDDFLineChartData) frame.chart.createData(ChartTypes.LINE, months, values);
        lines.setGrouping(Grouping.STANDARD);
        lines.setVaryColors(false);
        line(lines, names, columns.actual(), Palette.INK);
        line(lines, names, columns.expected(), Palette.BLUE);
        frame.chart.plot(lines);
        frame.everyNthCategory(3);
        frame.legend(LegendPosition.BOTTOM);
        if (hasRange) {
            // The base has no name to show, and the wider range has two areas.
            frame.hideInLegend(0);
        }
        if (hasWideRange) {
            frame.hideInLegend(3);
        }
    }

    private void area(XDDFAreaChartData areas, XDDFDataSource<String> names, int column, SeriesLook look) {
        XDDFChartData.Series series = frame.add(areas, names, cells(column));
        series.setFillProperties(look.fill());
        series.setLineProperties(SeriesLook.INVISIBLE.outline());
    }

    private void line(XDDFLineChartData lines, XDDFDataSource<String> names, int column, String rgb) {
        XDDFLineChartData.Series series = (XDDFLineChartData.Series) frame.add(lines, names, cells(column));
        series.setLineProperties(SeriesLook.line(rgb, 2.25, false));
        series.setSmooth(false);
        series.setMarkerStyle(MarkerStyle.NONE);
    }

    private CellRangeAddress cells(int column) {
        return new CellRangeAddress(firstRow, lastRow, column, column);
    }
}
