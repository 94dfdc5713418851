package io.quarterdeck.forecast;

import io.quarterdeck.engine.Rows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The open deals of every week of past quarters, in bands, with what they brought: what a quarter is foreseen from at a point
 * that is as far from its end. Only quarters before the one that is foreseen are ever looked at.
 */
final class Landmarks {
    /** The quarter that is foreseen: that of the point, or the next one. */
    enum Horizon {
        THIS,
        NEXT;

        /** How many quarters before that of the point a quarter must be for its end to be known. */
        int lag() {
            return this == THIS ? 1 : 2;
        }
    }

    /**
     * The deals of one band on one day.
     *
     * @param amount planned, of those that have one; {@code squares} the sum of its squares
     * @param won how many were won, by horizon; {@code wonAmount} and {@code wonSquares} of those with an amount
     */
    record Cell(
            DealBand band,
            long deals,
            double amount,
            double squares,
            long[] won,
            double[] wonAmount,
            double[] wonSquares) {}

    /** How many won deals' worth a share of money is drawn to 1 by. */
    private static final double DRAWN_BY = 10;

    private static final double LOWEST_SHARE = 0.5;

    private static final double HIGHEST_SHARE = 1.5;

    private final Map<Long, TreeMap<Long, List<Cell>>> byWeek = new TreeMap<>();

    /**
     * @param points rows of {@code outlook_points}
     * @param cells rows of {@code outlook_cells}
     */
    static Landmarks of(Rows points, Rows cells) {
        Landmarks landmarks = new Landmarks();
        Map<LocalDate, List<Cell>> places = new HashMap<>();
        for (int i = 0; i < points.size(); i++) {
            if (Boolean.TRUE.equals(points.value(i, "is_weekly"))) {
                List<Cell> place = new ArrayList<>();
                places.put(points.date(i, "point"), place);
                landmarks
                        .byWeek
                        .computeIfAbsent((Long) points.value(i, "week"), week -> new TreeMap<>())
                        .put((Long) points.value(i, "quarter_number"), place);
            }
        }
        for (int i = 0; i < cells.size(); i++) {
            List<Cell> place = places.get(cells.date(i, "point"));
            if (place != null) {
                place.add(new Cell(
                        DealBand.of(cells, i),
                        (Long) cells.value(i, "deals"),
                        cells.number(i, "amount"),
                        cells.number(i, "amount_squares"),
                        new long[] {(Long) cells.value(i, "won"), (Long) cells.value(i, "next_won")},
                        new double[] {cells.number(i, "won_amount"), cells.number(i, "next_won_amount")},
                        new double[] {cells.number(i, "won_squares"), cells.number(i, "next_won_squares")}));
            }
        }
        return landmarks;
    }

    /** The deals that were open in a week of a quarter, by band; none where nothing is known of it. */
    List<Cell> cells(long week, long quarter) {
        return byWeek.getOrDefault(week, new TreeMap<>()).getOrDefault(quarter, List.of());
    }

    /** The quarters whose end was known, with that week in them, in order. */
    List<Long> pastQuarters(long week, long quarter, Horizon horizon) {
        return byWeek.getOrDefault(week, new TreeMap<>()).headMap(quarter - horizon.lag(), true).keySet().stream()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** The shares of the deals of earlier quarters that were won in time. */
    Chances chances(long week, long quarter, Horizon horizon) {
        int at = horizon.ordinal();
        Map<DealBand, ShrunkenShares.Count> counts = new LinkedHashMap<>();
        List<Long> past = pastQuarters(week, quarter, horizon);
        for (long earlier : past) {
            for (Cell cell : cells(week, earlier)) {
                counts.merge(
                        cell.band(),
                        new ShrunkenShares.Count(cell.deals(), cell.won()[at]),
                        (a, b) -> a.plus(b.deals(), b.hits()));
            }
        }
        ShrunkenShares shares = ShrunkenShares.of(counts);
        double brought = 0;
        double expected = 0;
        double wonDeals = 0;
        for (long earlier : past) {
            for (Cell cell : cells(week, earlier)) {
                brought += cell.wonAmount()[at];
                expected += cell.amount() * shares.at(cell.band());
                wonDeals += cell.won()[at];
            }
        }
        double drawn = wonDeals == 0 ? 0 : DRAWN_BY * brought / wonDeals;
        double moneyShare = expected + drawn == 0
                ? 1
                : Math.min(HIGHEST_SHARE, Math.max(LOWEST_SHARE, (brought + drawn) / (expected + drawn)));
        return new Chances(shares, moneyShare, past.size());
    }

    /**
     * What earlier quarters say of the deals of one point.
     *
     * @param shares won in time, by band
     * @param moneyShare what came of planned amount × chance: of all deals, since single bands have too few
     * @param quarters how many earlier quarters
     */
    record Chances(ShrunkenShares shares, double moneyShare, int quarters) {}
}
