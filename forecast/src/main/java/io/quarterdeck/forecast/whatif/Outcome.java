package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.TotalDistribution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a scenario makes of everyone's bookings to come, by month.
 *
 * @param open expected of open deals, by scope
 * @param fresh expected of others, by scope
 * @param sized the same, each month's money times what a deal's size is beside the base
 * @param deals open deals by the scope that is credited
 */
record Outcome(
        Compiled compiled,
        SortedMap<Scope, double[]> open,
        SortedMap<Scope, double[]> fresh,
        SortedMap<Scope, double[]> sized,
        SortedMap<Scope, List<Credited>> deals) {

    /**
     * An open deal as far as a scope is credited with it.
     *
     * @param mean expected, by month
     * @param chance to be won in the month, by month
     */
    record Credited(double[] mean, double[] chance) {}

    double open(Scope scope, Timeline.Span span) {
        return sum(open.get(scope), span);
    }

    double fresh(Scope scope, Timeline.Span span) {
        return sum(fresh.get(scope), span);
    }

    double sized(Scope scope, Timeline.Span span) {
        return sum(sized.get(scope), span);
    }

    /** Open deals as they may be won within a span: what they bring if so, and the chance. */
    List<TotalDistribution.Deal> deals(Scope scope, Timeline.Span span) {
        List<TotalDistribution.Deal> deals = new ArrayList<>();
        for (Credited deal : this.deals.getOrDefault(scope, List.of())) {
            double mean = sum(deal.mean(), span);
            double chance = Math.min(1, sum(deal.chance(), span));
            if (mean != 0 && chance > 0) {
                deals.add(new TotalDistribution.Deal(mean / chance, chance));
            }
        }
        return deals;
    }

    private static double sum(double[] values, Timeline.Span span) {
        double sum = 0;
        if (values != null) {
            for (int m = span.first(); m <= span.last(); m++) {
                sum += values[m];
            }
        }
        return sum;
    }

    /** Adds up what streams bring. */
    static final class Sums {
        private final SortedMap<Scope, double[]> open = new TreeMap<>();
        private final SortedMap<Scope, double[]> fresh = new TreeMap<>();
        private final SortedMap<Scope, double[]> sized = new TreeMap<>();
        private final SortedMap<Scope, List<Credited>> deals = new TreeMap<>();
        private final int months;

        Sums(int months) {
            this.months = months;
        }

        void add(Scope scope, boolean isOpen, DriverModel.Worked worked, double[] weight) {
            double[] mean = worked.mean();
            double[] chance = worked.chance();
            double[] sum = (isOpen ? open : fresh).computeIfAbsent(scope, s -> new double[months]);
            double[] size = isOpen ? null : sized.computeIfAbsent(scope, s -> new double[months]);
            for (int m = 0; m < months; m++) {
                double part = weight == null ? mean[m] : mean[m] * weight[m];
                sum[m] += part;
                if (size != null) {
                    size[m] += part * worked.money()[m];
                }
            }
            if (isOpen) {
                deals.computeIfAbsent(scope, s -> new ArrayList<>()).add(credited(mean, chance, weight));
            }
        }

        private Credited credited(double[] mean, double[] chance, double[] weight) {
            if (weight == null) {
                return new Credited(mean, chance);
            }
            double[] part = new double[months];
            double[] likely = new double[months];
            for (int m = 0; m < months; m++) {
                part[m] = mean[m] * weight[m];
                likely[m] = weight[m] > 0 ? chance[m] : 0;
            }
            return new Credited(part, likely);
        }

        Outcome outcome(Compiled compiled) {
            return new Outcome(
                    compiled,
                    Collections.unmodifiableSortedMap(open),
                    Collections.unmodifiableSortedMap(fresh),
                    Collections.unmodifiableSortedMap(sized),
                    Collections.unmodifiableSortedMap(deals));
        }
    }

    /** The scopes that have anything to come. */
    SortedSet<Scope> scopes() {
        SortedSet<Scope> scopes = new TreeSet<>(open.keySet());
        scopes.addAll(fresh.keySet());
        return scopes;
    }
}
