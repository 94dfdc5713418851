package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.FiscalPattern;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReviewDatesTest {
    @ParameterizedTest
    @CsvSource({
        "2025-09-02, 2025-06-03",
        "2025-09-30, 2025-06-30",
        "2025-09-29, 2025-06-30",
        "2014-06-30, 2014-03-31",
        "2017-12-31, 2017-09-30",
        "2024-07-01, 2024-04-01"
    })
    void theReviewIsComparedWithTheSameDayOfTheQuarterBefore(LocalDate asOf, LocalDate previous) {
        assertThat(new ReviewDates(asOf, FiscalCalendar.CALENDAR_YEAR).previousAsOf())
                .isEqualTo(previous);
    }

    private static final FiscalCalendar RETAIL = new FiscalCalendar(
            Month.FEBRUARY,
            FiscalPattern.WEEKS_4_5_4,
            DayOfWeek.SATURDAY,
            FiscalCalendar.YearEnd.NEAREST,
            FiscalCalendar.YearName.START);

    private static Rows days(FiscalCalendar calendar, Workdays workdays, LocalDate first, LocalDate last) {
        TableHeader header = Transform.givenHeaders().get("calendar");
        return new ReviewDates(first, calendar, workdays).days(header, first, last);
    }

    private static Rows periods(FiscalCalendar calendar, LocalDate first, LocalDate last) {
        TableHeader header = Transform.givenHeaders().get("periods");
        return new ReviewDates(first, calendar).periods(header, first, last);
    }

    static Stream<FiscalCalendar> calendars() {
        return Stream.of(
                FiscalCalendar.CALENDAR_YEAR,
                new FiscalCalendar(Month.APRIL),
                RETAIL,
                new FiscalCalendar(
                        Month.OCTOBER,
                        FiscalPattern.PERIODS_13,
                        DayOfWeek.SUNDAY,
                        FiscalCalendar.YearEnd.LAST,
                        FiscalCalendar.YearName.END));
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void everyDayOfTheTableSaysWhatTheCalendarSays(FiscalCalendar calendar) {
        Rows days = days(calendar, Workdays.of("CN"), LocalDate.of(2018, 5, 5), LocalDate.of(2026, 7, 7));
        long workdays = 0;
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.date(i, "day");
            assertThat(day).isEqualTo(days.date(0, "day").plusDays(i));
            assertThat(days.text(i, "month")).isEqualTo(calendar.month(day).label());
            assertThat(days.text(i, "quarter")).isEqualTo(calendar.quarter(day).label());
            assertThat(days.text(i, "year")).isEqualTo(calendar.year(day).label());
            assertThat(days.text(i, "week")).isEqualTo(calendar.week(day).label());
            assertThat(days.text(i, "quarter")).endsWith("-Q" + days.value(i, "quarter_of_year"));
            workdays = day.equals(days.date(i, "quarter_start")) ? 0 : workdays;
            workdays += days.value(i, "is_workday").equals(true) ? 1 : 0;
            assertThat(days.value(i, "workday_of_quarter")).isEqualTo(workdays);
            if (day.plusDays(1).equals(days.date(i, "quarter_end_exclusive"))) {
                assertThat(days.value(i, "workdays_of_quarter")).isEqualTo(workdays);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-31, 2024-03, 2024-Q4, 2024, 12, 2023-03-31",
        "2024-04-01, 2024-04, 2025-Q1, 2025, 1, 2023-04-01",
        "2024-02-29, 2024-02, 2024-Q4, 2024, 11,"
    })
    void k25AnAprilYear(LocalDate day, String month, String quarter, String year, long place, LocalDate earlier) {
        Rows days = days(new FiscalCalendar(Month.APRIL), Workdays.MONDAY_TO_FRIDAY, day, day);
        int row = days.rows().stream().map(r -> r.get(0)).toList().indexOf(day);
        assertThat(days.text(row, "month")).isEqualTo(month);
        assertThat(days.text(row, "quarter")).isEqualTo(quarter);
        assertThat(days.text(row, "year")).isEqualTo(year);
        assertThat(days.value(row, "month_of_year")).isEqualTo(place);
        assertThat(days.date(row, "day_year_earlier")).isEqualTo(earlier);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-01-28, 2022-12, 2022-Q4, 2022-W52, 2022-01-29",
        "2023-01-29, 2023-01, 2023-Q1, 2023-W01, 2022-01-30",
        "2023-02-25, 2023-01, 2023-Q1, 2023-W04, 2022-02-26",
        "2023-02-26, 2023-02, 2023-Q1, 2023-W05, 2022-02-27",
        "2024-01-27, 2023-12, 2023-Q4, 2023-W52, 2023-01-28",
        "2024-01-28, 2023-12, 2023-Q4, 2023-W53,",
        "2024-02-03, 2023-12, 2023-Q4, 2023-W53,",
        "2024-02-04, 2024-01, 2024-Q1, 2024-W01, 2023-01-29"
    })
    void k25AndK26ARetailYearWithA53rdWeek(
            LocalDate day, String month, String quarter, String week, LocalDate earlier) {
        Rows days = days(RETAIL, Workdays.MONDAY_TO_FRIDAY, day, day);
        int row = days.rows().stream().map(r -> r.get(0)).toList().indexOf(day);
        assertThat(days.text(row, "month")).isEqualTo(month);
        assertThat(days.text(row, "quarter")).isEqualTo(quarter);
        assertThat(days.text(row, "week")).isEqualTo(week);
        assertThat(days.date(row, "day_year_earlier")).isEqualTo(earlier);
    }

    @Test
    void k26A53rdWeekHasNoPriorYearPair() {
        Rows periods = periods(RETAIL, LocalDate.of(2023, 6, 1), LocalDate.of(2023, 6, 1));
        assertThat(periods.rows().stream().filter(row -> row.get(5) == null).map(row -> row.get(0)))
                .containsExactly("2023-W53");
        assertThat(periods.size()).isEqualTo(1 + 4 + 12 + 53);
    }

    @Test
    void aPeriodsTypeIsSaidAndItsWorkdaysAreCounted() {
        Rows periods = periods(FiscalCalendar.CALENDAR_YEAR, LocalDate.of(2025, 6, 1), LocalDate.of(2025, 6, 1));
        assertThat(periods.rows().stream().map(row -> row.get(1) + " " + row.get(0)))
                .contains("year 2025", "quarter 2025-Q3", "month 2025-08", "week 2025-W33")
                .doesNotHaveDuplicates();
        assertThat(periods.rows())
                .contains(List.of(
                        "2025-08", "month", LocalDate.of(2025, 8, 1), LocalDate.of(2025, 9, 1), 21L, "2024-08"));
    }
}
