package io.quarterdeck.forecast;

import io.quarterdeck.engine.Rows;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A day from which a quarter is foreseen, with what was booked by then and what came: the whole company.
 *
 * @param quarter number of the quarter that it is in
 * @param week weeks of that quarter that were over
 * @param countsDeals whether bookings are won deals
 * @param booked in the quarter by the end of the day
 * @param later what came after it, by horizon: in the rest of the quarter, and in the next one
 */
record OutlookPoint(
        LocalDate day,
        boolean isReview,
        String label,
        long quarter,
        long week,
        LocalDate quarterStart,
        LocalDate quarterEndExclusive,
        LocalDate nextEndExclusive,
        boolean countsDeals,
        double booked,
        Coming[] later) {

    /** Bookings: their sum, how many, and the sum of their squares. */
    record Coming(double amount, double count, double squares) {}

    /** The weekly points, by week and number of the quarter. */
    static SortedMap<Long, TreeMap<Long, OutlookPoint>> byWeek(Rows points, Rows totals) {
        Map<LocalDate, Integer> places = new HashMap<>();
        for (int i = 0; i < totals.size(); i++) {
            places.put(totals.date(i, "point"), i);
        }
        SortedMap<Long, TreeMap<Long, OutlookPoint>> byWeek = new TreeMap<>();
        for (int i = 0; i < points.size(); i++) {
            if (Boolean.TRUE.equals(points.value(i, "is_weekly"))) {
                OutlookPoint point = of(points, i, totals, places.get(points.date(i, "point")));
                byWeek.computeIfAbsent(point.week(), week -> new TreeMap<>()).put(point.quarter(), point);
            }
        }
        return byWeek;
    }

    private static OutlookPoint of(Rows points, int i, Rows totals, int t) {
        return new OutlookPoint(
                points.date(i, "point"),
                "review".equals(points.value(i, "role")),
                points.text(i, "quarter"),
                (Long) points.value(i, "quarter_number"),
                (Long) points.value(i, "week"),
                points.date(i, "quarter_start"),
                points.date(i, "quarter_end_exclusive"),
                points.date(i, "next_end_exclusive"),
                Boolean.TRUE.equals(points.value(i, "counts_deals")),
                totals.number(t, "booked"),
                new Coming[] {
                    new Coming(
                            totals.number(t, "later"),
                            totals.number(t, "later_count"),
                            totals.number(t, "later_squares")),
                    new Coming(
                            totals.number(t, "next_total"),
                            totals.number(t, "next_count"),
                            totals.number(t, "next_squares"))
                });
    }

    /** What is certain of the quarter that is foreseen. */
    double certain(Landmarks.Horizon horizon) {
        return horizon == Landmarks.Horizon.THIS ? booked : 0;
    }

    /** What that quarter came to. Of no meaning while it is not over. */
    double total(Landmarks.Horizon horizon) {
        return certain(horizon) + later[horizon.ordinal()].amount();
    }

    /** Whether nothing more can come in the quarter that is foreseen. */
    boolean isOver(Landmarks.Horizon horizon) {
        return horizon == Landmarks.Horizon.THIS && day.plusDays(1).equals(quarterEndExclusive);
    }
}
