package io.quarterdeck.forecast;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * Where a quarter's total will land.
 *
 * <p>The rule: complete months count as they were. The part month, which the as-of date cuts, counts its forecast or what
 * is booked in it so far, whichever is more. Later months count their forecast. The sum is P50, and it is never below what
 * is already booked. P10 and P90 are the ends of the 80 % range that the past errors of the sum of the same months give
 * around P50; P10 is not below what is booked either, unless the history has months below zero, for then more may be
 * returned. A complete quarter lands on its actual: P10 = P50 = P90.
 *
 * <p>The range is that of a forecast made at the end of the last complete month. It does not narrow as the part month
 * fills, which errs on the wide side.
 *
 * @param firstMonth the first of the quarter's months
 * @param booked complete months and the part month so far
 * @param remainingMonths months not complete, the part month among them: 0 to all
 * @param p10 NaN where past errors are too few
 * @param p50 the expected total
 * @param p90 NaN where past errors are too few
 * @param errors how many past errors the range rests on; 0 for a complete quarter
 */
public record QuarterLanding(
        YearMonth firstMonth, double booked, int remainingMonths, double p10, double p50, double p90, int errors) {

    /**
     * Lands the quarter that starts with a month: past, under review, or to come within the horizon.
     *
     * @param forecast of the monthly series; its months within the quarter are the complete ones, and a month before the
     *     series starts counts 0
     * @param months how many months the quarter has: 3, and 4 for the last one of thirteen periods
     * @param bookedInPartMonth booked in the month after the end of the series up to the as-of date; 0 if it has not
     *     begun. It counts only if that month is in the quarter
     * @throws IllegalArgumentException if the quarter ends beyond the horizon
     */
    public static QuarterLanding of(
            SeriesForecast forecast, YearMonth firstMonth, int months, double bookedInPartMonth) {
        if (!Double.isFinite(bookedInPartMonth)) {
            throw new IllegalArgumentException("booked in part month: " + bookedInPartMonth + " is not a number");
        }
        Series series = forecast.series();
        int firstStep = (int) series.end().until(firstMonth, ChronoUnit.MONTHS);
        int lastStep = firstStep + months - 1;
        double actual = 0;
        for (int step = firstStep; step <= Math.min(0, lastStep); step++) {
            int index = series.values().size() - 1 + step;
            actual += index < 0 ? 0 : series.values().get(index);
        }
        if (lastStep < 1) {
            return new QuarterLanding(firstMonth, actual, 0, actual, actual, actual, 0);
        }
        int firstRemaining = Math.max(1, firstStep);
        double booked = actual;
        double p50 = actual + forecast.sum(firstRemaining, lastStep).mean();
        if (firstRemaining == 1) {
            booked += bookedInPartMonth;
            p50 += Math.max(0, bookedInPartMonth - forecast.means().get(0));
        }
        p50 = Math.max(p50, booked);
        double[] errors = forecast.choice().backtest().sumErrors(firstRemaining, lastStep);
        double halfWidth = SplitConformal.halfWidth(errors, 80);
        double floor = series.isNonNegative() ? booked : Double.NEGATIVE_INFINITY;
        return new QuarterLanding(
                firstMonth,
                booked,
                lastStep - firstRemaining + 1,
                Math.max(floor, p50 - halfWidth),
                p50,
                p50 + halfWidth,
                errors.length);
    }
}
