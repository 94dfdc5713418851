package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which of several targets counts in a month. */
class TargetMonthsTest {
    @Test
    void theShorterTargetCountsInItsMonths() {
        TableHeader targets = TableHeader.parse("stg_targets", """
                -- purpose: Targets.
                -- grain:
                -- columns:
                --   measure               text   what is measured
                --   scope_type            text   person
                --   scope_id              text   who
                --   product_id            text   product
                --   period_start          date   first day
                --   period_end_exclusive  date   the day after the last
                --   amount                money  the target
                """);
        TableHeader months = TableHeader.parse(
                "target_months",
                ResourceFolder.read(Transform.class, "sql/marts", ".table").get("target_months"));
        Rows spread = TargetMonths.spread(
                new Rows(
                        targets.columns(),
                        List.of(
                                target("E1", null, "2025-01-01", "2026-01-01", "1200"),
                                target("E1", null, "2025-01-01", "2025-04-01", "400"),
                                target("E1", "P1", "2025-01-01", "2025-02-01", "9"),
                                target("E2", null, "2025-01-01", "2025-04-01", null))),
                new ReviewDates(LocalDate.parse("2025-06-30"), FiscalCalendar.CALENDAR_YEAR)
                        .periods(
                                Transform.givenHeaders().get("periods"),
                                LocalDate.parse("2025-01-01"),
                                LocalDate.parse("2025-12-31")),
                months);
        Map<String, Boolean> counted = new TreeMap<>();
        for (int i = 0; i < spread.size(); i++) {
            counted.put(
                    spread.text(i, "product_id") + " until " + spread.date(i, "period_end_exclusive") + " in "
                            + spread.text(i, "month"),
                    (Boolean) spread.value(i, "is_counted"));
        }
        assertThat(counted)
                .hasSize(16)
                .containsEntry("null until 2026-01-01 in 2025-03", false)
                .containsEntry("null until 2026-01-01 in 2025-04", true)
                .containsEntry("null until 2025-04-01 in 2025-03", true)
                .containsEntry("P1 until 2025-02-01 in 2025-01", true);
    }

    private static List<Object> target(String scope, String product, String start, String end, String amount) {
        return Arrays.asList(
                "bookings",
                "person",
                scope,
                product,
                LocalDate.parse(start),
                LocalDate.parse(end),
                amount == null ? null : new BigDecimal(amount));
    }
}
