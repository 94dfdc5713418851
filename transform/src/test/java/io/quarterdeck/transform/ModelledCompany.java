package io.quarterdeck.transform;

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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Some of the models, run on canonical rows that a test gives. */
final class ModelledCompany implements AutoCloseable {
    /** Of risk flags; those of the quality of data are in no test of this class. */
    private static final SortedMap<String, BigDecimal> LIMITS = new TreeMap<>();

    static {
        Map.ofEntries(
                        Map.entry("pushed_count", "1"),
                        Map.entry("past_due_days", "0"),
                        Map.entry("no_activity_days", "30"),
                        Map.entry("shrunk_share", "0.20"),
                        Map.entry("contact_count", "2"),
                        Map.entry("next_step_days", "0"),
                        Map.entry("discount_share", "0.15"),
                        Map.entry("approval_days", "3"),
                        Map.entry("quarter_end_days", "31"),
                        Map.entry("pile_up_count", "2"),
                        Map.entry("pile_up_share", "0.30"),
                        Map.entry("large_deal_share", "0.02"),
                        Map.entry("overdue_days", "30"),
                        Map.entry("leaving_days", "90"),
                        Map.entry("ramp_days", "180"))
                .forEach((name, value) -> LIMITS.put(name, new BigDecimal(value)));
    }

    private final DuckDbEngine engine;
    private final ModelRunner runner;

    private ModelledCompany(DuckDbEngine engine, ModelRunner runner) {
        this.engine = engine;
        this.runner = runner;
    }

    /**
     * Runs the named models and all that they need.
     *
     * @param exports rows by canonical table
     * @param asOfDates the clock; empty for that of a review
     * @param comparedDates pairs of dates; empty for that of a review
     */
    static ModelledCompany run(
            Path scratch,
            LocalDate asOf,
            Map<String, List<Map<String, Object>>> exports,
            List<Map<String, Object>> asOfDates,
            List<Map<String, Object>> comparedDates,
            String... wanted) {
        scratch.toFile().mkdirs();
        DuckDbEngine engine = new DuckDbEngine(scratch);
        ModelRunner runner = new ModelRunner(engine);
        CanonicalTables.headers().forEach((name, header) -> {
            engine.store(name, rows(header.columns(), exports.getOrDefault(name.replace("exported_", ""), List.of())));
            runner.given(header);
        });
        ReviewDates dates = new ReviewDates(asOf, FiscalCalendar.CALENDAR_YEAR);
        LocalDate first = GeneratedDeals.FIRST.minusYears(1);
        LocalDate last = GeneratedDeals.LAST.plusYears(2);
        Map<String, TableHeader> headers = Transform.givenHeaders();
        TableHeader clock = headers.get("as_of_dates");
        engine.store("as_of_dates", asOfDates.isEmpty() ? dates.asOfDates(clock) : rows(clock.columns(), asOfDates));
        TableHeader pairs = headers.get("compared_dates");
        engine.store(
                "compared_dates",
                comparedDates.isEmpty() ? dates.comparedDates(pairs) : rows(pairs.columns(), comparedDates));
        engine.store("calendar", dates.days(headers.get("calendar"), first, last));
        engine.store("periods", dates.periods(headers.get("periods"), first, last));
        List.of("as_of_dates", "calendar", "compared_dates", "periods")
                .forEach(name -> runner.given(headers.get(name)));
        Transform.giveConventions(
                engine,
                runner,
                new Conventions(Optional.of("CNY"), Conventions.RateKind.SPOT, Conventions.BookingsFrom.AUTO));
        Transform.giveLimits(engine, runner, LIMITS);
        ModelledCompany company = new ModelledCompany(engine, runner);
        company.runModels(wanted);
        return company;
    }

    private void runModels(String... wanted) {
        Map<String, Model> all = Transform.models().stream().collect(Collectors.toMap(Model::name, model -> model));
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(wanted));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (all.containsKey(name) && needed.add(name)) {
                open.addAll(all.get(name).header().inputs());
            }
        }
        List<Model> models = new ArrayList<>(needed.stream().map(all::get).toList());
        TransformTest.noForecasts().stream()
                .filter(forecast -> needed.stream()
                        .anyMatch(name -> all.get(name).header().inputs().contains(forecast.name())))
                .forEach(models::add);
        runner.run(models, (name, nanos) -> {});
    }

    Rows query(String sql, List<Column> columns) {
        return engine.query(sql, columns);
    }

    Rows table(String name) {
        return runner.read(name);
    }

    private static Rows rows(List<Column> columns, List<Map<String, Object>> values) {
        return new Rows(
                columns,
                values.stream()
                        .map(row -> Arrays.asList(
                                columns.stream().map(c -> row.get(c.name())).toArray()))
                        .toList());
    }

    @Override
    public void close() {
        engine.close();
    }
}
