package io.quarterdeck.forecast;

/**
 * The season by STL, the rest by the dynamic optimised theta model. Of the single methods the most accurate on the public series.
 *
 * <p>See {@link StlAdjustment} and {@link DynamicOptimisedTheta}; without two whole seasons it is the latter alone.
 */
public record StlTheta() implements ForecastModel {

    @Override
    public String name() {
        return "stl_theta";
    }

    @Override
    public int minimumHistory(int season) {
        return new DynamicOptimisedTheta().minimumHistory(1);
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        return StlAdjustment.of(history, season).forecast(new DynamicOptimisedTheta(), horizon);
    }
}
