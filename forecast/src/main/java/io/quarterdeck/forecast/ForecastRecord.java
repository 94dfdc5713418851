package io.quarterdeck.forecast;

import io.quarterdeck.forecast.Landmarks.Horizon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What each voice said at one week of every quarter, from what was known then, and what the quarter came to.
 *
 * <p>The model is the mean of the view of the open deals and that of the series, weighted by how little each had erred at
 * that week of the quarters before: w = MSE(series) / (MSE(open deals) + MSE(series)), drawn to one half with the weight of
 * two quarters (Bates and Granger, 1969; Smith and Wallis, 2009, on why to draw it). Its range is that of the open
 * deals around it, wider or narrower by what past ranges would have needed (D24).
 */
final class ForecastRecord {
    /** Who speaks. */
    enum Speaker {
        MODEL,
        OPEN_DEALS,
        SERIES,
        SEASONAL_NAIVE,
        RUN_RATE,
        CRM_WEIGHTED,
        COMPLETION;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final int DRAWN_BY = 2;

    /** With fewer earlier quarters than are scored, a range is this much wider than chance alone would have it. */
    static final double UNTESTED = 1.5;

    private static final double WIDEST = 3;

    private static final double NARROWEST = 1 / WIDEST;

    private static final int LEVEL = 80;

    /**
     * The record begins with so many quarters that came as far from what was told as chance alone would have it: the least
     * from which a range of 80 % can be told (D24).
     */
    private static final double[] AS_FORESEEN = asForeseen(4);

    private static final int QUARTERS_OF_A_YEAR = 4;

    private static final int COMPLETION_QUARTERS = 8;

    private static final double WEEK = 7;

    /**
     * One quarter at that week.
     *
     * @param weight of the open deals in the model
     * @param widening of the model's range
     * @param foreseen the model with the range that chance alone would have
     * @param actual what it came to; of no meaning for the quarter under review and later
     * @param isKnown whether its end is known
     */
    record Entry(
            PipelineView.Origin origin,
            double weight,
            double widening,
            Voice foreseen,
            Map<Speaker, Voice> voices,
            double actual,
            boolean isKnown) {}

    private ForecastRecord() {}

    /**
     * @param landmarks past open deals
     * @param points of one week, by quarter
     * @param crm the CRM's chance by stage
     * @return in order of quarters, the one under review last if it is among {@code points}
     */
    static List<Entry> of(
            Landmarks landmarks,
            SortedMap<Long, OutlookPoint> points,
            SeriesVoice series,
            Map<Long, Double> crm,
            Horizon horizon) {
        long review = points.isEmpty() ? 0 : points.lastKey();
        List<Entry> entries = new ArrayList<>();
        for (PipelineView.Origin origin : PipelineView.origins(landmarks, points, horizon)) {
            OutlookPoint point = origin.point();
            List<Entry> known = entries.stream()
                    .filter(e -> e.origin().point().quarter() <= point.quarter() - horizon.lag())
                    .toList();
            Map<Speaker, Voice> voices = new EnumMap<>(Speaker.class);
            PipelineView view = origin.view();
            voices.put(Speaker.OPEN_DEALS, new Voice(view.quantile(Voice.LOW), view.mean(), view.quantile(Voice.HIGH)));
            simple(voices, Speaker.SERIES, series.at(point, horizon), known, view.certain());
            simple(voices, Speaker.SEASONAL_NAIVE, seasonal(points, point, horizon), known, view.certain());
            simple(voices, Speaker.RUN_RATE, runRate(point, horizon), known, view.certain());
            simple(voices, Speaker.CRM_WEIGHTED, weighted(landmarks, point, crm, horizon), known, view.certain());
            simple(voices, Speaker.COMPLETION, completion(points, point, horizon), known, view.certain());
            double weight = weight(known);
            double widening = widening(known, view.quarters());
            Voice foreseen = model(view, voices.get(Speaker.SERIES), weight);
            voices.put(Speaker.MODEL, foreseen.widened(widening, view.certain()));
            boolean isKnown = point.quarter() + horizon.lag() <= review;
            entries.add(new Entry(origin, weight, widening, foreseen, voices, point.total(horizon), isKnown));
        }
        return entries;
    }

    private static void simple(
            Map<Speaker, Voice> voices, Speaker speaker, double value, List<Entry> known, double certain) {
        List<Double> errors = known.stream()
                .filter(e -> !e.voices().get(speaker).isSilent())
                .map(e -> e.voices().get(speaker).p50() - e.actual())
                .toList();
        voices.put(speaker, Double.isNaN(value) ? Voice.SILENT : Voice.of(value, errors, certain));
    }

    /** How much the open deals count for in the model. */
    private static double weight(List<Entry> known) {
        double openDeals = 0;
        double series = 0;
        int n = 0;
        for (Entry entry : known) {
            if (!entry.voices().get(Speaker.SERIES).isSilent()) {
                openDeals += squaredError(entry, Speaker.OPEN_DEALS);
                series += squaredError(entry, Speaker.SERIES);
                n++;
            }
        }
        double own = openDeals + series == 0 ? 0.5 : series / (openDeals + series);
        return (n * own + DRAWN_BY * 0.5) / (n + DRAWN_BY);
    }

    private static double squaredError(Entry entry, Speaker speaker) {
        double error = entry.voices().get(speaker).p50() - entry.actual();
        return error * error;
    }

    /** The model's total: never below what is certain. */
    static double combined(PipelineView view, double series, double weight) {
        double value = Double.isNaN(series) ? view.mean() : weight * view.mean() + (1 - weight) * series;
        return Math.max(view.certain(), value);
    }

    private static Voice model(PipelineView view, Voice series, double weight) {
        double expected = combined(view, series.p50(), weight);
        double scale = view.toCome() <= 0 ? 1 : (expected - view.certain()) / view.toCome();
        double low = view.certain() + scale * (view.quantile(Voice.LOW) - view.certain());
        double high = view.certain() + scale * (view.quantile(Voice.HIGH) - view.certain());
        return new Voice(Math.min(low, expected), expected, Math.max(high, expected));
    }

    /**
     * The factor that past ranges would have needed to hold 8 of 10 outcomes. Quarters that rested on fewer earlier ones than
     * are scored are left out: their chances and weights were not yet what they are today, so their errors are no measure
     * of today's.
     */
    private static double widening(List<Entry> known, int quarters) {
        if (quarters < AccuracyTables.LEAST_QUARTERS) {
            return UNTESTED;
        }
        DoubleStream scores = known.stream()
                .filter(entry -> entry.origin().view().quarters() >= AccuracyTables.LEAST_QUARTERS)
                .mapToDouble(ForecastRecord::score)
                .filter(Double::isFinite);
        double needed = SplitConformal.between(
                DoubleStream.concat(Arrays.stream(AS_FORESEEN), scores).toArray(), LEVEL);
        return Math.min(WIDEST, Math.max(NARROWEST, needed));
    }

    /** How far off it was, in half-widths of the range that chance alone would have; not finite where that is none. */
    private static double score(Entry entry) {
        Voice told = entry.foreseen();
        double half = entry.actual() > told.p50() ? told.p90() - told.p50() : told.p50() - told.p10();
        return half <= 0 ? Double.NaN : Math.abs(entry.actual() - told.p50()) / half;
    }

    /** Scores of normal errors that part the distribution evenly. */
    private static double[] asForeseen(int quarters) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        return IntStream.rangeClosed(1, quarters)
                .mapToDouble(i -> normal.inverseCumulativeProbability((1 + i / (quarters + 1.0)) / 2)
                        / normal.inverseCumulativeProbability(Voice.HIGH))
                .toArray();
    }

    private static double seasonal(SortedMap<Long, OutlookPoint> points, OutlookPoint point, Horizon horizon) {
        long wanted = point.quarter() + horizon.ordinal() - QUARTERS_OF_A_YEAR;
        OutlookPoint yearBefore = points.get(wanted);
        return yearBefore == null ? Double.NaN : yearBefore.total(Horizon.THIS);
    }

    private static double runRate(OutlookPoint point, Horizon horizon) {
        double gone =
                point.day().plusDays(1).toEpochDay() - point.quarterStart().toEpochDay();
        double days =
                point.quarterEndExclusive().toEpochDay() - point.quarterStart().toEpochDay();
        return horizon == Horizon.NEXT || gone < WEEK ? Double.NaN : point.booked() / gone * days;
    }

    private static double weighted(Landmarks landmarks, OutlookPoint point, Map<Long, Double> crm, Horizon horizon) {
        if (crm.isEmpty() || !point.countsDeals()) {
            return Double.NaN;
        }
        double sum = point.certain(horizon);
        for (Landmarks.Cell cell : landmarks.cells(point.week(), point.quarter())) {
            String plan = cell.band().plan();
            boolean isPlanned = horizon == Horizon.THIS
                    ? plan.equals("this_quarter") || plan.equals("overdue")
                    : plan.equals("next_quarter");
            sum += isPlanned ? cell.amount() * crm.getOrDefault(cell.band().stageOrder(), 0.0) : 0;
        }
        return sum;
    }

    private static double completion(SortedMap<Long, OutlookPoint> points, OutlookPoint point, Horizon horizon) {
        if (horizon == Horizon.NEXT) {
            return Double.NaN;
        }
        double by = 0;
        double total = 0;
        int n = 0;
        for (OutlookPoint earlier :
                new TreeMap<>(points.headMap(point.quarter())).descendingMap().values()) {
            if (n++ < COMPLETION_QUARTERS) {
                by += earlier.booked();
                total += earlier.total(Horizon.THIS);
            }
        }
        return by <= 0 ? Double.NaN : point.booked() * total / by;
    }
}
