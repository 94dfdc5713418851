package io.quarterdeck.forecast;

/**
 * The dynamic optimised theta model (DOTM): its straight line is drawn anew at every value, through what had been seen.
 *
 * <p>Source: Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler (2016); the recursion is in {@link ThetaFilter}.
 */
public record DynamicOptimisedTheta() implements ForecastModel {
    private static final int SMALLEST_HISTORY = 6;

    @Override
    public String name() {
        return "dynamic_optimised_theta";
    }

    @Override
    public int minimumHistory(int season) {
        return SMALLEST_HISTORY;
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        Deseasonalised deseasonalised = Deseasonalised.of(history, season);
        return deseasonalised.reseasonalise(new ThetaFilter(deseasonalised.values(), true).fit(horizon));
    }
}
