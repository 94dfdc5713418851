package io.quarterdeck.forecast;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * What a seller's month is good for (D13 of the definitions): a full month's quota times the ramp, times the chance that
 * they are still there, times what people usually reach of their targets.
 *
 * @param monthlyHazard share of people who leave in a month
 * @param expectedAttainment of people together
 */
record Capacity(YearMonth review, double monthlyHazard, double expectedAttainment) {
    /**
     * A seller.
     *
     * @param quota of a month in full swing
     * @param hired first day; null where it is long ago
     * @param left last day; null while here
     */
    record Seller(double quota, LocalDate hired, LocalDate left, RampProfile profile) {}

    /** The share of a full month in which the seller works, ramp included: 1 for someone in full swing. */
    static double share(Seller seller, YearMonth month) {
        Long since = seller.hired() == null ? null : ChronoUnit.MONTHS.between(YearMonth.from(seller.hired()), month);
        return presence(seller, month) * seller.profile().share(since);
    }

    /** Days from the first to the last day there, of the month's; the month of the first day is the ramp's first and counts whole. */
    private static double presence(Seller seller, YearMonth month) {
        if (seller.hired() != null && month.isBefore(YearMonth.from(seller.hired()))) {
            return 0;
        }
        if (seller.left() == null || month.isBefore(YearMonth.from(seller.left()))) {
            return 1;
        }
        return month.equals(YearMonth.from(seller.left()))
                ? (double) seller.left().getDayOfMonth() / month.lengthOfMonth()
                : 0;
    }

    /** Quota that carries a target in the month: without attrition, and before what people fall short of. */
    static double street(Seller seller, YearMonth month) {
        return seller.quota() * share(seller, month);
    }

    /** The chance that someone here at the review is still here in the month; 1 in months up to it. */
    double survival(YearMonth month) {
        long ahead = Math.max(0, review.until(month, ChronoUnit.MONTHS));
        return Math.pow(1 - monthlyHazard, ahead);
    }

    /** What is to be expected of a seller in the month. Whoever is known to leave leaves by then, and not by chance before. */
    double expected(Seller seller, YearMonth month) {
        return street(seller, month) * (seller.left() == null ? survival(month) : 1) * expectedAttainment;
    }
}
