package io.quarterdeck.engine;

import java.util.Locale;

/** The kinds of period that a calendar cuts time into, from long to short. */
public enum PeriodType {
    YEAR,
    QUARTER,
    MONTH,
    WEEK;

    /** The word in a table: year, quarter, month or week. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
