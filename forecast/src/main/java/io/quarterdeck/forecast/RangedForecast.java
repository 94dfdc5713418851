package io.quarterdeck.forecast;

/**
 * The forecast of one series by step, with the ranges that hold the outcome 80 and 95 times in 100; lower ≤ mean ≤ upper,
 * the wider range around the narrower. Arrays of the same length, not changed.
 *
 * @param method the word for what made it
 */
public record RangedForecast(
        double[] mean, double[] lower80, double[] upper80, double[] lower95, double[] upper95, String method) {

    /** Symmetric ranges around a mean, neither reaching below the floor. */
    static RangedForecast of(double[] mean, double[] half80, double[] half95, double floor, String method) {
        int horizon = mean.length;
        double[][] bounds = new double[4][horizon];
        double[] bounded = new double[horizon];
        for (int i = 0; i < horizon; i++) {
            bounded[i] = Math.max(floor, mean[i]);
            bounds[0][i] = Math.max(floor, bounded[i] - half80[i]);
            bounds[1][i] = bounded[i] + half80[i];
            bounds[2][i] = Math.max(floor, bounded[i] - Math.max(half80[i], half95[i]));
            bounds[3][i] = bounded[i] + Math.max(half80[i], half95[i]);
        }
        return new RangedForecast(bounded, bounds[0], bounds[1], bounds[2], bounds[3], method);
    }
}
