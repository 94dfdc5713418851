package io.quarterdeck.forecast;

/**
 * A history without its season, for methods that know none: divided by classical indices where the seasonality test
 * passes and every value is above zero, less them where not all are, and untouched where the test fails.
 */
final class Deseasonalised {

    /** An index nearer to zero would blow up what is divided by it. */
    private static final double LEAST_INDEX = 0.01;

    private final double[] values;
    private final double[] indices;
    private final boolean isMultiplied;

    private Deseasonalised(double[] values, double[] indices, boolean isMultiplied) {
        this.values = values;
        this.indices = indices;
        this.isMultiplied = isMultiplied;
    }

    static Deseasonalised of(double[] history, int season) {
        if (!SeasonalIndices.isSeasonal(history, season)) {
            return new Deseasonalised(history, new double[1], false);
        }
        boolean isMultiplied = true;
        for (double value : history) {
            isMultiplied &= value > 0;
        }
        double[] indices = SeasonalIndices.multiplicative(history, season);
        for (double index : indices) {
            isMultiplied &= index >= LEAST_INDEX;
        }
        if (!isMultiplied) {
            indices = SeasonalIndices.additive(history, season);
        }
        double[] values = new double[history.length];
        for (int t = 0; t < values.length; t++) {
            double index = indices[t % season];
            values[t] = isMultiplied ? history[t] / index : history[t] - index;
        }
        return new Deseasonalised(values, indices, isMultiplied);
    }

    /** In time order; the caller leaves them as they are. */
    double[] values() {
        return values;
    }

    /** Gives the season back to what follows the history. */
    ModelForecast reseasonalise(ModelForecast forecast) {
        double[] mean = forecast.mean().clone();
        double[] deviation = forecast.deviation().clone();
        for (int i = 0; i < mean.length; i++) {
            double index = indices[(values.length + i) % indices.length];
            mean[i] = isMultiplied ? mean[i] * index : mean[i] + index;
            deviation[i] = isMultiplied ? deviation[i] * index : deviation[i];
        }
        return new ModelForecast(mean, deviation);
    }
}
