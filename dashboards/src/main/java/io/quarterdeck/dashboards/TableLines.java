package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Unit;
import java.util.List;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;

/** Lines over the rows of a table: what happened drawn strongly, what is compared with it in the colours of its meaning. */
final class TableLines {
    /** A quarter has some sixty-five workdays. */
    static final int MOST_POINTS = 100;

    private TableLines() {}

    /** @param largest of all values, by which the axis takes its unit */
    static void draw(TableBlock block, NativeChart frame, String category, List<String> series, double largest) {
        int count = Math.min(block.rows().size(), MOST_POINTS);
        Unit unit =
                block.rows().columns().get(block.rows().indexOf(series.get(0))).unit();
        XDDFCategoryAxis below = frame.categoriesBelow();
        XDDFValueAxis values = frame.values(AxisFormat.axis(unit, largest, block.page().draft.labels));
        XDDFLineChartData data = (XDDFLineChartData) frame.chart.createData(ChartTypes.LINE, below, values);
        XDDFDataSource<String> names = frame.names(block.cells(block.rows().indexOf(category), count));
        for (int i = 0; i < series.size(); i++) {
            XDDFLineChartData.Series line = (XDDFLineChartData.Series)
                    frame.add(data, names, block.cells(block.rows().indexOf(series.get(i)), count));
            line.setSmooth(false);
            line.setMarkerStyle(MarkerStyle.NONE);
            line.setLineProperties(look(series.get(i)));
        }
        frame.chart.plot(data);
    }

    private static XDDFLineProperties look(String column) {
        return switch (column) {
            case "expected", "target" -> SeriesLook.line(Palette.BLUE, 1.5, true);
            case "past_median" -> SeriesLook.line(Palette.PAST, 2.25, false);
            case "past_low", "past_high" -> SeriesLook.line(Palette.PAST, 1, true);
            default -> SeriesLook.line(Palette.INK, 2.75, false);
        };
    }
}
