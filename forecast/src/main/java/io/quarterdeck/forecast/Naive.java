package io.quarterdeck.forecast;

import java.util.Arrays;

/**
 * Every value is the last one seen. Best for a random walk, and the fallback where there is less than one season.
 *
 * <p>Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice (fpp3), section 5.2.
 */
public record Naive() implements ForecastMethod {

    @Override
    public String name() {
        return "naive";
    }

    @Override
    public int minimumHistory(int season) {
        return 1;
    }

    @Override
    public double[] forecast(double[] history, int season, int horizon) {
        check(history, season, horizon);
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, history[history.length - 1]);
        return forecast;
    }
}
