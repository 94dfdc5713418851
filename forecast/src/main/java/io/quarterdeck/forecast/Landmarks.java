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
     * The deals of one band and team on one day.
     *
     * @param team of their owners then; null where nothing tells
     * @param amount planned, of those that have one; {@code squares} the sum of its squares
     * @param won how many were won, by horizon; {@code wonAmount} and {@code wonSquares} of those with an amount
     */
    record Cell(
            DealBand band,
            String team,
            long deals,
            double amount,
            double squares,
            long[] won,
            double[] wonAmount,
            double[] wonSquares) {}

    /** With fewer earlier quarters teams are not told apart. */
    static final int LEAST_QUARTERS = 4;

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
                        cells.text(i, "team"),
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
        TeamEffects effects = horizon == Horizon.THIS && past.size() >= LEAST_QUARTERS
                ? TeamEffects.of(told(week, past, shares))
                : TeamEffects.NONE;
        return new Chances(
                shares, effects, MoneyShares.of(sums(week, past, horizon, shares, effects), past.size()), past.size());
    }

    /** What was told of the deals of earlier quarters, by team; deals that were told alike are one. */
    private List<TeamEffects.Told> told(long week, List<Long> past, ShrunkenShares shares) {
        Map<DealBand, Map<String, ShrunkenShares.Count>> counts = new LinkedHashMap<>();
        for (long earlier : past) {
            for (Cell cell : cells(week, earlier)) {
                if (cell.team() != null) {
                    counts.computeIfAbsent(cell.band(), band -> new TreeMap<>())
                            .merge(
                                    cell.team(),
                                    new ShrunkenShares.Count(cell.deals(), cell.won()[0]),
                                    (a, b) -> a.plus(b.deals(), b.hits()));
                }
            }
        }
        List<TeamEffects.Told> told = new ArrayList<>();
        counts.forEach((band, teams) -> teams.forEach(
                (team, count) -> told.add(new TeamEffects.Told(team, shares.at(band), count.deals(), count.hits()))));
        return told;
    }

    /** What deals of earlier quarters were expected to bring, and brought, by team; null for those of none. */
    private Map<String, MoneyShares.Sum> sums(
            long week, List<Long> past, Horizon horizon, ShrunkenShares shares, TeamEffects effects) {
        int at = horizon.ordinal();
        Map<String, MoneyShares.Sum> sums = new HashMap<>();
        for (long earlier : past) {
            for (Cell cell : cells(week, earlier)) {
                double chance = effects.of(shares.at(cell.band()), cell.team());
                sums.computeIfAbsent(cell.team(), team -> new MoneyShares.Sum())
                        .add(cell.amount() * chance, cell.wonAmount()[at], cell.won()[at]);
            }
        }
        return sums;
    }

    /**
     * What earlier quarters say of the deals of one point.
     *
     * @param shares won in time, by band
     * @param effects of teams on the odds of the quarter of the point. For the next quarter none could be found.
     * @param money what came of planned amount × chance: by team, since single bands have too few
     * @param quarters how many earlier quarters
     */
    record Chances(ShrunkenShares shares, TeamEffects effects, MoneyShares money, int quarters) {
        /** Of a deal to be won in time. */
        double at(DealBand band, String team) {
            return effects.of(shares.at(band), team);
        }
    }
}
