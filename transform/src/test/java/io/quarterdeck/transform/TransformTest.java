package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.DuckDbEngine;
import io.quarterdeck.engine.Engine;
import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.JavaModel;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ModelRunner;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformTest {
    @TempDir
    Path scratch;

    @Test
    void everyModelRunsOnExportsWithoutRecords() {
        try (Engine engine = new DuckDbEngine(scratch)) {
            ModelRunner runner = new ModelRunner(engine);
            CanonicalTables.headers().values().forEach(header -> {
                engine.store(header.name(), new Rows(header.columns(), List.of()));
                runner.given(header);
            });
            Transform.giveDates(
                    engine, runner, new ReviewDates(LocalDate.of(2025, 9, 2), FiscalCalendar.CALENDAR_YEAR));
            Transform.giveConventions(engine, runner, Conventions.of(""));
            Transform.giveLimits(engine, runner, new TreeMap<>(Map.of("stale_days", BigDecimal.TEN)));
            List<Model> models = new ArrayList<>(Transform.models());
            models.addAll(noForecasts());
            models.addAll(Transform.whatIf());
            runner.run(models, (name, nanos) -> {});
            assertThat(runner.read("metrics").isEmpty()).isTrue();
            assertThat(Transform.results(engine)).allMatch(CheckResult::passes);
        }
    }

    /** Stand in for the forecast module, which this one does not know: each of its tables, without rows. */
    static List<Model> noForecasts() {
        Path tables = Path.of(System.getProperty("quarterdeck.root"), "forecast", "tables");
        List<Model> models = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(tables, "*.table")) {
            for (Path file : files) {
                String name = file.getFileName().toString().replace(".table", "");
                TableHeader header = TableHeader.parse(name, Files.readString(file));
                models.add(new JavaModel(header, in -> new Rows(header.columns(), List.of())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return models;
    }
}
