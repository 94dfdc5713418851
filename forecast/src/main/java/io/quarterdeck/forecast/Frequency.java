package io.quarterdeck.forecast;

/** How often a series has a value. */
public enum Frequency {
    YEARLY(1),
    QUARTERLY(4),
    MONTHLY(12),
    WEEKLY(52),
    DAILY(7);

    private final int season;

    Frequency(int season) {
        this.season = season;
    }

    /** How many values a season has: a year, or of days a week. */
    public int season() {
        return season;
    }
}
