package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One folder of {@code src/test/cases} per rule: what is given, and what is expected. A new case is a new folder.
 *
 * <p>Every folder in a case but {@code expected} and {@code presets} is loaded, by name, into one store. A name that
 * starts with a date gives the statement date; one that ends in {@code -file} names its only file and not the folder;
 * one with {@code april} in it has a fiscal year from April; one with {@code full} says that every export is a complete
 * list; one with {@code windows-1252} pins that encoding; one with {@code known-2025-05-12} was known
 * on that day; one with {@code accepted} gives a reason for what the guard would refuse. A file {@code house.properties} has what
 * the company says of its exports; {@code decision.txt} says why a case is decided otherwise than the catalogue of bad input
 * proposes. Inputs that are too large to be kept are made when the case runs, see {@link MadeInputs}; {@code made.txt} says
 * what they are. Of a case that loads more than {@value #MOST_ROWS} records only the ledger is compared. {@code -Dupdate}
 * writes what came out as expected: read the difference like code; {@code -Dcase=X16} runs the cases whose names begin so.
 */
class CasesTest {
    private static final Path CASES = Path.of("src", "test", "cases");

    /** They name the bytes, and would change with every word in a preset. */
    private static final Set<String> UNSTABLE = Set.of("load_id", "sha256");

    private static final Set<String> NO_STEPS =
            Set.of("expected", "presets", "decision.txt", "house.properties", "made.txt");

    private static final long MOST_ROWS = 10_000;

    private static final Set<String> LEDGER = Set.of("loads", "load_notes");

    /** A longer text is compared by its beginning and its length. */
    private static final int LONGEST_TEXT = 100_000;

    /** One for all cases, as opening one takes longer than most cases: each has it empty and leaves it so. */
    private static Store store;

    @TempDir
    Path scratch;

    @BeforeAll
    static void open(@TempDir Path folder) {
        store = Store.inMemory(folder);
    }

    @AfterEach
    void empty() {
        store.loads().forEach(store::forget);
    }

    @AfterAll
    static void close() {
        try (Store emptied = store) {
            List<String> left = emptied.tables().stream()
                    .filter(table -> !table.equals("schema_version") && emptied.rows(table) > 0)
                    .toList();
            assertThat(left).isEmpty();
        }
    }

    static List<String> cases() throws IOException {
        return names(CASES).stream()
                .filter(name -> name.startsWith(System.getProperty("case", "")))
                .toList();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void comesOutAsExpected(String name) throws IOException {
        Path folder = CASES.resolve(name);
        SortedMap<String, String> found = new TreeMap<>();
        Presets presets = Presets.builtIn().with(House.in(folder));
        StringBuilder outcome = new StringBuilder();
        SortedMap<String, Path> steps = MadeInputs.of(name, scratch);
        for (String step : names(folder)) {
            if (Files.isDirectory(folder.resolve(step)) && !NO_STEPS.contains(step)) {
                steps.put(step, folder.resolve(step));
            }
        }
        for (Map.Entry<String, Path> step : steps.entrySet()) {
            outcome.append(step.getKey()).append('\n').append(run(step.getValue(), presets, house(folder)));
        }
        boolean isLarge = store.loads().stream().mapToLong(Load::loaded).sum() > MOST_ROWS;
        for (String table : isLarge ? LEDGER : CanonicalTable.all().keySet()) {
            Rows rows = store.table(table);
            if (!rows.isEmpty()) {
                found.put(table + ".csv", csv(rows));
            }
        }
        found.put("outcome.txt", outcome.toString());
        found.putAll(files(scratch.resolve("quarantine"), "quarantine/"));
        Path expected = folder.resolve("expected");
        if (System.getProperty("update") != null) {
            write(expected, found);
        }
        assertThat(files(expected, "")).isEqualTo(found);
    }

    private static HouseRules house(Path folder) throws IOException {
        Properties said = new Properties();
        if (Files.exists(folder.resolve("house.properties"))) {
            try (Reader reader = Files.newBufferedReader(folder.resolve("house.properties"))) {
                said.load(reader);
            }
        }
        return HouseRules.DEFAULT
                .with(ZoneId.of(said.getProperty("zone", "Z")))
                .with(list(said, "dates"), said.getProperty("decimal", ""), said.getProperty("currency", ""))
                .withoutCounting(list(said, "not_counted"));
    }

    private static List<String> list(Properties said, String key) {
        return Arrays.stream(said.getProperty(key, "").split(";"))
                .filter(one -> !one.isBlank())
                .toList();
    }

    private String run(Path exports, Presets presets, HouseRules rules) throws IOException {
        String step = exports.getFileName().toString();
        IngestRequest request = new IngestRequest(
                step.endsWith("-file") ? exports.resolve(names(exports).get(0)) : exports,
                scratch.resolve("quarantine"),
                Optional.empty(),
                Optional.of(step)
                        .filter(s -> s.matches("\\d{4}-\\d\\d-\\d\\d.*"))
                        .map(s -> LocalDate.parse(s.substring(0, 10))),
                rules(step, rules),
                presets,
                Optional.of(step.replaceFirst("(.*known-)|.*", ""))
                        .filter(s -> !s.isEmpty())
                        .map(LocalDate::parse),
                IngestRequest.Guard.DEFAULT,
                Optional.empty());
        if (step.contains("accepted")) {
            request = request.with(new IngestRequest.Guard(0.10, Optional.of("the list was cleaned up")));
        }
        StringBuilder text = new StringBuilder();
        try {
            Ingested ingested = Ingest.run(request, store, m -> line(text, m));
            line(text, "as of " + ingested.asOf() + ", a statement of " + ingested.statementDate());
            ingested.notUsed().forEach(n -> line(text, "not used: " + n.file() + ": " + n.reason()));
            line(text, "exit " + ingested.exitCode().number());
        } catch (UserError e) {
            line(text, e.getMessage());
            line(text, "exit " + e.exitCode().number());
        }
        return text.toString();
    }

    private static HouseRules rules(String step, HouseRules house) {
        HouseRules rules = step.contains("april") ? house.with(new FiscalCalendar(Month.APRIL)) : house;
        rules = step.contains("windows-1252") ? rules.with(Charset.forName("windows-1252")) : rules;
        return step.contains("full") ? rules.withFull(CanonicalTable.all().keySet()) : rules;
    }

    private static void line(StringBuilder text, String line) {
        text.append("    ").append(line).append('\n');
    }

    /** The columns that have a value in any row, as canonical text. */
    private static String csv(Rows rows) {
        int[] shown = IntStream.range(0, rows.columns().size())
                .filter(c -> !UNSTABLE.contains(rows.columns().get(c).name()))
                .filter(c -> rows.rows().stream().anyMatch(r -> r.get(c) != null))
                .toArray();
        String heading = IntStream.of(shown)
                .mapToObj(c -> rows.columns().get(c).name())
                .collect(Collectors.joining(",", "", "\n"));
        Stream<String> lines = rows.rows().stream().map(row -> IntStream.of(shown)
                .mapToObj(c -> field(rows.columns().get(c), row.get(c)))
                .collect(Collectors.joining(",", "", "\n")));
        // What is in the order of something that is not shown has to have one of its own.
        boolean isOrdered = rows.columns().stream().noneMatch(c -> UNSTABLE.contains(c.name()));
        return heading + (isOrdered ? lines : lines.sorted()).collect(Collectors.joining());
    }

    private static String field(Column column, Object value) {
        String text = column.unit().text(value);
        if (text.length() > LONGEST_TEXT) {
            text = text.substring(0, 10) + "... of " + text.length() + " characters";
        }
        return text.matches("(?s).*[,\"\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static SortedMap<String, String> files(Path folder, String prefix) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.put(prefix + folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
        }
        return texts;
    }

    private static void write(Path folder, Map<String, String> texts) throws IOException {
        for (String old : files(folder, "").keySet()) {
            Files.delete(folder.resolve(old));
        }
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = folder.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue(), StandardCharsets.UTF_8);
        }
    }
}
