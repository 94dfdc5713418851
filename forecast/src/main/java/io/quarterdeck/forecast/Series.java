package io.quarterdeck.forecast;

import static java.util.Objects.requireNonNull;

import java.time.YearMonth;
import java.util.List;

/**
 * One number per month, without gaps.
 *
 * <p>The caller chooses the months: the first is the first in which the scope existed, a later month without bookings is
 * 0, and the month that the as-of date cuts is left out, for a part of a month would read as a collapse.
 *
 * @param name what the series measures and for whom; for people to read
 * @param start the month of the first value
 * @param values at least one, finite, in time order
 */
public record Series(String name, YearMonth start, List<Double> values) {

    /** The number of months in a season. */
    public static final int SEASON = 12;

    public Series {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a series needs a name");
        }
        requireNonNull(start, "start is null");
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("series " + name + " has no values; at least one month is needed");
        }
        for (int i = 0; i < values.size(); i++) {
            if (!Double.isFinite(values.get(i))) {
                throw new IllegalArgumentException(
                        "series " + name + ", " + start.plusMonths(i) + ": " + values.get(i) + " is not a number");
            }
        }
    }

    /** The month of the last value. */
    public YearMonth end() {
        return start.plusMonths(values.size() - 1L);
    }

    /** The values as an array of the caller's own. */
    public double[] history() {
        return toArray(values);
    }

    /** Whether no value is below zero. Bookings can be: a return or a cancelled order. */
    public boolean isNonNegative() {
        return isNonNegative(history());
    }

    static boolean isNonNegative(double[] values) {
        for (double value : values) {
            if (value < 0) {
                return false;
            }
        }
        return true;
    }

    static double[] toArray(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
