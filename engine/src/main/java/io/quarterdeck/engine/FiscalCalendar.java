package io.quarterdeck.engine;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The company's year: twelve calendar months from a first month on, in four quarters. Every day is in exactly one
 * month, quarter and year.
 *
 * @param firstMonth the month that a fiscal year starts with; a year is named for the calendar year it ends in
 */
public record FiscalCalendar(Month firstMonth) {
    public static final FiscalCalendar CALENDAR_YEAR = new FiscalCalendar(Month.JANUARY);

    /** The calendar month of {@code day}, as {@code 2025-08}. */
    public Period month(LocalDate day) {
        LocalDate start = day.withDayOfMonth(1);
        return new Period(
                String.format(Locale.ROOT, "%04d-%02d", start.getYear(), start.getMonthValue()),
                start,
                start.plusMonths(1));
    }

    /** The fiscal quarter of {@code day}, as {@code 2025-Q3}. */
    public Period quarter(LocalDate day) {
        LocalDate yearStart = yearStart(day);
        int quarter = monthsInto(day) / 3;
        LocalDate start = yearStart.plusMonths(3L * quarter);
        return new Period(yearLabel(yearStart) + "-Q" + (quarter + 1), start, start.plusMonths(3));
    }

    /** The fiscal year of {@code day}, as {@code 2025}. */
    public Period year(LocalDate day) {
        LocalDate start = yearStart(day);
        return new Period(yearLabel(start), start, start.plusYears(1));
    }

    /** Every month, quarter and year that has a day in [from, to], each kind in time order. */
    public List<Period> periods(LocalDate from, LocalDate to) {
        List<Period> periods = new ArrayList<>();
        for (Period p = month(from); !p.start().isAfter(to); p = month(p.endExclusive())) {
            periods.add(p);
        }
        for (Period p = quarter(from); !p.start().isAfter(to); p = quarter(p.endExclusive())) {
            periods.add(p);
        }
        for (Period p = year(from); !p.start().isAfter(to); p = year(p.endExclusive())) {
            periods.add(p);
        }
        return List.copyOf(periods);
    }

    private LocalDate yearStart(LocalDate day) {
        return day.withDayOfMonth(1).minusMonths(monthsInto(day));
    }

    private int monthsInto(LocalDate day) {
        return Math.floorMod(day.getMonthValue() - firstMonth.getValue(), 12);
    }

    private static String yearLabel(LocalDate yearStart) {
        return String.format(Locale.ROOT, "%04d", yearStart.plusMonths(11).getYear());
    }
}
