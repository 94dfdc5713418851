package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.DuckDbEngine;
import io.quarterdeck.engine.Engine;
import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ModelRunner;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of money whatever the exports: people make the company, and today's rate does not change the past. */
class MoneyLawsTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 30);

    @TempDir
    Path scratch;

    @Test
    void peopleTeamsAndProductsMakeTheCompanyWithSplitsLinesAndCurrencies() {
        try (Company company = company().run(scratch)) {
            assertThat(Transform.results(company.engine))
                    .filteredOn(check -> check.severity() == CheckResult.Severity.FAIL)
                    .allMatch(CheckResult::passes);
            // 100.01 at 7.5, 1000 of the own currency, and a return of 50: the deal in pounds has no rate.
            for (String scope : List.of("company", "region", "team", "person", "product")) {
                assertThat(company.booked(scope)).as(scope).isEqualByComparingTo("1700.08");
            }
            assertThat(company.amount("scope_id = 'E2' and scope_type = 'person'", "booked", "scope_quarters"))
                    .isEqualByComparingTo("300.03");
            assertThat(company.amount("scope_id = 'E4'", "actual", "attainment"))
                    .as("an overlay is credited to the person alone")
                    .isEqualByComparingTo("750.08");
            assertThat(company.amount("true", "amount_local", "unconverted")).isEqualByComparingTo("900");
            assertThat(company.amount("true", "amount", "bookings_by_kind")).isEqualByComparingTo("1700.08");
        }
    }

    @Test
    void laterRatesChangeNoClosedFigure() {
        Company later = company();
        later.add("fx_rates", Map.of("from_currency", "EUR", "rate_date", LocalDate.of(2025, 6, 1), "rate", 9.5));
        try (Company before = company().run(scratch.resolve("before"));
                Company after = later.run(scratch.resolve("after"))) {
            for (String table : List.of("metrics", "metrics_by_product", "bookings_by_kind", "attainment")) {
                assertThat(after.closed(table)).as(table).isEqualTo(before.closed(table));
            }
            assertThat(after.amount("true", "amount", "open_deals"))
                    .isNotEqualByComparingTo(before.amount("true", "amount", "open_deals"));
        }
    }

    @Test
    void bookingsComeFromWhereTheConventionsSay() {
        Company company = company();
        company.add("orders", Map.of("order_id", "1", "order_date", LocalDate.of(2025, 5, 1), "amount", money("70")));
        Map<String, Object> note = Map.of(
                "invoice_id",
                "2",
                "invoice_date",
                LocalDate.of(2025, 5, 2),
                "amount",
                money("5"),
                "kind",
                "credit note");
        company.add("invoices", note);
        company.bookingsFrom = Conventions.BookingsFrom.ORDERS;
        try (Company orders = company.run(scratch.resolve("orders"))) {
            assertThat(orders.booked("company")).isEqualByComparingTo("70");
        }
        company.bookingsFrom = Conventions.BookingsFrom.INVOICES;
        try (Company invoices = company.run(scratch.resolve("invoices"))) {
            assertThat(invoices.booked("company")).isEqualByComparingTo("-5");
        }
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount).setScale(6);
    }

    private static Company company() {
        Company company = new Company();
        LocalDate february = LocalDate.of(2025, 2, 15);
        LocalDate may = LocalDate.of(2025, 5, 20);
        company.add("fx_rates", Map.of("from_currency", "EUR", "rate_date", LocalDate.of(2025, 1, 31), "rate", 7.5));
        company.deal("shared", "E1", "won", "100.01", "EUR", february);
        company.deal("lines", "E1", "won", "1000", "CNY", may);
        company.deal("return", "E3", "won", "-50", null, may);
        company.deal("pounds", "E3", "won", "900", "GBP", may);
        company.deal("uneven", "E3", "lost", "5", "EUR", may);
        company.deal("open", "E3", "open", "10", "EUR", LocalDate.of(2025, 9, 1));
        company.split("shared", "E2", "revenue", 0.4);
        company.split("shared", "E3", "revenue", 0.6);
        company.split("shared", "E4", "overlay", 1);
        company.split("return", "E1", "revenue", 0.9);
        company.split("return", "E2", "revenue", 0.3);
        for (String product : List.of("P1", "P2", "P3")) {
            company.add(
                    "opportunity_lines",
                    Map.of(
                            "line_id",
                            "lines " + product,
                            "opportunity_id",
                            "lines",
                            "product_id",
                            product,
                            "amount",
                            money("333.33")));
            company.add(
                    "opportunity_lines",
                    Map.of(
                            "line_id",
                            "shared " + product,
                            "opportunity_id",
                            "shared",
                            "product_id",
                            product,
                            "amount",
                            money(product.equals("P1") ? "33.35" : "33.33")));
        }
        company.add(
                "opportunity_lines",
                Map.of("line_id", "return", "opportunity_id", "return", "product_id", "P1", "amount", money("-50")));
        for (String person : List.of("E1", "E2", "E3", "E4")) {
            company.add(
                    "people",
                    Map.of("owner_id", person, "team", person.equals("E3") ? "West" : "East", "region", "China"));
        }
        company.add(
                "targets",
                Map.of(
                        "measure",
                        "bookings",
                        "scope_type",
                        "person",
                        "scope_id",
                        "E4",
                        "period_start",
                        LocalDate.of(2025, 1, 1),
                        "period_end_exclusive",
                        LocalDate.of(2026, 1, 1),
                        "amount",
                        money("1000")));
        return company;
    }

    /** Exports with a few records each, and what the models make of them. */
    private static final class Company implements AutoCloseable {
        private final SortedMap<String, List<Map<String, Object>>> exports = new TreeMap<>();
        private Conventions.BookingsFrom bookingsFrom = Conventions.BookingsFrom.AUTO;
        private Engine engine;
        private ModelRunner runner;

        void add(String table, Map<String, Object> values) {
            Map<String, Object> row = new TreeMap<>(Map.of("valid_from", AS_OF, "is_first", true));
            if (table.equals("fx_rates")) {
                row.putAll(Map.of("to_currency", "CNY", "rate_kind", "spot"));
            }
            row.putAll(values);
            exports.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
        }

        void deal(String id, String owner, String status, String amount, String currency, LocalDate close) {
            Map<String, Object> row = new TreeMap<>(Map.of(
                    "opportunity_id",
                    id,
                    "owner_id",
                    owner,
                    "status",
                    status,
                    "amount",
                    money(amount),
                    "close_date",
                    close,
                    "created_date",
                    LocalDate.of(2025, 1, 2)));
            if (currency != null) {
                row.put("currency", currency);
            }
            add("opportunities", row);
        }

        void split(String deal, String owner, String kind, double share) {
            add(
                    "opportunity_splits",
                    Map.of("opportunity_id", deal, "owner_id", owner, "split_kind", kind, "share", share));
        }

        Company run(Path scratch) {
            scratch.toFile().mkdirs();
            Company company = new Company();
            company.engine = new DuckDbEngine(scratch);
            company.runner = new ModelRunner(company.engine);
            CanonicalTables.headers().forEach((name, header) -> {
                List<List<Object>> rows = new ArrayList<>();
                for (Map<String, Object> row : exports.getOrDefault(name.replace("exported_", ""), List.of())) {
                    rows.add(Arrays.asList(header.columns().stream()
                            .map(column -> row.get(column.name()))
                            .toArray()));
                }
                company.engine.store(name, new Rows(header.columns(), rows));
                company.runner.given(header);
            });
            Transform.giveDates(company.engine, company.runner, new ReviewDates(AS_OF, FiscalCalendar.CALENDAR_YEAR));
            Transform.giveConventions(
                    company.engine,
                    company.runner,
                    new Conventions(Optional.of("CNY"), Conventions.RateKind.SPOT, bookingsFrom));
            Transform.giveLimits(company.engine, company.runner, new TreeMap<>());
            List<Model> models = new ArrayList<>(Transform.models());
            models.addAll(TransformTest.noForecasts());
            company.runner.run(models, (name, nanos) -> {});
            return company;
        }

        BigDecimal booked(String scopeType) {
            return amount("scope_type = '" + scopeType + "'", "booked", "scope_quarters");
        }

        BigDecimal amount(String where, String column, String table) {
            Rows sum = engine.query(
                    "select cast(coalesce(sum(" + column + "), 0) as decimal(38, 6)) as amount from " + table
                            + " where " + where,
                    List.of(new Column("amount", Unit.MONEY)));
            return sum.money(0, "amount");
        }

        /** The rows of a table that are not about open deals. */
        List<List<Object>> closed(String table) {
            TableHeader header = runner.tables().get(table);
            Rows rows = runner.read(table);
            boolean isMetrics = header.columns().get(0).name().equals("metric");
            return rows.rows().stream()
                    .filter(row -> !isMetrics || !row.get(0).toString().endsWith("pipeline"))
                    .toList();
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
