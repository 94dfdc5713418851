package io.quarterdeck.dashboards;

import io.quarterdeck.dashboards.Canvas.Align;
import io.quarterdeck.dashboards.Canvas.KeyItem;
import io.quarterdeck.dashboards.Canvas.Look;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.ui.RectangleInsets;

/**
 * A measure by period: actual columns in the outline of their target, last year beside them, and what the current period
 * is still expected to add hatched on top.
 *
 * @param columns one for each period, in order
 */
public record ColumnChart(ChartText text, Names names, List<Column> columns, AxisNumber number) implements Chart {
    /** What the marks are called in the key; those that no column has are left out. */
    public record Names(String actual, String lastYear, String target, String forecast) {}

    /**
     * One period; null where there is no value.
     *
     * @param forecast where the whole period is expected to land, of which actual is the part reached so far
     */
    public record Column(String name, Double actual, Double lastYear, Double target, Double forecast) {
        public Column {
            Objects.requireNonNull(name, "name");
        }

        private Double reached() {
            return forecast != null ? forecast : actual;
        }

        private Stream<Double> values() {
            return Stream.of(actual, lastYear, target, forecast).filter(Objects::nonNull);
        }
    }

    /** Pixels per column under which an outline would hide what it surrounds: the target becomes a line. */
    private static final double NARROW = 30;

    private static final Font VALUE = Fonts.bold(ChartStyle.LABEL);
    private static final Font CHANGE = Fonts.bold(ChartStyle.SMALL);

    public ColumnChart {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(number, "number");
        columns = List.copyOf(columns);
    }

    @Override
    public JFreeChart draw() {
        double[] values = columns.stream()
                .flatMap(Column::values)
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (values.length == 0) {
            return ChartStyle.empty(text);
        }
        RectangleInsets insets = new RectangleInsets(66, 0, 28, 4);
        return ChartStyle.chart(
                text,
                ChartStyle.positions(columns.size()),
                ChartStyle.values(values, true, number),
                insets,
                this::paint);
    }

    private void paint(Canvas canvas) {
        double slot = Math.min(canvas.area().getWidth() / columns.size(), 150);
        double zero = canvas.y(0);
        boolean compared = has(Column::lastYear);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            double x = canvas.x(i) + (compared ? slot * 0.06 : 0);
            double half = slot * 0.24;
            if (column.lastYear != null) {
                canvas.box(
                        x - half - slot * 0.2,
                        canvas.y(column.lastYear),
                        x - half + slot * 0.1,
                        zero,
                        ChartStyle.LAST_YEAR);
            }
            double wide = half + Math.min(6, slot * 0.08);
            if (column.target != null && slot >= NARROW) {
                canvas.box(x - wide, canvas.y(column.target), x + wide, zero, Color.WHITE);
                canvas.outline(x - wide, canvas.y(column.target), x + wide, zero, ChartStyle.INK);
            }
            if (column.forecast != null) {
                double from = column.actual == null ? zero : canvas.y(column.actual);
                canvas.hatch(x - half, canvas.y(column.forecast), x + half, from, ChartStyle.FORECAST);
            }
            if (column.actual != null) {
                canvas.box(x - half, canvas.y(column.actual), x + half, zero, ChartStyle.INK);
            }
            if (column.target != null && slot < NARROW) {
                double y = canvas.y(column.target);
                canvas.box(x - slot / 2, y - 1.75, x + slot / 2, y + 1.75, Color.WHITE);
                canvas.box(x - slot / 2, y - 0.75, x + slot / 2, y + 0.75, ChartStyle.INK);
            }
        }
        canvas.line(canvas.area().getMinX(), zero, canvas.area().getMaxX(), zero, ChartStyle.HAIRLINE, ChartStyle.INK);
        label(canvas, canvas.area().getWidth() / columns.size(), compared ? slot * 0.06 : 0);
        canvas.columnNames(columns.stream().map(Column::name).toList(), 18);
        canvas.key(key(), 48);
    }

    /** Values above the columns, with the difference to target where all of them find room. */
    private void label(Canvas canvas, double slot, double shift) {
        boolean values = widest(column -> number.format(column.reached()), VALUE) < slot - 6;
        boolean changes = has(Column::target) && widest(this::change, CHANGE) < slot - 6;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            boolean last = i == columns.size() - 1;
            if (column.reached() == null || !(values || last)) {
                continue;
            }
            double top = column.values()
                    .filter(value -> !value.equals(column.lastYear) || value.equals(column.reached()))
                    .mapToDouble(canvas::y)
                    .min()
                    .orElseThrow();
            double y = Math.min(top, canvas.y(0)) - 12;
            double x = canvas.x(i) + shift;
            Align align = values ? Align.CENTRE : Align.RIGHT;
            if (!values) {
                x = canvas.area().getMaxX();
            }
            if (changes && column.target != null) {
                double change = column.reached() - column.target;
                boolean changed = AxisNumber.isSigned(number.signed(change));
                Color colour = changed ? ChartStyle.signalText(change >= 0) : ChartStyle.GREY_TEXT;
                canvas.note(change(column), x, y, CHANGE, colour, align);
                y -= 17;
            }
            canvas.note(
                    number.format(column.reached()),
                    x,
                    y,
                    VALUE,
                    column.forecast != null ? ChartStyle.FORECAST : ChartStyle.INK,
                    align);
        }
    }

    private String change(Column column) {
        double change = column.target == null ? 0 : column.reached() - column.target;
        return number.marked(change, change >= 0);
    }

    private double widest(Function<Column, String> label, Font font) {
        return columns.stream()
                .filter(column -> column.reached() != null)
                .mapToDouble(column -> Fonts.width(label.apply(column), font))
                .max()
                .orElse(0);
    }

    private boolean has(Function<Column, Double> value) {
        return columns.stream().anyMatch(column -> value.apply(column) != null);
    }

    private List<KeyItem> key() {
        List<KeyItem> items = new ArrayList<>();
        if (has(Column::actual)) {
            items.add(new KeyItem(names.actual, Look.BOX, ChartStyle.INK));
        }
        if (has(Column::forecast)) {
            items.add(new KeyItem(names.forecast, Look.HATCH, ChartStyle.FORECAST));
        }
        if (has(Column::target)) {
            items.add(new KeyItem(names.target, Look.OUTLINE, ChartStyle.INK));
        }
        if (has(Column::lastYear)) {
            items.add(new KeyItem(names.lastYear, Look.BOX, ChartStyle.LAST_YEAR));
        }
        return items;
    }
}
