package io.quarterdeck.forecast.whatif;

import io.quarterdeck.forecast.whatif.Base.Lag;
import java.util.List;

/**
 * How many months after one thing another happens: what deals created in a month bring in it and in those that follow, or
 * what is paid of a month's sales.
 *
 * <p>An event so many days later falls into two neighbouring months, in the proportion in which the first thing is spread evenly
 * over its month. A cycle that is shorter by a factor lets every share that is still to come be raised to a power: the
 * hazard is higher by that factor (proportional hazards).
 *
 * @param shares by months later; they sum to 1
 */
record Kernel(double[] shares) {
    private static final double DAYS_OF_MONTH = 365.25 / 12;

    /** Lags beyond so many months count as this one. */
    static final int LAST = 36;

    /** Without a past, all comes in the month itself. */
    static Kernel of(List<Lag> lags) {
        double[] shares = new double[LAST + 1];
        double sum = 0;
        for (Lag lag : lags) {
            double months = Math.min(LAST - 1, Math.max(0, lag.days()) / DAYS_OF_MONTH);
            int whole = (int) months;
            shares[whole] += lag.weight() * (1 - (months - whole));
            shares[whole + 1] += lag.weight() * (months - whole);
            sum += lag.weight();
        }
        if (sum <= 0) {
            shares[0] = 1;
            return new Kernel(shares);
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return new Kernel(shares);
    }

    /** The share so many months later; 0 before. */
    double at(int months) {
        return months < 0 || months >= shares.length ? 0 : shares[months];
    }

    /** The same where everything takes so many times as long. */
    Kernel stretched(double times) {
        double[] stretched = new double[shares.length];
        double reached = 0;
        double before = 0;
        for (int i = 0; i < shares.length; i++) {
            reached += shares[i];
            double now = share(reached, times);
            stretched[i] = now - before;
            before = now;
        }
        return new Kernel(stretched);
    }

    /** What is reached by a moment by which a share was reached before everything took so many times as long. */
    static double share(double reached, double times) {
        return 1 - Math.pow(Math.max(0, 1 - reached), 1 / times);
    }

    /** Mean months. */
    double mean() {
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            mean += i * shares[i];
        }
        return mean;
    }
}
