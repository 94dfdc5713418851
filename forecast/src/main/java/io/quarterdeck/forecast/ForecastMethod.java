package io.quarterdeck.forecast;

import java.io.Serializable;

/**
 * A rule that extends a series beyond its end. It looks at nothing but the values it is given and has no state, so the
 * same history always gives the same forecast; it can be sent to another machine. To add one: write one class and one line in {@link ForecastMethods}.
 */
public interface ForecastMethod extends Serializable {

    /** The word for this method in tables and labels, in lower case with underscores. */
    String name();

    /** How many values of history the method needs before it can say anything, given the length of a season. */
    int minimumHistory(int season);

    /**
     * The forecast itself, which may be negative.
     *
     * @param history the values in time order, not changed
     * @param season the number of values in a season: 12 for months of a year, 1 for none
     * @param horizon how many values to forecast
     * @return {@code horizon} values; the first follows the last of the history
     * @throws IllegalArgumentException if the history is shorter than {@link #minimumHistory}, or season or horizon is
     *     below one
     */
    double[] forecast(double[] history, int season, int horizon);

    /** The forecast cut at zero where no value of the history is below zero: the form that is tested and published. */
    default double[] boundedForecast(double[] history, int season, int horizon) {
        double[] forecast = forecast(history, season, horizon);
        if (Series.isNonNegative(history)) {
            for (int i = 0; i < forecast.length; i++) {
                forecast[i] = Math.max(0, forecast[i]);
            }
        }
        return forecast;
    }

    /** Refuses arguments that {@link #forecast} cannot work with; the first line of every method. */
    default void check(double[] history, int season, int horizon) {
        if (season < 1 || horizon < 1) {
            throw new IllegalArgumentException(
                    name() + ": season " + season + " and horizon " + horizon + " must both be at least 1");
        }
        if (history.length < minimumHistory(season)) {
            throw new IllegalArgumentException(name() + ": history has " + history.length + " values, needs "
                    + minimumHistory(season) + " for a season of " + season);
        }
    }
}
