package io.quarterdeck.forecast;

import java.util.Arrays;

/**
 * Whether a history has a season, and what its months are worth.
 *
 * <p>Source: the competition rules of M4 (Makridakis, Spiliotis and Assimakopoulos, 2020): a series is seasonal if its
 * autocorrelation at the lag of a season exceeds the 90 % limit; indices are those of the classical decomposition by
 * centred moving averages, each the mean over all years.
 */
final class SeasonalIndices {

    /** The 95th percentile of the normal distribution, as the competition's programs write it. */
    private static final double LIMIT = 1.645;

    private static final int SEASONS_TO_TEST = 3;

    private SeasonalIndices() {}

    /** Whether the autocorrelation at one season passes the test; never with fewer than three seasons. */
    static boolean isSeasonal(double[] values, int season) {
        if (season < 2 || values.length < SEASONS_TO_TEST * season) {
            return false;
        }
        double[] correlations = autocorrelations(values, season);
        double squares = 0;
        for (int lag = 1; lag < season; lag++) {
            squares += correlations[lag] * correlations[lag];
        }
        return Math.abs(correlations[season]) > LIMIT / Math.sqrt(values.length) * Math.sqrt(1 + 2 * squares);
    }

    /** The autocorrelations at lags 0 to {@code lags}; all zero for a constant. */
    static double[] autocorrelations(double[] values, int lags) {
        double mean = Arrays.stream(values).sum() / values.length;
        double[] correlations = new double[lags + 1];
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean);
        }
        for (int lag = 0; lag <= lags && variance > 0; lag++) {
            double sum = 0;
            for (int t = lag; t < values.length; t++) {
                sum += (values[t] - mean) * (values[t - lag] - mean);
            }
            correlations[lag] = sum / variance;
        }
        return correlations;
    }

    /** Indices as ratios to the moving average, with mean one; the first is that of the first value. */
    static double[] multiplicative(double[] values, int season) {
        double[] indices = means(values, season, true);
        double mean = Arrays.stream(indices).sum() / season;
        for (int i = 0; i < season; i++) {
            indices[i] = mean == 0 ? 1 : indices[i] / mean;
        }
        return indices;
    }

    /** Indices as differences from the moving average, with sum zero; the first is that of the first value. */
    static double[] additive(double[] values, int season) {
        double[] indices = means(values, season, false);
        double mean = Arrays.stream(indices).sum() / season;
        for (int i = 0; i < season; i++) {
            indices[i] -= mean;
        }
        return indices;
    }

    private static double[] means(double[] values, int season, boolean ratio) {
        double[] sums = new double[season];
        int[] counts = new int[season];
        int half = season / 2;
        for (int t = half; t < values.length - half; t++) {
            double average = 0;
            for (int k = t - half; k <= t + half; k++) {
                boolean isEnd = season % 2 == 0 && (k == t - half || k == t + half);
                average += isEnd ? values[k] / 2 : values[k];
            }
            average /= season;
            if (!ratio || average != 0) {
                sums[t % season] += ratio ? values[t] / average : values[t] - average;
                counts[t % season]++;
            }
        }
        for (int i = 0; i < season; i++) {
            double none = ratio ? 1 : 0;
            sums[i] = counts[i] == 0 ? none : sums[i] / counts[i];
        }
        return sums;
    }
}
