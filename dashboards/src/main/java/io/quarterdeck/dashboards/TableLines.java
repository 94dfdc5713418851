package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Unit;
import java.util.List;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.Grouping;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFAreaChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;

/** Lines over the rows of a table, with the band that {@code past_low} and {@code past_spread} make: what happened drawn strongly, what is compared with it in the colours of its meaning. */
final class TableLines {
    /** A quarter has some sixty-five workdays. */
    static final int MOST_POINTS = 100;

    /** More names than these would touch. */
    private static final int MOST_NAMES = 30;

    /** A band is an area on another that is not seen. */
    private static final String BASE = "past_low";

    private static final String BAND = "past_spread";

    private TableLines() {}

    /** @param largest of all values, by which the axis takes its unit */
    static void draw(TableBlock block, NativeChart frame, String category, List<String> series, double largest) {
        int count = Math.min(block.rows().size(), MOST_POINTS);
        Unit unit =
                block.rows().columns().get(block.rows().indexOf(series.get(0))).unit();
        XDDFCategoryAxis below = frame.categoriesBelow();
        XDDFValueAxis values = frame.values(AxisFormat.axis(unit, largest, block.page().draft.labels));
        XDDFDataSource<String> names = frame.names(block.cells(block.rows().indexOf(category), count));
        if (series.contains(BASE) && series.contains(BAND)) {
            XDDFAreaChartData areas = (XDDFAreaChartData) frame.chart.createData(ChartTypes.AREA, below, values);
            areas.setGrouping(Grouping.STACKED);
            areas.setVaryColors(false);
            area(block, frame, areas, names, BASE, count, SeriesLook.INVISIBLE);
            area(block, frame, areas, names, BAND, count, SeriesLook.WIDE_RANGE);
            frame.chart.plot(areas);
        }
        XDDFLineChartData data = (XDDFLineChartData) frame.chart.createData(ChartTypes.LINE, below, values);
        int place = 0;
        for (int i = 0; i < series.size(); i++) {
            if (series.get(i).equals(BASE) || series.get(i).equals(BAND)) {
                continue;
            }
            XDDFLineChartData.Series line = (XDDFLineChartData.Series)
                    frame.add(data, names, block.cells(block.rows().indexOf(series.get(i)), count));
            line.setSmooth(false);
            line.setMarkerStyle(MarkerStyle.NONE);
            line.setLineProperties(look(series.get(i), place++));
        }
        frame.chart.plot(data);
        if (count > MOST_NAMES) {
            frame.everyNthCategory(5);
        }
    }

    /** The series that the legend names: all but what a band stands on. */
    static List<String> named(List<String> series) {
        return series.stream().filter(name -> !name.equals(BASE)).toList();
    }

    /** Leaves out of the legend what the band stands on: it is drawn first. */
    static void nameTheBand(NativeChart frame, List<String> series) {
        if (series.contains(BASE) && series.contains(BAND)) {
            frame.hideInLegend(0);
        }
    }

    private static void area(
            TableBlock block,
            NativeChart frame,
            XDDFAreaChartData areas,
            XDDFDataSource<String> names,
            String column,
            int count,
            SeriesLook look) {
        XDDFChartData.Series area =
                frame.add(areas, names, block.cells(block.rows().indexOf(column), count));
        area.setFillProperties(look.fill());
        area.setLineProperties(SeriesLook.INVISIBLE.outline());
    }

    /** @param place among the lines, from 0: of those whose names say nothing, each has a look of its own */
    private static XDDFLineProperties look(String column, int place) {
        return switch (column) {
            case "expected", "target" -> SeriesLook.line(Palette.BLUE, 1.5, true);
            case "past_median" -> SeriesLook.line(Palette.PAST, 2.25, false);
            default ->
                switch (place % 4) {
                    case 0 -> SeriesLook.line(Palette.INK, 2.75, false);
                    case 1 -> SeriesLook.line(Palette.BLUE, 2, false);
                    case 2 -> SeriesLook.line(Palette.PAST, 2.25, false);
                    default -> SeriesLook.line(Palette.BLUE, 1.5, true);
                };
        };
    }
}
