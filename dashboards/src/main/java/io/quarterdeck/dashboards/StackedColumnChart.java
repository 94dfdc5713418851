package io.quarterdeck.dashboards;

import io.quarterdeck.dashboards.Canvas.Align;
import io.quarterdeck.dashboards.Canvas.KeyItem;
import io.quarterdeck.dashboards.Canvas.Look;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleInsets;

/**
 * A total by period and its parts in order, as the open pipeline by close month and stage: the last stage stands at the
 * bottom in the darkest shade, because it is the surest.
 *
 * @param stages their names from the first to the last
 * @param columns one for each period, in order
 */
public record StackedColumnChart(ChartText text, List<String> stages, List<Column> columns, AxisNumber number)
        implements Chart {
    /** One period with a value from 0 for each stage, in the stages' order. */
    public record Column(String name, List<Double> values) {
        public Column {
            Objects.requireNonNull(name, "name");
            values = List.copyOf(values);
        }

        private double total() {
            return values.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    private static final Color EARLIEST = new Color(0xCBD9E6);
    private static final Color LATEST = new Color(0x0B3A5E);
    private static final Font VALUE = Fonts.bold(ChartStyle.LABEL);
    private static final Font PART = Fonts.regular(11.5);
    private static final Font STAGE = Fonts.regular(ChartStyle.SMALL);
    private static final double WIDEST_STAGE = 190;
    private static final double NAMED_SHARE = 0.045;

    public StackedColumnChart {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(number, "number");
        stages = List.copyOf(stages);
        columns = List.copyOf(columns);
        for (Column column : columns) {
            if (column.values.size() != stages.size() || column.values.stream().anyMatch(value -> !(value >= 0))) {
                throw new IllegalArgumentException("column \"" + column.name + "\": one value from 0 for each of "
                        + stages.size() + " stages is wanted, not " + column.values);
            }
        }
    }

    @Override
    public JFreeChart draw() {
        if (columns.isEmpty() || stages.isEmpty()) {
            return ChartStyle.empty(text);
        }
        double[] totals = columns.stream().mapToDouble(Column::total).toArray();
        NumberAxis x = ChartStyle.positions(columns.size());
        NumberAxis y = ChartStyle.values(totals, true, number);
        double names = stages.stream()
                .mapToDouble(stage -> Fonts.width(stage, STAGE))
                .max()
                .orElse(0);
        boolean beside = named(y.getUpperBound());
        RectangleInsets insets = beside
                ? new RectangleInsets(36, 0, 28, Math.min(WIDEST_STAGE, names) + 10)
                : new RectangleInsets(58, 0, 28, 4);
        return ChartStyle.chart(text, x, y, insets, canvas -> paint(canvas, beside));
    }

    /** Whether each part of the last column is high enough to be named beside it; otherwise a key stands above. */
    private boolean named(double most) {
        return columns.get(columns.size() - 1).values.stream().allMatch(value -> value / most > NAMED_SHARE);
    }

    private void paint(Canvas canvas, boolean beside) {
        double slot = canvas.area().getWidth() / columns.size();
        double half = Math.min(slot * 0.35, 50);
        boolean totals = columns.stream()
                        .mapToDouble(column -> Fonts.width(number.format(column.total()), VALUE))
                        .max()
                        .orElse(0)
                < slot - 6;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            double below = 0;
            for (int stage = stages.size() - 1; stage >= 0; stage--) {
                double value = column.values.get(stage);
                part(canvas, canvas.x(i), half, below, below + value, stage);
                below += value;
            }
            if (totals) {
                double y = canvas.y(below) - 12;
                canvas.note(number.format(below), canvas.x(i), y, VALUE, ChartStyle.INK, Align.CENTRE);
            }
        }
        double zero = canvas.y(0);
        canvas.line(canvas.area().getMinX(), zero, canvas.area().getMaxX(), zero, ChartStyle.HAIRLINE, ChartStyle.INK);
        canvas.columnNames(columns.stream().map(Column::name).toList(), 18);
        if (beside) {
            nameStages(canvas, canvas.x(columns.size() - 1) + half);
        } else {
            canvas.key(
                    IntStream.range(0, stages.size())
                            .mapToObj(stage -> new KeyItem(stages.get(stage), Look.BOX, shade(stage)))
                            .toList(),
                    38);
        }
    }

    private void part(Canvas canvas, double x, double half, double from, double to, int stage) {
        double top = canvas.y(to);
        double bottom = canvas.y(from);
        if (bottom - top < 0.05) {
            return;
        }
        canvas.box(x - half, top, x + half, bottom, shade(stage));
        if (bottom - top > 3) {
            canvas.line(x - half, top, x + half, top, ChartStyle.HAIRLINE, Color.WHITE);
        }
        String label = number.format(to - from);
        if (bottom - top >= 17 && Fonts.width(label, PART) < 2 * half - 4) {
            canvas.text(label, x, (top + bottom) / 2, PART, textOn(shade(stage)), Align.CENTRE);
        }
    }

    private void nameStages(Canvas canvas, double edge) {
        Column last = columns.get(columns.size() - 1);
        double above = last.total();
        for (int stage = 0; stage < stages.size(); stage++) {
            double value = last.values.get(stage);
            String name = TextFit.cut(stages.get(stage), STAGE, WIDEST_STAGE);
            canvas.text(name, edge + 10, canvas.y(above - value / 2), STAGE, ChartStyle.INK, Align.LEFT);
            above -= value;
        }
    }

    /** A blue between the lightest for the first stage and the darkest for the last. */
    private Color shade(int stage) {
        double share = stages.size() == 1 ? 1 : (double) stage / (stages.size() - 1);
        return new Color(
                mix(EARLIEST.getRed(), LATEST.getRed(), share),
                mix(EARLIEST.getGreen(), LATEST.getGreen(), share),
                mix(EARLIEST.getBlue(), LATEST.getBlue(), share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private static Color textOn(Color fill) {
        double light = 0.299 * fill.getRed() + 0.587 * fill.getGreen() + 0.114 * fill.getBlue();
        return light > 140 ? ChartStyle.INK : Color.WHITE;
    }
}
