package io.quarterdeck.sample;

import java.time.LocalDate;
import java.time.Month;

/**
 * How much selling gets done on a day: 1 is a plain working day. Deals need days of work and get as much as the
 * calendar gives, which is how the festival dip and the rush at quarter end come about.
 */
final class Pace {
    static final double WEEKEND = 0.015;
    static final double HOLIDAY = 0.05;
    static final double AROUND_SPRING_FESTIVAL = 0.4;
    static final double EUROPEAN_AUGUST = 0.75;

    /** Late stages in the last fourteen days of a quarter, in the fortnight before them, and in its first three weeks. */
    static final double QUARTER_END_RUSH = 4.0;

    static final double YEAR_END_RUSH = 4.8;
    static final double BEFORE_THE_RUSH = 1.1;
    static final double BETWEEN_THE_RUSHES = 0.85;
    static final double AFTER_THE_RUSH = 0.45;

    /** Dead deals are closed when the pipeline is tidied: in the first two weeks of a quarter and the last one. */
    static final double TIDYING = 1.7;

    private Pace() {}

    /** The pace of ordinary work. */
    static double ofWork(Region region, LocalDate day) {
        if (SalesCalendar.isWeekend(day)) {
            return WEEKEND;
        }
        if (region == Region.CHINA) {
            return inChina(day);
        }
        if (SalesCalendar.isChristmas(day)) {
            return HOLIDAY;
        }
        return region == Region.EUROPE && day.getMonth() == Month.AUGUST ? EUROPEAN_AUGUST : 1.0;
    }

    private static double inChina(LocalDate day) {
        long festival = SalesCalendar.daysFromSpringFestival(day);
        if (festival >= -5 && festival <= 10 || SalesCalendar.isChineseHoliday(day)) {
            return HOLIDAY;
        }
        return festival >= -18 && festival <= 17 ? AROUND_SPRING_FESTIVAL : 1.0;
    }

    /** The pace of a deal that will pass this stage. */
    static double ofPassing(Stage stage, Region region, LocalDate day) {
        return ofWork(region, day) * (stage.isLate() ? rush(day) : 1.0);
    }

    /** The pace of a deal that is going to be lost in this stage. */
    static double ofLosing(Region region, LocalDate day) {
        boolean isTidied = Quarter.daysGone(day) < 14 || Quarter.daysLeft(day) < 7;
        return ofWork(region, day) * (isTidied ? TIDYING : 0.85);
    }

    private static double rush(LocalDate day) {
        long left = Quarter.daysLeft(day);
        if (left < 14) {
            return Quarter.of(day).number() == 4 ? YEAR_END_RUSH : QUARTER_END_RUSH;
        }
        if (left < 28) {
            return BEFORE_THE_RUSH;
        }
        return Quarter.daysGone(day) < 21 ? AFTER_THE_RUSH : BETWEEN_THE_RUSHES;
    }
}
