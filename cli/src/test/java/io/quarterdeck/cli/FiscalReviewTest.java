package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.FiscalPattern;
import io.quarterdeck.engine.Period;
import io.quarterdeck.engine.PeriodType;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.transform.CheckResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sample company reviewed as if its fiscal year were of whole weeks. */
class FiscalReviewTest {
    private static final Path SAMPLE = Path.of(System.getProperty("quarterdeck.root"), "sample-data");

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @EnumSource(
            value = FiscalPattern.class,
            names = {"WEEKS_4_5_4", "PERIODS_13"})
    void aReviewOfWeeksHoldsTogether(FiscalPattern pattern) throws IOException {
        FiscalCalendar calendar = new FiscalCalendar(
                Month.JANUARY,
                pattern,
                DayOfWeek.SATURDAY,
                FiscalCalendar.YearEnd.NEAREST,
                FiscalCalendar.YearName.END);
        LocalDate asOf = LocalDate.of(2025, 9, 20);
        try (ReviewFigures review = ReviewFigures.of(SAMPLE, asOf, calendar, scratch)) {
            assertThat(review.pipeline().checks())
                    .filteredOn(check -> check.severity() == CheckResult.Severity.FAIL)
                    .allMatch(CheckResult::passes);
            List<String> expected = calendar
                    .periods(
                            PeriodType.MONTH,
                            asOf,
                            calendar.quarter(calendar.quarter(asOf).endExclusive())
                                    .lastDay())
                    .stream()
                    .map(Period::label)
                    .toList();
            Rows forecast = review.table("forecast_series");
            assertThat(IntStream.range(0, forecast.size())
                            .filter(i -> forecast.text(i, "scope_type").equals("company")
                                    && forecast.text(i, "period_type").equals("month"))
                            .mapToObj(i -> forecast.text(i, "period")))
                    .containsExactlyElementsOf(expected);
            assertThat(sum(review.table("target_months"), "target", "sum of parts"))
                    .isEqualByComparingTo(sum(review.table("stg_targets"), "amount", "targets"));
        }
    }

    private static BigDecimal sum(Rows rows, String column, String what) {
        assertThat(rows.isEmpty()).as(what).isFalse();
        return IntStream.range(0, rows.size())
                .mapToObj(i -> rows.money(i, column))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
