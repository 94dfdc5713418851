package io.quarterdeck.forecast;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * The values between which a factor that was counted could truly lie, at 95 %. Each has a width even where nothing was
 * won of few deals, where resampling the deals would see no chance at all.
 *
 * @param lower its lower end
 * @param upper its upper end
 */
record ChanceInterval(double lower, double upper) {
    private static final double TAIL = 0.025;

    /** So many standard errors to each side hold 95 of 100. */
    static final double Z = 1.959963984540054;

    /** A value that is no count and has no chance in it, as a need is. */
    static ChanceInterval exactly(double value) {
        return new ChanceInterval(value, value);
    }

    /**
     * How many came, where each comes by itself: Garwood (1936), the exact interval of a Poisson count.
     *
     * @param count observed
     */
    static ChanceInterval ofCount(double count) {
        double lower = count == 0 ? 0 : chiSquared(TAIL, 2 * count) / 2;
        return new ChanceInterval(lower, chiSquared(1 - TAIL, 2 * count + 2) / 2);
    }

    /** A share: Wilson (1927). Without trials anything from 0 to 1. */
    static ChanceInterval ofShare(double successes, double trials) {
        if (trials == 0) {
            return new ChanceInterval(0, 1);
        }
        double share = successes / trials;
        double middle = share + Z * Z / (2 * trials);
        double half = Z * Math.sqrt((share * (1 - share) + Z * Z / (4 * trials)) / trials);
        double whole = 1 + Z * Z / trials;
        return new ChanceInterval(Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole));
    }

    /**
     * A mean of amounts that are above zero and skewed, as those of deals are: the sum of n gamma variables of one shape
     * is gamma, so the interval is exact for them, for one deal too.
     *
     * @param variation standard deviation / mean of single amounts, from all deals there are: a few own ones do not tell it
     */
    static ChanceInterval ofMean(double mean, double count, double variation) {
        if (count == 0 || variation == 0 || mean <= 0) {
            return exactly(mean);
        }
        double shape = count / (variation * variation);
        GammaDistribution sum = GammaDistribution.of(shape, 1 / shape);
        return new ChanceInterval(
                mean / sum.inverseCumulativeProbability(1 - TAIL), mean / sum.inverseCumulativeProbability(TAIL));
    }

    /**
     * The interval of a difference of two estimates, from the interval of each: the square-and-add method, Newcombe
     * (1998), Stat. Med. 17:873; Zou and Donner (2008), Stat. Med. 27:1693, equation 4.
     *
     * @param estimate inside {@code interval}
     * @param from what it is compared with, inside {@code fromInterval}
     */
    static ChanceInterval ofDifference(
            double estimate, ChanceInterval interval, double from, ChanceInterval fromInterval) {
        double difference = estimate - from;
        return new ChanceInterval(
                difference - Math.hypot(estimate - interval.lower, fromInterval.upper - from),
                difference + Math.hypot(interval.upper - estimate, from - fromInterval.lower));
    }

    /** The same times something that has no chance in it. */
    ChanceInterval times(double factor) {
        return factor < 0
                ? new ChanceInterval(upper * factor, lower * factor)
                : new ChanceInterval(lower * factor, upper * factor);
    }

    /** The same of an average of so many. */
    ChanceInterval over(double count) {
        return new ChanceInterval(lower / count, upper / count);
    }

    boolean covers(double value) {
        return lower <= value && value <= upper;
    }

    private static double chiSquared(double probability, double degrees) {
        return ChiSquaredDistribution.of(degrees).inverseCumulativeProbability(probability);
    }
}
