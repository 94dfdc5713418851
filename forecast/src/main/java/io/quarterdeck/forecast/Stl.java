package io.quarterdeck.forecast;

import java.util.Arrays;

/**
 * A history as season + trend + remainder, by local regression (STL).
 *
 * <p>Source: Cleveland, Cleveland, McRae and Terpenning (1990), STL: a seasonal-trend decomposition procedure based on loess;
 * windows as R's {@code stl} has them by default.
 *
 * @param season in time order; moves slowly from year to year
 * @param trend in time order
 */
record Stl(double[] season, double[] trend) {
    private static final int INNER = 2;
    private static final int ROBUST_OUTER = 15;

    /**
     * @param values at least two periods and one value
     * @param window how many years a season is smoothed over, odd
     * @param isRobust whether outliers get less weight, in fifteen rounds
     */
    static Stl of(double[] values, int period, int window, boolean isRobust) {
        Decomposition decomposition = new Decomposition(values, period, window);
        if (!isRobust) {
            decomposition.improve(INNER, null);
        } else {
            double[] weights = null;
            for (int round = 0; round <= ROBUST_OUTER; round++) {
                decomposition.improve(1, weights);
                weights = decomposition.robustness();
            }
        }
        return new Stl(decomposition.season, decomposition.trend);
    }

    private static final class Decomposition {
        private final double[] values;
        private final int period;
        private final Loess seasonal;
        private final Loess lowPass;
        private final Loess trending;
        private final double[] season;
        private final double[] trend;
        private final double[] work;
        private final double[] cycles;
        private final double[] filtered;
        private final double[] one;
        private final double[] smoothed;
        private final double[] oneWeights;

        Decomposition(double[] values, int period, int window) {
            this.values = values;
            this.period = period;
            this.seasonal = Loess.of(window, false);
            this.lowPass = Loess.of(odd(period), true);
            this.trending = Loess.of(odd((int) Math.ceil(1.5 * period / (1 - 1.5 / window))), true);
            int n = values.length;
            season = new double[n];
            trend = new double[n];
            work = new double[n];
            cycles = new double[n + 2 * period];
            filtered = new double[n + 2 * period];
            one = new double[n / period + 1];
            smoothed = new double[n / period + 3];
            oneWeights = new double[n / period + 1];
        }

        private static int odd(int window) {
            return window % 2 == 0 ? window + 1 : window;
        }

        /** The inner loop: season without trend, then trend without season. */
        void improve(int times, double[] weights) {
            int n = values.length;
            for (int time = 0; time < times; time++) {
                for (int t = 0; t < n; t++) {
                    work[t] = values[t] - trend[t];
                }
                smoothCycles(weights);
                int length = average(cycles, n + 2 * period, period, filtered);
                length = average(filtered, length, period, filtered);
                average(filtered, length, 3, filtered);
                lowPass.smooth(filtered, n, null, work, 0);
                for (int t = 0; t < n; t++) {
                    season[t] = cycles[period + t] - work[t];
                }
                for (int t = 0; t < n; t++) {
                    work[t] = values[t] - season[t];
                }
                trending.smooth(work, n, weights, trend, 0);
            }
        }

        /** Each month's years are smoothed, and carried on by one year at both ends. */
        private void smoothCycles(double[] weights) {
            for (int place = 0; place < period; place++) {
                int years = (values.length - place - 1) / period + 1;
                for (int year = 0; year < years; year++) {
                    one[year] = work[year * period + place];
                    oneWeights[year] = weights == null ? 1 : weights[year * period + place];
                }
                double[] robustness = weights == null ? null : oneWeights;
                seasonal.smooth(one, years, robustness, smoothed, 1);
                smoothed[0] = seasonal.at(one, years, -1, 0, robustness, smoothed[1]);
                smoothed[years + 1] = seasonal.at(
                        one, years, years, Math.max(0, years - seasonal.window()), robustness, smoothed[years]);
                for (int year = 0; year < years + 2; year++) {
                    cycles[year * period + place] = smoothed[year];
                }
            }
        }

        /** Moving averages; the result may overwrite its source, and is shorter by the width less one. */
        private static int average(double[] source, int length, int width, double[] result) {
            int count = length - width + 1;
            double sum = 0;
            for (int t = 0; t < width; t++) {
                sum += source[t];
            }
            for (int t = 0; t < count; t++) {
                double oldest = source[t];
                result[t] = sum / width;
                if (t + 1 < count) {
                    sum += source[t + width] - oldest;
                }
            }
            return count;
        }

        /** Bisquare weights of the remainders, zero from six medians on. */
        double[] robustness() {
            double[] remainders = new double[values.length];
            for (int t = 0; t < values.length; t++) {
                remainders[t] = Math.abs(values[t] - season[t] - trend[t]);
            }
            double[] sorted = remainders.clone();
            Arrays.sort(sorted);
            double limit = 3 * (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]);
            double[] weights = new double[remainders.length];
            for (int t = 0; t < weights.length; t++) {
                double ratio = remainders[t] / limit;
                double rest = 1 - ratio * ratio;
                weights[t] = remainders[t] <= 0.001 * limit ? 1 : remainders[t] > 0.999 * limit ? 0 : rest * rest;
            }
            return weights;
        }
    }
}
