package io.quarterdeck.forecast;

import java.util.List;

/**
 * What somebody or something said a quarter would come to, with the total that one in ten outcomes stays below and above.
 *
 * @param p10 NaN where no range was given
 * @param p50 NaN where it was silent
 * @param p90 NaN where no range was given
 */
record Voice(double p10, double p50, double p90) {
    static final Voice SILENT = new Voice(Double.NaN, Double.NaN, Double.NaN);

    static final double LOW = 0.1;

    static final double HIGH = 0.9;

    /** A range of 8 in 10 outcomes. */
    private static final int PERCENT = 80;

    /** A value whose range is as wide as its own past errors were: split conformal (D24). */
    static Voice of(double value, List<Double> pastErrors, double certain) {
        double half = SplitConformal.halfWidth(
                pastErrors.stream().mapToDouble(Double::doubleValue).toArray(), PERCENT);
        return new Voice(Math.max(Math.min(certain, value), value - half), value, value + half);
    }

    boolean isSilent() {
        return Double.isNaN(p50);
    }

    boolean hasRange() {
        return Double.isFinite(p10) && Double.isFinite(p90);
    }

    boolean covers(double actual) {
        return p10 <= actual && actual <= p90;
    }

    /** The mean quantile loss of the three, 2 (1 − p) (f − y) above the outcome and 2 p (y − f) below it (D10). */
    double pinball(double actual) {
        return (loss(LOW, p10, actual) + loss(0.5, p50, actual) + loss(HIGH, p90, actual)) / 3;
    }

    static double loss(double probability, double forecast, double actual) {
        return actual < forecast ? 2 * (1 - probability) * (forecast - actual) : 2 * probability * (actual - forecast);
    }

    /** The same, so many times as wide on both sides; never below what is certain. */
    Voice widened(double times, double certain) {
        return new Voice(Math.max(Math.min(certain, p10), p50 - times * (p50 - p10)), p50, p50 + times * (p90 - p50));
    }
}
