package io.quarterdeck.forecast;

import java.util.List;

/**
 * A gap split over active deals, share decided, share won and average size, with what chance alone could have done to each.
 *
 * @param effects of the four factors, in their order; they sum to what was won minus the reference
 * @param intervals of each effect, at 95 %: one that covers 0 cannot be told from chance
 * @param from the factors of the reference
 * @param to the factors of what was
 */
record GapSplit(double[] effects, List<ChanceInterval> intervals, double[] from, double[] to) {
    /**
     * Splits.
     *
     * @param variation standard deviation / mean of the amounts of won deals
     */
    static GapSplit of(SalesFactors actual, GapReference reference, double variation) {
        double[] from = reference.factors().factors(actual);
        double[] to = actual.factors(reference.factors());
        SalesFactors counted = reference.counted();
        ChanceInterval[] own = {
            ChanceInterval.ofCount(actual.active()),
            ChanceInterval.ofShare(actual.decided(), actual.active()),
            ChanceInterval.ofShare(actual.won(), actual.decided()),
            ChanceInterval.ofMean(to[3], actual.won(), variation)
        };
        ChanceInterval[] others = {
            reference.isNeed()
                    ? ChanceInterval.exactly(from[0])
                    : ChanceInterval.ofCount(counted.active()).over(reference.averagedOver()),
            ChanceInterval.ofShare(counted.decided(), counted.active()),
            ChanceInterval.ofShare(counted.won(), counted.decided()),
            ChanceInterval.ofMean(from[3], counted.won(), variation)
        };
        boolean[] isKnown = {true, actual.active() > 0, actual.decided() > 0, actual.won() > 0};
        double[] effects = Shapley.effects(from, to);
        ChanceInterval[] intervals = new ChanceInterval[SalesFactors.COUNT];
        for (int i = 0; i < intervals.length; i++) {
            // A factor that nobody saw is that of the reference: no effect, and nothing to be doubtful of.
            intervals[i] = isKnown[i]
                    ? ChanceInterval.ofDifference(to[i], own[i], from[i], others[i])
                            .times(Shapley.weight(from, to, i))
                    : ChanceInterval.exactly(0);
        }
        return new GapSplit(effects, List.of(intervals), from, to);
    }
}
