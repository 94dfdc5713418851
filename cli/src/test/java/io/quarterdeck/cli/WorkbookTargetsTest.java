package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarterdeck.engine.UserError;
import io.quarterdeck.engine.WhatIfForm;
import io.quarterdeck.forecast.whatif.Change;
import io.quarterdeck.forecast.whatif.Change.Drive;
import io.quarterdeck.forecast.whatif.Timeline;
import io.quarterdeck.ingest.WhatIfBook.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Targets that were changed in a workbook, as changes of a scenario. */
class WorkbookTargetsTest {
    private static final Map<String, BigDecimal> TODAY =
            Map.of("East", new BigDecimal("600"), "West", new BigDecimal("400"));

    private static Timeline timeline() {
        List<Timeline.Month> months = new ArrayList<>();
        for (YearMonth month = YearMonth.of(2025, 1); month.getYear() < 2027; month = month.plusMonths(1)) {
            months.add(new Timeline.Month(
                    month.toString(),
                    month.atDay(1),
                    month.plusMonths(1).atDay(1),
                    month.getYear() + "-Q" + (1 + (month.getMonthValue() - 1) / 3),
                    String.valueOf(month.getYear()),
                    1,
                    20,
                    month.isAfter(YearMonth.of(2025, 8)) ? 1 : 0));
        }
        return new Timeline(LocalDate.of(2025, 8, 31), months);
    }

    private static Target cell(String mark, String team, String value) {
        return new Target(
                "what-if.xlsx sheet \"Targets\" cell B7",
                mark,
                team,
                "2025-Q4",
                value == null ? null : new BigDecimal(value));
    }

    private static List<String> changes(String company, String east, String west, String lockOfWest) {
        List<Change> changes = WorkbookTargets.changes(
                List.of(
                        cell(WhatIfForm.TARGET_BASE, "", "1000"),
                        cell(WhatIfForm.TARGET, "", company),
                        cell(WhatIfForm.WEIGHT, "East", east),
                        cell(WhatIfForm.WEIGHT, "West", west),
                        cell(WhatIfForm.LOCK, "East", null),
                        cell(WhatIfForm.LOCK, "West", lockOfWest)),
                timeline(),
                (quarter, team) -> TODAY.get(team));
        return changes.stream()
                .map(change -> (Drive) change)
                .map(drive -> drive.scope().id() + " " + drive.value() + " " + drive.from() + " " + drive.until())
                .toList();
    }

    @Test
    void whatIsAsItWasChangesNothing() {
        assertThat(changes("1000", "0.6", "0.4", null)).isEmpty();
    }

    @Test
    void aCompanysTargetGoesDownByItself() {
        assertThat(changes("1100", "0.6", "0.4", null)).containsExactly("company 1100.0 2025-10-01 2026-01-01");
    }

    @Test
    void weightsAndLocksSetTheTeams() {
        assertThat(changes("1000", "0.5", "0.5", null))
                .containsExactly("East 500.0 2025-10-01 2026-01-01", "West 500.0 2025-10-01 2026-01-01");
        assertThat(changes("1100", "0.6", "0.4", "400"))
                .containsExactly(
                        "company 1100.0 2025-10-01 2026-01-01",
                        "East 700.0 2025-10-01 2026-01-01",
                        "West 400.0 2025-10-01 2026-01-01");
    }

    @Test
    void anAmountBelowZeroIsRefusedWithItsCell() {
        assertThatThrownBy(() -> changes("-1", "0.6", "0.4", null))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cell B7")
                .hasMessageContaining("no number below 0");
    }
}
