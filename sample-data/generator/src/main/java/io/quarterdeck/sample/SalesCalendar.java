package io.quarterdeck.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The dates that the company lives by. Nothing here asks what day it is. */
final class SalesCalendar {
    /** Deals are simulated from here, so that the CRM starts with a pipeline and not with an empty one. */
    static final LocalDate WARM_UP = LocalDate.of(2021, 1, 4);

    /** The CRM is switched on; deals then open are typed in until {@link #GO_LIVE_DONE}. */
    static final LocalDate GO_LIVE = LocalDate.of(2021, 7, 1);

    static final LocalDate GO_LIVE_DONE = LocalDate.of(2021, 7, 14);

    /** The exports are taken at the end of this day, a Tuesday in the middle of 2025-Q3. */
    static final LocalDate EXPORTED = LocalDate.of(2025, 9, 2);

    /** The simulation goes on to here, for {@code truth/}: what became of the deals that were open. */
    static final LocalDate HORIZON = LocalDate.of(2026, 6, 30);

    /** Lunar new year's days. */
    static final List<LocalDate> SPRING_FESTIVALS = List.of(
            LocalDate.of(2021, 2, 12),
            LocalDate.of(2022, 2, 1),
            LocalDate.of(2023, 1, 22),
            LocalDate.of(2024, 2, 10),
            LocalDate.of(2025, 1, 29),
            LocalDate.of(2026, 2, 17));

    private SalesCalendar() {}

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** The day itself, or the Friday before it at a weekend. */
    static LocalDate workdayUpTo(LocalDate day) {
        return isWeekend(day) ? day.with(DayOfWeek.FRIDAY) : day;
    }

    /** The day itself, or the Monday after it at a weekend. */
    static LocalDate workdayFrom(LocalDate day) {
        return isWeekend(day) ? day.with(DayOfWeek.MONDAY).plusWeeks(1) : day;
    }

    /** Days from the nearest lunar new year's day: negative before it. */
    static long daysFromSpringFestival(LocalDate day) {
        long nearest = Long.MAX_VALUE;
        for (LocalDate festival : SPRING_FESTIVALS) {
            long days = ChronoUnit.DAYS.between(festival, day);
            nearest = Math.abs(days) < Math.abs(nearest) ? days : nearest;
        }
        return nearest;
    }

    static boolean isChristmas(LocalDate day) {
        return day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= 24
                || day.getMonth() == Month.JANUARY && day.getDayOfMonth() == 1;
    }

    static boolean isChineseHoliday(LocalDate day) {
        return day.getDayOfYear() == 1
                || day.getMonth() == Month.OCTOBER && day.getDayOfMonth() <= 7
                || day.getMonth() == Month.MAY && day.getDayOfMonth() <= 4;
    }
}
