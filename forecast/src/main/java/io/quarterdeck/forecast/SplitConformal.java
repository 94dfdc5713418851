package io.quarterdeck.forecast;

import java.util.Arrays;

/**
 * Ranges from past errors: as wide as the errors at the same horizon were, whatever their distribution.
 *
 * <p>With n past errors, forecast ± the ⌈(n + 1) level⌉-th smallest absolute error holds the outcome with at least that
 * probability, if the next error is exchangeable with the past ones. Errors of overlapping months are not quite, and
 * markets change: print the realised coverage beside the range. Where n is too small for the level (80 % needs 4 errors,
 * 90 % needs 9, 95 % needs 19) no width can promise it, and there is none.
 *
 * <p>Source: Lei, G'Sell, Rinaldo, Tibshirani and Wasserman (2018), Distribution-free predictive inference for
 * regression, section 2.2. Levels are whole per cents, so that the rank is exact. Errors are not scaled: those of one
 * series share its scale. Dividing them by the level of the year before each origin was tried on the monthly M1 and
 * tourism series, cut to 24, 36 and 60 months: coverage rose by a few points, the interval score mostly got worse. It does
 * help a series that multiplies its level, whose absolute errors of early years are too small for today.
 */
public final class SplitConformal {

    /**
     * How often ranges made from the errors known at the time held what came.
     *
     * @param inside outcomes within the range
     * @param outcomes outcomes for which there were errors enough to make a range
     */
    public record Coverage(int inside, int outcomes) {

        /** The share of outcomes inside; NaN where there are none. */
        public double share() {
            return Accuracy.ratio(inside, outcomes);
        }
    }

    private SplitConformal() {}

    /** Which of the sorted absolute errors is the half-width: ⌈(n + 1) percent / 100⌉. Above n there is none. */
    public static int rank(int errors, int percent) {
        if (percent < 1 || percent > 99) {
            throw new IllegalArgumentException("a level of " + percent + " % is not between 1 and 99 %");
        }
        return ((errors + 1) * percent + 99) / 100;
    }

    /** The half-width of the range; NaN where the errors are too few for the level. */
    public static double halfWidth(double[] errors, int percent) {
        int rank = rank(errors.length, percent);
        return rank > errors.length ? Double.NaN : sorted(errors)[rank - 1];
    }

    /**
     * The half-width at the place (n + 1) percent / 100 itself, between two errors where that is no whole number (Hyndman and
     * Fan, 1996, Sample quantiles in statistical packages, definition 6). A rank that is rounded up holds more than the level
     * says, with seven errors 88 instead of 80 %; this one holds the level on average over records. NaN where the errors
     * are too few.
     */
    static double between(double[] errors, int percent) {
        if (rank(errors.length, percent) > errors.length) {
            return Double.NaN;
        }
        double[] sorted = sorted(errors);
        int hundredths = (errors.length + 1) * percent;
        int below = hundredths / 100;
        double part = hundredths % 100 / 100.0;
        double lower = below == 0 ? 0 : sorted[below - 1];
        return part == 0 ? lower : lower + part * (sorted[below] - lower);
    }

    private static double[] sorted(double[] errors) {
        return Arrays.stream(errors).map(Math::abs).sorted().toArray();
    }

    /**
     * The realised coverage over the origins of a backtest.
     *
     * @param errors by origin, one month apart
     * @param lastStep the last step they cover: the error of an origin is known that many months later
     */
    public static Coverage coverage(double[] errors, int lastStep, int percent) {
        int inside = 0;
        int outcomes = 0;
        for (int origin = lastStep; origin < errors.length; origin++) {
            double[] known = Arrays.copyOf(errors, origin - lastStep + 1);
            double halfWidth = halfWidth(known, percent);
            if (!Double.isNaN(halfWidth)) {
                outcomes++;
                inside += Math.abs(errors[origin]) <= halfWidth ? 1 : 0;
            }
        }
        return new Coverage(inside, outcomes);
    }
}
