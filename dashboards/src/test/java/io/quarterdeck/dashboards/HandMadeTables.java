package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.DuckDbEngine;
import io.quarterdeck.engine.Engine;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ModelRunner;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.forecast.AccuracyTables;
import io.quarterdeck.forecast.ChanceTables;
import io.quarterdeck.forecast.ForecastTables;
import io.quarterdeck.forecast.PeriodTables;
import io.quarterdeck.forecast.TargetTables;
import io.quarterdeck.forecast.TeamChanceTables;
import io.quarterdeck.transform.Transform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tables given by hand, one map per row, under the headers of the models that really make them. */
final class HandMadeTables {
    private static final Path ROOT = Path.of(System.getProperty("quarterdeck.root", ".."));

    /** What only joins other tables is joined here too, and not written by hand. */
    private static final Set<String> JOINED = Set.of("scopes", "quarter_outlook", "quarter_standings");

    private final SortedMap<String, TableHeader> headers = headers();
    private final SortedMap<String, List<List<Object>>> rows = new TreeMap<>();

    /** Adds a row; a column that {@code values} does not name is unknown. */
    HandMadeTables add(String table, Map<String, Object> values) {
        TableHeader header = headers.get(table);
        List<String> names = header.columns().stream().map(Column::name).toList();
        if (!names.containsAll(values.keySet())) {
            throw new IllegalArgumentException(table + " has columns " + names + ", but not all of " + values.keySet());
        }
        List<Object> row = new ArrayList<>();
        names.forEach(name -> row.add(values.get(name)));
        rows.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
        return this;
    }

    HandMadeTables without(String... tables) {
        List.of(tables).forEach(rows::remove);
        return this;
    }

    /** Runs the models of {@code sheets/} over these tables, and reads what the workbook needs. */
    ReviewTables read(Path scratch) {
        try (Engine engine = new DuckDbEngine(scratch)) {
            ModelRunner runner = new ModelRunner(engine);
            headers.forEach((name, header) -> {
                if (!JOINED.contains(name)) {
                    engine.store(name, new Rows(header.columns(), rows.getOrDefault(name, List.of())));
                    runner.given(header);
                }
            });
            List<Model> models = new ArrayList<>(SheetModels.all());
            Transform.models().stream().filter(m -> JOINED.contains(m.name())).forEach(models::add);
            runner.run(models, (name, nanos) -> {});
            return ReviewTables.read(
                    runner, SheetModels.all().stream().map(SqlModel::header).toList(), List.of());
        }
    }

    /** The header of every table that a sheet may read. */
    static SortedMap<String, TableHeader> headers() {
        SortedMap<String, TableHeader> headers = new TreeMap<>(Transform.givenHeaders());
        Transform.models().forEach(model -> headers.put(model.name(), model.header()));
        headers.put(ForecastTables.model().name(), ForecastTables.model().header());
        List<Model> ofStatistics = new ArrayList<>(TargetTables.models());
        ofStatistics.addAll(ChanceTables.models());
        ofStatistics.add(TeamChanceTables.model());
        ofStatistics.addAll(AccuracyTables.models());
        ofStatistics.add(PeriodTables.model());
        ofStatistics.forEach(model -> headers.put(model.name(), model.header()));
        try {
            Path loads = ROOT.resolve("ingest/tables/loads.table");
            headers.put("loads", TableHeader.parse("loads", Files.readString(loads)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return headers;
    }
}
