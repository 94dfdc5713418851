package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodAxisTest {

    /** A first period, one after it, how often, and what follows the latter. */
    @ParameterizedTest
    @CsvSource({
        "2023,2024,YEARLY,2025",
        "2024-Q3,2024-Q4,QUARTERLY,2025-Q1",
        "2024-11,2024-12,MONTHLY,2025-01",
        "2020-W52,2020-W53,WEEKLY,2021-W01",
        "2024-12-30,2024-12-31,DAILY,2025-01-01",
        "2024-12-23,2024-12-30,WEEKLY,2025-01-06",
        "2024-01-31,2024-02-29,MONTHLY,2024-03-31",
        "2024-01-15,2024-02-15,MONTHLY,2024-03-15",
        "2024-08-31,2024-11-30,QUARTERLY,2025-02-28",
        "2024-02-01,2024-05-01,QUARTERLY,2024-08-01",
        "2022-06-30,2023-06-30,YEARLY,2024-06-30"
    })
    void periodsAreConsecutiveNumbers(String first, String second, Frequency frequency, String next) {
        PeriodAxis axis = PeriodAxis.of(List.of(second, first)).orElseThrow();
        assertThat(axis.frequency()).isEqualTo(frequency);
        long number = axis.number(first).orElseThrow();
        assertThat(axis.number(second)).contains(number + 1);
        assertThat(axis.text(number)).isEqualTo(first);
        assertThat(axis.text(number + 2)).isEqualTo(next);
    }

    @Test
    void aDayMissingHereAndThereDoesNotHideTheRhythm() {
        PeriodAxis daily =
                PeriodAxis.of(List.of("2024-03-01", "2024-03-04", "2024-03-05")).orElseThrow();
        assertThat(daily.frequency()).isEqualTo(Frequency.DAILY);
        PeriodAxis monthly =
                PeriodAxis.of(List.of("2024-01-01", "2024-03-01", "2024-04-01")).orElseThrow();
        assertThat(monthly.frequency()).isEqualTo(Frequency.MONTHLY);
    }

    @Test
    void whatIsNoSuchPeriodHasNoNumber() {
        PeriodAxis months = PeriodAxis.of(List.of("2024-05")).orElseThrow();
        assertThat(List.of("2024-13", "2024-00", "2024", "2024-Q1", "May 2024", "2024-5", "24-05"))
                .noneMatch(period -> months.number(period).isPresent());
        assertThat(PeriodAxis.of(List.of("2024-W10")).orElseThrow().number("2024-W53"))
                .isEmpty();
        assertThat(PeriodAxis.of(List.of("2024-02-30"))).isEmpty();
        assertThat(PeriodAxis.of(List.of("soon"))).isEmpty();
        PeriodAxis mondays = PeriodAxis.of(List.of("2024-01-01", "2024-01-08")).orElseThrow();
        assertThat(mondays.number("2024-01-16")).isEmpty();
    }
}
