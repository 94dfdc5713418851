package io.quarterdeck.forecast;

import io.quarterdeck.forecast.Landmarks.Horizon;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each voice said at one week of every quarter, from what was known then, and what the quarter came to.
 *
 * <p>The model is the mean of the view of the open deals and that of the series, weighted by how little each had erred at
 * that week of the quarters before: w = MSE(series) / (MSE(open deals) + MSE(series)), drawn to one half with the weight of
 * two quarters (Bates and Granger, 1969; Smith and Wallis, 2009, on why to draw it). Its range is that of the open
 * deals around it, and as much wider as past ranges were too narrow (D24).
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

    /** A range needs so many past ones to be held against. */
    private static final int LEAST_RANGES = 4;

    /** Before that it is this much wider than the deals alone would have it. */
    private static final double UNTESTED = 1.5;

    private static final double WIDEST = 3;

    private static final int QUARTERS_OF_A_YEAR = 4;

    private static final int COMPLETION_QUARTERS = 8;

    private static final double WEEK = 7;

    /**
     * One quarter at that week.
     *
     * @param weight of the open deals in the model
     * @param widening of the model's range
     * @param actual what it came to; of no meaning for the quarter under review and later
     * @param isKnown whether its end is known
     */
    record Entry(
            PipelineView.Origin origin,
            double weight,
            double widening,
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
            double widening = widening(known);
            voices.put(
                    Speaker.MODEL,
                    model(view, voices.get(Speaker.SERIES), weight).widened(widening, view.certain()));
            boolean isKnown = point.quarter() + horizon.lag() <= review;
            entries.add(new Entry(origin, weight, widening, voices, point.total(horizon), isKnown));
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

    /** The factor that past ranges would have needed to hold 8 of 10 outcomes; ranges are never made narrower. */
    private static double widening(List<Entry> known) {
        List<Double> scores = new ArrayList<>();
        for (Entry entry : known) {
            Voice voice = entry.voices().get(Speaker.MODEL);
            double half = (entry.actual() > voice.p50() ? voice.p90() - voice.p50() : voice.p50() - voice.p10())
                    / entry.widening();
            if (half > 0) {
                scores.add(Math.abs(entry.actual() - voice.p50()) / half);
            }
        }
        if (scores.size() < LEAST_RANGES) {
            return UNTESTED;
        }
        double needed = SplitConformal.halfWidth(
                scores.stream().mapToDouble(Double::doubleValue).toArray(), 80);
        return Math.min(WIDEST, Math.max(1, needed));
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
