package io.quarterdeck.engine;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The company's year: four quarters from a first month on, of calendar months or of whole weeks. Every day is in exactly
 * one year, quarter, month and week.
 *
 * <p>Of calendar months: a month keeps the calendar's name ({@code 2025-08} is August 2025, whatever the fiscal year) and
 * a week is the ISO week, from Monday, with its ISO year.
 *
 * <p>Of whole weeks: everything is fiscal. {@code 2025-08} is the eighth month and {@code 2025-W33} the 33rd week of
 * fiscal 2025. A year has 52 weeks or 53; the last month, and so the last quarter, takes the 53rd.
 *
 * @param firstMonth the month that a fiscal year starts with; a year of whole weeks starts near its first day
 * @param lastWeekday the last day of every week, where the year is of whole weeks
 * @param yearEnd which such weekday ends the year
 * @param yearName which calendar year a fiscal year is named for
 */
public record FiscalCalendar(
        Month firstMonth, FiscalPattern pattern, DayOfWeek lastWeekday, YearEnd yearEnd, YearName yearName) {
    public static final FiscalCalendar CALENDAR_YEAR = new FiscalCalendar(Month.JANUARY);

    private static final int QUARTERS = 4;

    /** Which weekday ends a year of whole weeks. */
    public enum YearEnd {
        /** The last one of the month before the first month. */
        LAST,
        /** The one nearest to the end of that month, at most three days before or after. */
        NEAREST
    }

    /** Which calendar year a fiscal year is named for. They differ unless the first month is January. */
    public enum YearName {
        /** That of the month before the first month: of the year's end. */
        END,
        /** That of the first month. */
        START
    }

    public FiscalCalendar {
        requireNonNull(firstMonth, "firstMonth is null");
        requireNonNull(pattern, "pattern is null");
        requireNonNull(lastWeekday, "lastWeekday is null");
        requireNonNull(yearEnd, "yearEnd is null");
        requireNonNull(yearName, "yearName is null");
    }

    /** A year of calendar months, named for the calendar year it ends in. */
    public FiscalCalendar(Month firstMonth) {
        this(firstMonth, FiscalPattern.MONTHS, DayOfWeek.SUNDAY, YearEnd.LAST, YearName.END);
    }

    /** The fiscal year of {@code day}, as {@code 2025}. */
    public Period year(LocalDate day) {
        return year(endYear(day));
    }

    /** The fiscal quarter of {@code day}, as {@code 2025-Q3}. */
    public Period quarter(LocalDate day) {
        int year = endYear(day);
        return quarter(year, quarterIndex(year, day));
    }

    /** The month of {@code day}, as {@code 2025-08}. */
    public Period month(LocalDate day) {
        int year = endYear(day);
        return month(year, monthIndex(year, day));
    }

    /** The week of {@code day}, as {@code 2025-W33}. */
    public Period week(LocalDate day) {
        if (!pattern.isOfWeeks()) {
            return isoWeek(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
        int year = endYear(day);
        return week(year, weekIndex(year, day));
    }

    /** The period of one kind that contains {@code day}. */
    public Period period(PeriodType type, LocalDate day) {
        return switch (type) {
            case YEAR -> year(day);
            case QUARTER -> quarter(day);
            case MONTH -> month(day);
            case WEEK -> week(day);
        };
    }

    /** The periods of one kind that have a day in [from, to], in time order. */
    public List<Period> periods(PeriodType type, LocalDate from, LocalDate to) {
        List<Period> periods = new ArrayList<>();
        for (Period p = period(type, from); !p.start().isAfter(to); p = period(type, p.endExclusive())) {
            periods.add(p);
        }
        return List.copyOf(periods);
    }

    /**
     * The period that has a number in a year, as labels have it: month 8 of 2025 is {@code 2025-08}.
     *
     * @param number from 1; a year has the number 1
     * @return empty where the year has no such period: a fifth quarter, a 13th month of twelve, a 53rd week of 52
     */
    public Optional<Period> numbered(PeriodType type, int year, int number) {
        int endYear = year + yearsToEnd();
        int last =
                switch (type) {
                    case YEAR -> 1;
                    case QUARTER -> QUARTERS;
                    case MONTH -> pattern.months();
                    case WEEK -> pattern.isOfWeeks() ? weeks(endYear) : isoWeeks(year);
                };
        if (number < 1 || number > last) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case YEAR -> year(endYear);
                    case QUARTER -> quarter(endYear, number - 1);
                    case MONTH ->
                        pattern.isOfWeeks() ? month(endYear, number - 1) : calendarMonth(LocalDate.of(year, number, 1));
                    case WEEK -> pattern.isOfWeeks() ? week(endYear, number - 1) : isoWeek(year, number);
                });
    }

    /**
     * What a period is compared with over a year: the one of the same number in the year before. Empty for a 53rd week:
     * it has no prior-year pair.
     *
     * @param day any day of the period
     */
    public Optional<Period> yearEarlier(PeriodType type, LocalDate day) {
        int year = endYear(day);
        return switch (type) {
            case YEAR -> Optional.of(year(year - 1));
            case QUARTER -> Optional.of(quarter(year - 1, quarterIndex(year, day)));
            case MONTH -> Optional.of(month(year - 1, monthIndex(year, day)));
            case WEEK ->
                pattern.isOfWeeks()
                        ? numbered(type, year - yearsToEnd() - 1, weekIndex(year, day) + 1)
                        : numbered(
                                type,
                                day.get(IsoFields.WEEK_BASED_YEAR) - 1,
                                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        };
    }

    /**
     * The day that a day is compared with over a year: the same date, or where years are of whole weeks the same day of
     * the same week. Empty for 29 February, and for the days of a 53rd week: they have no prior-year pair.
     */
    public Optional<LocalDate> yearEarlier(LocalDate day) {
        int year = endYear(day);
        LocalDate same = pattern.isOfWeeks()
                ? start(year - 1).plusDays(ChronoUnit.DAYS.between(start(year), day))
                : day.minusYears(1);
        boolean isPair = pattern.isOfWeeks() ? same.isBefore(start(year)) : same.getDayOfMonth() == day.getDayOfMonth();
        return isPair ? Optional.of(same) : Optional.empty();
    }

    // Below, a fiscal year is known by the calendar year of its nominal end, whatever it is named for; quarters, months
    // and weeks of it are counted from 0.

    private Period year(int year) {
        return new Period(label(year), start(year), start(year + 1));
    }

    private Period quarter(int year, int quarter) {
        return new Period(
                label(year) + "-Q" + (quarter + 1),
                monthStart(year, pattern.firstMonth(quarter)),
                monthStart(year, pattern.firstMonth(quarter + 1)));
    }

    private Period month(int year, int month) {
        LocalDate start = monthStart(year, month);
        return pattern.isOfWeeks()
                ? new Period(label(year) + "-" + twoDigits(month + 1), start, monthStart(year, month + 1))
                : calendarMonth(start);
    }

    private static Period calendarMonth(LocalDate start) {
        return new Period(
                fourDigits(start.getYear()) + "-" + twoDigits(start.getMonthValue()), start, start.plusMonths(1));
    }

    private Period week(int year, int week) {
        LocalDate start = start(year).plusWeeks(week);
        return new Period(label(year) + "-W" + twoDigits(week + 1), start, start.plusWeeks(1));
    }

    private static Period isoWeek(int year, int week) {
        // 4 January is in week 1 of its year (ISO 8601).
        LocalDate start = LocalDate.of(year, 1, 4)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(week - 1L);
        return new Period(fourDigits(year) + "-W" + twoDigits(week), start, start.plusWeeks(1));
    }

    private static int isoWeeks(int year) {
        // 28 December is in the last week of its year.
        return LocalDate.of(year, 12, 28).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private int weeks(int year) {
        return (int) ChronoUnit.WEEKS.between(start(year), start(year + 1));
    }

    private int quarterIndex(int year, LocalDate day) {
        int quarter = QUARTERS - 1;
        while (day.isBefore(monthStart(year, pattern.firstMonth(quarter)))) {
            quarter--;
        }
        return quarter;
    }

    private int monthIndex(int year, LocalDate day) {
        int month = pattern.months() - 1;
        while (day.isBefore(monthStart(year, month))) {
            month--;
        }
        return month;
    }

    private int weekIndex(int year, LocalDate day) {
        return (int) ChronoUnit.WEEKS.between(start(year), day);
    }

    private int endYear(LocalDate day) {
        // Right but for the days between the nominal end and the true one.
        int year =
                day.getYear() + (firstMonth != Month.JANUARY && day.getMonthValue() >= firstMonth.getValue() ? 1 : 0);
        if (day.isBefore(start(year))) {
            return year - 1;
        }
        return day.isBefore(start(year + 1)) ? year : year + 1;
    }

    /** The first day of a month of a year; of the month after the last, the first day of the next year. */
    private LocalDate monthStart(int year, int month) {
        if (!pattern.isOfWeeks()) {
            return start(year).plusMonths(month);
        }
        // The last month takes the 53rd week.
        return month == pattern.months() ? start(year + 1) : start(year).plusWeeks(pattern.weeksBefore(month));
    }

    private LocalDate start(int year) {
        LocalDate nominal = LocalDate.of(firstMonth == Month.JANUARY ? year : year - 1, firstMonth, 1);
        if (!pattern.isOfWeeks()) {
            return nominal;
        }
        LocalDate latestEnd = nominal.plusDays(yearEnd == YearEnd.LAST ? -1 : 2);
        return latestEnd.with(TemporalAdjusters.previousOrSame(lastWeekday)).plusDays(1);
    }

    private int yearsToEnd() {
        return yearName == YearName.START && firstMonth != Month.JANUARY ? 1 : 0;
    }

    private String label(int year) {
        return fourDigits(year - yearsToEnd());
    }

    private static String fourDigits(int number) {
        return String.format(Locale.ROOT, "%04d", number);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
