package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as its user meets it: files in, files and an exit code out. */
class ReviewCommandTest {
    private static final Path SAMPLE = Path.of(System.getProperty("quarterdeck.root"), "sample-data");

    /** Tables with a row per file of the exports. */
    private static final List<String> PER_FILE = List.of("tables/loads.csv", "tables/load_quality.csv");

    @TempDir
    private static Path work;

    private static Path pack;

    private record Run(int exitCode, String messages) {}

    @BeforeAll
    static void reviewTheSample() {
        pack = SamplePack.folder();
    }

    private static Run run(String... arguments) {
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int exitCode = Quarterdeck.run(new PrintStream(messages, true, StandardCharsets.UTF_8), arguments);
        return new Run(exitCode, messages.toString(StandardCharsets.UTF_8));
    }

    @Tag("nightly")
    @Test
    void aSecondRunGivesTheSameBytesWhateverTheLocaleAndTimeZone() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Path other = work.resolve("other");
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
            run("review", "--exports", SAMPLE.toString(), "--out", other.toString());
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        SortedMap<String, String> first = files(pack);
        SortedMap<String, String> second = files(other);
        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.values().removeAll(second.values());
        assertThat(first.keySet()).as("files with other bytes").isEmpty();
    }

    @Test
    void thePackHoldsWhatTheManifestLists() throws IOException {
        JsonNode manifest = manifest(pack);
        List<String> listed = Stream.concat(
                        manifest.get("outputs").findValuesAsText("file").stream(), Stream.of("manifest.json"))
                .sorted()
                .toList();
        assertThat(files(pack).keySet()).containsExactlyElementsOf(listed);
        assertThat(listed)
                .contains(
                        "review.xlsx",
                        "tables/metrics.csv",
                        "tables/forecast_series.csv",
                        "charts/bookings_forecast.svg");
        for (JsonNode input : manifest.get("inputs")) {
            assertThat(input.get("records_in").asLong())
                    .isEqualTo(input.get("loaded").asLong()
                            + input.get("quarantined").asLong());
        }
        assertThat(manifest.get("inputs").findValuesAsText("file"))
                .contains("opportunities.csv", "opportunity_history.csv", "orders.csv", "targets.csv");
        assertThat(manifest.get("as_of").asText()).isEqualTo("2025-09-02");
    }

    @Test
    void textFromAnExportDoesNotSteerTheTerminal() throws IOException {
        Path exports = copyOfSample("steering");
        Files.writeString(exports.resolve("products.csv"), "\u001b]0;gotcha\u0007\n");
        Files.delete(exports.resolve("opportunities.csv"));
        Files.delete(exports.resolve("orders.csv"));
        Run run = run(
                "review",
                "--exports",
                exports.toString(),
                "--out",
                work.resolve("steered").toString());
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.messages()).contains("·]0;gotcha·").doesNotContain("\u001b");
    }

    @Tag("nightly")
    @Test
    void splittingAFileChangesNoFigure() throws IOException {
        Path exports = copyOfSample("split");
        List<String> lines = Files.readAllLines(exports.resolve("opportunities.csv"));
        Files.write(exports.resolve("opportunities.csv"), lines.subList(0, 3000));
        Files.write(
                exports.resolve("the other deals.csv"),
                Stream.concat(Stream.of(lines.get(0)), lines.subList(3000, lines.size()).stream())
                        .toList());
        Path out = work.resolve("split pack");
        assertThat(run("review", "--exports", exports.toString(), "--out", out.toString())
                        .exitCode())
                .isZero();
        files(pack).forEach((name, bytes) -> {
            if (name.startsWith("tables/") && !PER_FILE.contains(name)) {
                assertThat(read(out.resolve(name))).as(name).isEqualTo(bytes);
            }
        });
        for (String table : List.of("loads.csv", "load_quality.csv")) {
            assertThat(account(out.resolve("tables").resolve(table)))
                    .as(table)
                    .isEqualTo(account(pack.resolve("tables").resolve(table)));
        }
    }

    /** What came in and what became of it, for each table: the files of a table together. */
    private static SortedMap<String, BigDecimal> account(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> columns = List.of(lines.get(0).split(","));
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            // No text with a comma but how the file was read, which stands in quotes.
            String[] values = line.replaceAll("\"[^\"]*\"", "").split(",", -1);
            for (int i = 0; i < values.length; i++) {
                boolean isAdded = columns.get(i)
                                .matches("(records_in|loaded|quarantined|set_aside|duplicates|conflicts|amount.*)")
                        && !columns.get(i).endsWith("_share")
                        && !values[i].isEmpty();
                if (isAdded) {
                    sums.merge(
                            values[columns.indexOf("table_name")] + " " + columns.get(i),
                            new BigDecimal(values[i]),
                            BigDecimal::add);
                }
            }
        }
        return sums;
    }

    @Test
    void aBadRowGoesToQuarantineAndTheRestIsReviewed() throws IOException {
        Path exports = copyOfSample("bad row");
        Path targets = exports.resolve("targets.csv");
        Files.writeString(targets, Files.readString(targets).replaceFirst("2021-Q3,", "2021-Q9,"));
        Path out = work.resolve("bad row pack");
        Run run = run("review", "--exports", exports.toString(), "--out", out.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(Files.readString(out.resolve("quarantine/targets.csv"))).contains("2021-Q9", "PERIOD_INVALID");
        JsonNode inputs = manifest(out).get("inputs");
        JsonNode targetsRead = inputs.get(inputs.findValuesAsText("file").indexOf("targets.csv"));
        assertThat(targetsRead.get("quarantined").asLong()).isEqualTo(1);
    }

    @Test
    void aRefusedExportLeavesTheLastPackAsItWas() throws IOException {
        Path exports = copyOfSample("refused");
        Path deals = exports.resolve("opportunities.csv");
        Files.writeString(deals, Files.readString(deals).replaceFirst(",stage,", ",phase,"));
        Path out = work.resolve("refused pack");
        run("review", "--exports", SAMPLE.toString(), "--out", out.toString());
        SortedMap<String, String> before = files(out);
        Run run = run("review", "--exports", exports.toString(), "--out", out.toString());
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.messages()).contains("opportunities.csv", "stage").doesNotContain("\tat ");
        assertThat(files(out)).isEqualTo(before);
    }

    @Test
    void aMistakeOnTheCommandLineIsExplained() {
        Run engine = run(
                "review", "--engine", "abacus", "--out", work.resolve("none").toString());
        assertThat(engine.exitCode()).isEqualTo(2);
        assertThat(engine.messages()).contains("abacus", "duckdb");
        Run date = run(
                "review", "--as-of", "2025-13-01", "--out", work.resolve("none").toString());
        assertThat(date.exitCode()).isEqualTo(2);
        assertThat(date.messages()).contains("2025-13-01", "2025-09-02");
        assertThat(run("revue").exitCode()).isEqualTo(2);
        assertThat(run().exitCode()).isEqualTo(2);
        assertThat(work.resolve("none")).doesNotExist();
    }

    @Tag("nightly")
    @Test
    void aStoreKeepsExportsAndKnowsThemAgain() throws IOException {
        Path store = work.resolve("deals.store");
        Path quarantine = work.resolve("quarantine");
        String[] ingest = {
            "ingest", "--exports", SAMPLE.toString(), "--store", store.toString(), "--quarantine", quarantine.toString()
        };
        assertThat(run(ingest).exitCode()).isZero();
        assertThat(run(ingest).exitCode()).isZero();
        Path out = work.resolve("store pack");
        assertThat(run("review", "--exports", SAMPLE.toString(), "--store", store.toString(), "--out", out.toString())
                        .exitCode())
                .isZero();
        assertThat(files(out)).isEqualTo(files(pack));
    }

    @Test
    void settingsThatAreNotUnderstoodAreExplained() throws IOException {
        Path exports = copyOfSample("settings");
        Files.writeString(exports.resolve(Settings.FILE), "company: Harbourline\ncurency: CNY\n");
        Run run = run(
                "review",
                "--exports",
                exports.toString(),
                "--out",
                work.resolve("none").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.messages()).contains("quarterdeck.yaml line 2", "curency", "currency");
    }

    private static Path copyOfSample(String name) throws IOException {
        Path copy = Files.createDirectory(work.resolve(name));
        try (Stream<Path> files = Files.list(SAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private static JsonNode manifest(Path folder) throws IOException {
        return new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
    }

    private static SortedMap<String, String> files(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), read(file));
            }
        }
        return files;
    }

    /** The bytes of a file, one character each. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
