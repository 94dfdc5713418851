package io.quarterdeck.forecast;

/**
 * The season by STL, the rest by exponential smoothing with its form averaged. The only one here for long seasons, as the weeks of a year.
 *
 * <p>See {@link StlAdjustment} and {@link EtsAverage}; without two whole seasons it is the latter alone.
 */
public record StlEts() implements ForecastModel {

    @Override
    public String name() {
        return "stl_ets";
    }

    @Override
    public int minimumHistory(int season) {
        return new EtsAverage().minimumHistory(1);
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        return StlAdjustment.of(history, season).forecast(new EtsAverage(), horizon);
    }
}
