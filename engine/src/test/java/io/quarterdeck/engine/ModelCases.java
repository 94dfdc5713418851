package io.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs SQL models alone, on rows written by hand: extended by one test class per engine and folder of cases.
 *
 * <p>A case is a folder {@code <model>/<rule>/}. It holds {@code <input>.csv} for the inputs that matter, each with the
 * columns that matter (an input without a file is an empty table, a column without values is null), and
 * {@code expected.csv}, the whole result in the order of the grain. {@code decision.txt} says why a case of the catalogue of
 * bad input is decided otherwise than that proposes. {@code -Dupdate} lets DuckDB write the expected
 * files anew, to be read as a difference; any other engine is compared with them.
 */
public abstract class ModelCases {
    private static final String EXPECTED = "expected.csv";
    private static final String DECISION = "decision.txt";

    @TempDir
    protected Path scratch;

    /** A new engine without tables. */
    protected abstract Engine open(Path ownScratch);

    /** The folder of the cases. */
    protected abstract Path cases();

    /** The models that may have cases, by name. */
    protected abstract Map<String, SqlModel> models();

    /** What models may read beside each other, by name. */
    protected abstract Map<String, TableHeader> tables();

    @TestFactory
    Stream<DynamicTest> aCaseGivesItsExpectedRows() {
        Map<String, SqlModel> models = models();
        Map<String, TableHeader> headers = new TreeMap<>(tables());
        models.forEach((name, model) -> headers.put(name, model.header()));
        return folders(cases()).flatMap(model -> folders(model)
                .map(folder -> DynamicTest.dynamicTest(
                        model.getFileName() + ": " + folder.getFileName(), () -> hold(folder, models, headers))));
    }

    private void hold(Path folder, Map<String, SqlModel> models, Map<String, TableHeader> headers) throws IOException {
        String name = folder.getParent().getFileName().toString();
        SqlModel model = models.get(name);
        assertThat(model).as("there is no model " + name).isNotNull();
        holdFiles(folder, model.header().inputs());
        Path ownScratch = Files.createDirectories(
                scratch.resolve(name).resolve(folder.getFileName().toString()));
        try (Engine engine = open(ownScratch)) {
            ModelRunner runner = new ModelRunner(engine);
            for (String input : model.header().inputs()) {
                TableHeader header = headers.get(input);
                assertThat(header).as("nothing says what " + input + " is").isNotNull();
                Path file = folder.resolve(input + ".csv");
                engine.store(input, Files.exists(file) ? rows(file, header) : new Rows(header.columns(), List.of()));
                runner.given(header);
            }
            runner.run(List.of(model), (done, nanos) -> {});
            String found = text(runner.read(name));
            Path expected = folder.resolve(EXPECTED);
            if (System.getProperty("update") != null && engine.name().equals("duckdb")) {
                Files.writeString(expected, found);
            }
            assertThat(expected).as("write it by hand, or with -Dupdate").exists();
            assertThat(found).isEqualTo(Files.readString(expected));
        }
    }

    private static void holdFiles(Path folder, List<String> inputs) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).allSatisfy(file -> assertThat(file.equals(EXPECTED)
                            || file.equals(DECISION)
                            || inputs.contains(file.replaceFirst("\\.csv$", "")))
                    .as(file + " is not an input; those are " + inputs)
                    .isTrue());
        }
    }

    private static Rows rows(Path file, TableHeader header) throws IOException {
        List<List<String>> lines = CsvText.read(Files.readString(file));
        List<String> names = header.columns().stream().map(Column::name).toList();
        assertThat(names).as(file.toString()).containsAll(lines.get(0));
        List<List<Object>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            assertThat(line).as(file + ", after " + rows.size() + " rows").hasSameSizeAs(lines.get(0));
            Object[] row = new Object[names.size()];
            for (int i = 0; i < line.size(); i++) {
                int place = names.indexOf(lines.get(0).get(i));
                row[place] = value(header.columns().get(place).unit(), line.get(i));
            }
            rows.add(Arrays.asList(row));
        }
        return new Rows(header.columns(), rows);
    }

    private static Object value(Unit unit, String text) {
        if (text == null) {
            return null;
        }
        return switch (unit) {
            case TEXT -> text;
            case DATE -> LocalDate.parse(text);
            case TIMESTAMP -> LocalDateTime.parse(text);
            case FLAG -> truth(text);
            case COUNT -> Long.valueOf(text);
            case MONEY, QUANTITY -> new BigDecimal(text).setScale(6);
            case DAYS, RATIO, MULTIPLE, NUMBER -> Double.valueOf(text);
        };
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("a flag is true or false, not " + text);
        }
        return text.equals("true");
    }

    private static String text(Rows rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(rows.columns().stream().map(Column::name).toList());
        for (List<Object> row : rows.rows()) {
            List<String> line = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                line.add(
                        row.get(i) == null ? null : rows.columns().get(i).unit().text(row.get(i)));
            }
            lines.add(line);
        }
        return CsvText.write(lines);
    }

    private static Stream<Path> folders(Path parent) {
        try (Stream<Path> found = Files.list(parent)) {
            return found.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file {@code *.sql} in a folder and below, by name. */
    protected static SortedMap<String, SqlModel> modelsIn(Path folder) {
        SortedMap<String, SqlModel> models = new TreeMap<>();
        texts(folder, ".sql").forEach((name, text) -> models.put(name, SqlModel.parse(name, text)));
        return models;
    }

    /** The headers in every file {@code *.table} in a folder and below, by name. */
    protected static SortedMap<String, TableHeader> tablesIn(Path folder) {
        SortedMap<String, TableHeader> tables = new TreeMap<>();
        texts(folder, ".table").forEach((name, text) -> tables.put(name, TableHeader.parse(name, text)));
        return tables;
    }

    /** What the models of the house read beside each other: exports under their SQL names, and tables made by Java. */
    protected static SortedMap<String, TableHeader> houseTables(Path root) {
        SortedMap<String, TableHeader> tables = new TreeMap<>();
        tablesIn(root.resolve("ingest/tables")).forEach((name, header) -> {
            tables.put(name, header);
            tables.put("exported_" + name, header.named("exported_" + name));
        });
        tables.putAll(tablesIn(root.resolve("transform/sql")));
        tables.putAll(tablesIn(root.resolve("forecast/tables")));
        return tables;
    }

    private static SortedMap<String, String> texts(Path folder, String ending) {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                texts.put(file.getFileName().toString().replace(ending, ""), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
