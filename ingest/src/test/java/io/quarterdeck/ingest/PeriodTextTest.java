package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.FiscalPattern;
import io.quarterdeck.engine.Period;
import io.quarterdeck.engine.PeriodType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTextTest {
    private static final FiscalCalendar RETAIL = new FiscalCalendar(
            Month.FEBRUARY,
            FiscalPattern.WEEKS_4_5_4,
            DayOfWeek.SATURDAY,
            FiscalCalendar.YearEnd.NEAREST,
            FiscalCalendar.YearName.START);
    private static final FiscalCalendar PERIODS = new FiscalCalendar(
            Month.JANUARY,
            FiscalPattern.PERIODS_13,
            DayOfWeek.SUNDAY,
            FiscalCalendar.YearEnd.LAST,
            FiscalCalendar.YearName.END);

    @ParameterizedTest
    @CsvSource({
        "2023, 2023-01-29, 2024-02-04",
        "2023-Q4, 2023-10-29, 2024-02-04",
        "2023-01, 2023-01-29, 2023-02-26",
        "2023-12, 2023-12-31, 2024-02-04",
        "2023-W53, 2024-01-28, 2024-02-04"
    })
    void aPeriodOfWeeksIsFiscal(String text, LocalDate start, LocalDate end) throws BadValue {
        assertThat(new PeriodText(RETAIL).parse(text)).isEqualTo(new Period(text, start, end));
    }

    @Test
    void everyLabelOfACalendarIsReadBack() throws BadValue {
        List<FiscalCalendar> calendars =
                List.of(RETAIL, PERIODS, FiscalCalendar.CALENDAR_YEAR, new FiscalCalendar(Month.APRIL));
        for (FiscalCalendar calendar : calendars) {
            List<Period> periods = Stream.of(PeriodType.values())
                    .flatMap(
                            type -> calendar.periods(type, LocalDate.of(2020, 3, 3), LocalDate.of(2026, 9, 9)).stream())
                    .toList();
            for (Period period : periods) {
                assertThat(new PeriodText(calendar).parse(period.label())).isEqualTo(period);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2025-13", "2025-00", "2025-W53", "2025-Q5", "2025-Q03", "2025-8", "2025-W1", "25-08", "FY25"})
    void whatIsNoPeriodIsRefused(String text) {
        assertThatThrownBy(() -> new PeriodText(FiscalCalendar.CALENDAR_YEAR).parse(text))
                .isInstanceOf(BadValue.class);
    }

    @Test
    void thirteenPeriodsHaveAThirteenth() throws BadValue {
        assertThat(new PeriodText(PERIODS).parse("2025-13").days()).isEqualTo(28);
    }
}
