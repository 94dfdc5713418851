package io.quarterdeck.forecast;

import java.util.Arrays;

/**
 * A history in which many periods have nothing, seen as sizes and the intervals between them.
 *
 * <p>Sources: Croston (1972), Forecasting and stock control for intermittent demands; Syntetos and Boylan (2005), The
 * accuracy of intermittent demand estimates, for the limit of 1.32 periods and the bias corrected; Teunter, Syntetos and
 * Babai (2011), Intermittent demand: linking forecasting to inventory obsolescence.
 */
final class IntermittentDemand {

    /** From this mean interval on, a history is intermittent. */
    static final double INTERMITTENT_INTERVAL = 1.32;

    static final double SMOOTHING = 0.1;

    private IntermittentDemand() {}

    /** Whether nothing is below zero and sizes are 1.32 periods apart or more, on average; a history of zeros is not. */
    static boolean isIntermittent(double[] history) {
        int sizes = 0;
        int last = 0;
        for (int t = 0; t < history.length; t++) {
            if (history[t] < 0) {
                return false;
            }
            if (history[t] > 0) {
                sizes++;
                last = t + 1;
            }
        }
        return sizes > 0 && (double) last / sizes >= INTERMITTENT_INTERVAL;
    }

    /** Size over interval, both smoothed whenever there is a size; the first of each starts it. */
    static double croston(double[] history, double smoothing) {
        double size = 0;
        double interval = 0;
        int last = 0;
        for (int t = 0; t < history.length; t++) {
            if (history[t] != 0) {
                boolean isFirst = last == 0;
                size = isFirst ? history[t] : size + smoothing * (history[t] - size);
                interval = isFirst ? t + 1 : interval + smoothing * (t + 1 - last - interval);
                last = t + 1;
            }
        }
        return last == 0 ? 0 : size / interval;
    }

    /** Size times the chance that there is one, which is smoothed in every period and so fades when nothing comes. */
    static double fading(double[] history, double smoothing) {
        double chance = 0;
        double size = 0;
        for (int t = history.length - 1; t >= 0; t--) {
            chance += history[t] != 0 ? 1.0 / history.length : 0;
            size = history[t] != 0 ? history[t] : size;
        }
        for (double value : history) {
            chance += smoothing * ((value != 0 ? 1 : 0) - chance);
            size += value != 0 ? smoothing * (value - size) : 0;
        }
        return chance * size;
    }

    /** The same in every period, with the scatter of the history around it. */
    static ModelForecast flat(double level, double[] history, int horizon) {
        double squares = 0;
        for (double value : history) {
            squares += (value - level) * (value - level);
        }
        double[] mean = new double[horizon];
        double[] deviation = new double[horizon];
        Arrays.fill(mean, level);
        Arrays.fill(deviation, Math.sqrt(squares / Math.max(1, history.length - 1)));
        return new ModelForecast(mean, deviation);
    }
}
