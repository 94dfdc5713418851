package io.quarterdeck.dashboards;

import java.util.List;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTCatAx;
import org.openxmlformats.schemas.drawingml.x2006.chart.STErrDir;

/**
 * Ratios with their intervals: bars to the right or left of 1 ({@code ratios}) or from 0 ({@code intervals}), each with a whisker, {@code chart: ratios flag: lift,
 * lift_below, lift_above}. The second and third column are the lengths of the whisker's sides.
 */
final class RatioBars {
    private RatioBars() {}

    static void draw(
            TableBlock block, NativeChart frame, String category, List<String> columns, int count, double base) {
        XDDFCategoryAxis side = frame.categoriesLeft();
        side.setTickLabelPosition(AxisTickLabelPosition.LOW);
        XDDFValueAxis values = frame.values(AxisPosition.BOTTOM, base == 0 ? CellFormat.PERCENT : "0.0");
        XDDFBarChartData data = (XDDFBarChartData) frame.chart.createData(ChartTypes.BAR, side, values);
        data.setBarDirection(BarDirection.BAR);
        data.setVaryColors(false);
        data.setBarGrouping(BarGrouping.CLUSTERED);
        data.setGapWidth(80);
        int[] places = columns.stream().mapToInt(block.rows()::indexOf).toArray();
        XDDFBarChartData.Series bars = (XDDFBarChartData.Series) frame.add(
                data, frame.names(block.cells(block.rows().indexOf(category), count)), block.cells(places[0], count));
        bars.setFillProperties(SeriesLook.RANGE.fill());
        bars.setLineProperties(SeriesLook.INVISIBLE.outline());
        ErrorBars.range(
                bars.getCTBarSer().addNewErrBars(),
                STErrDir.Y,
                frame.numbers(block.cells(places[1], count)),
                frame.numbers(block.cells(places[2], count)),
                Palette.INK,
                1.25);
        frame.chart.plot(data);
        CTCatAx axis = frame.chart.getCTChart().getPlotArea().getCatAxArray(0);
        if (axis.isSetCrosses()) {
            axis.unsetCrosses();
        }
        axis.addNewCrossesAt().setVal(base);
    }
}
