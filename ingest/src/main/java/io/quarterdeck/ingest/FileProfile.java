package io.quarterdeck.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a file that nobody has described shows of itself: its header, and what stands in each column.
 *
 * @param name the file's
 * @param format how its text was read
 * @param headerLine the line of the header
 * @param columns one for each heading
 * @param records how many were looked at
 * @param samples the first of them
 */
record FileProfile(
        String name,
        String format,
        long headerLine,
        List<ColumnProfile> columns,
        long records,
        boolean isWhole,
        List<List<String>> samples) {
    /** Enough to prove an order of day and month where the data can. */
    static final int MOST_RECORDS = 200_000;

    static final int SAMPLES = 10;

    private static final int LINES_WITH_HEADER = 50;

    /** Opens the file from its start. */
    interface Opener {
        RecordSource open() throws IOException;
    }

    /** The profile; empty where no line looks like a header. */
    static Optional<FileProfile> of(String name, String format, Opener opener) throws IOException {
        long headerLine = headerLine(opener);
        if (headerLine < 0) {
            return Optional.empty();
        }
        try (RecordSource source = opener.open()) {
            Scanned header = source.next();
            while (header.line() < headerLine) {
                header = source.next();
            }
            source.expectFields(header.fields().size());
            List<ColumnProfile> columns =
                    header.fields().stream().map(ColumnProfile::new).toList();
            List<List<String>> samples = new ArrayList<>();
            long records = 0;
            Scanned scanned = source.next();
            for (; scanned != null && records < MOST_RECORDS; scanned = source.next()) {
                if (scanned.isBlank() || scanned.fault().isPresent() || Totals.isTotals(scanned.fields())) {
                    continue;
                }
                records++;
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).add(scanned.fields().get(i));
                }
                if (samples.size() < SAMPLES) {
                    samples.add(scanned.fields());
                }
            }
            return Optional.of(
                    new FileProfile(name, format, headerLine, columns, records, scanned == null, List.copyOf(samples)));
        }
    }

    /** The first line of the widest kind whose fields are all different texts: titles above it are narrower. */
    private static long headerLine(Opener opener) throws IOException {
        long best = -1;
        int most = 1;
        try (RecordSource source = opener.open()) {
            for (Scanned scanned = source.next();
                    scanned != null && scanned.line() <= LINES_WITH_HEADER;
                    scanned = source.next()) {
                List<String> words = scanned.fields().stream()
                        .map(Words::folded)
                        .filter(w -> !w.isEmpty())
                        .toList();
                Set<String> different = new HashSet<>(words);
                if (different.size() == words.size()
                        && words.size() > most
                        && words.stream().noneMatch(w -> w.matches("[-+.,\\d%]+"))) {
                    best = scanned.line();
                    most = words.size();
                }
            }
        }
        return best;
    }
}
