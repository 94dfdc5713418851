package io.quarterdeck.dashboards;

import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;

/** From one total to another, step by step: stacked columns on an invisible base, as Excel has no bridge that all can open. */
record BridgeChart(NativeChart frame, int firstRow, int lastRow, int decimals) {
    /**
     * Where the figures are.
     *
     * @param base what a step stands on
     * @param done what leaves because it is done, which is neither good nor bad; below 0 for none
     */
    record Columns(int step, int base, int total, int up, int down, int done) {
        Columns(int step, int base, int total, int up, int down) {
            this(step, base, total, up, down, -1);
        }
    }

    void draw(Columns columns) {
        XDDFCategoryAxis below = frame.categoriesBelow();
        XDDFValueAxis values = frame.hiddenValues(AxisPosition.LEFT);
        values.setMinimum(0);
        XDDFDataSource<String> steps = frame.names(cells(columns.step()));
        XDDFBarChartData bars = (XDDFBarChartData) frame.chart.createData(ChartTypes.BAR, below, values);
        bars.setBarDirection(BarDirection.COL);
        bars.setBarGrouping(BarGrouping.STACKED);
        bars.setOverlap((byte) 100);
        bars.setGapWidth(45);
        bars.setVaryColors(false);
        String digits = CellFormat.plain(decimals);
        String plain = digits.substring(0, digits.indexOf(';'));
        bar(bars, steps, columns.base(), SeriesLook.INVISIBLE);
        label(bar(bars, steps, columns.total(), SeriesLook.ACTUAL), digits, Palette.WHITE, STDLblPos.IN_END);
        bar(bars, steps, columns.up(), SeriesLook.GOOD);
        bar(bars, steps, columns.down(), SeriesLook.BAD);
        if (columns.done() >= 0) {
            bar(bars, steps, columns.done(), SeriesLook.PAST);
        }
        // A stacked bar takes no label above itself: a second, invisible one on top carries it at its base.
        // A step that is 0 has no label.
        String up = "\"▲ +\"" + plain + ";;";
        String down = "\"▼ −\"" + plain + ";;";
        label(bar(bars, steps, columns.up(), SeriesLook.INVISIBLE), up, Palette.BLUE, STDLblPos.IN_BASE);
        label(bar(bars, steps, columns.down(), SeriesLook.INVISIBLE), down, Palette.VERMILLION, STDLblPos.IN_BASE);
        if (columns.done() >= 0) {
            String done = "\"−\"" + plain + ";;";
            label(bar(bars, steps, columns.done(), SeriesLook.INVISIBLE), done, Palette.INK, STDLblPos.IN_BASE);
        }
        frame.chart.plot(bars);
    }

    private XDDFBarChartData.Series bar(
            XDDFBarChartData bars, XDDFDataSource<String> steps, int column, SeriesLook look) {
        XDDFBarChartData.Series series = (XDDFBarChartData.Series) frame.add(bars, steps, cells(column));
        series.setFillProperties(look.fill());
        series.setLineProperties(look.outline());
        return series;
    }

    private static void label(XDDFBarChartData.Series series, String format, String colour, STDLblPos.Enum position) {
        NativeChartText.label(series.getCTBarSer().addNewDLbls(), format, colour, position);
    }

    private CellRangeAddress cells(int column) {
        return new CellRangeAddress(firstRow, lastRow, column, column);
    }
}
