package io.quarterdeck.dashboards;

import io.quarterdeck.dashboards.Canvas.Align;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleInsets;

/**
 * How many opportunities reach each stage: a bar by count for each, with their value and the share that came on from the
 * stage before.
 *
 * @param stages from the first to the last
 * @param number how values are written; counts and shares have their own form
 */
public record FunnelChart(ChartText text, Names names, List<Stage> stages, AxisNumber number) implements Chart {
    /** Headings of the three columns of numbers. */
    public record Names(String count, String value, String conversion) {}

    /**
     * One stage.
     *
     * @param conversion share of the stage before that came on, 0–1; null for the first stage or where it is not known; without any there is no such column
     */
    public record Stage(String name, long count, double value, Double conversion) {
        public Stage {
            Objects.requireNonNull(name, "name");
            if (count < 0) {
                throw new IllegalArgumentException("stage \"" + name + "\": a count from 0 is wanted, not " + count);
            }
        }
    }

    private static final int ROW = 52;
    private static final int GAP = 24;
    private static final Font NUMBER = Fonts.bold(ChartStyle.LABEL);
    private static final Font HEADING = Fonts.regular(ChartStyle.SMALL);
    private static final Color DROP = new Color(0xE9EBEF);

    public FunnelChart {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(number, "number");
        stages = List.copyOf(stages);
    }

    @Override
    public int height() {
        return stages.isEmpty() ? 520 : ChartStyle.headerHeight(text) + 50 + ROW * Math.max(3, stages.size());
    }

    @Override
    public JFreeChart draw() {
        if (stages.isEmpty()) {
            return ChartStyle.empty(text);
        }
        double nameWidth = ChartStyle.rowNameWidth(stages.stream().map(Stage::name));
        double counts = column(names.count, FunnelChart::count);
        double values = column(names.value, this::value);
        boolean hasShares = stages.stream().anyMatch(stage -> stage.conversion != null);
        double shares = hasShares ? column(names.conversion, FunnelChart::conversion) + GAP : 0;
        NumberAxis rows = ChartStyle.positions(stages.size());
        rows.setInverted(true);
        NumberAxis lengths = ChartStyle.positions(1);
        lengths.setRange(
                0, Math.max(1, stages.stream().mapToLong(Stage::count).max().orElse(1)));
        RectangleInsets insets = new RectangleInsets(36, nameWidth + 16, 0, counts + values + shares + 2 * GAP);
        return ChartStyle.chart(text, lengths, rows, insets, canvas -> {
            bars(canvas, nameWidth);
            double right = ChartStyle.RIGHT;
            if (hasShares) {
                numbers(canvas, names.conversion, FunnelChart::conversion, right, shares - GAP);
            }
            numbers(canvas, names.value, this::value, right - shares, values);
            numbers(canvas, names.count, FunnelChart::count, right - shares - values - GAP, counts);
        });
    }

    private static String count(Stage stage) {
        return AxisNumber.PLAIN.format(stage.count);
    }

    private String value(Stage stage) {
        return number.format(stage.value);
    }

    private static String conversion(Stage stage) {
        return stage.conversion == null ? "–" : AxisNumber.PERCENT.format(stage.conversion);
    }

    /** Width of a column of numbers under its heading. */
    private double column(String heading, Function<Stage, String> text) {
        double widest = stages.stream()
                .mapToDouble(stage -> Fonts.width(text.apply(stage), NUMBER))
                .max()
                .orElse(0);
        return Math.max(widest, Math.min(140, Fonts.width(heading, HEADING)));
    }

    private void bars(Canvas canvas, double nameWidth) {
        double half = Math.min(15, canvas.area().getHeight() / stages.size() * 0.3);
        double zero = canvas.x(0);
        for (int i = 0; i < stages.size(); i++) {
            double y = canvas.y(i);
            double end = canvas.x(stages.get(i).count);
            if (i + 1 < stages.size()) {
                double next = canvas.x(stages.get(i + 1).count);
                double below = canvas.y(i + 1) - half;
                canvas.fill(
                        List.of(
                                new double[] {zero, y + half},
                                new double[] {end, y + half},
                                new double[] {next, below},
                                new double[] {zero, below}),
                        DROP);
            }
            canvas.box(zero, y - half, end, y + half, ChartStyle.INK);
            canvas.rowName(stages.get(i).name, y, nameWidth);
        }
    }

    private void numbers(Canvas canvas, String heading, Function<Stage, String> text, double right, double width) {
        double top = canvas.area().getMinY() - 12;
        canvas.text(TextFit.cut(heading, HEADING, width), right, top, HEADING, ChartStyle.GREY_TEXT, Align.RIGHT);
        for (int i = 0; i < stages.size(); i++) {
            canvas.text(text.apply(stages.get(i)), right, canvas.y(i), NUMBER, ChartStyle.INK, Align.RIGHT);
        }
    }
}
