package io.quarterdeck.forecast;

import java.util.Arrays;

/**
 * A method that is a statistical model: it has an account of its own errors.
 *
 * <p>A model is fitted to the history divided by its mean absolute value and rounded to twelve digits, so that the unit of
 * a series (1 or 1,000 yuan) changes nothing, not even the path of an optimisation. A constant is carried on; one of few values promises little, and has a spread of its size over their
 * number.
 */
public interface ForecastModel extends ForecastMethod {

    /** Values near one are rounded to this fraction of one, 2⁻⁴⁰. */
    double GRAIN = 0x1p40;

    /** A constant of fewer values has a spread. */
    int FEW = 8;

    /** The word for what is done with a history, where that depends on it. */
    default String word(double[] history, int season) {
        return name();
    }

    /** Fits to a history whose mean absolute value is one, and which is not constant. */
    ModelForecast fitScaled(double[] history, int season, int horizon);

    /**
     * The forecast with its errors' spread.
     *
     * @throws IllegalArgumentException as {@link #forecast}
     */
    default ModelForecast fit(double[] history, int season, int horizon) {
        check(history, season, horizon);
        if (isConstant(history)) {
            double[] mean = new double[horizon];
            double[] deviation = new double[horizon];
            Arrays.fill(mean, history[0]);
            Arrays.fill(deviation, history.length < FEW ? Math.abs(history[0]) / history.length : 0);
            return new ModelForecast(mean, deviation);
        }
        double scale = meanAbsolute(history);
        double[] scaled = new double[history.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = Math.rint(history[i] / scale * GRAIN) / GRAIN;
        }
        return fitScaled(scaled, season, horizon).times(scale);
    }

    @Override
    default double[] forecast(double[] history, int season, int horizon) {
        return fit(history, season, horizon).mean();
    }

    private static boolean isConstant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    private static double meanAbsolute(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.abs(value);
        }
        return sum / values.length;
    }
}
