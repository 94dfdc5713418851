package io.quarterdeck.forecast;

/**
 * Each value is the last one seen in the same season: next May is as last May.
 *
 * <p>Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice (fpp3), section 5.2.
 */
public record SeasonalNaive() implements ForecastMethod {

    @Override
    public String name() {
        return "seasonal_naive";
    }

    @Override
    public int minimumHistory(int season) {
        return season;
    }

    @Override
    public double[] forecast(double[] history, int season, int horizon) {
        check(history, season, horizon);
        double[] forecast = new double[horizon];
        for (int i = 0; i < horizon; i++) {
            forecast[i] = history[history.length - season + i % season];
        }
        return forecast;
    }
}
