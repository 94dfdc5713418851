package io.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FiscalCalendarTest {
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
        FiscalCalendar april = new FiscalCalendar(Month.APRIL);
        assertThat(april.quarter(LocalDate.of(2024, 3, 31)).label()).isEqualTo("2024-Q4");
        assertThat(april.quarter(LocalDate.of(2024, 4, 1)).label()).isEqualTo("2025-Q1");
        assertThat(FiscalCalendar.CALENDAR_YEAR
                        .quarter(LocalDate.of(2024, 4, 1))
                        .label())
                .isEqualTo("2024-Q2");
    }
}
