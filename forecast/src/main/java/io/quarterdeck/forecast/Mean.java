package io.quarterdeck.forecast;

import java.util.Arrays;

/**
 * Every value is the mean of the history. Hard to beat where months are few large deals without pattern, as one person's
 * often are.
 *
 * <p>Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice (fpp3), section 5.2.
 */
public record Mean() implements ForecastMethod {

    @Override
    public String name() {
        return "mean";
    }

    @Override
    public int minimumHistory(int season) {
        return 1;
    }

    @Override
    public double[] forecast(double[] history, int season, int horizon) {
        check(history, season, horizon);
        double sum = 0;
        for (double value : history) {
            sum += value;
        }
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, sum / history.length);
        return forecast;
    }
}
