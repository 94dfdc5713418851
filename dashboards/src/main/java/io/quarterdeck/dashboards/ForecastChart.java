package io.quarterdeck.dashboards;

import io.quarterdeck.dashboards.Canvas.Align;
import io.quarterdeck.dashboards.Canvas.KeyItem;
import io.quarterdeck.dashboards.Canvas.Look;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Where a quarter lands: past quarters as columns with their targets, then the open ones as what is booked, what open deals
 * and what deals not yet known are expected to bring, with the range beside them and what each voice says.
 *
 * @param past in order
 * @param ahead in order, after the past
 */
public record ForecastChart(ChartText text, Names names, List<Past> past, List<Ahead> ahead, AxisNumber number)
        implements Chart {
    /** What the marks are called in the key and beside a column. */
    public record Names(
            String booked, String open, String unknown, String target, String range, String low, String high) {}

    /** A quarter that is over. @param target null where there was none */
    public record Past(String name, double booked, Double target) {
        public Past {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * A quarter that is not over.
     *
     * @param low and high the range; null where there is none
     * @param target null where there is none
     * @param expected the whole, with its name
     * @param voices what others say
     */
    public record Ahead(
            String name,
            double booked,
            double open,
            double unknown,
            Double low,
            Double high,
            Double target,
            Voice expected,
            List<Voice> voices) {
        public Ahead {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(expected, "expected");
            voices = List.copyOf(voices);
        }
    }

    /** Who says what. @param note behind the figure: how far off it usually is; may be empty */
    public record Voice(String name, double value, String note) {}

    private record Mark(String text, double value, Font font, Color colour, boolean isVoice) {}

    /** A column ahead has the room of so many of the past: its labels stand beside it. */
    private static final int SLOTS = 4;

    private static final double GAP = 17;
    private static final double WIDEST_KEY = 150;
    private static final Font STRONG = Fonts.bold(ChartStyle.LABEL);
    private static final Font SMALL = Fonts.regular(ChartStyle.SMALL);

    public ForecastChart {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(number, "number");
        past = List.copyOf(past);
        ahead = List.copyOf(ahead);
    }

    @Override
    public JFreeChart draw() {
        if (ahead.isEmpty()) {
            return ChartStyle.empty(text);
        }
        NumberAxis x = ChartStyle.positions(past.size() + SLOTS * ahead.size());
        return ChartStyle.chart(
                text, x, ChartStyle.values(values(), true, number), new RectangleInsets(66, 0, 28, 4), this::paint);
    }

    private double[] values() {
        return DoubleStream.concat(
                        past.stream()
                                .flatMap(quarter -> Stream.of(quarter.booked, quarter.target))
                                .filter(Objects::nonNull)
                                .mapToDouble(Double::doubleValue),
                        ahead.stream()
                                .flatMap(quarter -> Stream.concat(
                                        Stream.of(
                                                quarter.booked,
                                                quarter.booked + quarter.open + quarter.unknown,
                                                quarter.low,
                                                quarter.high,
                                                quarter.target),
                                        quarter.voices.stream().map(Voice::value)))
                                .filter(Objects::nonNull)
                                .mapToDouble(Double::doubleValue))
                .toArray();
    }

    private void paint(Canvas canvas) {
        double slot = canvas.area().getWidth() / (past.size() + SLOTS * ahead.size());
        double half = Math.min(slot * 0.34, 32);
        for (int i = 0; i < past.size(); i++) {
            past(canvas, past.get(i), canvas.x(i), half, slot);
        }
        for (int i = 0; i < ahead.size(); i++) {
            double left = canvas.x(past.size() + SLOTS * i - 0.5);
            ahead(canvas, ahead.get(i), left + half + 8, half, left + SLOTS * slot);
        }
        double zero = canvas.y(0);
        canvas.line(canvas.area().getMinX(), zero, canvas.area().getMaxX(), zero, ChartStyle.HAIRLINE, ChartStyle.INK);
        canvas.key(
                List.of(
                        key(names.booked, Look.BOX, ChartStyle.INK),
                        key(names.open, Look.HATCH, ChartStyle.FORECAST),
                        key(names.unknown, Look.OUTLINE, ChartStyle.FORECAST),
                        key(names.range, Look.BOX, ChartStyle.INNER_BAND),
                        key(names.target, Look.DASHES, ChartStyle.INK)),
                46);
    }

    /** Five of them have to fit in one line. */
    private static KeyItem key(String name, Look look, Color colour) {
        return new KeyItem(TextFit.cut(name, SMALL, WIDEST_KEY), look, colour);
    }

    private void past(Canvas canvas, Past quarter, double x, double half, double slot) {
        double top = canvas.y(quarter.booked);
        canvas.box(x - half, top, x + half, canvas.y(0), ChartStyle.INK);
        if (quarter.target != null) {
            double y = canvas.y(quarter.target);
            canvas.line(
                    x - half - 5,
                    y,
                    x + half + 5,
                    y,
                    ChartStyle.TARGET,
                    quarter.target < quarter.booked ? ChartStyle.AXIS : ChartStyle.INK);
            top = Math.min(top, y);
        }
        String value = number.format(quarter.booked);
        if (Fonts.width(value, STRONG) < slot - 4) {
            canvas.note(value, x, Math.min(top, canvas.y(0)) - 12, STRONG, ChartStyle.INK, Align.CENTRE);
        }
        name(canvas, quarter.name, x, Math.max(slot - 6, 1), Align.CENTRE);
    }

    private void ahead(Canvas canvas, Ahead quarter, double x, double half, double right) {
        double booked = canvas.y(quarter.booked);
        double known = canvas.y(quarter.booked + quarter.open);
        double all = canvas.y(quarter.booked + quarter.open + quarter.unknown);
        canvas.box(x - half, booked, x + half, canvas.y(0), ChartStyle.INK);
        canvas.hatch(x - half, known, x + half, booked, ChartStyle.FORECAST);
        canvas.box(x - half, all, x + half, known, Color.WHITE);
        canvas.outline(x - half, all, x + half, known, ChartStyle.FORECAST);
        part(canvas, quarter.booked, x, half, canvas.y(0), booked, Color.WHITE);
        part(canvas, quarter.open, x, half, booked, known, ChartStyle.FORECAST);
        part(canvas, quarter.unknown, x, half, known, all, ChartStyle.FORECAST);
        double beside = x + half + 12;
        if (quarter.low != null && quarter.high != null) {
            canvas.box(beside - 5, canvas.y(quarter.high), beside + 5, canvas.y(quarter.low), ChartStyle.INNER_BAND);
        }
        if (quarter.target != null) {
            double y = canvas.y(quarter.target);
            canvas.line(x - half - 6, y, beside + 10, y, ChartStyle.TARGET, ChartStyle.INK);
        }
        canvas.line(beside - 7, all, beside + 7, all, ChartStyle.LINE, ChartStyle.FORECAST);
        label(canvas, marks(quarter, right - beside - 40), beside);
        name(canvas, quarter.name, x - half, right - x + half - 8, Align.LEFT);
    }

    private void part(Canvas canvas, double value, double x, double half, double from, double to, Color colour) {
        String label = number.format(value);
        if (Math.abs(from - to) < 19 || Fonts.width(label, STRONG) > 2 * half - 2) {
            return;
        }
        if (colour.equals(Color.WHITE)) {
            canvas.text(label, x, (from + to) / 2, STRONG, colour, Align.CENTRE);
        } else {
            canvas.note(label, x, (from + to) / 2, STRONG, colour, Align.CENTRE);
        }
    }

    /** What stands beside a column, from the top. */
    private List<Mark> marks(Ahead quarter, double width) {
        List<Mark> marks = new ArrayList<>();
        marks.add(mark(quarter.expected, STRONG, ChartStyle.FORECAST, false, width));
        if (quarter.low != null && quarter.high != null) {
            marks.add(mark(new Voice(names.high, quarter.high, ""), SMALL, ChartStyle.GREY_TEXT, false, width));
            marks.add(mark(new Voice(names.low, quarter.low, ""), SMALL, ChartStyle.GREY_TEXT, false, width));
        }
        if (quarter.target != null) {
            marks.add(mark(new Voice(names.target, quarter.target, ""), STRONG, ChartStyle.INK, false, width));
        }
        quarter.voices.forEach(voice -> marks.add(mark(voice, SMALL, ChartStyle.INK, true, width)));
        marks.sort(Comparator.comparingDouble(Mark::value).reversed());
        return marks;
    }

    /** The name is cut where there is no room, the figure never; a note goes first. */
    private Mark mark(Voice voice, Font font, Color colour, boolean isVoice, double width) {
        String figure = " " + number.format(voice.value);
        String whole = voice.name + figure + voice.note;
        if (Fonts.width(whole, font) > width) {
            whole = TextFit.cut(voice.name, font, Math.max(20, width - Fonts.width(figure, font))) + figure;
        }
        return new Mark(whole.strip(), voice.value, font, colour, isVoice);
    }

    private void label(Canvas canvas, List<Mark> marks, double beside) {
        double[] places =
                marks.stream().mapToDouble(mark -> canvas.y(mark.value)).toArray();
        LabelPlace.spread(
                places, GAP, canvas.area().getMinY() - 16, canvas.area().getMaxY() - 6);
        for (int i = 0; i < places.length; i++) {
            Mark mark = marks.get(i);
            double y = canvas.y(mark.value);
            if (mark.isVoice) {
                canvas.dot(beside, y, 4, ChartStyle.INK);
            }
            canvas.line(beside + 11, y, beside + 22, places[i], ChartStyle.HAIRLINE, ChartStyle.AXIS);
            canvas.note(mark.text, beside + 27, places[i], mark.font, mark.colour, Align.LEFT);
        }
    }

    private static void name(Canvas canvas, String name, double x, double width, Align align) {
        canvas.text(
                TextFit.cut(name, SMALL, width), x, canvas.area().getMaxY() + 18, SMALL, ChartStyle.GREY_TEXT, align);
    }
}
