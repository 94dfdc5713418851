package io.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.FiscalCalendar.YearEnd;
import io.quarterdeck.engine.FiscalCalendar.YearName;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FiscalCalendarTest {
    private static final LocalDate FIRST = LocalDate.of(1995, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2055, 12, 31);

    /** The retail calendar: weeks end on Saturday, the year on the one nearest to the end of January. */
    private static final FiscalCalendar RETAIL = new FiscalCalendar(
            Month.FEBRUARY, FiscalPattern.WEEKS_4_5_4, DayOfWeek.SATURDAY, YearEnd.NEAREST, YearName.START);

    private static final FiscalCalendar APRIL = new FiscalCalendar(Month.APRIL);

    /** Every pattern with every first month, both rules, both names, and weekdays in turn. */
    static Stream<FiscalCalendar> calendars() {
        List<FiscalCalendar> calendars = new ArrayList<>();
        for (FiscalPattern pattern : FiscalPattern.values()) {
            for (Month month : Month.values()) {
                for (YearEnd yearEnd : YearEnd.values()) {
                    YearName name = YearName.values()[calendars.size() / 2 % 2];
                    DayOfWeek weekday = DayOfWeek.of(1 + calendars.size() % 7);
                    calendars.add(new FiscalCalendar(month, pattern, weekday, yearEnd, name));
                }
            }
        }
        return calendars.stream();
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void periodsFollowEachOtherWithoutGapOrOverlap(FiscalCalendar calendar) {
        for (PeriodType type : PeriodType.values()) {
            List<Period> periods = calendar.periods(type, FIRST, LAST);
            assertThat(periods.get(0).contains(FIRST)).isTrue();
            assertThat(periods.get(periods.size() - 1).contains(LAST)).isTrue();
            Set<String> labels = new TreeSet<>();
            for (int i = 0; i < periods.size(); i++) {
                Period period = periods.get(i);
                assertThat(labels.add(period.label())).as(period.label()).isTrue();
                if (i > 0) {
                    assertThat(period.start()).isEqualTo(periods.get(i - 1).endExclusive());
                }
                assertThat(calendar.period(type, period.start())).isEqualTo(period);
                assertThat(calendar.period(type, period.lastDay())).isEqualTo(period);
                assertThat(calendar.period(type, period.start().plusDays(period.days() / 2)))
                        .isEqualTo(period);
            }
            assertThat(labels)
                    .as("labels sort as time")
                    .containsExactlyElementsOf(
                            periods.stream().map(Period::label).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void shortPeriodsTileLongOnes(FiscalCalendar calendar) {
        boolean isOfWeeks = calendar.pattern().isOfWeeks();
        for (Period year : calendar.periods(PeriodType.YEAR, FIRST, LAST)) {
            assertThat(tiles(calendar, PeriodType.QUARTER, year)).hasSize(4);
            assertThat(tiles(calendar, PeriodType.MONTH, year))
                    .hasSize(calendar.pattern().months());
            if (isOfWeeks) {
                assertThat(tiles(calendar, PeriodType.WEEK, year)).hasSizeBetween(52, 53);
                assertThat(year.lastDay().getDayOfWeek()).isEqualTo(calendar.lastWeekday());
            } else {
                assertThat(year.days()).isBetween(365L, 366L);
            }
        }
        for (Period quarter : calendar.periods(PeriodType.QUARTER, FIRST, LAST)) {
            boolean isLong = calendar.pattern() == FiscalPattern.PERIODS_13
                    && quarter.label().endsWith("Q4");
            assertThat(tiles(calendar, PeriodType.MONTH, quarter)).hasSize(isLong ? 4 : 3);
            if (isOfWeeks) {
                tiles(calendar, PeriodType.WEEK, quarter);
            }
        }
        if (isOfWeeks) {
            for (Period month : calendar.periods(PeriodType.MONTH, FIRST, LAST)) {
                tiles(calendar, PeriodType.WEEK, month);
            }
        }
    }

    private static List<Period> tiles(FiscalCalendar calendar, PeriodType type, Period whole) {
        List<Period> parts = calendar.periods(type, whole.start(), whole.lastDay());
        assertThat(parts.get(0).start()).isEqualTo(whole.start());
        assertThat(parts.get(parts.size() - 1).endExclusive()).isEqualTo(whole.endExclusive());
        return parts;
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void aYearOfWeeksEndsWhereItsRuleSays(FiscalCalendar calendar) {
        if (!calendar.pattern().isOfWeeks()) {
            return;
        }
        for (Period year : calendar.periods(PeriodType.YEAR, FIRST, LAST)) {
            // The nominal end is the month's end next to the true one.
            LocalDate last = year.lastDay();
            LocalDate nominal = last.plusDays(3).withDayOfMonth(1).minusDays(1);
            if (calendar.yearEnd() == YearEnd.LAST) {
                nominal = last.withDayOfMonth(last.lengthOfMonth());
                assertThat(last.plusDays(7)).isAfter(nominal);
            } else {
                nominal = last.getDayOfMonth() > 15 ? last.withDayOfMonth(last.lengthOfMonth()) : nominal;
                assertThat(Math.abs(last.toEpochDay() - nominal.toEpochDay())).isLessThanOrEqualTo(3);
            }
            assertThat(nominal.plusDays(1).getMonth()).isEqualTo(calendar.firstMonth());
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void aPeriodIsFoundByItsLabel(FiscalCalendar calendar) {
        for (PeriodType type : PeriodType.values()) {
            for (Period period : calendar.periods(type, FIRST, LAST)) {
                String label = period.label();
                int year = Integer.parseInt(label.substring(0, 4));
                int number = type == PeriodType.YEAR ? 1 : Integer.parseInt(label.replaceFirst(".*\\D", ""));
                assertThat(calendar.numbered(type, year, number)).contains(period);
            }
            assertThat(calendar.numbered(type, 2025, 0)).isEmpty();
            assertThat(calendar.numbered(type, 2025, 54)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void noTwoDaysAndNoTwoPeriodsShareTheirCounterpart(FiscalCalendar calendar) {
        for (PeriodType type : PeriodType.values()) {
            Set<String> earlier = new TreeSet<>();
            for (Period period : calendar.periods(type, FIRST, LAST)) {
                calendar.yearEarlier(type, period.start()).ifPresent(pair -> {
                    assertThat(earlier.add(pair.label())).as(pair.label()).isTrue();
                    assertThat(pair.label().substring(4))
                            .isEqualTo(period.label().substring(4));
                    assertThat(calendar.yearEarlier(type, period.lastDay())).contains(pair);
                });
            }
        }
        LocalDate before = LocalDate.MIN;
        for (LocalDate day = FIRST; day.isBefore(FIRST.plusYears(8)); day = day.plusDays(1)) {
            if (calendar.yearEarlier(day).isPresent()) {
                LocalDate pair = calendar.yearEarlier(day).get();
                assertThat(pair).isAfter(before);
                before = pair;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Month.class)
    void everyDayIsInExactlyOneQuarterAndYear(Month firstMonth) {
        FiscalCalendar calendar = new FiscalCalendar(firstMonth);
        Period quarter = calendar.quarter(LocalDate.of(2023, 1, 1));
        for (LocalDate day = LocalDate.of(2023, 1, 1); day.getYear() < 2026; day = day.plusDays(1)) {
            Period next = calendar.quarter(day);
            assertThat(next.contains(day)).isTrue();
            assertThat(calendar.year(day).contains(day)).isTrue();
            if (!next.equals(quarter)) {
                assertThat(next.start()).isEqualTo(quarter.endExclusive()).isEqualTo(day);
                quarter = next;
            }
        }
    }

    @Test
    void aFiscalYearIsNamedForTheYearItEndsIn() {
        assertThat(APRIL.quarter(LocalDate.of(2024, 3, 31)).label()).isEqualTo("2024-Q4");
        assertThat(APRIL.quarter(LocalDate.of(2024, 4, 1)).label()).isEqualTo("2025-Q1");
        assertThat(FiscalCalendar.CALENDAR_YEAR
                        .quarter(LocalDate.of(2024, 4, 1))
                        .label())
                .isEqualTo("2024-Q2");
    }

    @ParameterizedTest(name = "retail {0} runs from {1} to {2}")
    // Published by the National Retail Federation; 2012, 2017 and 2023 have 53 weeks.
    @CsvSource({
        "2012, 2012-01-29, 2013-02-02, 53",
        "2013, 2013-02-03, 2014-02-01, 52",
        "2017, 2017-01-29, 2018-02-03, 53",
        "2018, 2018-02-04, 2019-02-02, 52",
        "2022, 2022-01-30, 2023-01-28, 52",
        "2023, 2023-01-29, 2024-02-03, 53",
        "2024, 2024-02-04, 2025-02-01, 52",
        "2025, 2025-02-02, 2026-01-31, 52"
    })
    void theRetailCalendarIsAsPublished(int year, LocalDate first, LocalDate last, int weeks) {
        assertThat(RETAIL.year(first)).isEqualTo(new Period(Integer.toString(year), first, last.plusDays(1)));
        assertThat(RETAIL.week(last).label()).isEqualTo(year + "-W" + weeks);
        assertThat(RETAIL.year(last).days()).isEqualTo(7L * weeks);
    }

    @ParameterizedTest(name = "{0}: the year from {1} that ends on {2} has {5} weeks")
    @CsvSource({
        "Apple, OCTOBER, 2017-09-30, SATURDAY, LAST, 53",
        "Apple, OCTOBER, 2022-09-24, SATURDAY, LAST, 52",
        "Apple, OCTOBER, 2023-09-30, SATURDAY, LAST, 53",
        "Apple, OCTOBER, 2024-09-28, SATURDAY, LAST, 52",
        "Cisco, AUGUST, 2021-07-31, SATURDAY, LAST, 53",
        "Cisco, AUGUST, 2022-07-30, SATURDAY, LAST, 52",
        "Cisco, AUGUST, 2023-07-29, SATURDAY, LAST, 52",
        "Cisco, AUGUST, 2024-07-27, SATURDAY, LAST, 52",
        "Intel, JANUARY, 2016-12-31, SATURDAY, LAST, 53",
        "Intel, JANUARY, 2021-12-25, SATURDAY, LAST, 52",
        "Intel, JANUARY, 2022-12-31, SATURDAY, LAST, 53",
        "Johnson & Johnson, JANUARY, 2016-01-03, SUNDAY, NEAREST, 53",
        "Johnson & Johnson, JANUARY, 2021-01-03, SUNDAY, NEAREST, 53",
        "Johnson & Johnson, JANUARY, 2022-01-02, SUNDAY, NEAREST, 52",
        "Johnson & Johnson, JANUARY, 2023-01-01, SUNDAY, NEAREST, 52",
        "Johnson & Johnson, JANUARY, 2023-12-31, SUNDAY, NEAREST, 52"
    })
    void companiesYearsEndAsReported(
            String company, Month first, LocalDate last, DayOfWeek weekday, YearEnd rule, int weeks) {
        FiscalCalendar calendar = new FiscalCalendar(first, FiscalPattern.WEEKS_4_4_5, weekday, rule, YearName.END);
        Period year = calendar.year(last);
        assertThat(year.lastDay()).as(company).isEqualTo(last);
        assertThat(year.days()).isEqualTo(7L * weeks);
        // A year that spills over into January keeps the name of the December it was to end in.
        assertThat(year.label()).isEqualTo(Integer.toString(last.minusDays(3).getYear()));
    }

    @ParameterizedTest(name = "{0}: {1} is in {2}")
    @CsvSource({
        "4-4-5, 2024-12-28, 2024-12, 2024-Q4, 2024-W52",
        "4-4-5, 2024-12-29, 2025-01, 2025-Q1, 2025-W01",
        "4-4-5, 2025-01-25, 2025-01, 2025-Q1, 2025-W04",
        "4-4-5, 2025-01-26, 2025-02, 2025-Q1, 2025-W05",
        "4-4-5, 2025-02-22, 2025-02, 2025-Q1, 2025-W08",
        "4-4-5, 2025-02-23, 2025-03, 2025-Q1, 2025-W09",
        "4-4-5, 2025-03-29, 2025-03, 2025-Q1, 2025-W13",
        "4-4-5, 2025-03-30, 2025-04, 2025-Q2, 2025-W14",
        "4-5-4, 2025-02-23, 2025-02, 2025-Q1, 2025-W09",
        "4-5-4, 2025-03-01, 2025-02, 2025-Q1, 2025-W09",
        "4-5-4, 2025-03-02, 2025-03, 2025-Q1, 2025-W10",
        "5-4-4, 2025-02-01, 2025-01, 2025-Q1, 2025-W05",
        "5-4-4, 2025-02-02, 2025-02, 2025-Q1, 2025-W06",
        "13-periods, 2025-03-22, 2025-03, 2025-Q1, 2025-W12",
        "13-periods, 2025-03-23, 2025-04, 2025-Q2, 2025-W13",
        "13-periods, 2025-09-06, 2025-09, 2025-Q3, 2025-W36",
        "13-periods, 2025-09-07, 2025-10, 2025-Q4, 2025-W37",
        "13-periods, 2025-12-27, 2025-13, 2025-Q4, 2025-W52"
    })
    void boundaryDaysOfWeekPatterns(String pattern, LocalDate day, String month, String quarter, String week) {
        FiscalCalendar calendar =
                new FiscalCalendar(Month.JANUARY, pattern(pattern), DayOfWeek.SATURDAY, YearEnd.LAST, YearName.END);
        assertThat(calendar.month(day).label()).isEqualTo(month);
        assertThat(calendar.quarter(day).label()).isEqualTo(quarter);
        assertThat(calendar.week(day).label()).isEqualTo(week);
    }

    private static FiscalPattern pattern(String word) {
        return Stream.of(FiscalPattern.values())
                .filter(pattern -> pattern.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theLastMonthAndQuarterTakeThe53rdWeek() {
        LocalDate last = LocalDate.of(2024, 2, 3);
        assertThat(RETAIL.month(last))
                .isEqualTo(new Period("2023-12", LocalDate.of(2023, 12, 31), LocalDate.of(2024, 2, 4)));
        assertThat(RETAIL.quarter(last).days()).isEqualTo(14 * 7);
        assertThat(RETAIL.quarter(LocalDate.of(2023, 1, 29)).label()).isEqualTo("2023-Q1");
    }

    @Test
    void a53rdWeekHasNoPriorYearPair() {
        LocalDate in53rd = LocalDate.of(2024, 1, 30);
        assertThat(RETAIL.week(in53rd).label()).isEqualTo("2023-W53");
        assertThat(RETAIL.yearEarlier(PeriodType.WEEK, in53rd)).isEmpty();
        assertThat(RETAIL.yearEarlier(in53rd)).isEmpty();
        assertThat(RETAIL.yearEarlier(PeriodType.QUARTER, in53rd).map(Period::label))
                .contains("2022-Q4");
        LocalDate weekBefore = in53rd.minusWeeks(1);
        assertThat(RETAIL.yearEarlier(PeriodType.WEEK, weekBefore).map(Period::label))
                .contains("2022-W52");
        // Week 1 answers to week 1: the 53rd week stays without a pair, and the weekday is kept.
        assertThat(RETAIL.yearEarlier(LocalDate.of(2024, 2, 4))).contains(LocalDate.of(2023, 1, 29));
    }

    @Test
    void isoWeek53AndTheLeapDayHaveNoPriorYearPair() {
        FiscalCalendar calendar = FiscalCalendar.CALENDAR_YEAR;
        assertThat(calendar.week(LocalDate.of(2021, 1, 1)).label()).isEqualTo("2020-W53");
        assertThat(calendar.yearEarlier(PeriodType.WEEK, LocalDate.of(2021, 1, 1)))
                .isEmpty();
        assertThat(calendar.yearEarlier(LocalDate.of(2024, 2, 29))).isEmpty();
        assertThat(calendar.yearEarlier(LocalDate.of(2024, 3, 1))).contains(LocalDate.of(2023, 3, 1));
        assertThat(calendar.yearEarlier(PeriodType.MONTH, LocalDate.of(2024, 2, 29))
                        .map(Period::label))
                .contains("2023-02");
    }

    @Test
    void aMonthOfACalendarMonthYearKeepsItsCalendarName() {
        assertThat(APRIL.month(LocalDate.of(2024, 8, 15)).label()).isEqualTo("2024-08");
        assertThat(APRIL.numbered(PeriodType.MONTH, 2024, 8).map(Period::start)).contains(LocalDate.of(2024, 8, 1));
        assertThat(APRIL.yearEarlier(PeriodType.MONTH, LocalDate.of(2024, 8, 15))
                        .map(Period::label))
                .contains("2023-08");
        assertThat(APRIL.week(LocalDate.of(2024, 12, 30)).label()).isEqualTo("2025-W01");
    }
}
