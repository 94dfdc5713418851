package io.quarterdeck.forecast;

/**
 * Random walk with drift: the line through the first and the last value, carried on.
 *
 * <p>Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice (fpp3), section 5.2:
 * y(T) + h (y(T) − y(1)) / (T − 1).
 */
public record Drift() implements ForecastMethod {

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public int minimumHistory(int season) {
        return 2;
    }

    @Override
    public double[] forecast(double[] history, int season, int horizon) {
        check(history, season, horizon);
        double last = history[history.length - 1];
        double slope = (last - history[0]) / (history.length - 1);
        double[] forecast = new double[horizon];
        for (int i = 0; i < horizon; i++) {
            forecast[i] = last + (i + 1) * slope;
        }
        return forecast;
    }
}
