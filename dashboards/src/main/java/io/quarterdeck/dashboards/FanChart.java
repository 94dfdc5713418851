package io.quarterdeck.dashboards;

import io.quarterdeck.dashboards.Canvas.Align;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Where a measure comes from and where it is likely to land: actual line, forecast line in its band, target and last
 * year, each named at its end.
 *
 * @param periods one for each place on the time axis, in order
 */
public record FanChart(ChartText text, Names names, List<Period> periods, AxisNumber number) implements Chart {
    /**
     * What the lines are called, as "Booked", "Last year", "Target", "P50", "P10", "P90", "as of 2 Sep 2025".
     *
     * @param asOf stands at the last actual; empty for no marker
     */
    public record Names(
            String actual, String lastYear, String target, String middle, String lower, String upper, String asOf) {}

    /** One place on the time axis; null where a line has no value. */
    public record Period(String name, Double actual, Double lastYear, Double target, Forecast forecast) {
        public Period {
            Objects.requireNonNull(name, "name");
        }
    }

    /** A forecast with its range, and a narrower range inside that is drawn when it differs from the middle. */
    public record Forecast(double lower, double innerLower, double middle, double innerUpper, double upper) {
        public Forecast(double lower, double middle, double upper) {
            this(lower, middle, middle, middle, upper);
        }

        /** A forecast whose range is not known: the line goes on, the band does not. */
        static Forecast withoutRange(double middle) {
            return new Forecast(Double.NaN, Double.NaN, middle, Double.NaN, Double.NaN);
        }

        private Forecast(double value) {
            this(value, value, value);
        }
    }

    private record EndLabel(String text, double value, Font font, Color colour) {}

    private static final double LABEL_GAP = 18;
    private static final double WIDEST_LABEL = 200;

    public FanChart {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(number, "number");
        periods = List.copyOf(periods);
    }

    @Override
    public JFreeChart draw() {
        double[] values = values();
        if (values.length == 0) {
            return ChartStyle.empty(text);
        }
        List<EndLabel> labels = endLabels();
        double right = labels.stream()
                .mapToDouble(label -> Fonts.width(label.text, label.font))
                .max()
                .orElse(0);
        NumberAxis y = ChartStyle.values(values, startsAtZero(values), number);
        NumberAxis x = ChartStyle.positions(periods.size());
        if (periods.size() > 1) {
            x.setRange(-0.01 * periods.size(), periods.size() - 1);
        }
        RectangleInsets insets = new RectangleInsets(36, 0, 28, Math.max(30, right + 14));
        return ChartStyle.chart(text, x, y, insets, canvas -> paint(canvas, labels));
    }

    private void paint(Canvas canvas, List<EndLabel> labels) {
        int last = lastActual();
        if (last >= 0 && !names.asOf.isEmpty() && last < periods.size() - 1) {
            double x = canvas.x(last);
            canvas.line(x, canvas.area().getMinY() - 4, x, canvas.area().getMaxY(), ChartStyle.DOTS, ChartStyle.AXIS);
        }
        band(canvas, Forecast::lower, Forecast::upper, ChartStyle.BAND);
        band(canvas, Forecast::innerLower, Forecast::innerUpper, ChartStyle.INNER_BAND);
        double least = canvas.plot().getRangeAxis().getLowerBound();
        double base =
                canvas.y(least < 0 ? Math.min(0, canvas.plot().getRangeAxis().getUpperBound()) : least);
        canvas.line(canvas.area().getMinX(), base, canvas.area().getMaxX(), base, ChartStyle.HAIRLINE, ChartStyle.AXIS);
        lines(canvas, Period::lastYear).forEach(line -> canvas.line(line, ChartStyle.LINE, ChartStyle.LAST_YEAR));
        lines(canvas, Period::target).forEach(line -> canvas.line(line, ChartStyle.TARGET, ChartStyle.INK));
        lines(canvas, period -> joined(period) == null ? null : joined(period).middle)
                .forEach(line -> canvas.line(line, ChartStyle.LINE, ChartStyle.FORECAST));
        lines(canvas, Period::actual).forEach(line -> canvas.line(line, ChartStyle.LINE, ChartStyle.INK));
        canvas.columnNames(periods.stream().map(Period::name).toList(), 18);
        nameActual(canvas, last);
        nameEnds(canvas, labels);
    }

    /** The forecast of a period; at the last actual, the actual itself, so that the fan opens from the line. */
    private Forecast joined(Period period) {
        int last = lastActual();
        boolean opens = last >= 0
                && period == periods.get(last)
                && period.forecast == null
                && last + 1 < periods.size()
                && periods.get(last + 1).forecast != null;
        return opens ? new Forecast(period.actual) : period.forecast;
    }

    private void band(Canvas canvas, Function<Forecast, Double> lower, Function<Forecast, Double> upper, Color colour) {
        List<double[]> above = new ArrayList<>();
        List<double[]> below = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            Forecast forecast = joined(periods.get(i));
            if (forecast != null && !Double.isNaN(lower.apply(forecast))) {
                above.add(new double[] {canvas.x(i), canvas.y(upper.apply(forecast))});
                below.add(0, new double[] {canvas.x(i), canvas.y(lower.apply(forecast))});
            }
        }
        if (above.size() == 1) { // one period alone: a bar instead of an area
            double x = above.get(0)[0];
            canvas.box(x - 6, above.get(0)[1], x + 6, below.get(0)[1], colour);
        }
        above.addAll(below);
        canvas.fill(above, colour);
    }

    private List<List<double[]>> lines(Canvas canvas, Function<Period, Double> value) {
        List<List<double[]>> lines = new ArrayList<>(List.of(new ArrayList<>()));
        for (int i = 0; i < periods.size(); i++) {
            Double y = value.apply(periods.get(i));
            if (y != null) {
                lines.get(lines.size() - 1).add(new double[] {canvas.x(i), canvas.y(y)});
            } else if (!lines.get(lines.size() - 1).isEmpty()) {
                lines.add(new ArrayList<>());
            }
        }
        return lines;
    }

    private int lastActual() {
        for (int i = periods.size() - 1; i >= 0; i--) {
            if (periods.get(i).actual != null) {
                return i;
            }
        }
        return -1;
    }

    /** The last actual and its value near its point, where no line runs; and the as-of above. */
    private void nameActual(Canvas canvas, int last) {
        if (last < 0 || last == periods.size() - 1) {
            return;
        }
        double value = periods.get(last).actual;
        Font font = Fonts.bold(ChartStyle.LABEL);
        String label = labelled(names.actual, value, font);
        double width = Fonts.width(label, font);
        canvas.dot(canvas.x(last), canvas.y(value), 4, ChartStyle.INK);
        List<List<double[]>> lines = new ArrayList<>(lines(canvas, Period::actual));
        lines.addAll(lines(canvas, Period::target));
        lines.addAll(lines(canvas, Period::lastYear));
        Rectangle2D place = LabelPlace.near(canvas.x(last), canvas.y(value), width, 18, canvas.area(), lines);
        canvas.note(label, place.getMinX(), place.getCenterY(), font, ChartStyle.INK, Align.LEFT);
        Font small = Fonts.regular(ChartStyle.SMALL);
        String asOf = TextFit.cut(names.asOf, small, WIDEST_LABEL);
        double half = Fonts.width(asOf, small) / 2;
        double x = Math.max(canvas.x(last), ChartStyle.MARGIN + half);
        canvas.text(asOf, x, canvas.area().getMinY() - 14, small, ChartStyle.GREY_TEXT, Align.CENTRE);
    }

    private List<EndLabel> endLabels() {
        Period end = periods.get(periods.size() - 1);
        List<EndLabel> labels = new ArrayList<>();
        if (end.forecast != null) {
            Forecast at = end.forecast;
            labels.add(endLabel(names.middle, at.middle, true, ChartStyle.FORECAST));
            if (!Double.isNaN(at.upper)) {
                labels.add(endLabel(names.upper, at.upper, false, ChartStyle.GREY_TEXT));
                labels.add(endLabel(names.lower, at.lower, false, ChartStyle.GREY_TEXT));
            }
        }
        if (end.target != null) {
            labels.add(endLabel(names.target, end.target, true, ChartStyle.INK));
        }
        if (end.actual != null) {
            labels.add(endLabel(names.actual, end.actual, true, ChartStyle.INK));
        }
        if (end.lastYear != null) {
            labels.add(endLabel(names.lastYear, end.lastYear, false, ChartStyle.GREY_TEXT));
        }
        labels.sort((a, b) -> Double.compare(b.value, a.value));
        return labels;
    }

    private EndLabel endLabel(String name, double value, boolean strong, Color colour) {
        Font font = strong ? Fonts.bold(ChartStyle.LABEL) : Fonts.regular(ChartStyle.SMALL);
        return new EndLabel(labelled(name, value, font), value, font, colour);
    }

    /** A name, cut where it is too long, and its value. */
    private String labelled(String name, double value, Font font) {
        String figure = " " + number.format(value);
        double room = Math.max(20, WIDEST_LABEL - Fonts.width(figure, font));
        return (TextFit.cut(name, font, room) + figure).strip();
    }

    private void nameEnds(Canvas canvas, List<EndLabel> labels) {
        double[] places =
                labels.stream().mapToDouble(label -> canvas.y(label.value)).toArray();
        double bottom = canvas.area().getMaxY() - 6;
        LabelPlace.spread(places, LABEL_GAP, canvas.area().getMinY() - 10, bottom);
        for (int i = 0; i < places.length; i++) {
            EndLabel label = labels.get(i);
            canvas.text(label.text, canvas.area().getMaxX() + 10, places[i], label.font, label.colour, Align.LEFT);
        }
    }

    private double[] values() {
        List<Double> values = new ArrayList<>();
        for (Period period : periods) {
            values.add(period.actual);
            values.add(period.lastYear);
            values.add(period.target);
            if (period.forecast != null) {
                values.add(period.forecast.lower);
                values.add(period.forecast.middle);
                values.add(period.forecast.upper);
            }
        }
        return values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    /** Whether zero is near enough to the values to be on the axis. */
    private static boolean startsAtZero(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return least >= 0 && least < 0.4 * most;
    }
}
