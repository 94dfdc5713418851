package io.quarterdeck.ingest;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The records of one export that were not loaded: its own columns, then what is wrong with each. It is made to be
 * mended and loaded again, where the columns that start with an underline are passed over. It is CSV in UTF-8, whatever
 * the export is.
 *
 * <p>No file is made before the first record.
 */
final class QuarantineFile implements AutoCloseable {
    private static final String RAW = "_raw";
    private static final List<String> OWN = List.of("_reason", "_line", "_column", "_found", "_wanted", RAW);

    private static final char DELIMITER = ',';

    private final Path path;
    private final List<String> header;
    private final int rawField;
    private final boolean goesOn;
    private final SortedMap<Reason, Long> counts = new TreeMap<>();
    private BufferedWriter writer;

    /**
     * @param header the export's headings; those of an earlier quarantine file are not repeated
     * @param goesOn whether the file is there from another table that the same export fills
     */
    QuarantineFile(Path path, List<String> header, boolean goesOn) {
        this.path = path;
        this.goesOn = goesOn;
        this.header = List.copyOf(header);
        this.rawField = header.indexOf(RAW);
    }

    /** The file's own name. */
    String name() {
        return path.getFileName().toString();
    }

    /** Whether a heading is one that quarantine files add. */
    static boolean isOwn(String heading) {
        return OWN.contains(heading.strip());
    }

    /** A record that could be split, and what is wrong with its values. */
    void add(Scanned scanned, List<Fault> faults) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (!isOwn(header.get(i))) {
                row.add(scanned.fields().get(i));
            }
        }
        write(row, scanned, faults, rawField < 0 ? "" : scanned.fields().get(rawField));
    }

    /** A record that could not be split. */
    void add(Scanned scanned) {
        List<String> row = new ArrayList<>();
        for (String heading : header) {
            if (!isOwn(heading)) {
                row.add("");
            }
        }
        write(row, scanned, List.of(scanned.fault().orElseThrow()), scanned.text());
    }

    private void write(List<String> row, Scanned scanned, List<Fault> faults, String raw) {
        counts.merge(faults.get(0).reason(), 1L, Long::sum);
        row.add(joined(faults, f -> f.reason().name()));
        row.add(String.valueOf(scanned.line()));
        row.add(joined(faults, Fault::column));
        row.add(joined(faults, Fault::found));
        row.add(joined(faults, Fault::wanted));
        row.add(raw);
        try {
            if (writer == null) {
                open();
            }
            write(row);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void open() throws IOException {
        Files.createDirectories(path.getParent());
        if (goesOn) {
            writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            return;
        }
        writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        // The mark that makes a spreadsheet read the file as UTF-8: a person is going to open it.
        writer.write('\uFEFF');
        List<String> headings = new ArrayList<>(header);
        headings.removeIf(QuarantineFile::isOwn);
        headings.addAll(OWN);
        write(headings);
    }

    /** Writes the lines of a quarantine file as they were kept, heading first. */
    static void write(Path path, List<String> lines) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, '\uFEFF' + String.join("\n", lines) + '\n');
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private UserError unwritable(IOException e) {
        return unwritable(path, e);
    }

    private static UserError unwritable(Path path, IOException e) {
        return new UserError(
                ExitCode.OUTPUT_FAILED,
                "quarantine/" + path.getFileName(),
                "it cannot be written (" + e.getClass().getSimpleName() + ")",
                "a folder with room that may be written to",
                "Mend the folder, or name another one",
                e);
    }

    private static String joined(List<Fault> faults, Function<Fault, String> part) {
        return faults.stream().map(part).collect(Collectors.joining("; "));
    }

    private void write(List<String> row) throws IOException {
        for (int i = 0; i < row.size(); i++) {
            if (i > 0) {
                writer.write(DELIMITER);
            }
            writer.write(quoted(row.get(i)));
        }
        writer.write('\n');
    }

    private String quoted(String field) {
        boolean isPlain = field.chars().noneMatch(c -> c == DELIMITER || c == '"' || c == '\n' || c == '\r');
        return isPlain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    /** How many records are in it for each reason. */
    List<QuarantineCount> counts(String file) {
        return counts.entrySet().stream()
                .map(count -> new QuarantineCount(file, count.getKey(), count.getValue()))
                .toList();
    }

    /** The file, if any record is in it. */
    Optional<Path> path() {
        return writer == null ? Optional.empty() : Optional.of(path);
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
