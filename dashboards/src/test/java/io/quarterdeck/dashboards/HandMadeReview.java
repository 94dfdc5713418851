package io.quarterdeck.dashboards;

import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A believable company's review, made from a seed: five teams, English and Chinese names, awkward ones among them. */
final class HandMadeReview {
    static final LocalDate AS_OF = LocalDate.of(2025, 9, 2);
    static final FiscalCalendar CALENDAR = FiscalCalendar.CALENDAR_YEAR;
    static final List<String> TEAMS = List.of("East 华东", "North 华北", "South 华南", "West", "Key accounts");
    private static final List<String> STAGES = List.of("Qualify", "Discover", "Propose", "Negotiate", "Contract");
    private static final List<String> SURNAMES =
            List.of("Wang Li", "陈思远", "Okafor", "Müller", "李雪梅", "Santos", "Jones", "=1+1");

    private final Random random = new Random(7);
    private final HandMadeTables tables = new HandMadeTables();
    private final int people;
    private final int deals;
    private boolean hasTargets = true;
    private boolean isYoung;
    private double teamsEarlier;
    private double teamsBooked;

    private HandMadeReview(int people, int deals) {
        this.people = people;
        this.deals = deals;
    }

    /** Everything that a review can have. */
    static HandMadeTables full(int people, int deals) {
        HandMadeReview review = new HandMadeReview(people, deals);
        review.dates();
        review.scopes();
        review.people();
        review.products();
        review.openDeals();
        review.loads();
        HandMadeRisks.add(review.tables, deals);
        HandMadeMovement.add(review.tables, deals, 340);
        review.restatements();
        return review.tables;
    }

    /** Deals and orders, but nobody has a target. */
    static HandMadeTables withoutTargets(int people, int deals) {
        HandMadeReview review = new HandMadeReview(people, deals);
        review.hasTargets = false;
        review.dates();
        review.scopes();
        review.people();
        review.products();
        review.openDeals();
        return review.tables;
    }

    /** A company with so few months that no forecast can be tested. */
    static HandMadeTables young(int people, int deals) {
        HandMadeReview review = new HandMadeReview(people, deals);
        review.isYoung = true;
        review.dates();
        review.scopes();
        review.people();
        return review.tables;
    }

    /** Nothing but the clock. */
    static HandMadeTables empty() {
        HandMadeReview review = new HandMadeReview(0, 0);
        review.dates();
        return review.tables;
    }

    static ReviewContext context(String language) {
        return context(language, AS_OF);
    }

    /** @param asOf a day of the quarter of {@link #AS_OF} */
    static ReviewContext context(String language, LocalDate asOf) {
        return new ReviewContext(
                language.equals("zh") ? "云帆科技 Yunfan" : "Yunfan Technologies",
                "CNY",
                asOf,
                LocalDate.of(2025, 6, 3),
                LocalDate.of(2025, 8, 2),
                "UTC",
                CALENDAR.quarter(AS_OF),
                CALENDAR.quarter(LocalDate.of(2025, 6, 3)),
                CALENDAR.quarter(LocalDate.of(2025, 10, 1)),
                "",
                "rebuilt",
                language,
                "0.1.0",
                "3f9a1c52",
                List.of(
                        new ReviewContext.Check(
                                "statuses_add_up",
                                "Statuses add up",
                                "Won, lost and open deals are all deals.",
                                true,
                                0),
                        new ReviewContext.Check(
                                "deals_have_amounts",
                                "Amounts exported",
                                "Every open deal has an amount of its own.",
                                false,
                                12)),
                List.of(new ReviewContext.Quarantined("opportunities.csv", "Close Date is not a date", 3)),
                List.of(new ReviewContext.UnusedFile("readme.txt", "no layout fits its headers")),
                List.of(),
                List.of(
                        new ReviewContext.Threshold("quarantined_rows", "opportunities.csv", 0.004, 0.01, false),
                        new ReviewContext.Threshold("stale_days", "", 0.0, 35, false)),
                House.NONE);
    }

    private void dates() {
        tables.add("as_of_dates", Map.of("as_of_date", AS_OF, "role", "review"));
        tables.add("as_of_dates", Map.of("as_of_date", LocalDate.of(2025, 6, 3), "role", "previous"));
        LocalDate first = LocalDate.of(2025, 4, 1);
        for (LocalDate day = first; day.getYear() < 2026; day = day.plusDays(1)) {
            Period quarter = CALENDAR.quarter(day);
            tables.add(
                    "calendar",
                    Map.of(
                            "day", day,
                            "month", CALENDAR.month(day).label(),
                            "quarter", quarter.label(),
                            "year", CALENDAR.year(day).label(),
                            "month_start", CALENDAR.month(day).start(),
                            "quarter_start", quarter.start(),
                            "quarter_end_exclusive", quarter.endExclusive()));
        }
    }

    private void scopes() {
        double[] sizes = {12, 9.5, 9, 7.5, 6};
        double[] landing = {0.80, 0.99, 1.07, 0.97, 0.98};
        for (int i = 0; i < TEAMS.size(); i++) {
            scope("team", TEAMS.get(i), TEAMS.get(i), sizes[i] * 1e6, landing[i]);
        }
        scope("company", "company", "Company", 44e6, 0.95);
        for (int i = 0; i < people; i++) {
            scope(
                    "person",
                    "10" + i,
                    name(i),
                    (i % 7 == 6 ? 0 : 0.6 + random.nextDouble()) * 1e6,
                    0.6 + 0.7 * random.nextDouble());
        }
    }

    private void scope(String type, String id, String name, double aim, double landing) {
        double target = hasTargets ? aim : 0;
        LocalDate start = LocalDate.of(2023, 7, 1);
        double size = aim == 0 ? 4e5 : aim;
        double before = 0;
        for (Period quarter = CALENDAR.quarter(start);
                quarter.start().isBefore(AS_OF);
                quarter = CALENDAR.quarter(quarter.endExclusive())) {
            boolean isNow = quarter.contains(AS_OF);
            double share = isNow ? landing * 0.62 : 0.8 + 0.3 * random.nextDouble();
            double grown = size * (1 - 0.02 * (7 - (quarter.start().toEpochDay() - start.toEpochDay()) / 91.3));
            double booked = isNow ? size * share : grown * share;
            if (isNow && type.equals("company")) {
                booked = teamsBooked;
            }
            teamsBooked += isNow && type.equals("team") ? booked : 0;
            int won = (int) (booked / 55_000);
            int lost = (int) (won * (0.9 + random.nextDouble()));
            Map<String, Object> row = scopeRow(type, id, name);
            row.put("period", quarter.label());
            row.put("period_start", quarter.start());
            row.put("period_end_exclusive", quarter.endExclusive());
            row.put("target", target == 0 ? null : money(isNow ? target : grown));
            row.put("booked", money(booked));
            row.put("attainment", target == 0 ? null : booked / (isNow ? target : grown));
            row.put("booking_count", (long) won);
            row.put("won_count", (long) won);
            row.put("lost_count", (long) lost);
            row.put("win_rate", won + lost == 0 ? null : won / (double) (won + lost));
            row.put("average_deal_size", won == 0 ? null : money(booked / won));
            row.put("created_count", (long) (won * 2));
            tables.add("scope_quarters", row);
            if (isNow) {
                now(type, id, name, target, size, booked, landing, before);
            }
            before = booked;
        }
        series(type, id, name, size);
    }

    private void now(
            String type,
            String id,
            String name,
            double target,
            double size,
            double booked,
            double landing,
            double before) {
        double mean = size * landing;
        String quarter = CALENDAR.quarter(AS_OF).label();
        Map<String, Object> forecast = scopeRow(type, id, name);
        forecast.put("period", quarter);
        forecast.put("target", target == 0 ? null : money(target));
        forecast.put("booked", money(booked));
        forecast.put("mean", money(mean));
        forecast.put("lo80", isYoung ? null : money(mean * 0.93));
        forecast.put("hi80", isYoung ? null : money(mean * 1.066));
        forecast.put("gap", target == 0 ? null : money(mean - target));
        forecast.put("method", "seasonal_naive");
        forecast.put("history_months", isYoung ? 3L : 26L);
        forecast.put("origins", isYoung ? 0L : 9L);
        forecast.put("range_inside", isYoung ? 0L : 19L);
        forecast.put("range_outcomes", isYoung ? 0L : 23L);
        forecast.put("has_too_little_history", isYoung);
        tables.add("quarter_forecast", forecast);
        Map<String, Object> coverage = scopeRow(type, id, name);
        coverage.put("period", quarter);
        coverage.put("target", target == 0 ? null : money(target));
        coverage.put("booked", money(booked));
        coverage.put("to_go", target == 0 ? null : money(target - booked));
        coverage.put("open_amount", money(size * 0.75));
        coverage.put("coverage", target == 0 ? null : size * 0.75 / (target - booked));
        coverage.put("is_met", target == 0 ? null : booked >= target);
        tables.add("coverage", coverage);
        Map<String, Object> movement = scopeRow(type, id, name);
        double earlier = type.equals("company") ? teamsEarlier : before * (0.5 + 0.25 * random.nextDouble());
        teamsEarlier += type.equals("team") ? earlier : 0;
        double open = size * 1.2;
        double openBefore = size * (1 + 0.5 * random.nextDouble());
        movement.put("booked_now", money(booked));
        movement.put("booked_before", money(earlier));
        movement.put("booked_change", money(booked).subtract(money(earlier)));
        movement.put("open_now", money(open));
        movement.put("open_before", money(openBefore));
        movement.put("open_change", money(open).subtract(money(openBefore)));
        tables.add("movements", movement);
        tables.add(
                "sales_cycle",
                Map.of(
                        "scope_type",
                        type,
                        "scope_id",
                        id,
                        "period",
                        "all",
                        "n",
                        88L,
                        "median_days_won",
                        41.5,
                        "n_won",
                        50L,
                        "n_lost",
                        38L));
        if (target != 0) {
            Map<String, Object> attainment = scopeRow(type, id, name);
            attainment.put("measure", "bookings");
            attainment.put("period", quarter);
            attainment.put("period_start", CALENDAR.quarter(AS_OF).start());
            attainment.put("period_end_exclusive", CALENDAR.quarter(AS_OF).endExclusive());
            attainment.put("actual", money(booked));
            attainment.put("target", money(target));
            attainment.put("attainment", booked / target);
            tables.add("attainment", attainment);
        }
    }

    private void series(String type, String id, String name, double size) {
        for (LocalDate month = LocalDate.of(2023, 7, 1);
                month.isBefore(LocalDate.of(2026, 1, 1));
                month = month.plusMonths(1)) {
            double amount = size / 3 * (0.75 + 0.25 * (month.getMonthValue() % 3) / 2 + 0.1 * random.nextDouble());
            String label = CALENDAR.month(month).label();
            if (month.isBefore(LocalDate.of(2025, 9, 1))) {
                Map<String, Object> row = scopeRow(type, id, name);
                row.put("month", label);
                row.put("month_start", month);
                row.put("amount", money(amount));
                tables.add("monthly_bookings", row);
            } else {
                tables.add("forecast_series", forecast(type, id, label, "month", amount));
            }
        }
        tables.add("forecast_series", forecast(type, id, "2025-Q3", "quarter", size * 0.95));
        tables.add("forecast_series", forecast(type, id, "2025-Q4", "quarter", size));
    }

    private Map<String, Object> forecast(String type, String id, String period, String kind, double mean) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "scope_type",
                type,
                "scope_id",
                id,
                "period",
                period,
                "mean",
                money(mean),
                "method",
                "seasonal_naive",
                "period_type",
                kind,
                "history_months",
                26L,
                "origins",
                9L));
        row.put("lo80", isYoung ? null : money(mean * 0.88));
        row.put("hi80", isYoung ? null : money(mean * 1.12));
        row.put("lo95", isYoung ? null : money(mean * 0.8));
        row.put("hi95", isYoung ? null : money(mean * 1.2));
        row.put("has_too_little_history", false);
        row.put("reconciled", true);
        return row;
    }

    private void people() {
        for (int i = 0; i < people; i++) {
            Map<String, Object> row = new HashMap<>();
            row.put("owner_id", "10" + i);
            row.put("name", name(i));
            row.put("team", TEAMS.get(i % TEAMS.size()));
            row.put("region", i % 3 == 0 ? "North" : "South");
            row.put("manager", name(i % TEAMS.size()));
            row.put("is_active", true);
            tables.add("people", row);
        }
    }

    private static String name(int i) {
        return SURNAMES.get(i % SURNAMES.size())
                + (i < SURNAMES.size() ? "" : " " + (char) ('A' + i / SURNAMES.size()));
    }

    private void products() {
        for (int i = 0; i < 18; i++) {
            String name = (i % 2 == 0 ? "MES suite " : "数据平台 ") + (i + 1);
            tables.add(
                    "products",
                    Map.of(
                            "product_id",
                            "P" + i,
                            "product_name",
                            name,
                            "product_family",
                            i < 9 ? "Software" : "服务",
                            "list_price",
                            money(20_000 + 7_500 * i)));
            Map<String, Object> row = scopeRow("product", "P" + i, name);
            row.put("period", "2025-Q3");
            row.put("period_start", LocalDate.of(2025, 7, 1));
            row.put("period_end_exclusive", LocalDate.of(2025, 10, 1));
            row.put("booked", money(26e6 * Math.pow(0.75, i) / 4));
            row.put("won_count", (long) (80 * Math.pow(0.8, i)));
            row.put("lost_count", (long) (60 * Math.pow(0.85, i)));
            row.put("win_rate", 0.5);
            tables.add("scope_quarters", row);
            Map<String, Object> expected = scopeRow("product", "P" + i, name);
            double mean = 24e6 * Math.pow(0.75, i) / 4;
            expected.put("period", "2025-Q4");
            expected.put("mean", money(mean));
            expected.put("lo80", isYoung ? null : money(mean * 0.7));
            expected.put("hi80", isYoung ? null : money(mean * 1.3));
            tables.add("quarter_forecast", expected);
        }
    }

    private void openDeals() {
        double[] sums = new double[12];
        for (int i = 0; i < deals; i++) {
            double amount = Math.round(1_000 * Math.exp(8 * Math.pow(random.nextDouble(), 0.6)) / 10.0) * 10.0;
            LocalDate close = AS_OF.plusDays(random.nextInt(200) - 30);
            int stage = random.nextInt(STAGES.size());
            double chance = 0.15 + 0.15 * stage;
            Map<String, Object> row = new HashMap<>();
            row.put("opportunity_id", "00600" + (1000 + i));
            row.put(
                    "opportunity_name",
                    i == 0 ? "=HYPERLINK(\"http://x\")" : "Roll-out " + i + (i % 3 == 0 ? " 二期" : ""));
            row.put("owner_id", "10" + i % people);
            row.put("owner_name", name(i % people));
            row.put("team", TEAMS.get(i % TEAMS.size()));
            row.put("account_name", i % 4 == 0 ? "北方重工集团" : "Huaxin Metals " + i % 60);
            row.put("product_name", "MES suite " + (1 + i % 9));
            row.put("stage", STAGES.get(stage));
            row.put("stage_order", (long) stage + 1);
            row.put("amount", money(amount));
            row.put("amount_basis", i % 10 == 0 ? "list price" : "exported");
            row.put("chance", chance);
            row.put("chance_in_quarter", chance / 2);
            row.put("weighted_amount", money(amount * chance));
            row.put("created_date", close.minusDays(90));
            row.put("planned_close_date", close);
            row.put("close_month", CALENDAR.month(close).label());
            row.put("age_days", (double)
                    (AS_OF.toEpochDay() - close.minusDays(90).toEpochDay()));
            row.put("is_past_due", close.isBefore(AS_OF));
            tables.add("open_deals", row);
            sums[(int) (close.toEpochDay() - AS_OF.toEpochDay() + 30) / 30] += amount;
        }
        for (int i = 0; i < 7; i++) {
            tables.add(
                    "pipeline_by_month",
                    Map.of(
                            "close_month",
                            CALENDAR.month(LocalDate.of(2025, 8, 1).plusMonths(i))
                                    .label(),
                            "stage",
                            "Propose",
                            "stage_order",
                            3L,
                            "deals",
                            (long) deals / 7,
                            "amount",
                            money(sums[i]),
                            "weighted_amount",
                            money(sums[i] * 0.45)));
        }
        String[] all = {"Qualify", "Discover", "Propose", "Negotiate", "Contract", "Closed won", "Closed lost"};
        for (int i = 0; i < all.length; i++) {
            String status = i < 5 ? "open" : i == 5 ? "won" : "lost";
            Map<String, Object> row = new HashMap<>(Map.of(
                    "stage",
                    all[i],
                    "stage_order",
                    i + 1L,
                    "status",
                    status,
                    "deals",
                    300L - 45 * Math.min(i, 4) + (i > 4 ? 1900 : 0),
                    "amount",
                    money(9e6 / (i + 1)),
                    "share_of_deals",
                    0.1));
            row.put("median_age_days", i < 5 ? 44.5 : null);
            tables.add("funnel_standing", row);
        }
        for (int i = 0; i < 8; i++) {
            long created = 480 + 12L * i;
            long open = i < 4 ? 0 : 40L * (i - 3) * (i - 3) / 2;
            long won = (long) ((created - open) * 0.48);
            tables.add(
                    "created_cohorts",
                    Map.of(
                            "period",
                            (2023 + (i + 3) / 4) + "-Q" + (1 + (i + 3) % 4),
                            "created",
                            created,
                            "won",
                            won,
                            "lost",
                            created - open - won,
                            "still_open",
                            open,
                            "win_rate",
                            0.48,
                            "won_amount",
                            money(won * 48_000)));
        }
    }

    private void loads() {
        for (String file : List.of("opportunities.csv", "people.xlsx", "targets_2025.csv")) {
            Map<String, Object> row = new HashMap<>();
            row.put("file", file);
            row.put("sha256", "ab".repeat(32));
            row.put("preset", "hubspot_deals");
            row.put("table_name", file.replaceFirst("[_.].*", ""));
            row.put("statement_date", AS_OF);
            long bad = file.startsWith("opp") ? 3 : 0;
            row.put("records_in", 6003L);
            row.put("loaded", 6003L - bad);
            row.put("quarantined", bad);
            row.put("set_aside", 1L);
            row.put("duplicates", 0L);
            row.put("amount_in", money(310e6));
            row.put("amount_loaded", money(309e6));
            row.put("amount_quarantined", money(1e6));
            row.put("amounts_unreadable", 0L);
            tables.add("loads", row);
        }
    }

    private void restatements() {
        for (String period : List.of("2025-05", "2025-Q2")) {
            tables.add(
                    "restatements",
                    new HashMap<>(Map.of(
                            "period", period,
                            "currency", "",
                            "known_on", LocalDate.of(2025, 6, 30),
                            "booked_then", money(41e6),
                            "booked_now", money(41.12e6),
                            "change", money(120_000),
                            "changed_deals", 2L)));
            for (int i = 0; i < 2; i++) {
                Map<String, Object> row = new HashMap<>();
                row.put("period", period);
                row.put("record_id", "D" + i);
                row.put("record_name", "Deal " + i);
                row.put("owner_name", SURNAMES.get(i));
                row.put("what", i == 0 ? "added" : "changed");
                row.put("currency", "");
                row.put("amount_then", money(i * 90_000));
                row.put("amount_now", money(100_000 + i * 10_000));
                row.put("change", money(100_000 - i * 80_000));
                tables.add("restated_deals", row);
            }
        }
    }

    private static Map<String, Object> scopeRow(String type, String id, String name) {
        return new HashMap<>(Map.of("scope_type", type, "scope_id", id, "scope_name", name));
    }

    private static BigDecimal money(double value) {
        return new BigDecimal(value).setScale(2, RoundingMode.HALF_UP).setScale(6);
    }
}
