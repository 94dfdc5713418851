package io.quarterdeck.dashboards;

import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.ScatterStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFScatterChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;

/**
 * One line per row of a table beside it: a band for the range, a stroke for the target, a dot for the forecast.
 *
 * <p>A scatter whose plot area fills its frame, so that each line lies on the table's row. Each row of the table has three rows of
 * figures: both ends of its band and stroke, and an empty one that ends their lines.
 */
record RangeStrips(NativeChart frame, int firstRow, int lastRow) {
    /** Where the figures are. @param line which row, 1 for the first; {@code strokeLine} a little above and below it */
    record Columns(int range, int target, int forecast, int line, int strokeLine) {}

    void draw(Columns columns, int count, double from, double to) {
        XDDFValueAxis across = frame.fixedValues(AxisPosition.BOTTOM, from, to);
        XDDFValueAxis down = frame.fixedValues(AxisPosition.LEFT, 0.5, count + 0.5);
        down.setOrientation(AxisOrientation.MAX_MIN);
        XDDFScatterChartData data = (XDDFScatterChartData) frame.chart.createData(ChartTypes.SCATTER, across, down);
        data.setStyle(ScatterStyle.LINE_MARKER);
        data.setVaryColors(false);
        lines(data, columns.range(), columns.line(), SeriesLook.band(7));
        lines(data, columns.target(), columns.strokeLine(), SeriesLook.line(Palette.INK, 1.75, false));
        XDDFScatterChartData.Series dot =
                lines(data, columns.forecast(), columns.line(), SeriesLook.INVISIBLE.outline());
        dot.setMarkerStyle(MarkerStyle.CIRCLE);
        dot.setMarkerSize((short) 7);
        LandingChart.paint(dot.getCTScatterSer().getMarker(), Palette.BLUE);
        frame.chart.plot(data);
        NativeChartText.setPlotArea(frame.chart, 0, 0, 1, 1);
    }

    private XDDFScatterChartData.Series lines(
            XDDFScatterChartData data, int across, int down, XDDFLineProperties look) {
        XDDFScatterChartData.Series series =
                (XDDFScatterChartData.Series) frame.add(data, frame.numbers(cells(across)), cells(down));
        series.setSmooth(false);
        series.setLineProperties(look);
        series.setMarkerStyle(MarkerStyle.NONE);
        return series;
    }

    private CellRangeAddress cells(int column) {
        return new CellRangeAddress(firstRow, lastRow, column, column);
    }
}
