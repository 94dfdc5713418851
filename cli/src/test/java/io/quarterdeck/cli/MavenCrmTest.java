package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarterdeck.engine.Rows;
import io.quarterdeck.transform.CheckResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The known answers of the Maven Analytics CRM exports, added up from the published tables. */
class MavenCrmTest {
    private static ReviewFigures figures;
    private static Path expected;

    @BeforeAll
    static void review(@TempDir Path scratch) throws IOException {
        Path exports = PublicData.folder("maven_crm");
        expected = exports.resolve("expected");
        figures = ReviewFigures.of(exports, LocalDate.of(2017, 12, 31), scratch);
    }

    @AfterAll
    static void close() {
        if (figures != null) {
            figures.close();
        }
    }

    /** File of known answers, its scope's column, the scope type in sales_cycle, and its period's column. */
    @ParameterizedTest
    @CsvSource({
        "closed_overall, , company, ",
        "closed_by_month, , company, month",
        "closed_by_close_quarter, , company, q",
        "closed_by_agent, sales_agent, person, ",
        "closed_by_agent_quarter, sales_agent, person, q",
        "closed_by_manager, manager, team, ",
        "closed_by_manager_quarter, manager, team, q",
        "closed_by_region, region, region, ",
        "closed_by_region_quarter, region, region, q",
        "closed_by_product, product, product, ",
        "closed_by_product_quarter, product, product, q",
        "closed_by_series, series, product_family, "
    })
    void closedDealsComeOutEqual(String file, String scopeColumn, String scopeType, String periodColumn) {
        List<String[]> rows = PublicData.csv(expected.resolve(file + ".csv"));
        List<String> header = Arrays.asList(rows.get(0));
        assertThat(rows).hasSizeGreaterThan(1);
        for (String[] row : rows.subList(1, rows.size())) {
            Function<String, String> cell = column -> row[header.indexOf(column)];
            String scope = scopeColumn == null ? "company" : cell.apply(scopeColumn);
            String period = periodColumn == null ? "all" : cell.apply(periodColumn);
            String where = file + " " + scope + " " + period;
            BigDecimal won = sum(scopeType, scope, period, "win_rate", "numerator");
            BigDecimal closed = sum(scopeType, scope, period, "win_rate", "denominator");
            BigDecimal value = sum(scopeType, scope, period, "bookings", "numerator");
            assertThat(won).as(where).isEqualByComparingTo(cell.apply("won"));
            assertThat(closed.subtract(won)).as(where).isEqualByComparingTo(cell.apply("lost"));
            assertThat(value).as(where).isEqualByComparingTo(cell.apply("won_value"));
            assertThat(won.doubleValue() / closed.doubleValue())
                    .as(where)
                    .isCloseTo(Double.parseDouble(cell.apply("win_rate")), within(1e-6));
            BigDecimal deals = sum(scopeType, scope, period, "average_deal_size", "denominator");
            assertThat(value.doubleValue() / deals.doubleValue())
                    .as(where)
                    .isCloseTo(Double.parseDouble(cell.apply("avg_won_value")), within(1e-4));
            assertMedians(where, scopeType, scope, period, cell);
        }
    }

    @Test
    void theGapOfEveryAgentToTheAverageOneIsTheKnownAnswer() throws IOException {
        Map<String, Map<String, Integer>> gaps = new HashMap<>();
        Rows bridge = figures.table("gap_bridge");
        for (int i = 0; i < bridge.size(); i++) {
            if (bridge.text(i, "scope_type").equals("person")
                    && bridge.text(i, "period").equals("2017")) {
                gaps.computeIfAbsent(
                                bridge.text(i, "scope_id") + " " + bridge.text(i, "reference"), k -> new HashMap<>())
                        .put(bridge.text(i, "effect"), i);
            }
        }
        List<String> lines = Files.readAllLines(expected.resolve("performance_gap_by_agent.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] known = line.split(",");
            Map<String, Integer> ofCompany = gaps.get(known[0] + " company");
            Map<String, Integer> ofTeam = gaps.get(known[0] + " team");
            assertThat(gap(bridge, ofCompany)).as(line).isCloseTo(Double.parseDouble(known[3]), within(0.05));
            assertThat(gap(bridge, ofTeam)).as(line).isCloseTo(Double.parseDouble(known[5]), within(0.5));
            // What is called volume there, deals closed, is here deals at work and the share decided of them.
            assertThat(log(bridge, ofCompany, "active_deals") + log(bridge, ofCompany, "decided_share"))
                    .as(line)
                    .isCloseTo(Double.parseDouble(known[9]), within(2e-6));
            assertThat(log(bridge, ofCompany, "win_share"))
                    .as(line)
                    .isCloseTo(Double.parseDouble(known[10]), within(2e-6));
            assertThat(log(bridge, ofCompany, "average_size"))
                    .as(line)
                    .isCloseTo(Double.parseDouble(known[11]), within(2e-6));
        }
        assertThat(lines).hasSize(31);
    }

    private static double gap(Rows bridge, Map<String, Integer> rows) {
        return bridge.number(rows.get("actual"), "amount") - bridge.number(rows.get("reference"), "amount");
    }

    private static double log(Rows bridge, Map<String, Integer> rows, String effect) {
        return bridge.number(rows.get(effect), "log_ratio");
    }

    private static void assertMedians(
            String where, String scopeType, String scope, String period, Function<String, String> cell) {
        Rows cycles = figures.table("sales_cycle");
        for (int i = 0; i < cycles.size(); i++) {
            if (cycles.text(i, "scope_type").equals(scopeType)
                    && cycles.text(i, "scope_id").equals(scope)
                    && cycles.text(i, "period").equals(period)) {
                for (String median : List.of("median_days_won", "median_days_lost")) {
                    String wanted = cell.apply(median);
                    assertThat(cycles.value(i, median))
                            .as(where + " " + median)
                            .isEqualTo(wanted.isEmpty() ? null : (Object) Double.valueOf(wanted));
                }
                return;
            }
        }
        throw new AssertionError("no sales cycle for " + where);
    }

    private static BigDecimal sum(String scopeType, String scope, String period, String metric, String part) {
        boolean byProduct = scopeType.startsWith("product");
        Rows table = figures.table(byProduct ? "metrics_by_product" : "metrics");
        Map<String, String> scopes = scopes(scopeType);
        Predicate<Integer> keeps = i -> {
            String id = table.text(i, byProduct ? "product_id" : "owner_id");
            String month = table.text(i, "month");
            boolean inScope = scopeType.equals("company") || scope.equals(scopes.get(id));
            boolean inPeriod = period.equals("all")
                    || period.equals(month)
                    || period.contains("Q") && period.equals(ReviewFigures.quarter(month));
            return inScope && inPeriod;
        };
        return figures.sum(table, metric, part, keeps);
    }

    /** From person or product to the scope that it is part of, as the tables people and products tell. */
    private static Map<String, String> scopes(String scopeType) {
        boolean byProduct = scopeType.startsWith("product");
        Rows table = figures.table(byProduct ? "products" : "people");
        String key = byProduct ? "product_id" : "owner_id";
        String column =
                switch (scopeType) {
                    case "team", "region", "product_family" -> scopeType;
                    default -> key;
                };
        Map<String, String> scopes = new HashMap<>();
        for (int i = 0; i < table.size(); i++) {
            scopes.put(table.text(i, key), table.text(i, column));
        }
        return scopes;
    }

    @Test
    void openPipelineComesOutEqual() {
        Rows open = figures.table("open_deals");
        List<String[]> rows = PublicData.csv(expected.resolve("open_pipeline_by_agent.csv"));
        long deals = 0;
        for (String[] row : rows.subList(1, rows.size())) {
            Map<String, Long> counts = new HashMap<>();
            Map<String, BigDecimal> amounts = new HashMap<>();
            for (int i = 0; i < open.size(); i++) {
                if (open.text(i, "owner_id").equals(row[0])) {
                    counts.merge(open.text(i, "stage"), 1L, Long::sum);
                    amounts.merge(open.text(i, "stage"), open.money(i, "amount"), BigDecimal::add);
                }
            }
            BigDecimal engaging = amounts.getOrDefault("Engaging", BigDecimal.ZERO);
            assertThat(counts.getOrDefault("Prospecting", 0L)).as(row[0]).isEqualTo(Long.parseLong(row[1]));
            assertThat(counts.getOrDefault("Engaging", 0L)).as(row[0]).isEqualTo(Long.parseLong(row[2]));
            assertThat(engaging.add(amounts.getOrDefault("Prospecting", BigDecimal.ZERO)))
                    .as(row[0])
                    .isEqualByComparingTo(row[3]);
            assertThat(engaging).as(row[0]).isEqualByComparingTo(row[4]);
            deals += Long.parseLong(row[1]) + Long.parseLong(row[2]);
        }
        assertThat(open.size()).isEqualTo((int) deals);
    }

    @Test
    void scalarsComeOutEqual() {
        Map<String, String> scalars = new HashMap<>();
        PublicData.csv(expected.resolve("scalars.csv")).forEach(row -> scalars.put(row[0], row[1]));
        Rows open = figures.table("open_deals");
        long withoutAccount = 0;
        long older = 0;
        for (int i = 0; i < open.size(); i++) {
            withoutAccount += open.value(i, "account_id") == null ? 1 : 0;
            older += open.number(i, "age_days") > Double.parseDouble(scalars.get("max_days_won")) ? 1 : 0;
        }
        assertThat(figures.ingested().loads().stream()
                        .filter(l -> l.tableName().equals("opportunities"))
                        .findFirst()
                        .orElseThrow()
                        .loaded())
                .isEqualTo(Long.parseLong(scalars.get("rows")));
        assertThat(withoutAccount).isEqualTo(Long.parseLong(scalars.get("open_without_account")));
        assertThat(older).isEqualTo(Long.parseLong(scalars.get("engaging_older_than_max_won_cycle_asof_2017-12-31")));
        assertThat(figures.table("people").size()).isEqualTo(Integer.parseInt(scalars.get("agents_in_team_file")));
        Rows metrics = figures.table("metrics");
        assertThat(figures.sum(metrics, "bookings", "numerator", i -> true))
                .isEqualByComparingTo(scalars.get("won_value_total"));
        Rows matches = figures.table("keys_match_exactly");
        assertThat(matches.text(0, "subject")).isEqualTo("GTXPro = GTX Pro");
        assertThat(matches.text(0, "detail")).isEqualTo(scalars.get("gtxpro_rows_needing_product_alias") + " deals");
    }

    @Test
    void everyRuleThatStopsAReviewHolds() {
        assertThat(figures.pipeline().checks())
                .filteredOn(c -> c.severity() == CheckResult.Severity.FAIL)
                .allMatch(CheckResult::passes);
    }

    @Test
    void theSameExportsSavedAgainByExcelGiveTheSameTables(@TempDir Path scratch) throws IOException {
        Path variant = PublicData.folder("maven_crm/variant_mdy_dates");
        try (ReviewFigures again = ReviewFigures.of(variant, LocalDate.of(2017, 12, 31), scratch)) {
            assertThat(again.ingested().quarantineFiles()).isEmpty();
            for (String table : List.of("metrics", "open_deals", "sales_cycle", "people")) {
                assertThat(again.table(table)).as(table).isEqualTo(figures.table(table));
            }
        }
    }
}
