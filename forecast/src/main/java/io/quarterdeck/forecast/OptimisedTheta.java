package io.quarterdeck.forecast;

/**
 * The theta method with the curvature of its smoothed line estimated (OTM): the straight line is that of the whole history.
 *
 * <p>Source: Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler (2016); the recursion is in {@link ThetaFilter}.
 */
public record OptimisedTheta() implements ForecastModel {
    private static final int SMALLEST_HISTORY = 6;

    @Override
    public String name() {
        return "optimised_theta";
    }

    @Override
    public int minimumHistory(int season) {
        return SMALLEST_HISTORY;
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        Deseasonalised deseasonalised = Deseasonalised.of(history, season);
        return deseasonalised.reseasonalise(new ThetaFilter(deseasonalised.values(), false).fit(horizon));
    }
}
