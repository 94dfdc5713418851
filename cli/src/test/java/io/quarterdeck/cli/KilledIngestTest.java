package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.ingest.CanonicalTable;
import io.quarterdeck.ingest.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file is in the store whole, with its ledger row, or not at all, at whatever moment the process is killed. (DuckDB keeps
 * parts of what an appender wrote where the transaction was begun by the driver and not by SQL.)
 */
@Tag("nightly")
class KilledIngestTest {
    /** Two at every build, more with -Pnightly. */
    private static final int KILLS = Integer.getInteger("kills", 2);

    @TempDir
    private Path work;

    @Test
    void exportsAreInTheStoreWholeOrNotAtAll() throws IOException, InterruptedException {
        long whole = runFor(Long.MAX_VALUE, work.resolve("whole.store"));
        Map<String, Integer> all = rowsIn(work.resolve("whole.store"));
        assertThat(all.get("opportunities")).isPositive();
        for (int kill = 1; kill <= KILLS; kill++) {
            Path store = work.resolve("killed-" + kill + ".store");
            // The later half: reading comes first, and only then do the files go in.
            runFor(whole * (KILLS + kill) / (2 * KILLS), store);
            assertThat(rowsIn(store)).isIn(all, Map.of());
        }
    }

    /** Ingests the sample in a process of its own, killed after some milliseconds. @return how long it ran */
    private long runFor(long milliseconds, Path store) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Quarterdeck.class.getName(),
                        "ingest",
                        "--exports",
                        Path.of(System.getProperty("quarterdeck.root"), "sample-data")
                                .toString(),
                        "--store",
                        store.toString(),
                        "--quarantine",
                        work.resolve("quarantine").toString())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("messages.txt").toFile())
                .start();
        long start = System.nanoTime();
        if (milliseconds == Long.MAX_VALUE) {
            assertThat(process.waitFor()).isZero();
        } else if (!process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** How many rows each table of a store has that has any; the files of a run go in together, or none of them. */
    private Map<String, Integer> rowsIn(Path file) throws IOException {
        Map<String, Integer> rows = new TreeMap<>();
        if (Files.exists(file)) {
            try (Store store = Store.inFile(file, work)) {
                for (CanonicalTable table : CanonicalTable.all().values()) {
                    int size = store.table(table.name()).size();
                    if (size > 0) {
                        rows.put(table.name(), size);
                    }
                }
            }
        }
        return rows;
    }
}
