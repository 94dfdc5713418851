package io.quarterdeck.dashboards;

import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.transform.Transform;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Flags on the hand-made deals, each with its scorecard; declared risks; concentration. */
final class HandMadeRisks {
    private static final List<String> VERDICTS = List.of("separates", "not_shown", "reversed", "untested", "absent");

    private HandMadeRisks() {}

    static void add(HandMadeTables tables, int deals) {
        List<SqlModel> flags = Transform.flags();
        for (int i = 0; i < flags.size(); i++) {
            scorecard(tables, flags.get(i), i);
        }
        for (int i = 0; i < deals; i++) {
            flagged(tables, flags.get(i % flags.size()), i);
        }
        tables.add("risk_limits", Map.of("flag", "stalled", "threshold", "no_activity_days", "limit_value", 30.0));
        tables.add("risk_limits", Map.of("flag", "pushed", "threshold", "pushed_count", "limit_value", 2.0));
        tables.add("risk_limits", Map.of("flag", "discount", "threshold", "discount_share", "limit_value", 0.15));
        tables.add(
                "risk_register",
                Map.of(
                        "source",
                        "declared",
                        "risk_id",
                        "R-1",
                        "title",
                        "=The only supplier fails",
                        "scope_type",
                        "company",
                        "probability",
                        0.2,
                        "exposure",
                        money(900_000),
                        "expected_loss",
                        money(180_000),
                        "response",
                        "A second source by March",
                        "outcome",
                        "open"));
        String[] parts = {"customer", "deal", "product", "person"};
        for (int i = 0; i < parts.length; i++) {
            tables.add(
                    "concentration",
                    Map.of(
                            "basis",
                            "sales",
                            "period",
                            "rolling_twelve_months",
                            "period_order",
                            5L,
                            "part",
                            parts[i],
                            "n",
                            40L,
                            "amount",
                            money(5e7),
                            "hhi",
                            0.04 + i / 100.0,
                            "gini",
                            0.5,
                            "top_name",
                            "北方重工集团",
                            "top_share",
                            0.12));
            tables.add(
                    "concentration_ranks",
                    Map.of(
                            "basis",
                            "sales",
                            "period",
                            "rolling_twelve_months",
                            "period_order",
                            5L,
                            "part",
                            parts[i],
                            "part_id",
                            "X",
                            "part_name",
                            "北方重工集团",
                            "amount",
                            money(6e6),
                            "place",
                            1L,
                            "share_of_total",
                            0.12,
                            "share_so_far",
                            0.12));
        }
    }

    private static void scorecard(HandMadeTables tables, SqlModel flag, int i) {
        String verdict = VERDICTS.get(i % VERDICTS.size());
        Map<String, Object> row = new HashMap<>(Map.of(
                "flag",
                flag.name(),
                "verdict",
                verdict,
                "needs",
                flag.header().attribute("needs").orElse(""),
                "raised",
                (long) i,
                "n",
                0L));
        if (i % VERDICTS.size() < 3) {
            double lift = 1.3 - 0.3 * (i % VERDICTS.size()) + i / 100.0;
            row.putAll(Map.of(
                    "n",
                    6000L,
                    "positives",
                    4000L,
                    "flagged",
                    300L,
                    "caught",
                    240L,
                    "lift",
                    lift,
                    "lift_lower",
                    lift - 0.1,
                    "lift_upper",
                    lift + 0.12));
            row.putAll(Map.of(
                    "precision",
                    0.8,
                    "base_rate",
                    0.667,
                    "recall",
                    0.06,
                    "value_caught",
                    money(3e7),
                    "value_recall",
                    0.07));
        }
        tables.add("risk_scorecard", row);
    }

    private static void flagged(HandMadeTables tables, SqlModel flag, int i) {
        String verdict = VERDICTS.get(i % 4);
        Map<String, Object> row = new HashMap<>(Map.of(
                "opportunity_id",
                "00600" + (1000 + i),
                "opportunity_name",
                i == 0 ? "=HYPERLINK(\"http://x\")" : "Roll-out " + i,
                "owner_name",
                "Wang Li",
                "team",
                HandMadeReview.TEAMS.get(i % HandMadeReview.TEAMS.size()),
                "flag",
                flag.name(),
                "severity",
                List.of("high", "medium", "low").get(i % 3),
                "exposure",
                money(1e6 / (i + 1)),
                "verdict",
                verdict,
                "flag_rank",
                1L,
                "deal_rank",
                i + 1L));
        StringBuilder values = new StringBuilder();
        flag.header().columns().stream().skip(4).forEach(column -> values.append(column.name())
                .append('=')
                .append(
                        switch (column.unit()) {
                            case DATE -> "2025-08-20";
                            case TEXT -> column.name().equals("period") ? "2025-Q3" : "Propose {x} [y]";
                            case RATIO -> "0.350000";
                            default -> "1234567.00";
                        })
                .append('|'));
        row.put("evidence_values", values.toString());
        row.put("planned_close_date", LocalDate.of(2025, 9, 30));
        if (!verdict.equals("untested")) {
            row.put("lift", 1.1);
        }
        tables.add("risk_flags", row);
        tables.add(
                "risk_register",
                Map.of(
                        "source",
                        "computed",
                        "risk_id",
                        "00600" + (1000 + i),
                        "title",
                        "Roll-out " + i,
                        "scope_type",
                        "opportunity",
                        "flag",
                        flag.name(),
                        "probability",
                        0.8,
                        "exposure",
                        money(1e6 / (i + 1)),
                        "status",
                        "raised",
                        "weight",
                        3L - i % 3,
                        "outcome",
                        "open"));
        tables.add(
                "flagged_deals",
                Map.of(
                        "opportunity_id",
                        "00600" + (1000 + i),
                        "flag",
                        flag.name(),
                        "exposure",
                        money(1e6 / (i + 1)),
                        "raised_date",
                        LocalDate.of(2025, 6, 3),
                        "outcome",
                        List.of("won", "lost", "slipped", "open").get(i % 4)));
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(6, RoundingMode.HALF_UP);
    }
}
