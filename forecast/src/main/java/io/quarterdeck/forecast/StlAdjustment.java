package io.quarterdeck.forecast;

/**
 * A history seasonally adjusted by STL, whose season moves slowly, and how to give the season back to a forecast: the
 * last year's is repeated. Of a positive history the season multiplies: it is found in the logarithms.
 *
 * <p>Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice (fpp3), sections 3.6 and 5.7.
 *
 * @param adjusted in time order
 * @param season its logarithms where it multiplies; empty where the history has no two whole seasons
 */
record StlAdjustment(double[] adjusted, double[] season, int period, boolean isMultiplied) {

    /** Over so many years a month's season is smoothed, as R's {@code stlf} has it. */
    private static final int WINDOW = 11;

    /** Multiplied where that makes sense. */
    static StlAdjustment of(double[] history, int period) {
        boolean isPositive = true;
        for (double value : history) {
            isPositive &= value > 0;
        }
        return of(history, period, isPositive);
    }

    static StlAdjustment of(double[] history, int period, boolean isMultiplied) {
        if (period < 2 || history.length <= 2 * period) {
            return new StlAdjustment(history, new double[0], period, false);
        }
        double[] values = history.clone();
        for (int t = 0; isMultiplied && t < values.length; t++) {
            values[t] = Math.log(history[t]);
        }
        double[] season = Stl.of(values, period, WINDOW, false).season();
        for (int t = 0; t < values.length; t++) {
            values[t] = isMultiplied ? Math.exp(values[t] - season[t]) : values[t] - season[t];
        }
        return new StlAdjustment(values, season, period, isMultiplied);
    }

    /** The forecast of a model that knows no season, with the season. */
    ModelForecast forecast(ForecastModel model, int horizon) {
        ModelForecast forecast = model.fitScaled(adjusted, 1, horizon);
        if (season.length == 0) {
            return forecast;
        }
        double[] mean = forecast.mean().clone();
        double[] deviation = forecast.deviation().clone();
        for (int i = 0; i < horizon; i++) {
            double index = season[season.length - period + i % period];
            if (isMultiplied) {
                mean[i] *= Math.exp(index);
                deviation[i] *= Math.exp(index);
            } else {
                mean[i] += index;
            }
        }
        return new ModelForecast(mean, deviation);
    }
}
