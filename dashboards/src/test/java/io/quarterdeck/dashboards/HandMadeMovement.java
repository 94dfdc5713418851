package io.quarterdeck.dashboards;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** The bridge of fixture G-9, in millions, with the deals behind it, their lives, categories and a reorganisation. */
final class HandMadeMovement {
    private static final LocalDate SINCE = LocalDate.of(2025, 8, 2);
    private static final LocalDate AS_OF = LocalDate.of(2025, 9, 2);

    private HandMadeMovement() {}

    /** @param closing of this quarter; 340 where the bridge foots */
    static void add(HandMadeTables tables, int deals, long closing) {
        period(tables, "2025-Q3", "this");
        period(tables, "2025-Q4", "next");
        period(tables, "all", "all");
        bar(tables, "2025-Q3", "opening", 675, 8);
        bar(tables, "2025-Q3", "new", 135, 2);
        bar(tables, "2025-Q3", "pulled_in", 70, 1);
        bar(tables, "2025-Q3", "amount_increased", 50, 2);
        bar(tables, "2025-Q3", "amount_decreased", -20, 1);
        bar(tables, "2025-Q3", "won", -365, 3);
        bar(tables, "2025-Q3", "lost", -80, 1);
        bar(tables, "2025-Q3", "slipped", -85, 2);
        bar(tables, "2025-Q3", "deleted", -40, 1);
        bar(tables, "2025-Q3", "closing", closing, 4);
        bar(tables, "2025-Q4", "opening", 70, 1);
        bar(tables, "2025-Q4", "pushed_in", 85, 2);
        bar(tables, "2025-Q4", "amount_increased", 10, 1);
        bar(tables, "2025-Q4", "pulled_out", -70, 1);
        bar(tables, "2025-Q4", "closing", 95, 2);
        tables.add(
                "movement_rates",
                Map.of(
                        "from_date",
                        SINCE,
                        "to_date",
                        AS_OF,
                        "period",
                        "2025-Q3",
                        "scope_type",
                        "company",
                        "scope_id",
                        "company",
                        "slipped_amount",
                        money(85),
                        "slip_rate",
                        85.0 / 675));
        for (int i = 0; i < deals; i++) {
            life(tables, key(i), i);
        }
        listed(tables, 1, key(0), "slipped", -60);
        listed(tables, 2, "GONE", "deleted", -40);
        tables.add(
                "movement_deals",
                Map.of(
                        "from_date",
                        SINCE,
                        "to_date",
                        AS_OF,
                        "period",
                        "2025-Q3",
                        "scope_type",
                        "company",
                        "scope_id",
                        "company",
                        "place",
                        16L,
                        "movement",
                        "others",
                        "amount",
                        money(-235),
                        "deals",
                        9L));
        for (int week = 0; week < 5; week++) {
            String[] categories = {"closed", "commit", "best_case", "pipeline"};
            for (int i = 0; i < categories.length; i++) {
                tables.add(
                        "forecast_categories",
                        Map.of(
                                "as_of_date",
                                AS_OF.minusDays(7L * week),
                                "period",
                                "2025-Q3",
                                "scope_type",
                                "company",
                                "scope_id",
                                "company",
                                "category",
                                categories[i],
                                "category_order",
                                i + 1L,
                                "amount",
                                money(20 + i * 10 + (i == 0 ? -4 * week : 2 * week)),
                                "deals",
                                5L,
                                "cumulative_amount",
                                money(40),
                                "cumulative_deals",
                                9L));
            }
        }
        tables.add(
                "reorganisation",
                Map.of(
                        "measure",
                        "bookings",
                        "period",
                        "2024-Q3",
                        "scope_type",
                        "team",
                        "scope_id",
                        "华东 East",
                        "amount_then",
                        money(9),
                        "moved_in",
                        money(2),
                        "moved_out",
                        money(0),
                        "amount_now",
                        money(11),
                        "people_moved",
                        1L));
    }

    /** As the open deals of {@link HandMadeReview} have it. */
    static String key(int deal) {
        return "00600" + (1000 + deal);
    }

    private static void period(HandMadeTables tables, String period, String role) {
        tables.add(
                "stg_compared_periods",
                Map.of("from_date", SINCE, "to_date", AS_OF, "period", period, "period_role", role));
    }

    private static void bar(HandMadeTables tables, String period, String movement, long amount, long deals) {
        tables.add(
                "pipeline_movement",
                Map.of(
                        "from_date",
                        SINCE,
                        "to_date",
                        AS_OF,
                        "period",
                        period,
                        "scope_type",
                        "company",
                        "scope_id",
                        "company",
                        "movement",
                        movement,
                        "amount",
                        money(amount),
                        "deals",
                        deals));
    }

    private static void listed(HandMadeTables tables, long place, String deal, String movement, long amount) {
        tables.add(
                "movement_deals",
                Map.of(
                        "from_date",
                        SINCE,
                        "to_date",
                        AS_OF,
                        "period",
                        "2025-Q3",
                        "scope_type",
                        "company",
                        "scope_id",
                        "company",
                        "place",
                        place,
                        "opportunity_id",
                        deal,
                        "opportunity_name",
                        "Deal " + deal,
                        "movement",
                        movement,
                        "amount",
                        money(amount)));
    }

    private static void life(HandMadeTables tables, String deal, int size) {
        tables.add("stg_told_deals", Map.of("opportunity_id", deal, "opportunity_name", "Deal " + deal));
        tables.add(
                "stg_compared_deals",
                Map.of(
                        "from_date",
                        SINCE,
                        "to_date",
                        AS_OF,
                        "opportunity_id",
                        deal,
                        "amount_then",
                        money(size),
                        "amount_now",
                        money(size)));
        tables.add(
                "deal_events",
                Map.of(
                        "opportunity_id",
                        deal,
                        "place",
                        1L,
                        "event_date",
                        SINCE.minusDays(60),
                        "what",
                        "created",
                        "new_value",
                        "Qualified",
                        "who",
                        "王磊"));
        tables.add(
                "deal_events",
                Map.of(
                        "opportunity_id",
                        deal,
                        "place",
                        2L,
                        "event_date",
                        SINCE,
                        "what",
                        "amount",
                        "old_value",
                        "100.00 CNY",
                        "new_value",
                        "=120.00 CNY",
                        "who",
                        "王磊"));
    }

    private static BigDecimal money(long millions) {
        return BigDecimal.valueOf(millions * 1_000_000).setScale(6);
    }
}
