package io.quarterdeck.transform;

import static java.util.Objects.requireNonNull;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.Period;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The clock of a review: its as-of date, the date that it is compared with, and the calendar that the exports need.
 *
 * @param asOf the review's date, its whole day included
 */
public record ReviewDates(LocalDate asOf, FiscalCalendar calendar) {
    public ReviewDates {
        requireNonNull(asOf, "asOf is null");
        requireNonNull(calendar, "calendar is null");
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

    /** Rows of {@code calendar}: every day of the years from {@code first} to {@code last}. */
    Rows days(TableHeader header, LocalDate first, LocalDate last) {
        List<List<Object>> rows = new ArrayList<>();
        LocalDate end = calendar.year(last).endExclusive();
        for (LocalDate day = calendar.year(first).start(); day.isBefore(end); day = day.plusDays(1)) {
            Period month = calendar.month(day);
            Period quarter = calendar.quarter(day);
            rows.add(List.of(
                    day,
                    month.label(),
                    quarter.label(),
                    calendar.year(day).label(),
                    month.start(),
                    quarter.start(),
                    quarter.endExclusive()));
        }
        return new Rows(header.columns(), rows);
    }

    /** Rows of {@code periods}: every month, quarter and year from {@code first} to {@code last}. */
    Rows periods(TableHeader header, LocalDate first, LocalDate last) {
        LocalDate from = calendar.year(first).start();
        LocalDate to = calendar.year(last).lastDay();
        List<Column> columns = header.columns();
        List<List<Object>> rows = new ArrayList<>();
        for (Period period : calendar.periods(from, to)) {
            String type = period.label().length() == 4 ? "year" : period.label().contains("Q") ? "quarter" : "month";
            rows.add(List.of(period.label(), type, period.start(), period.endExclusive()));
        }
        return new Rows(columns, rows);
    }
}
