package io.quarterdeck.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarterdeck.cli.Quarterdeck;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole reviews on both engines: every published table is the same to the character. */
class EnginesAgreeTest {
    private static final Path ROOT = Path.of(System.getProperty("quarterdeck.root"));

    @TempDir
    Path work;

    @Tag("nightly")
    @Test
    void theTablesOfTheSampleAreTheSame() throws IOException {
        assertSame("sample-data", "2025-09-02");
    }

    @Tag("nightly")
    @ParameterizedTest
    @CsvSource({"../shared/data/maven_crm, 2017-12-31", "../shared/data/adventureworks, 2014-06-30"})
    void theTablesOfPublicExportsAreTheSame(String exports, String asOf) throws IOException {
        assertSame(exports, asOf);
    }

    private void assertSame(String exports, String asOf) throws IOException {
        Path folder = ROOT.resolve(exports);
        assumeTrue(Files.isDirectory(folder), "skipped: the public exports are not here, in " + exports);
        SortedMap<String, String> duckDb = tables(folder, asOf, "duckdb");
        SortedMap<String, String> spark = tables(folder, asOf, "spark");
        assertThat(spark.keySet()).isEqualTo(duckDb.keySet());
        duckDb.forEach((name, text) -> assertThat(spark.get(name)).as(name).isEqualTo(text));
    }

    private SortedMap<String, String> tables(Path exports, String asOf, String engine) throws IOException {
        Path out = work.resolve(engine);
        int exitCode = Quarterdeck.run(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                "review",
                "--exports",
                exports.toString(),
                "--as-of",
                asOf,
                "--engine",
                engine,
                "--out",
                out.toString());
        assertThat(exitCode).isZero();
        SortedMap<String, String> tables = new TreeMap<>();
        try (Stream<Path> files = Files.list(out.resolve("tables"))) {
            for (Path file : files.toList()) {
                tables.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return tables;
    }
}
