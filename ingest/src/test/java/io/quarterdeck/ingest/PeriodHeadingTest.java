package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.FiscalCalendar;
import java.time.Month;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodHeadingTest {
    private static final PeriodText CALENDAR = new PeriodText(FiscalCalendar.CALENDAR_YEAR);

    @ParameterizedTest
    @CsvSource({
        "2025-01, 2025-01",
        "2025/1, 2025-01",
        "202501, 2025-01",
        "01/2025, 2025-01",
        "2025-01-01, 2025-01",
        "2025-01-01T00:00:00, 2025-01",
        "Jan 2025, 2025-01",
        "Jan-25, 2025-01",
        "Sept '25, 2025-09",
        "2025 March, 2025-03",
        "May, 2024-05",
        "2025年1月, 2025-01",
        "２０２５年１２月, 2025-12",
        "1月, 2024-01",
        "十二月, 2024-12",
        "3月目标, 2024-03",
        "M07, 2024-07",
        "Q1, 2024-Q1",
        "Q1 Target, 2024-Q1",
        "2025-Q1, 2025-Q1",
        "2025Q4, 2025-Q4",
        "Q3 FY25, 2025-Q3",
        "FY25 Q3, 2025-Q3",
        "一季度, 2024-Q1",
        "第四季度合计, 2024-Q4",
        "2025年二季度, 2025-Q2",
        "2025/一季度, 2025-Q1",
        "2025, 2025",
        "FY2025, 2025",
        "FY25 Total, 2025",
        "2025年度, 2025",
        "全年, 2024",
        "Annual target, 2024"
    })
    void isReadAsPeopleWriteIt(String heading, String period) throws BadValue {
        assertThat(PeriodHeading.of(heading)
                        .orElseThrow()
                        .in(2024, false, CALENDAR)
                        .label())
                .isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jan Actual",
                "1月完成",
                "1月(万元)",
                "Name",
                "备注",
                "13月",
                "Q5",
                "Q",
                "25",
                "1",
                "2025-13",
                "Marketing",
                "Decision",
                "2025-01-15",
                "May be",
                "",
                "12",
                "指标",
                "Target"
            })
    void whatIsNoPeriodIsNone(String heading) {
        assertThat(PeriodHeading.of(heading)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Total", "合计", "总计", "Sum"})
    void aTotalHasNoPeriod(String heading) {
        assertThat(PeriodHeading.of(heading).orElseThrow().kind()).isEqualTo(PeriodHeading.Kind.TOTAL);
    }

    @Test
    void aHalfIsTwoQuarters() throws BadValue {
        PeriodText april = new PeriodText(new FiscalCalendar(Month.APRIL));
        assertThat(PeriodHeading.of("上半年").orElseThrow().in(2026, false, april).label())
                .isEqualTo("2025-04-01/2025-10-01");
        assertThat(PeriodHeading.of("H2 2025")
                        .orElseThrow()
                        .in(0, false, CALENDAR)
                        .label())
                .isEqualTo("2025-07-01/2026-01-01");
    }

    @Test
    void aMonthOfAFiscalYearHasTheYearThatItFallsIn() throws BadValue {
        PeriodText april = new PeriodText(new FiscalCalendar(Month.APRIL));
        assertThat(PeriodHeading.of("Apr").orElseThrow().in(2026, true, april).label())
                .isEqualTo("2025-04");
        assertThat(PeriodHeading.of("Mar").orElseThrow().in(2026, true, april).label())
                .isEqualTo("2026-03");
    }

    @Test
    void aYearIsTakenFromATitleThatNamesOne() {
        assertThat(PeriodHeading.yearIn("2025年销售目标")).hasValue(2025);
        assertThat(PeriodHeading.yearIn("Targets FY26")).hasValue(2026);
        assertThat(PeriodHeading.yearIn("2024 and 2025")).isEmpty();
        assertThat(PeriodHeading.yearIn("order 12025")).isEmpty();
    }
}
