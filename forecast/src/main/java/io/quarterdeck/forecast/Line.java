package io.quarterdeck.forecast;

/**
 * A straight line through values by least squares.
 *
 * @param first its height at the first value
 * @param slope by step
 */
record Line(double first, double slope) {

    /** Through the first {@code count} values; flat through a single one. */
    static Line through(double[] values, int count) {
        double meanTime = (count - 1) / 2.0;
        double mean = 0;
        for (int t = 0; t < count; t++) {
            mean += values[t];
        }
        mean /= count;
        double product = 0;
        double square = 0;
        for (int t = 0; t < count; t++) {
            product += (t - meanTime) * (values[t] - mean);
            square += (t - meanTime) * (t - meanTime);
        }
        double slope = square == 0 ? 0 : product / square;
        return new Line(mean - slope * meanTime, slope);
    }

    /** Its height at a place, counted from 0. */
    double at(int place) {
        return first + slope * place;
    }
}
