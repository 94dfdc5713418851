package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.DuckDbEngine;
import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ModelRunner;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for data quality whatever the exports: parts add up, more is never less, and each thing moves only its own. */
@Tag("nightly")
class CompletenessLawsTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 8, 20);
    private static final List<String> STAGES = List.of("Qualify", "Propose", "Sign");
    private static final List<String> PARTS = List.of(
            "deals",
            "complete_deals",
            "filled_weight",
            "needed_weight",
            "open_amount",
            "open_on_incomplete",
            "forecast_amount",
            "forecast_on_incomplete",
            "forecast_on_gaps");

    @TempDir
    Path scratch;

    private int reviews;

    @Test
    void dealsAddUpToPeopleTeamsAndTheCompany() {
        for (long seed = 1; seed <= 3; seed++) {
            SortedMap<String, Rows> tables = review(deals(seed, 60), 0);
            for (String part : PARTS) {
                BigDecimal company = sum(tables.get("completeness"), "company", part);
                for (String scope : List.of("person", "team", "stage")) {
                    assertThat(sum(tables.get("completeness"), scope, part))
                            .as("seed " + seed + ": " + part + " by " + scope)
                            .isEqualByComparingTo(company);
                }
            }
            assertThat(sum(tables.get("completeness"), "company", "deals"))
                    .isEqualByComparingTo(
                            BigDecimal.valueOf(tables.get("deal_completeness").size()));
        }
    }

    @Test
    void aCompleteDealMoreLowersNoFilledCount() {
        List<Map<String, Object>> deals = deals(7, 40);
        Map<String, Long> before = filled(review(deals, 0));
        Map<String, Object> complete = deal("complete", "E1", "Sign", 70);
        complete.putAll(Map.of(
                "account_id", "A1",
                "product_id", "P1",
                "contact_id", "K1",
                "next_step", "call",
                "next_step_date", AS_OF.plusDays(3)));
        deals.add(complete);
        Map<String, Long> after = filled(review(deals, 0));
        before.forEach((field, count) -> assertThat(after.get(field)).as(field).isGreaterThanOrEqualTo(count));
        assertThat(after.get("Sign owner_id")).isEqualTo(before.get("Sign owner_id") + 1);
    }

    @Test
    void aRowInQuarantineMovesOnlyTheAccountOfItsFile() {
        List<Map<String, Object>> deals = deals(11, 40);
        SortedMap<String, Rows> clean = review(deals, 0);
        SortedMap<String, Rows> damaged = review(deals, 1);
        clean.forEach((name, rows) -> {
            if (!List.of("load_quality", "thresholds").contains(name)) {
                assertThat(damaged.get(name).rows()).as(name).isEqualTo(rows.rows());
            }
        });
        assertThat(damaged.get("load_quality").value(0, "quarantined")).isEqualTo(1L);
        assertThat(damaged.get("load_quality").number(0, "quarantined_share")).isEqualTo(1.0 / 41, within());
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9);
    }

    private static BigDecimal sum(Rows completeness, String scopeType, String column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < completeness.size(); i++) {
            if (completeness.text(i, "scope_type").equals(scopeType)) {
                sum = sum.add(new BigDecimal(completeness.value(i, column).toString()));
            }
        }
        return sum;
    }

    private static Map<String, Long> filled(SortedMap<String, Rows> tables) {
        Rows rows = tables.get("completeness_by_field");
        Map<String, Long> filled = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            filled.put(rows.text(i, "stage") + " " + rows.text(i, "field"), (Long) rows.value(i, "filled"));
        }
        return filled;
    }

    private static Map<String, Object> deal(String id, String owner, String stage, int amount) {
        Map<String, Object> deal = new HashMap<>();
        deal.put("opportunity_id", id);
        deal.put("owner_id", owner);
        deal.put("stage", stage);
        deal.put("amount", new BigDecimal(amount).setScale(6));
        deal.put("created_date", AS_OF.minusDays(90));
        deal.put("close_date", AS_OF.plusDays(20));
        return deal;
    }

    /** Deals with and without what they need; some are closed. */
    private static List<Map<String, Object>> deals(long seed, int count) {
        Random random = new Random(seed);
        List<Map<String, Object>> deals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> deal =
                    deal("O" + i, "E" + random.nextInt(5), STAGES.get(random.nextInt(3)), 10 + random.nextInt(90));
            if (random.nextInt(4) == 0) {
                deal.put("stage", random.nextBoolean() ? "Won" : "Lost");
                deal.put("close_date", AS_OF.minusDays(random.nextInt(60)));
            }
            for (String field : List.of("owner_id", "amount", "close_date")) {
                if (random.nextInt(6) == 0) {
                    deal.remove(field);
                }
            }
            for (String field : List.of("account_id", "product_id", "contact_id", "next_step", "loss_reason")) {
                if (random.nextBoolean()) {
                    deal.put(field, field + random.nextInt(3));
                }
            }
            deals.add(deal);
        }
        return deals;
    }

    /** The published tables of a review. */
    private SortedMap<String, Rows> review(List<Map<String, Object>> deals, long quarantined) {
        SortedMap<String, List<Map<String, Object>>> exports = new TreeMap<>();
        deals.forEach(deal -> {
            deal.put("valid_from", AS_OF);
            deal.put("is_first", true);
        });
        exports.put("exported_opportunities", deals);
        List<Map<String, Object>> people = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            people.add(Map.of(
                    "owner_id",
                    "E" + i,
                    "name",
                    "Person " + i,
                    "team",
                    i < 2 ? "East" : "West",
                    "valid_from",
                    AS_OF,
                    "is_first",
                    true));
        }
        exports.put("exported_people", people);
        List<Map<String, Object>> stages = new ArrayList<>();
        List<String> all = List.of("Qualify", "Propose", "Sign", "Won", "Lost");
        for (String stage : all) {
            String status = stage.equals("Won") ? "won" : stage.equals("Lost") ? "lost" : "open";
            stages.add(Map.of("stage", stage, "stage_order", all.indexOf(stage) + 1L, "status", status));
        }
        exports.put("stages", stages);
        exports.put(
                "loads",
                List.of(Map.of(
                        "load_id",
                        "1",
                        "file",
                        "deals.csv",
                        "system",
                        "crm",
                        "table_name",
                        "opportunities",
                        "statement_date",
                        AS_OF,
                        "records_in",
                        40L + quarantined,
                        "loaded",
                        40L,
                        "quarantined",
                        quarantined,
                        "set_aside",
                        0L)));
        Path own = scratch.resolve("review " + ++reviews);
        own.toFile().mkdirs();
        try (DuckDbEngine engine = new DuckDbEngine(own)) {
            ModelRunner runner = new ModelRunner(engine);
            for (TableHeader header : CanonicalTables.headers().values()) {
                List<List<Object>> rows = new ArrayList<>();
                for (Map<String, Object> row : exports.getOrDefault(header.name(), List.of())) {
                    rows.add(Arrays.asList(header.columns().stream()
                            .map(Column::name)
                            .map(row::get)
                            .toArray()));
                }
                engine.store(header.name(), new Rows(header.columns(), rows));
                runner.given(header);
            }
            Transform.giveDates(engine, runner, new ReviewDates(AS_OF, FiscalCalendar.CALENDAR_YEAR));
            Transform.giveConventions(engine, runner, Conventions.of("CNY"));
            Transform.giveLimits(engine, runner, new TreeMap<>(Map.of("quarantined_rows", new BigDecimal("0.01"))));
            List<Model> models = new ArrayList<>(Transform.models());
            models.addAll(TransformTest.noForecasts());
            runner.run(models, (name, nanos) -> {});
            SortedMap<String, Rows> tables = new TreeMap<>();
            models.stream()
                    .filter(model -> model.header().isPublished())
                    .forEach(model -> tables.put(model.name(), runner.read(model.name())));
            return tables;
        }
    }
}
