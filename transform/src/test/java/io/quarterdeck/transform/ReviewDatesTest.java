package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.FiscalCalendar;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
