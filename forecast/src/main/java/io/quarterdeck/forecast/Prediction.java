package io.quarterdeck.forecast;

/**
 * A point forecast with the ranges that hold the outcome 80 and 95 times in 100. A bound is NaN where past errors are too
 * few for its level.
 *
 * @param mean the point forecast
 * @param errors how many past errors the ranges rest on
 */
public record Prediction(double mean, double lower80, double upper80, double lower95, double upper95, int errors) {

    public Prediction {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("the point forecast " + mean + " is not a number");
        }
        // A comparison with NaN is false, so an absent bound passes.
        if (lower80 > mean || mean > upper80 || lower95 > lower80 || upper80 > upper95) {
            throw new IllegalArgumentException("ranges out of order: " + lower95 + " ≤ " + lower80 + " ≤ " + mean
                    + " ≤ " + upper80 + " ≤ " + upper95 + " does not hold");
        }
    }

    /** The ranges that {@link SplitConformal} gives around a point forecast, none of them reaching below the floor. */
    static Prediction of(double mean, double[] errors, double floor) {
        double halfWidth80 = SplitConformal.halfWidth(errors, 80);
        double halfWidth95 = SplitConformal.halfWidth(errors, 95);
        return new Prediction(
                mean,
                Math.max(floor, mean - halfWidth80),
                mean + halfWidth80,
                Math.max(floor, mean - halfWidth95),
                mean + halfWidth95,
                errors.length);
    }
}
