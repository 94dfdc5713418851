package io.quarterdeck.forecast;

import java.io.Serializable;

/**
 * A point forecast, and how far outcomes scatter around it by the model's own account.
 *
 * @param mean by step, the first follows the history
 * @param deviation the standard deviation of the error at each step, in the unit of the series; never below zero
 */
public record ModelForecast(double[] mean, double[] deviation) implements Serializable {

    /** Both times a number not below zero. */
    ModelForecast times(double factor) {
        double[] means = mean.clone();
        double[] deviations = deviation.clone();
        for (int i = 0; i < means.length; i++) {
            means[i] *= factor;
            deviations[i] *= factor;
        }
        return new ModelForecast(means, deviations);
    }

    /** Whether every number of it is one. */
    boolean isFinite() {
        for (int i = 0; i < mean.length; i++) {
            if (!Double.isFinite(mean[i]) || !Double.isFinite(deviation[i])) {
                return false;
            }
        }
        return true;
    }
}
