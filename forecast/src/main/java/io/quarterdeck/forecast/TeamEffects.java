package io.quarterdeck.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * By how much the odds of a group's deals (a team's, a person's) differ from what was told for deals alike: a hopeful team sets
 * the stage ahead of the truth, a careful one behind it.
 *
 * <p>The log odds of a deal are those that were told plus the effect of its group, and effects spread around zero by a normal
 * distribution with variance 1 / k: a logistic regression with a random effect. An effect is the mode of its posterior, found by
 * Newton's steps, k the power of two under which the counts are likeliest (empirical Bayes), integrated over the effects by
 * Laplace's approximation: Breslow and Clayton (1993), JASA 88:9, section 2.1. If no k is likelier than no effects at all,
 * there are none. A common shift keeps the sum of all chances what it was.
 */
final class TeamEffects {
    /** No effects: all groups are alike. */
    static final TeamEffects NONE = new TeamEffects(new TreeMap<>(), new TreeMap<>(), 0);

    private static final int LARGEST_POWER = 10;

    private static final int MOST_STEPS = 50;

    private static final double CLOSE = 1e-12;

    private static final double EDGE = 1e-6;

    /**
     * Deals of one group that were told the same chance.
     *
     * @param group null where nothing tells
     */
    record Told(String group, double chance, long deals, long won) {}

    private final Map<String, Double> effects;
    private final Map<String, Double> errors;
    private final double shift;

    private TeamEffects(Map<String, Double> effects, Map<String, Double> errors, double shift) {
        this.effects = effects;
        this.errors = errors;
        this.shift = shift;
    }

    /** @param told deals without a group are left out; their chances stay */
    static TeamEffects of(List<Told> told) {
        List<Told> known = told.stream().filter(t -> t.group() != null).toList();
        TreeMap<String, Integer> places = new TreeMap<>();
        known.forEach(t -> places.put(t.group(), 0));
        if (places.size() < 2) {
            return NONE;
        }
        int n = 0;
        for (Map.Entry<String, Integer> place : places.entrySet()) {
            place.setValue(n++);
        }
        Fit fit = new Fit(known, places);
        double[] best = null;
        double[] information = null;
        double likeliest = fit.logLikelihood(new double[n]);
        double[] effects = new double[n];
        for (int power = LARGEST_POWER; power >= 0; power--) {
            double k = 1 << power;
            double[] precision = fit.mode(effects, k);
            double likelihood = fit.logLikelihood(effects);
            for (int i = 0; i < n; i++) {
                likelihood -= (k * effects[i] * effects[i] + Math.log(precision[i] / k)) / 2;
            }
            if (likelihood > likeliest) {
                likeliest = likelihood;
                best = effects.clone();
                information = precision;
            }
        }
        if (best == null) {
            return NONE;
        }
        Map<String, Double> byGroup = new TreeMap<>();
        Map<String, Double> errors = new TreeMap<>();
        for (Map.Entry<String, Integer> place : places.entrySet()) {
            byGroup.put(place.getKey(), best[place.getValue()]);
            errors.put(place.getKey(), 1 / Math.sqrt(information[place.getValue()]));
        }
        return new TeamEffects(byGroup, errors, fit.shift(best));
    }

    private static double logOdds(double chance) {
        double p = Math.min(Math.max(chance, EDGE), 1 - EDGE);
        return Math.log(p / (1 - p));
    }

    private static double chance(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** What was told and what came, in plain arrays. */
    private static final class Fit {
        private final int size;
        private final int[] group;
        private final double[] logOdds;
        private final double[] deals;
        private final double[] won;

        Fit(List<Told> told, Map<String, Integer> places) {
            size = places.size();
            group = told.stream().mapToInt(t -> places.get(t.group())).toArray();
            logOdds = told.stream().mapToDouble(t -> logOdds(t.chance())).toArray();
            deals = told.stream().mapToDouble(Told::deals).toArray();
            won = told.stream().mapToDouble(Told::won).toArray();
        }

        double logLikelihood(double[] effects) {
            double sum = 0;
            for (int i = 0; i < group.length; i++) {
                double z = logOdds[i] + effects[group[i]];
                sum += won[i] * z - deals[i] * (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))));
            }
            return sum;
        }

        /** Moves the effects to the mode of their posterior; returns its precision there. */
        double[] mode(double[] effects, double k) {
            double[] precision = new double[size];
            for (int step = 0; step < MOST_STEPS; step++) {
                double[] slope = new double[size];
                Arrays.fill(precision, k);
                for (int i = 0; i < group.length; i++) {
                    double p = chance(logOdds[i] + effects[group[i]]);
                    slope[group[i]] += won[i] - deals[i] * p;
                    precision[group[i]] += deals[i] * p * (1 - p);
                }
                double furthest = 0;
                for (int g = 0; g < size; g++) {
                    double move = (slope[g] - k * effects[g]) / precision[g];
                    effects[g] += Math.max(-1, Math.min(1, move));
                    furthest = Math.max(furthest, Math.abs(move));
                }
                if (furthest < CLOSE) {
                    break;
                }
            }
            return precision;
        }

        /** What all log odds must be moved by for the chances to add up to what they did without effects. */
        double shift(double[] effects) {
            double shift = 0;
            for (int step = 0; step < MOST_STEPS; step++) {
                double missing = 0;
                double slope = 0;
                for (int i = 0; i < group.length; i++) {
                    double p = chance(logOdds[i] + effects[group[i]] + shift);
                    missing += deals[i] * (chance(logOdds[i]) - p);
                    slope += deals[i] * p * (1 - p);
                }
                double move = Math.max(-1, Math.min(1, missing / slope));
                shift += move;
                if (Math.abs(move) < CLOSE) {
                    break;
                }
            }
            return shift;
        }
    }

    /** The chance of a deal of a group where that of deals alike is so much. */
    double of(double chance, String group) {
        return isTold(group) ? chance(logOdds(chance) + effects.get(group) + shift) : chance;
    }

    /** What the odds of deals alike are multiplied by. */
    double factor(String group) {
        return isTold(group) ? Math.exp(effects.get(group) + shift) : 1;
    }

    /** 95 of 100 such ranges hold the true factor, if effects spread as they seem to. */
    ChanceInterval interval(String group) {
        if (!isTold(group)) {
            return new ChanceInterval(1, 1);
        }
        double half = ChanceInterval.Z * errors.get(group);
        return new ChanceInterval(factor(group) * Math.exp(-half), factor(group) * Math.exp(half));
    }

    private boolean isTold(String group) {
        return group != null && effects.containsKey(group);
    }
}
