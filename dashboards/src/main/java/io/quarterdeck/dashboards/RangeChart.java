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
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Where each team, person or scenario is likely to land: a band from low to high, a dot in the middle, a tick for the
 * target.
 *
 * @param rows from top to bottom
 */
public record RangeChart(ChartText text, Names names, List<Row> rows, AxisNumber number) implements Chart {
    /** What the marks are called in the key, as "80% range", "forecast", "target". */
    public record Names(String range, String middle, String target) {}

    /**
     * One row.
     *
     * @param target null where there is none
     * @param note stands at the right in the colour of the signal, as "24 % chance"; may be empty
     */
    public record Row(String name, double lower, double middle, double upper, Double target, String note) {
        public Row {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(note, "note");
            if (!(lower <= middle && middle <= upper)) {
                throw new IllegalArgumentException("row \"" + name + "\": lower ≤ middle ≤ upper is wanted, not "
                        + lower + ", " + middle + ", " + upper);
            }
        }
    }

    private static final int ROW = 38;
    private static final Font VALUE = Fonts.bold(ChartStyle.LABEL);
    private static final double WIDEST_NOTE = 220;

    public RangeChart {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(number, "number");
        rows = List.copyOf(rows);
    }

    @Override
    public int height() {
        return rows.isEmpty() ? 520 : ChartStyle.headerHeight(text) + 78 + ROW * Math.max(3, rows.size());
    }

    @Override
    public JFreeChart draw() {
        if (rows.isEmpty()) {
            return ChartStyle.empty(text);
        }
        double[] values = rows.stream()
                .flatMapToDouble(
                        row -> DoubleStream.of(row.lower, row.upper, row.target == null ? row.middle : row.target))
                .toArray();
        double nameWidth = ChartStyle.rowNameWidth(rows.stream().map(Row::name));
        double valueWidth = widest(row -> number.format(row.middle));
        double noteWidth = Math.min(WIDEST_NOTE, widest(RangeChart::note));
        RectangleInsets insets = new RectangleInsets(
                36, nameWidth + valueWidth + 34, 0, Math.max(18, noteWidth > 0 ? noteWidth + 24 : 0));
        NumberAxis y = ChartStyle.positions(rows.size());
        y.setInverted(true);
        NumberAxis x = ChartStyle.values(values, false, number);
        return ChartStyle.chart(text, x, y, insets, canvas -> paint(canvas, nameWidth, valueWidth));
    }

    private double widest(Function<Row, String> label) {
        return rows.stream()
                .mapToDouble(row -> Fonts.width(label.apply(row), VALUE))
                .max()
                .orElse(0);
    }

    private static String note(Row row) {
        if (row.note.isBlank() || row.target == null || row.middle == row.target) {
            return row.note;
        }
        return (row.middle > row.target ? "▲ " : "▼ ") + row.note;
    }

    private void paint(Canvas canvas, double nameWidth, double valueWidth) {
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = canvas.y(i);
            canvas.rowName(row.name, y, nameWidth);
            canvas.text(
                    number.format(row.middle),
                    ChartStyle.MARGIN + nameWidth + 16 + valueWidth,
                    y,
                    VALUE,
                    ChartStyle.FORECAST,
                    Align.RIGHT);
            canvas.box(canvas.x(row.lower), y - 8, canvas.x(row.upper), y + 8, ChartStyle.INNER_BAND);
            if (row.target != null) {
                double x = canvas.x(row.target);
                canvas.box(x - 1.25, y - 14, x + 1.25, y + 14, ChartStyle.INK);
            }
            canvas.dot(canvas.x(row.middle), y, 7, Color.WHITE);
            canvas.dot(canvas.x(row.middle), y, 5.5, ChartStyle.FORECAST);
            Color colour = row.target == null || row.note.isBlank()
                    ? ChartStyle.INK
                    : ChartStyle.signalText(row.middle >= row.target);
            canvas.text(TextFit.cut(note(row), VALUE, WIDEST_NOTE), ChartStyle.RIGHT, y, VALUE, colour, Align.RIGHT);
        }
        List<KeyItem> key = new ArrayList<>();
        if (rows.stream().anyMatch(row -> row.lower < row.upper)) {
            key.add(new KeyItem(names.range, Look.BOX, ChartStyle.INNER_BAND));
        }
        key.add(new KeyItem(names.middle, Look.DOT, ChartStyle.FORECAST));
        if (rows.stream().anyMatch(row -> row.target != null)) {
            key.add(new KeyItem(names.target, Look.TICK, ChartStyle.INK));
        }
        canvas.key(key, 18);
    }
}
