package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;

/**
 * The chart of a table, as its header asks: {@code chart: columns period: won, lost}. The kinds are {@code columns},
 * {@code stacked} columns, {@code overlaid} columns (the later in front), {@code bars} to the right, largest first, and
 * {@code ratios} and {@code intervals} ({@link RatioBars}), {@code lines} ({@link TableLines}), and {@code waterfall}, from the first row through changes to the last.
 */
final class TableChart {
    /** More than these and the names no longer fit: the first rows are drawn, and the title says so. */
    private static final int MOST_CATEGORIES = 24;

    private static final int MOST_BARS = 12;
    private static final int COLUMNS_WIDE = 9;
    static final int ROWS_HIGH = 17;

    private TableChart() {}

    /** Where a chart stands: beside its table where there is room, else below, or above a long one. */
    enum Side {
        BESIDE,
        BELOW,
        ABOVE
    }

    /** @return the last row that the block takes with its chart */
    static int draw(TableBlock block, TableHeader table, Side side) {
        boolean isBeside = side == Side.BESIDE;
        String[] parts = table.attribute("chart").orElseThrow().split("[ :]+", 3);
        String kind = parts[0];
        List<String> series = new ArrayList<>();
        for (String name : parts[2].split(",")) {
            if (hasValues(block, name.strip())) {
                series.add(name.strip());
            }
        }
        if (series.isEmpty()) {
            return block.lastRow();
        }
        boolean isBars = kind.equals("bars");
        boolean isRatios = kind.equals("ratios") || kind.equals("intervals");
        int count = Math.min(
                isRatios ? known(block, series.get(0)) : block.rows().size(),
                isBars ? MOST_BARS : kind.equals("lines") ? TableLines.MOST_POINTS : MOST_CATEGORIES);
        int first = block.headingRow() - (block.totals() ? 1 : 0);
        int top = isBeside ? first : side == Side.BELOW ? block.lastRow() + 3 : first - ROWS_HIGH - 2;
        int left = isBeside ? block.lastColumn() + 2 : SheetPage.LEFT;
        int right = isBeside ? left + COLUMNS_WIDE : endOf(block, left);
        NativeChart.Place place = new NativeChart.Place(top, left, top + ROWS_HIGH, right);
        if (kind.equals("waterfall")) {
            String measure = block.page().draft.labels.heading(series.get(0));
            TableWaterfall.draw(block, place, measure, parts[1], series.get(0));
            return Math.max(block.lastRow(), top + ROWS_HIGH);
        }
        List<String> named = isRatios ? series.subList(0, 1) : TableLines.named(series);
        NativeChart frame = new NativeChart(block.page(), place, "", title(block, parts[1], named, count));
        if (kind.equals("lines")) {
            TableLines.draw(block, frame, parts[1], series, largest(block, series, kind));
        } else if (isRatios) {
            RatioBars.draw(block, frame, parts[1], series, count, kind.equals("ratios") ? 1 : 0);
        } else if (isBars) {
            bars(block, frame, parts[1], series, count);
        } else {
            columns(block, frame, kind, parts[1], series, count);
        }
        if (named.size() > 1) {
            frame.legend(LegendPosition.TOP);
        }
        if (kind.equals("lines")) {
            TableLines.nameTheBand(frame, series);
        }
        return Math.max(block.lastRow(), top + ROWS_HIGH);
    }

    /** How many rows have a value; the table's order puts those without one last. */
    private static int known(TableBlock block, String column) {
        return (int) block.rows().rows().stream()
                .filter(row -> row.get(block.rows().indexOf(column)) != null)
                .count();
    }

    private static boolean hasValues(TableBlock block, String column) {
        int place = block.rows().indexOf(column);
        return block.rows().rows().stream().anyMatch(row -> row.get(place) != null);
    }

    /** About as wide as a beside chart, however narrow the columns are. */
    private static int endOf(TableBlock block, int left) {
        int end = left;
        while (end <= block.lastColumn() && block.page().width(left, end) < 110) {
            end++;
        }
        return end + 1;
    }

    private static String title(TableBlock block, String category, List<String> series, int count) {
        Labels labels = block.page().draft.labels;
        String measures = series.stream().map(labels::heading).collect(Collectors.joining(labels.text("text.list")));
        Column first = column(block, series.get(0));
        String unit = first.unit() == Unit.MONEY
                ? labels.currencyUnit(block.page().draft.context.currency())
                : "";
        String title = labels.text("chart.title", measures, labels.heading(category));
        String withUnit = unit.isEmpty() ? title : labels.text("heading.with_unit", title, unit);
        int all = block.rows().size();
        return count < all ? labels.text("chart.first", withUnit, count, all) : withUnit;
    }

    private static void columns(
            TableBlock block, NativeChart frame, String kind, String category, List<String> series, int count) {
        XDDFCategoryAxis below = frame.categoriesBelow();
        XDDFValueAxis values = frame.values(AxisFormat.axis(
                column(block, series.get(0)).unit(), largest(block, series, kind), block.page().draft.labels));
        XDDFBarChartData data = (XDDFBarChartData) frame.chart.createData(ChartTypes.BAR, below, values);
        data.setBarDirection(BarDirection.COL);
        data.setVaryColors(false);
        if (kind.equals("stacked")) {
            data.setBarGrouping(BarGrouping.STACKED);
            data.setOverlap((byte) 100);
            data.setGapWidth(50);
        } else {
            data.setBarGrouping(BarGrouping.CLUSTERED);
            data.setOverlap((byte) (kind.equals("overlaid") ? 100 : 0));
            data.setGapWidth(60);
        }
        add(block, frame, data, category, series, count);
        frame.chart.plot(data);
    }

    private static void bars(TableBlock block, NativeChart frame, String category, List<String> series, int count) {
        XDDFCategoryAxis side = frame.categoriesLeft();
        XDDFValueAxis values = frame.hiddenValues(AxisPosition.BOTTOM);
        XDDFBarChartData data = (XDDFBarChartData) frame.chart.createData(ChartTypes.BAR, side, values);
        data.setBarDirection(BarDirection.BAR);
        data.setVaryColors(false);
        data.setBarGrouping(BarGrouping.CLUSTERED);
        data.setGapWidth(45);
        List<XDDFBarChartData.Series> drawn = add(block, frame, data, category, series, count);
        for (int i = 0; i < drawn.size(); i++) {
            String format = AxisFormat.label(
                    column(block, series.get(i)).unit(),
                    largest(block, List.of(series.get(i)), "bars"),
                    block.page().draft.labels);
            NativeChartText.label(drawn.get(i).getCTBarSer().addNewDLbls(), format, Palette.INK, STDLblPos.OUT_END);
        }
        frame.chart.plot(data);
    }

    private static List<XDDFBarChartData.Series> add(
            TableBlock block,
            NativeChart frame,
            XDDFBarChartData data,
            String category,
            List<String> series,
            int count) {
        XDDFDataSource<String> names = frame.names(block.cells(block.rows().indexOf(category), count));
        List<XDDFBarChartData.Series> drawn = new ArrayList<>();
        for (String name : series) {
            XDDFChartData.Series one =
                    frame.add(data, names, block.cells(block.rows().indexOf(name), count));
            SeriesLook look = SeriesLook.of(name, drawn.size());
            one.setFillProperties(look.fill());
            one.setLineProperties(look.outline());
            drawn.add((XDDFBarChartData.Series) one);
        }
        return drawn;
    }

    private static Column column(TableBlock block, String name) {
        return block.rows().columns().get(block.rows().indexOf(name));
    }

    private static double largest(TableBlock block, List<String> series, String kind) {
        double largest = 0;
        for (int i = 0; i < block.rows().size(); i++) {
            double sum = 0;
            for (String name : series) {
                double value = Math.abs(block.rows().number(i, name));
                sum = Double.isNaN(value) ? sum : kind.equals("stacked") ? sum + value : Math.max(sum, value);
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }
}
