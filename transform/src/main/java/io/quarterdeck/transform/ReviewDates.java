package io.quarterdeck.transform;

import static java.util.Objects.requireNonNull;

import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.Period;
import io.quarterdeck.engine.PeriodType;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The clock of a review: its as-of date, those that it is compared with, and the calendar that the exports need.
 *
 * @param asOf the review's date, its whole day included
 * @param since the date of the last review, earlier than {@code asOf}
 * @param calendar the company's fiscal calendar
 * @param workdays the days that the company's country works
 */
public record ReviewDates(LocalDate asOf, LocalDate since, FiscalCalendar calendar, Workdays workdays) {
    public ReviewDates {
        requireNonNull(asOf, "asOf is null");
        requireNonNull(since, "since is null");
        requireNonNull(calendar, "calendar is null");
        requireNonNull(workdays, "workdays is null");
        if (!since.isBefore(asOf)) {
            throw new IllegalArgumentException("the last review, on " + since + ", is not before " + asOf);
        }
    }

    /** The last review was a month before. */
    public ReviewDates(LocalDate asOf, FiscalCalendar calendar, Workdays workdays) {
        this(asOf, asOf.minusMonths(1), calendar, workdays);
    }

    /** For a company of no country: it works from Monday to Friday. */
    public ReviewDates(LocalDate asOf, FiscalCalendar calendar) {
        this(asOf, calendar, Workdays.MONDAY_TO_FRIDAY);
    }

    /** The quarter under review: the one that contains the as-of date. */
    public Period quarter() {
        return calendar.quarter(asOf);
    }

    public Period nextQuarter() {
        return calendar.quarter(quarter().endExclusive());
    }

    public Period previousQuarter() {
        return calendar.quarter(quarter().start().minusDays(1));
    }

    /** The same day of the previous quarter, counted from its start; a quarter's last day answers to the last. */
    public LocalDate previousAsOf() {
        Period previous = previousQuarter();
        if (asOf.equals(quarter().lastDay())) {
            return previous.lastDay();
        }
        LocalDate sameDay =
                previous.start().plusDays(asOf.toEpochDay() - quarter().start().toEpochDay());
        return sameDay.isAfter(previous.lastDay()) ? previous.lastDay() : sameDay;
    }

    /** Rows of {@code as_of_dates}. */
    Rows asOfDates(TableHeader header) {
        return new Rows(header.columns(), List.of(List.of(asOf, "review"), List.of(previousAsOf(), "previous")));
    }

    /** Rows of {@code compared_dates}. */
    Rows comparedDates(TableHeader header) {
        return new Rows(header.columns(), List.of(List.of(since, asOf)));
    }

    /** Rows of {@code calendar}: every day of the years from {@code first} to {@code last}. */
    Rows days(TableHeader header, LocalDate first, LocalDate last) {
        List<List<Object>> rows = new ArrayList<>();
        for (Period year : calendar.periods(PeriodType.YEAR, first, last)) {
            List<Period> months = calendar.periods(PeriodType.MONTH, year.start(), year.lastDay());
            List<Period> quarters = calendar.periods(PeriodType.QUARTER, year.start(), year.lastDay());
            int month = 0;
            for (int q = 0; q < quarters.size(); q++) {
                Period quarter = quarters.get(q);
                long workdaysOfQuarter = workdaysOf(quarter);
                long workday = 0;
                for (LocalDate day = quarter.start(); quarter.contains(day); day = day.plusDays(1)) {
                    month += months.get(month).contains(day) ? 0 : 1;
                    boolean isWorkday = workdays.isWorkday(day);
                    workday += isWorkday ? 1 : 0;
                    Period week = calendar.week(day);
                    rows.add(Arrays.asList(
                            day,
                            months.get(month).label(),
                            quarter.label(),
                            year.label(),
                            months.get(month).start(),
                            quarter.start(),
                            quarter.endExclusive(),
                            week.label(),
                            week.start(),
                            q + 1L,
                            month + 1L,
                            isWorkday,
                            workday,
                            workdaysOfQuarter,
                            workdays.holiday(day).orElse(null),
                            workdays.isHolidayKnown(day),
                            SpringFestival.daysFrom(day).orElse(null),
                            calendar.yearEarlier(day).orElse(null)));
                }
            }
        }
        return new Rows(header.columns(), rows);
    }

    /** Rows of {@code periods}: every week, month, quarter and year from {@code first} to {@code last}. */
    Rows periods(TableHeader header, LocalDate first, LocalDate last) {
        LocalDate from = calendar.year(first).start();
        LocalDate to = calendar.year(last).lastDay();
        List<List<Object>> rows = new ArrayList<>();
        for (PeriodType type : PeriodType.values()) {
            for (Period period : calendar.periods(type, from, to)) {
                rows.add(Arrays.asList(
                        period.label(),
                        type.word(),
                        period.start(),
                        period.endExclusive(),
                        workdaysOf(period),
                        calendar.yearEarlier(type, period.start())
                                .map(Period::label)
                                .orElse(null)));
            }
        }
        return new Rows(header.columns(), rows);
    }

    private long workdaysOf(Period period) {
        return period.start()
                .datesUntil(period.endExclusive())
                .filter(workdays::isWorkday)
                .count();
    }
}
