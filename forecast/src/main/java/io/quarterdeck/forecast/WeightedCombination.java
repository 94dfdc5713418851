package io.quarterdeck.forecast;

import java.util.Arrays;
import java.util.List;

/**
 * The members of {@link Combination}, weighted by their record on this series: each forecasts three past stretches from
 * what came before them, and weighs as the inverse of its mean absolute error there: half way, on a scale of powers, between
 * equal weights and those of inverse squares. With fewer than three stretches the weights are equal.
 *
 * <p>Source: Bates and Granger (1969), The combination of forecasts; shrunk to equal as Smith and Wallis (2009), A simple
 * explanation of the forecast combination puzzle, advise.
 */
public record WeightedCombination() implements ForecastModel {
    private static final int STRETCHES = 3;

    /** The length of a stretch where there is no season. */
    private static final int STRETCH = 6;

    /** Longer stretches leave too little before them. */
    private static final int LONGEST_STRETCH = 13;

    @Override
    public String name() {
        return "weighted_combination";
    }

    @Override
    public int minimumHistory(int season) {
        return 1;
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        List<ForecastModel> members = Combination.members(history);
        double[] weights = weights(members, history, season);
        double[] mean = new double[horizon];
        double[] deviation = new double[horizon];
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            ModelForecast forecast = members.get(k).fitScaled(history, season, horizon);
            if (forecast.isFinite()) {
                sum += weights[k];
                for (int i = 0; i < horizon; i++) {
                    mean[i] += weights[k] * forecast.mean()[i];
                    deviation[i] += weights[k] * forecast.deviation()[i];
                }
            }
        }
        return sum == 0
                ? new ShortHistory().fitScaled(history, season, horizon)
                : new ModelForecast(mean, deviation).times(1 / sum);
    }

    private static double[] weights(List<ForecastModel> members, double[] history, int season) {
        int stretch = Math.min(season > 1 ? season : STRETCH, LONGEST_STRETCH);
        double[] weights = new double[members.size()];
        int first = history.length - STRETCHES * stretch;
        if (members.size() == 1 || first < Math.max(Combination.SMALLEST_HISTORY, season + 1)) {
            Arrays.fill(weights, 1);
            return weights;
        }
        double[] errors = new double[members.size()];
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < errors.length; k++) {
            for (int origin = first; origin < history.length; origin += stretch) {
                double[] forecast = members.get(k)
                        .fit(Arrays.copyOf(history, origin), season, stretch)
                        .mean();
                for (int i = 0; i < stretch; i++) {
                    errors[k] += Math.abs(forecast[i] - history[origin + i]);
                }
            }
            least = errors[k] > 0 ? Math.min(least, errors[k]) : least;
        }
        for (int k = 0; k < errors.length; k++) {
            // A method without error weighs no more than ten times the best of the others.
            weights[k] = Double.isFinite(least) && Double.isFinite(errors[k])
                    ? least / Math.max(errors[k], least / 10)
                    : Double.isFinite(errors[k]) ? 1 : 0;
        }
        return weights;
    }
}
