package io.quarterdeck.forecast;

import java.util.Map;
import java.util.TreeMap;

/**
 * What deals brought ÷ their planned amounts × chances: amounts shrink, of two deals alike the larger takes longer, and teams
 * write larger or smaller amounts than come. The share of all deals, and by how much a team's differs from it: both drawn to
 * one by ten won deals of the usual size, so that few move little.
 */
final class MoneyShares {
    private static final double DRAWN_BY = 10;

    private static final double LOWEST = 0.5;

    private static final double HIGHEST = 1.5;

    /** What was expected of deals and what they brought. */
    static final class Sum {
        private double expected;
        private double brought;
        private double won;

        void add(double moreExpected, double moreBrought, double moreWon) {
            expected += moreExpected;
            brought += moreBrought;
            won += moreWon;
        }
    }

    private final double all;
    private final Map<String, Double> ofTeams;

    private MoneyShares(double all, Map<String, Double> ofTeams) {
        this.all = all;
        this.ofTeams = ofTeams;
    }

    /** @param sums by team; null for deals without one. With fewer than four quarters teams are not told apart. */
    static MoneyShares of(Map<String, Sum> sums, int quarters) {
        Sum total = new Sum();
        TreeMap<String, Sum> teams = new TreeMap<>();
        sums.forEach((team, sum) -> {
            if (team != null) {
                teams.put(team, sum);
            }
        });
        Sum none = sums.getOrDefault(null, new Sum());
        total.add(none.expected, none.brought, none.won);
        teams.values().forEach(sum -> total.add(sum.expected, sum.brought, sum.won));
        double drawn = total.won == 0 ? 0 : DRAWN_BY * total.brought / total.won;
        double all = share(total.brought, total.expected, drawn);
        TreeMap<String, Double> ofTeams = new TreeMap<>();
        if (quarters < Landmarks.LEAST_QUARTERS || teams.size() < 2 || drawn == 0) {
            return new MoneyShares(all, ofTeams);
        }
        double expected = none.expected;
        for (Map.Entry<String, Sum> team : teams.entrySet()) {
            Sum sum = team.getValue();
            double share = share(sum.brought, sum.expected * all, drawn);
            ofTeams.put(team.getKey(), share);
            expected += sum.expected * share;
        }
        // All together bring what they brought.
        return new MoneyShares(share(total.brought, expected, drawn), ofTeams);
    }

    private static double share(double brought, double expected, double drawn) {
        return expected + drawn == 0 ? 1 : within((brought + drawn) / (expected + drawn));
    }

    private static double within(double share) {
        return Math.min(HIGHEST, Math.max(LOWEST, share));
    }

    /** @param team null where nothing tells */
    double at(String team) {
        return team == null ? all : within(all * ofTeams.getOrDefault(team, 1.0));
    }
}
