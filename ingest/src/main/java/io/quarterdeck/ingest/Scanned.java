package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One stretch of whole physical lines of a file: a record, a line that no record can be made of, or a blank line.
 *
 * @param line the first physical line, 1 for the file's first
 * @param lines how many physical lines it takes
 * @param offset of its first byte in the file
 * @param original its exact bytes with their line end; only the beginning of a record that is too long
 * @param fields unquoted, in order; empty where there is a fault
 * @param isBlank whether it says nothing: no text in any field
 * @param cells what is wrong with single fields, by place, where a spreadsheet says so itself
 */
public record Scanned(
        long line,
        int lines,
        long offset,
        byte[] original,
        List<String> fields,
        Optional<Fault> fault,
        boolean isBlank,
        Map<Integer, Fault> cells) {
    public Scanned {
        requireNonNull(original, "original is null");
        requireNonNull(fault, "fault is null");
        fields = List.copyOf(fields);
        cells = Collections.unmodifiableMap(cells);
    }

    /** A stretch of text: what is wrong with its fields is seen only when they are converted. */
    Scanned(
            long line,
            int lines,
            long offset,
            byte[] original,
            List<String> fields,
            Optional<Fault> fault,
            boolean isBlank) {
        this(line, lines, offset, original, fields, fault, isBlank, Map.of());
    }

    /** The same lines with other fields. */
    Scanned with(List<String> other) {
        return new Scanned(line, lines, offset, original, other, fault, isBlank);
    }

    /** The original text without its line end; {@code hex:} and its bytes where it is not UTF-8. */
    public String text() {
        int length = original.length;
        if (length > 0 && original[length - 1] == '\n') {
            length--;
        }
        if (length > 0 && original[length - 1] == '\r') {
            length--;
        }
        return Utf8.firstBad(original) < 0
                ? new String(original, 0, length, StandardCharsets.UTF_8)
                : "hex:" + HexFormat.of().formatHex(original, 0, length);
    }
}
