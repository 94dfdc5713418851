package io.quarterdeck.forecast;

/**
 * Local regression over equally spaced values: each place gets a weighted mean, or the height of a weighted line, of the
 * values nearest to it, with tricube weights. Heights are worked out at every few places and joined by lines.
 *
 * <p>Source: Cleveland, Cleveland, McRae and Terpenning (1990), STL, sections 2.2 and 4; where a window is longer than the
 * series, the reach grows by half of what is missing.
 *
 * @param window how many neighbours count, an odd number
 * @param isLine whether a line is fitted, or a mean
 * @param jump between the places at which it is worked out
 */
record Loess(int window, boolean isLine, int jump) {

    /** A window with a height at every tenth of it. */
    static Loess of(int window, boolean isLine) {
        return new Loess(window, isLine, (window + 9) / 10);
    }

    /**
     * Smooths the first {@code count} values.
     *
     * @param robustness a weight per value, or null
     * @param smooth receives the result from place {@code offset} on
     */
    void smooth(double[] values, int count, double[] robustness, double[] smooth, int offset) {
        if (count < 2) {
            smooth[offset] = values[0];
            return;
        }
        int step = Math.min(jump, count - 1);
        int last = 0;
        for (int i = 0; i < count; i += step) {
            smooth[offset + i] = at(values, count, i, first(i, count), robustness, values[i]);
            join(smooth, offset + last, offset + i);
            last = i;
        }
        if (last != count - 1) {
            smooth[offset + count - 1] =
                    at(values, count, count - 1, first(count - 1, count), robustness, values[count - 1]);
            join(smooth, offset + last, offset + count - 1);
        }
    }

    /** The first of the neighbours of a place. */
    private int first(int place, int count) {
        return window >= count ? 0 : Math.max(0, Math.min(place - (window - 1) / 2, count - window));
    }

    private static void join(double[] smooth, int from, int to) {
        double slope = (smooth[to] - smooth[from]) / Math.max(1, to - from);
        for (int k = from + 1; k < to; k++) {
            smooth[k] = smooth[from] + slope * (k - from);
        }
    }

    /**
     * The height at a place, which may lie beyond either end.
     *
     * @param first of the neighbours
     * @param otherwise where all neighbours have the weight zero
     */
    double at(double[] values, int count, double place, int first, double[] robustness, double otherwise) {
        int last = Math.min(first + window, count) - 1;
        double reach = Math.max(place - first, last - place);
        if (window > count) {
            reach += (window - count) / 2;
        }
        double sum = 0;
        double weighted = 0;
        double moment = 0;
        double weightedMoment = 0;
        double square = 0;
        for (int k = first; k <= last; k++) {
            double distance = k - place;
            double weight = weight(Math.abs(distance), reach);
            if (robustness != null) {
                weight *= robustness[k];
            }
            sum += weight;
            weighted += weight * values[k];
            moment += weight * distance;
            weightedMoment += weight * distance * values[k];
            square += weight * distance * distance;
        }
        if (!(sum > 0)) {
            return otherwise;
        }
        double mean = weighted / sum;
        if (!isLine || reach <= 0) {
            return mean;
        }
        double centre = moment / sum;
        double spread = square / sum - centre * centre;
        if (Math.sqrt(Math.max(0, spread)) <= 0.001 * (count - 1)) {
            return mean;
        }
        double slope = (weightedMoment / sum - centre * mean) / spread;
        return mean - slope * centre;
    }

    private static double weight(double distance, double reach) {
        if (distance > 0.999 * reach) {
            return 0;
        }
        if (distance <= 0.001 * reach) {
            return 1;
        }
        double ratio = distance / reach;
        double rest = 1 - ratio * ratio * ratio;
        return rest * rest * rest;
    }
}
