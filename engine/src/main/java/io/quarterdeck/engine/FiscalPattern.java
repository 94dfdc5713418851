package io.quarterdeck.engine;

/** How a fiscal year is cut into months: along the calendar's months, or into months of whole weeks. */
public enum FiscalPattern {
    /** Twelve calendar months. */
    MONTHS("months"),
    WEEKS_4_4_5("4-4-5", 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5),
    WEEKS_4_5_4("4-5-4", 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4),
    WEEKS_5_4_4("5-4-4", 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4),
    /** Thirteen months of four weeks; the last quarter has four of them. */
    PERIODS_13("13-periods", 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4);

    private final String word;
    private final int[] weeks;

    FiscalPattern(String word, int... weeks) {
        this.word = word;
        this.weeks = weeks;
    }

    /** The name in the settings. */
    public String word() {
        return word;
    }

    /** Whether months, quarters and years are whole weeks. */
    public boolean isOfWeeks() {
        return weeks.length > 0;
    }

    /** Months of a year: 12 or 13. */
    public int months() {
        return isOfWeeks() ? weeks.length : 12;
    }

    /** Weeks from the year's start to a month's. @param month from 0 */
    int weeksBefore(int month) {
        int sum = 0;
        for (int m = 0; m < month; m++) {
            sum += weeks[m];
        }
        return sum;
    }

    /** The first month of a quarter, from 0; of the quarter after the last, the number of months. @param quarter from 0 */
    int firstMonth(int quarter) {
        return quarter == 4 ? months() : 3 * quarter;
    }
}
