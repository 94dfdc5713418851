package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The share of deals of a band to which something happened, drawn towards that of wider and wider circles where the band
 * has few: (hits + k p) / (deals + k), p the share of the next wider circle.
 *
 * <p>k is one for each circle, the one under which the counts are likeliest if the shares of its parts spread around p by a beta
 * distribution with parameters k p and k (1 − p): empirical Bayes; Casella (1985), An introduction to empirical Bayes data
 * analysis. Of the powers of two to 1024: the likelihood is flat, and a finer search changes no chance by a point.
 */
final class ShrunkenShares {
    private static final int LARGEST_POWER = 10;

    /** Shares of 0 and 1 are not certain: half a hit in one deal more. */
    private static final double HALF = 0.5;

    private static final double EDGE = 1e-6;

    /**
     * What was counted.
     *
     * @param deals that it could happen to
     * @param hits of them that it happened to
     */
    record Count(long deals, long hits) {
        Count plus(long moreDeals, long moreHits) {
            return new Count(deals + moreDeals, hits + moreHits);
        }
    }

    private final List<Map<Object, Double>> shares = new ArrayList<>();
    private final List<Map<Object, Count>> counts = new ArrayList<>();

    private ShrunkenShares() {}

    /** @param bands what was counted in each; the order changes nothing but the last digits, so keep it the same */
    static ShrunkenShares of(Map<DealBand, Count> bands) {
        ShrunkenShares result = new ShrunkenShares();
        for (int depth = 0; depth < DealBand.CIRCLES; depth++) {
            Map<Object, Count> counts = new LinkedHashMap<>();
            Map<Object, Double> wider = new HashMap<>();
            for (Map.Entry<DealBand, Count> entry : bands.entrySet()) {
                Object circle = entry.getKey().circle(depth);
                Count count = entry.getValue();
                counts.merge(circle, count, (a, b) -> a.plus(b.deals(), b.hits()));
                if (depth > 0) {
                    wider.put(
                            circle,
                            result.shares.get(depth - 1).get(entry.getKey().circle(depth - 1)));
                }
            }
            result.counts.add(counts);
            result.shares.add(depth == 0 ? pooled(counts) : shrunken(counts, wider));
        }
        return result;
    }

    private static Map<Object, Double> pooled(Map<Object, Count> counts) {
        Map<Object, Double> shares = new HashMap<>();
        counts.forEach((circle, count) -> shares.put(circle, (count.hits() + HALF) / (count.deals() + 2 * HALF)));
        return shares;
    }

    private static Map<Object, Double> shrunken(Map<Object, Count> counts, Map<Object, Double> wider) {
        double best = Double.NEGATIVE_INFINITY;
        double k = 1;
        for (int power = 0; power <= LARGEST_POWER; power++) {
            double tried = 1 << power;
            double likelihood = 0;
            for (Map.Entry<Object, Count> entry : counts.entrySet()) {
                likelihood += logLikelihood(tried, wider.get(entry.getKey()), entry.getValue());
            }
            if (likelihood > best) {
                best = likelihood;
                k = tried;
            }
        }
        Map<Object, Double> shares = new HashMap<>();
        for (Map.Entry<Object, Count> entry : counts.entrySet()) {
            Count count = entry.getValue();
            shares.put(entry.getKey(), (count.hits() + k * wider.get(entry.getKey())) / (count.deals() + k));
        }
        return shares;
    }

    /** Of a beta-binomial count, without the terms that k does not change. */
    private static double logLikelihood(double k, double share, Count count) {
        double p = Math.min(Math.max(share, EDGE), 1 - EDGE);
        return rising(k * p, count.hits())
                + rising(k * (1 - p), count.deals() - count.hits())
                - rising(k, count.deals());
    }

    /** ln of x (x + 1) … (x + n − 1). */
    private static double rising(double x, long n) {
        if (n > 8) {
            return LogGamma.value(x + n) - LogGamma.value(x);
        }
        double product = 1;
        for (int i = 0; i < n; i++) {
            product *= x + i;
        }
        return Math.log(product);
    }

    /** The share of a band; of one that has no deals that of the narrowest circle around it that has; NaN if none has. */
    double at(DealBand band) {
        for (int depth = DealBand.CIRCLES - 1; depth >= 0; depth--) {
            Double share = shares.get(depth).get(band.circle(depth));
            if (share != null) {
                return share;
            }
        }
        return Double.NaN;
    }

    /** What was counted in a circle around a band. */
    Count count(DealBand band, int depth) {
        return counts.get(depth).getOrDefault(band.circle(depth), new Count(0, 0));
    }
}
