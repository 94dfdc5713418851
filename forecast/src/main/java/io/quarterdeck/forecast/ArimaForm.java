package io.quarterdeck.forecast;

/**
 * The form of a seasonal ARIMA model.
 *
 * @param p autoregressive terms
 * @param d ordinary differences
 * @param q moving average terms
 * @param seasonalP autoregressive terms a season apart
 * @param seasonalD seasonal differences
 * @param seasonalQ moving average terms a season apart
 * @param hasMean whether the differenced series has a mean: with one difference a drift
 */
record ArimaForm(int p, int d, int q, int seasonalP, int seasonalD, int seasonalQ, boolean hasMean) {

    /** How many numbers are estimated, the variance aside. */
    int parameters() {
        return p + q + seasonalP + seasonalQ + (hasMean ? 1 : 0);
    }

    /** As in textbooks: {@code ARIMA(0,1,1)(0,1,1)}. */
    @Override
    public String toString() {
        return "ARIMA(" + p + "," + d + "," + q + ")(" + seasonalP + "," + seasonalD + "," + seasonalQ + ")"
                + (hasMean ? " with mean" : "");
    }
}
