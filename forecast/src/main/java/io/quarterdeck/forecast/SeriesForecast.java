package io.quarterdeck.forecast;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The months after the end of a series, as the method that erred least would have them, with ranges from its past errors.
 *
 * <p>Where no month of the history is below zero, neither is a forecast or a lower bound.
 *
 * @param series the history
 * @param choice the method, why it was taken, and its backtest
 * @param means the point forecasts; the first is for the month after the end of the series
 */
public record SeriesForecast(Series series, MethodChoice choice, List<Double> means) {

    public SeriesForecast {
        means = List.copyOf(means);
        if (means.size() != choice.backtest().horizon()) {
            throw new IllegalArgumentException("series " + series.name() + ": " + means.size()
                    + " forecasts, tested on a horizon of " + choice.backtest().horizon());
        }
    }

    /** Forecasts a series with the default, or with a simple method where that did better or the history is short. */
    public static SeriesForecast of(Series series, int horizon) {
        return of(series, horizon, Regressors.NONE);
    }

    /**
     * As without regressors, and where the history shows their effects, also with the default that knows them.
     *
     * @param regressors from the first month of the series to the last that is forecast, or none
     */
    public static SeriesForecast of(Series series, int horizon, Regressors regressors) {
        int shortest = Backtest.seasons(Series.SEASON) + MethodChoice.MINIMUM_ORIGINS;
        if (series.values().size() < shortest) {
            return of(series, horizon, ForecastMethods.simple());
        }
        boolean isMoved = !regressors.isEmpty()
                && !RegressorEffects.of(series.history(), Series.SEASON, regressors)
                        .isEmpty();
        return of(series, horizon, isMoved ? ForecastMethods.standardWith(regressors) : ForecastMethods.standard());
    }

    /** Forecasts a series with the best of these methods. */
    public static SeriesForecast of(Series series, int horizon, List<ForecastMethod> methods) {
        double[] history = series.history();
        MethodChoice choice = MethodChoice.of(methods, history, Series.SEASON, horizon);
        List<Double> means = new ArrayList<>(horizon);
        for (double mean : choice.method().boundedForecast(history, Series.SEASON, horizon)) {
            means.add(mean);
        }
        return new SeriesForecast(series, choice, means);
    }

    /** How many months are forecast. */
    public int horizon() {
        return means.size();
    }

    /** The month of a step; step 1 is the month after the end of the series. */
    public YearMonth month(int step) {
        return series.end().plusMonths(step);
    }

    /** The forecast of one month, step 1 to the horizon. */
    public Prediction step(int step) {
        return sum(step, step);
    }

    /** The forecast of the sum of the first k months. */
    public Prediction cumulative(int steps) {
        return sum(1, steps);
    }

    /**
     * The forecast of the sum of steps {@code first} to {@code last}. Its ranges come from the past errors of that same
     * sum; bounds of single months must not be added.
     *
     * @throws IllegalArgumentException unless 1 ≤ first ≤ last ≤ horizon
     */
    public Prediction sum(int first, int last) {
        double[] errors = choice.backtest().sumErrors(first, last);
        double mean = 0;
        for (int step = first; step <= last; step++) {
            mean += means.get(step - 1);
        }
        return Prediction.of(mean, errors, series.isNonNegative() ? 0 : Double.NEGATIVE_INFINITY);
    }

    /** How often ranges of this level for steps {@code first} to {@code last} held what came in the backtest. */
    public SplitConformal.Coverage coverage(int first, int last, int percent) {
        return SplitConformal.coverage(choice.backtest().sumErrors(first, last), last, percent);
    }
}
