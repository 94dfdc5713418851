package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a method would have forecast at each past month, held against what came: a rolling origin with an expanding
 * window.
 *
 * <p>At origin t the method sees the first t values and forecasts the next ones, up to the horizon or the end of the
 * history. The first origin has one season behind it, or half of a history shorter than two seasons, and never less than
 * the method needs. A model, which costs more, has the last {@value #MODEL_ORIGINS} origins at most, each with two seasons
 * and a value behind it. Nothing after an origin is used at it, except that MASE is scaled by the whole history: one scale per
 * series, the same for every method.
 *
 * <p>Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice (fpp3), section 5.10.
 *
 * @param firstOrigin the number of values seen at the first origin
 * @param horizon the longest forecast tested
 * @param naiveScale {@link Accuracy#naiveScale} of the history
 * @param errorsByOrigin forecast − actual: a list per origin, in time order, each with at least one step
 */
public record Backtest(
        ForecastMethod method, int firstOrigin, int horizon, double naiveScale, List<List<Double>> errorsByOrigin) {

    /** A model is tested from no more origins than these. */
    public static final int MODEL_ORIGINS = 24;

    public Backtest {
        errorsByOrigin = errorsByOrigin.stream().map(List::copyOf).toList();
    }

    /** Tests a method on a history; there are no origins where the history is too short. */
    public static Backtest of(ForecastMethod method, double[] history, int season, int horizon) {
        int firstOrigin = method instanceof ForecastModel
                ? Math.max(seasons(season), history.length - MODEL_ORIGINS)
                : Math.max(method.minimumHistory(season), Math.min(season, history.length / 2));
        List<List<Double>> errorsByOrigin = new ArrayList<>();
        for (int origin = firstOrigin; origin < history.length; origin++) {
            double[] seen = Arrays.copyOf(history, origin);
            double[] forecast = method.boundedForecast(seen, season, horizon);
            int steps = Math.min(horizon, history.length - origin);
            List<Double> errors = new ArrayList<>(steps);
            for (int i = 0; i < steps; i++) {
                errors.add(forecast[i] - history[origin + i]);
            }
            errorsByOrigin.add(errors);
        }
        return new Backtest(method, firstOrigin, horizon, Accuracy.naiveScale(history, season), errorsByOrigin);
    }

    /** Two seasons and a value: what a model has to see to know a season. */
    static int seasons(int season) {
        return Math.max(ForecastModel.FEW, 2 * season + 1);
    }

    /** How often the method was tested, the last times on fewer steps than the horizon. */
    public int origins() {
        return errorsByOrigin.size();
    }

    /** The errors of one step ahead (1 is the first), by origin. */
    public double[] errors(int step) {
        return sumErrors(step, step);
    }

    /**
     * The errors of the sum of steps {@code first} to {@code last}, by origin: the rest of a quarter is 1 to k. Errors of
     * single months partly cancel in a sum, so these cannot be had from the errors of the steps.
     *
     * @throws IllegalArgumentException unless 1 ≤ first ≤ last ≤ horizon
     */
    public double[] sumErrors(int first, int last) {
        if (first < 1 || first > last || last > horizon) {
            throw new IllegalArgumentException(
                    "steps " + first + " to " + last + " are not within a horizon of " + horizon);
        }
        return errorsByOrigin.stream()
                .filter(errors -> errors.size() >= last)
                .mapToDouble(errors -> sum(errors, first, last))
                .toArray();
    }

    /** The mean absolute error over all steps and all origins from this one on; NaN where there are none. */
    public double meanAbsoluteError(int fromOrigin) {
        double[] errors = errorsByOrigin.stream()
                .skip(Math.max(0, fromOrigin - firstOrigin))
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return Accuracy.meanAbsolute(errors);
    }

    /** The mean absolute error over all steps and origins. */
    public double meanAbsoluteError() {
        return meanAbsoluteError(firstOrigin);
    }

    /** The mean absolute scaled error over all steps and all origins from this one on; NaN for a constant history. */
    public double mase(int fromOrigin) {
        return Accuracy.ratio(meanAbsoluteError(fromOrigin), naiveScale);
    }

    /** The mean absolute scaled error over all steps and origins. */
    public double mase() {
        return mase(firstOrigin);
    }

    private static double sum(List<Double> errors, int first, int last) {
        double sum = 0;
        for (int step = first; step <= last; step++) {
            sum += errors.get(step - 1);
        }
        return sum;
    }
}
