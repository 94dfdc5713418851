package io.quarterdeck.forecast;

/**
 * How far forecasts were from what happened. An error is forecast − actual, so a positive bias means too hopeful; bias,
 * WAPE and MAPE are shares (0.05 for 5 %).
 *
 * <p>Sources: Hyndman and Athanasopoulos, Forecasting: Principles and Practice (fpp3), section 5.8; Hyndman and Koehler
 * (2006), Another look at measures of forecast accuracy, for MASE.
 */
public final class Accuracy {

    private Accuracy() {}

    /** Forecast − actual, one by one. */
    public static double[] errors(double[] actual, double[] forecast) {
        if (actual.length != forecast.length) {
            throw new IllegalArgumentException(
                    actual.length + " actual values against " + forecast.length + " forecasts");
        }
        double[] errors = new double[actual.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = forecast[i] - actual[i];
        }
        return errors;
    }

    /** MAE, the mean absolute error; NaN where there is no error at all to average. */
    public static double meanAbsolute(double[] errors) {
        return absoluteSum(errors) / errors.length;
    }

    /** The sum of errors over the sum of actuals; NaN where that sum is zero. */
    public static double bias(double[] actual, double[] forecast) {
        return ratio(sum(errors(actual, forecast)), sum(actual));
    }

    /** Weighted absolute percentage error: absolute errors over absolute actuals; NaN where all actuals are zero. */
    public static double wape(double[] actual, double[] forecast) {
        return ratio(absoluteSum(errors(actual, forecast)), absoluteSum(actual));
    }

    /** Mean absolute percentage error; NaN where any actual is zero. It punishes too high more than too low. */
    public static double mape(double[] actual, double[] forecast) {
        double[] errors = errors(actual, forecast);
        for (int i = 0; i < errors.length; i++) {
            errors[i] = ratio(errors[i], actual[i]);
        }
        return meanAbsolute(errors);
    }

    /** Mean absolute scaled error: MAE over {@link #naiveScale}; below 1 beats the naive method. */
    public static double mase(double[] actual, double[] forecast, double[] history, int season) {
        return ratio(meanAbsolute(errors(actual, forecast)), naiveScale(history, season));
    }

    /**
     * The mean absolute change of a history from one season to the next, which is the in-sample error of the seasonal
     * naive method; from one value to the next where the history is no longer than a season. NaN for a single value.
     */
    public static double naiveScale(double[] history, int season) {
        int lag = history.length > season ? season : 1;
        double sum = 0;
        for (int i = lag; i < history.length; i++) {
            sum += Math.abs(history[i] - history[i - lag]);
        }
        return ratio(sum, history.length - lag);
    }

    /** The score HubSpot gives one forecast: 1 when exact, 0 when off by the actual or more; NaN where that is zero. */
    public static double hubspotScore(double actual, double forecast) {
        return Math.max(0, 1 - Math.abs(ratio(forecast - actual, actual)));
    }

    static double ratio(double numerator, double denominator) {
        return denominator == 0 ? Double.NaN : numerator / denominator;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double absoluteSum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.abs(value);
        }
        return sum;
    }
}
