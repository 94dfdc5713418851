package io.quarterdeck.transform;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * A country's holidays in one calendar year.
 *
 * @param daysOff the name of each holiday, on weekends too
 * @param worked days of weekends that are worked to make up for days off
 * @param isKnown whether the days are as published, and not worked out from standing rules alone
 */
record HolidayYear(Map<LocalDate, String> daysOff, Set<LocalDate> worked, boolean isKnown) {
    /** A year of which nothing is known but its weekends. */
    static final HolidayYear UNKNOWN = new HolidayYear(Map.of(), Set.of(), false);

    HolidayYear {
        daysOff = Map.copyOf(daysOff);
        worked = Set.copyOf(worked);
    }
}
