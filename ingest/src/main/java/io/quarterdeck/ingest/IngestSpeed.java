package io.quarterdeck.ingest;

import io.quarterdeck.engine.DuckDb;
import io.quarterdeck.engine.Engine;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * How fast one CSV file is read, beside DuckDB's own reader, which gives it types and asks nothing more of it.
 *
 * @param rows records in the file
 * @param bytes of the file
 * @param database what DuckDB's {@code read_csv} with given types takes, into a table of a new file
 * @param ingest what an ingest of the file takes, into a new store
 */
public record IngestSpeed(String file, long rows, long bytes, Measured database, Measured ingest) {
    private static final int TIMES = 3;

    private static final Path STATUS = Path.of("/proc/self/status");

    private static final Path RESET = Path.of("/proc/self/clear_refs");

    /**
     * One way of reading, some times.
     *
     * @param seconds the median
     * @param peakMemory in bytes: the process's largest resident set where the system tells it, else the heap
     */
    public record Measured(double seconds, long peakMemory) {}

    /** How many times as long an ingest takes. */
    public double ratio() {
        return ingest.seconds() / database.seconds();
    }

    /**
     * Reads the file in both ways by turns, three times each.
     *
     * @param scratch an existing folder with room for the file twice
     * @throws UserError if no preset knows it, or it is no comma-separated text
     */
    public static IngestSpeed of(Path file, Path scratch) throws IOException {
        List<Engine.SqlColumn> columns = columns(file, scratch);
        List<Measured> theirs = new ArrayList<>();
        List<Measured> ours = new ArrayList<>();
        long[] rows = new long[1];
        for (int i = 0; i < TIMES; i++) {
            theirs.add(measured(() -> {
                try {
                    return DuckDb.readCsvSeconds(file, columns, folder(scratch));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            ours.add(measured(() -> {
                long start = System.nanoTime();
                Path own = folder(scratch);
                try (Store store = Store.inFile(own.resolve("store.duckdb"), own)) {
                    rows[0] = Ingest.run(IngestRequest.of(file, own.resolve("quarantine")), store, line -> {})
                            .loads()
                            .get(0)
                            .recordsIn();
                }
                return (System.nanoTime() - start) / 1e9;
            }));
            clear(scratch);
        }
        return new IngestSpeed(file.getFileName().toString(), rows[0], Files.size(file), median(theirs), median(ours));
    }

    private static Path folder(Path scratch) {
        try {
            return Files.createTempDirectory(scratch, "measure");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clear(Path scratch) throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(scratch)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Measured measured(DoubleSupplier work) {
        resetPeak();
        double seconds = work.getAsDouble();
        return new Measured(seconds, peakMemory());
    }

    /** The time of the middle one, and the most memory of any. */
    private static Measured median(List<Measured> all) {
        double seconds = all.stream().mapToDouble(Measured::seconds).sorted().toArray()[TIMES / 2];
        return new Measured(
                seconds, all.stream().mapToLong(Measured::peakMemory).max().orElse(0));
    }

    /** Linux counts the largest resident set from here on; elsewhere it is that of the whole run. */
    private static void resetPeak() {
        try {
            if (Files.isWritable(RESET)) {
                Files.writeString(RESET, "5");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long peakMemory() {
        try {
            if (Files.isReadable(STATUS)) {
                for (String line : Files.readAllLines(STATUS)) {
                    if (line.startsWith("VmHWM:")) {
                        return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Runtime.getRuntime().totalMemory();
    }

    /** The type of each column by what it fills; text where it fills none, or where its text is not the value itself. */
    private static List<Engine.SqlColumn> columns(Path file, Path scratch) {
        Recognition recognition = new Recognition(Presets.builtIn(), HouseRules.DEFAULT, scratch);
        recognition.look(Inbox.of(file, scratch.resolve("none")));
        Export export = recognition.exports().stream()
                .filter(e -> e.source() instanceof TextSource text
                        && text.delimiter() == Delimiter.COMMA
                        && text.charset().equals(StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        ExitCode.INPUT_REFUSED,
                        file.getFileName().toString(),
                        "it is no comma-separated UTF-8 text that a preset knows",
                        "a CSV file of a known export",
                        "Name another file"));
        Layout layout = export.layout();
        CanonicalTable table = layout.table().orElseThrow();
        List<String> folded = Headings.of(export.header(), layout).folded();
        String[] types = Stream.generate(() -> "VARCHAR").limit(folded.size()).toArray(String[]::new);
        layout.columns().forEach((heading, targets) -> {
            int place = Layout.indexOf(heading, folded);
            Layout.ValueRule rule = layout.rules().getOrDefault(targets.get(0), Layout.ValueRule.PLAIN);
            if (place >= 0
                    && Set.of(Layout.ValueRule.As.PLAIN, Layout.ValueRule.As.PERCENT)
                            .contains(rule.as())) {
                Unit unit = table.values().get(table.indexOf(targets.get(0))).unit();
                types[place] = CanonicalTable.storedType(unit);
            }
        });
        List<Engine.SqlColumn> columns = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            columns.add(new Engine.SqlColumn("column" + (i + 1), types[i]));
        }
        return columns;
    }
}
