package io.quarterdeck.dashboards;

import io.quarterdeck.dashboards.Canvas.Align;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleInsets;

/**
 * How one figure became another: an opening column, what added and what took away, and the closing column.
 *
 * @param steps from left to right; the closing value is the opening value and all changes
 * @param cutNote what says that the first and last column are cut so that the changes can be seen, as "axis starts at
 *     {0}"; empty to show the columns in full always
 */
public record WaterfallChart(
        ChartText text,
        End opening,
        List<Step> steps,
        String closingName,
        Kind closingKind,
        String cutNote,
        AxisNumber number)
        implements Chart {
    /** What an opening or closing column shows, and so how it looks. */
    public enum Kind {
        ACTUAL,
        TARGET,
        FORECAST,
        LAST_YEAR
    }

    /** The column at the left. */
    public record End(String name, double value, Kind kind) {}

    /**
     * A change; above 0 is good.
     *
     * @param note stands in grey under the column, as "within chance"; may be empty
     * @param isDone whether it left because it is done, which is neither good nor bad
     */
    public record Step(String name, double change, String note, boolean isDone) {
        public Step {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(note, "note");
        }

        public Step(String name, double change, String note) {
            this(name, change, note, false);
        }

        public Step(String name, double change) {
            this(name, change, "");
        }
    }

    private static final Font SMALL = Fonts.regular(ChartStyle.SMALL);
    private static final Font NOTE = Fonts.regular(11.5);
    private static final Font WIDEST = Fonts.bold(ChartStyle.LABEL);
    private static final int LABEL_LINES = 2;
    private static final double SMALLEST = 9;

    public WaterfallChart {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(opening, "opening");
        Objects.requireNonNull(closingName, "closingName");
        Objects.requireNonNull(closingKind, "closingKind");
        Objects.requireNonNull(cutNote, "cutNote");
        Objects.requireNonNull(number, "number");
        steps = List.copyOf(steps);
    }

    @Override
    public JFreeChart draw() {
        if (steps.isEmpty() && opening.value == 0) {
            return ChartStyle.empty(text);
        }
        double[] levels = levels();
        NumberAxis y = ChartStyle.values(levels, true, number);
        double start = cut(levels);
        double least = Arrays.stream(levels).min().orElseThrow();
        double most = Arrays.stream(levels).max().orElseThrow();
        y.setRange(start != 0 ? start : Math.min(0, least), Math.max(most, least < 0 ? 0 : Math.nextUp(start)));
        y.setVisible(false);
        RectangleInsets insets = new RectangleInsets(44, 0, start != 0 ? 66 : 46, 0);
        NumberAxis x = ChartStyle.positions(steps.size() + 2);
        return ChartStyle.chart(text, x, y, insets, canvas -> paint(canvas, levels, start));
    }

    /** The value before the first step, after it, after the second, … */
    private double[] levels() {
        double[] levels = new double[steps.size() + 1];
        levels[0] = opening.value;
        for (int i = 0; i < steps.size(); i++) {
            levels[i + 1] = levels[i] + steps.get(i).change;
        }
        return levels;
    }

    /** Where the axis starts: 0, or a round number when all levels lie in the upper part. */
    private double cut(double[] levels) {
        double least = Arrays.stream(levels).min().orElseThrow();
        double most = Arrays.stream(levels).max().orElseThrow();
        if (cutNote.isEmpty() || least < 0.6 * most || most <= least) {
            return 0;
        }
        double step = number.step(most - least, 2);
        return Math.max(0, Math.floor((least - (most - least)) / step) * step);
    }

    private void paint(Canvas canvas, double[] levels, double start) {
        double slot = canvas.area().getWidth() / (steps.size() + 2);
        double half = Math.min(slot * 0.36, 48);
        double base = canvas.y(start);
        double closing = levels[levels.length - 1];
        int end = steps.size() + 1;
        column(canvas, canvas.x(0), half, opening.value, base, opening.kind);
        column(canvas, canvas.x(end), half, closing, base, closingKind);
        for (int i = 0; i < levels.length; i++) {
            double level = canvas.y(levels[i]);
            canvas.line(canvas.x(i) + half, level, canvas.x(i + 1) - half, level, ChartStyle.HAIRLINE, ChartStyle.AXIS);
        }
        for (int i = 0; i < steps.size(); i++) {
            Color colour = steps.get(i).isDone ? ChartStyle.LAST_YEAR : ChartStyle.signal(steps.get(i).change >= 0);
            if (steps.get(i).change == 0) {
                double level = canvas.y(levels[i]);
                canvas.line(
                        canvas.x(i + 1) - half,
                        level,
                        canvas.x(i + 1) + half,
                        level,
                        ChartStyle.HAIRLINE,
                        ChartStyle.AXIS);
            }
            canvas.box(
                    canvas.x(i + 1) - half,
                    canvas.y(levels[i]),
                    canvas.x(i + 1) + half,
                    canvas.y(levels[i + 1]),
                    colour);
        }
        canvas.line(canvas.area().getMinX(), base, canvas.area().getMaxX(), base, ChartStyle.HAIRLINE, ChartStyle.INK);
        if (start != 0) {
            cutMark(canvas, canvas.x(0), half);
            cutMark(canvas, canvas.x(end), half);
            canvas.text(
                    cutNote.replace("{0}", number.format(start)),
                    canvas.area().getMinX(),
                    canvas.area().getMaxY() + 62,
                    SMALL,
                    ChartStyle.GREY_TEXT,
                    Align.LEFT);
        }
        label(canvas, levels, slot);
    }

    private static void column(Canvas canvas, double x, double half, double value, double base, Kind kind) {
        double y = canvas.y(value);
        switch (kind) {
            case ACTUAL -> canvas.box(x - half, y, x + half, base, ChartStyle.INK);
            case FORECAST -> canvas.box(x - half, y, x + half, base, ChartStyle.FORECAST);
            case LAST_YEAR -> canvas.box(x - half, y, x + half, base, ChartStyle.LAST_YEAR);
            case TARGET -> canvas.outline(x - half, y, x + half, base, ChartStyle.INK);
        }
    }

    private static void cutMark(Canvas canvas, double x, double half) {
        double y = canvas.area().getMaxY() - 18;
        canvas.line(x - half - 6, y + 6, x + half + 6, y - 6, new BasicStroke(6), Color.WHITE);
    }

    /** Writes values above the columns, as large as fits beside each other, and names below. */
    private void label(Canvas canvas, double[] levels, double slot) {
        double widest = Math.max(
                Fonts.width(number.format(opening.value), WIDEST),
                Fonts.width(number.format(levels[levels.length - 1]), WIDEST));
        for (Step step : steps) {
            widest = Math.max(widest, Fonts.width(number.marked(step.change, step.change >= 0), WIDEST));
        }
        double size = Math.min(ChartStyle.LABEL, ChartStyle.LABEL * (slot - 4) / widest);
        Font font = Fonts.bold(size);
        int end = steps.size() + 1;
        endValue(canvas, 0, opening.value, size, slot, opening.kind);
        endValue(canvas, end, levels[end - 1], size, slot, closingKind);
        name(canvas, 0, opening.name, slot);
        name(canvas, end, closingName, slot);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean good = step.change >= 0;
            double x = canvas.x(i + 1);
            if (size >= SMALLEST) {
                double top = canvas.y(Math.max(levels[i], levels[i + 1]));
                String change = step.isDone ? number.signed(step.change) : number.marked(step.change, good);
                Color colour = step.isDone
                        ? ChartStyle.INK
                        : AxisNumber.isSigned(number.signed(step.change))
                                ? ChartStyle.signalText(good)
                                : ChartStyle.GREY_TEXT;
                canvas.text(change, x, top - 12, font, colour, Align.CENTRE);
            }
            double bottom = canvas.y(Math.min(levels[i], levels[i + 1]));
            if (!step.note.isBlank() && bottom + 20 < canvas.area().getMaxY()) {
                String note = TextFit.cut(step.note, NOTE, slot - 4);
                canvas.text(note, x, bottom + 12, NOTE, ChartStyle.GREY_TEXT, Align.CENTRE);
            }
            name(canvas, i + 1, step.name, slot);
        }
    }

    /** The value of an end, centred, or from the edge of the plot inwards where the steps have no values. */
    private void endValue(Canvas canvas, int place, double value, double size, double slot, Kind kind) {
        double y = Math.min(
                        canvas.y(value),
                        canvas.y(Math.max(0, canvas.plot().getRangeAxis().getLowerBound())))
                - 12;
        Color colour = kind == Kind.FORECAST ? ChartStyle.FORECAST : ChartStyle.INK;
        boolean alone = size < SMALLEST;
        double x = canvas.x(place) + (!alone ? 0 : place == 0 ? -slot / 2 : slot / 2);
        Align align = !alone ? Align.CENTRE : place == 0 ? Align.LEFT : Align.RIGHT;
        canvas.text(number.format(value), x, y, Fonts.bold(alone ? ChartStyle.LABEL : size), colour, align);
    }

    private static void name(Canvas canvas, int place, String name, double slot) {
        Font font = nameFont(name, slot - 6);
        List<String> lines = TextFit.wrap(name, font, slot - 6, LABEL_LINES);
        canvas.lines(lines, canvas.x(place), canvas.area().getMaxY() + 16, font, ChartStyle.GREY_TEXT, Align.CENTRE);
    }

    /** The largest font in which no word is broken, where one is large enough to read. */
    private static Font nameFont(String name, double width) {
        for (double size = ChartStyle.SMALL; size >= SMALLEST; size--) {
            Font font = Fonts.regular(size);
            if (Arrays.stream(name.split("\\s+")).allMatch(word -> Fonts.width(word, font) <= width)) {
                return font;
            }
        }
        return SMALL;
    }
}
