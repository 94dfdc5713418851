package io.quarterdeck.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Splits the bytes of a delimited file into records, by RFC 4180 and strict UTF-8. Every physical line is in exactly
 * one of the stretches it gives, so that a row account can rest on it.
 *
 * <p>Line ends may be LF, CRLF or CR, also mixed. A quote opens a quoted field only as the first character of a field;
 * elsewhere in an unquoted field it is text, as in {@code 19" rack}.
 *
 * <p>A record that spans lines and does not close with the header's number of fields costs its first line only, and
 * reading resumes at the next line. That stays linear in the size of the file: a line that leaves a quote open has an
 * odd run of quotes, an odd run closes a quoted field, and so a wrong start reads on past at most as many such lines
 * as the header has fields before it fails.
 */
final class RecordScanner implements RecordSource {
    /** In bytes. Long notes fit; a quote that is never closed does not fill the memory. */
    static final int LONGEST_RECORD = 16 << 20;

    /** More fields than any header may have are counted, but not kept. */
    static final int MOST_FIELDS = 10_000;

    private static final int KEPT_OF_TOO_LONG = 1_000;

    /** In bytes; a longer one is no everyday record. */
    private static final int PLAIN_RECORD = 1 << 20;

    private final InputStream in;
    private final int delimiter;
    private final int longest;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private boolean exhausted;
    private long offset;
    private long line = 1;
    private int expected = -1;
    private boolean mayBeShort;
    private boolean hasBackslashes;

    /**
     * The current record's fields: from, to, and 1 where quotes are doubled inside, 2 where backslashes are; relative to
     * {@code start}.
     */
    private int[] bounds = new int[3 * 64];

    private int fieldCount;

    /** Null before the first record goes the short way, and where there is nobody to help. */
    private ReadAhead ahead;

    private final boolean mayReadAhead;

    /** @param delimiter an ASCII character */
    RecordScanner(InputStream in, char delimiter) throws IOException {
        this(in, delimiter, LONGEST_RECORD);
    }

    RecordScanner(InputStream in, char delimiter, int longest) throws IOException {
        this.in = in;
        this.delimiter = delimiter;
        this.longest = longest;
        this.mayReadAhead = ReadAhead.isWorthwhile();
        if (byteAt(0) == 0xEF && byteAt(1) == 0xBB && byteAt(2) == 0xBF) {
            start = 3;
            offset = 3;
        }
    }

    /** Of whole lines in the middle of a file. */
    private RecordScanner(byte[] lines, RecordScanner file, long firstLine) {
        this.in = InputStream.nullInputStream();
        this.delimiter = file.delimiter;
        this.longest = file.longest;
        this.expected = file.expected;
        this.mayReadAhead = false;
        this.buffer = lines;
        this.end = lines.length;
        this.exhausted = true;
        this.line = firstLine;
    }

    /** From here on a record of one line may lack its last fields: it is given with those that it has. */
    @Override
    public void allowShortRecords() {
        mayBeShort = true;
    }

    /** From here on a backslash inside quotes takes its meaning from the quote or backslash behind it. */
    @Override
    public void escapeWithBackslashes() {
        hasBackslashes = true;
    }

    @Override
    public void expectFields(int fields) {
        expected = fields;
    }

    @Override
    public void pass(PlainRecords plain) throws IOException {
        if (ahead == null && mayReadAhead) {
            ahead = new ReadAhead(plain);
        }
        long next = readAhead(plain);
        for (int length = plainLine(); length >= 0; length = plainLine()) {
            if (fieldCount != expected || !plain.take(buffer, start, bounds, fieldCount, length, line)) {
                return;
            }
            skip(afterLineEnd(length));
            line++;
            if (offset >= next) {
                next = readAhead(plain);
            }
        }
    }

    /** Takes over what was taken ahead, and has more of it taken. @return the offset at which to do so again */
    private long readAhead(PlainRecords plain) throws IOException {
        if (ahead == null) {
            return Long.MAX_VALUE;
        }
        while (offset >= ahead.from()) {
            ReadAhead.Taken taken = ahead.take(offset);
            skip(taken.bytes());
            line += taken.records();
            if (end - start < ReadAhead.STRETCH) {
                fillUp();
            }
            ahead.begin(plain, this, buffer, start, Math.min(end, start + ReadAhead.STRETCH), offset, line);
            // The other processor has its work by now.
            taken.giveTo(plain);
            fillUp();
        }
        return ahead.from();
    }

    /** Takes records in whole lines of this file's. @return the bytes up to the first that has to go the long way */
    int passStretch(byte[] lines, long firstLine, PlainRecords plain) throws IOException {
        RecordScanner scanner = new RecordScanner(lines, this, firstLine);
        scanner.pass(plain);
        return (int) scanner.offset;
    }

    /**
     * Finds the fields of a record that is one whole line and ends in a line end.
     *
     * @return its length without the line end; -1 for any other
     */
    private int plainLine() throws IOException {
        fieldCount = 0;
        int at = 0;
        while (true) {
            boolean isQuoted = byteAt(at) == '"';
            int from = isQuoted ? at + 1 : at;
            at = fieldEnd(from, isQuoted);
            int doubled = 0;
            while (isQuoted && at >= 0 && byteAt(at + 1) == '"') {
                doubled = 1;
                at = fieldEnd(at + 2, true);
            }
            if (at < 0) {
                return -1;
            }
            add(from, at, doubled);
            at += isQuoted ? 1 : 0;
            int c = byteAt(at);
            if (c == '\n' || c == '\r') {
                // What follows a line end is looked at before a record is taken: it may have to be read first.
                afterLineEnd(at);
                return at;
            }
            if (c != delimiter) {
                return -1;
            }
            at++;
        }
    }

    /** Where a field ends, or has its next quote where it is in quotes; -1 where that takes a closer look. */
    private int fieldEnd(int from, boolean isQuoted) throws IOException {
        int at = from;
        while (true) {
            byte[] bytes = buffer;
            int to = end;
            int i = start + at;
            if (isQuoted) {
                while (i < to && bytes[i] != '"' && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\\') {
                    i++;
                }
            } else {
                while (i < to && bytes[i] != delimiter && bytes[i] != '\n' && bytes[i] != '\r') {
                    i++;
                }
            }
            at = i - start;
            if (i < to) {
                return isQuoted && bytes[i] != '"' ? -1 : at;
            }
            if (at > PLAIN_RECORD || byteAt(at) < 0) {
                return -1;
            }
        }
    }

    @Override
    public Scanned next() throws IOException {
        if (byteAt(0) < 0) {
            return null;
        }
        fieldCount = 0;
        int at = 0;
        int breaks = 0;
        int firstLineEnd = -1;
        while (true) {
            int from = at;
            int doubled = 0;
            if (byteAt(at) == '"') {
                from = ++at;
                while (true) {
                    int c = byteAt(at);
                    if (c == '"') {
                        if (byteAt(at + 1) != '"') {
                            break;
                        }
                        doubled |= 1;
                        at += 2;
                    } else if (c == '\\' && hasBackslashes && isEscaped(byteAt(at + 1))) {
                        doubled |= 2;
                        at += 2;
                    } else if (c == '\n' || c == '\r') {
                        at = afterLineEnd(at);
                        breaks++;
                        firstLineEnd = firstLineEnd < 0 ? at : firstLineEnd;
                    } else if (c >= 0) {
                        at++;
                    }
                    if (c < 0 || at > longest || breaks > 0 && expected >= 0 && fieldCount >= expected) {
                        return unclosed(at, firstLineEnd, c < 0);
                    }
                }
                add(from, at, doubled);
                at++;
                int c = byteAt(at);
                if (c != delimiter && c != '\n' && c != '\r' && c >= 0) {
                    return breaks > 0
                            ? openQuote(firstLineEnd)
                            : oneLine(
                                    at,
                                    Reason.QUOTE_STRAY,
                                    "text after a closing quote",
                                    "the delimiter or the line's end there, and a quote inside quotes doubled");
                }
            } else {
                int c = byteAt(at);
                while (c != delimiter && c != '\n' && c != '\r' && c >= 0 && at <= longest) {
                    c = byteAt(++at);
                }
                add(from, at, 0);
            }
            if (at > longest) {
                return breaks > 0 ? openQuote(firstLineEnd) : tooLong();
            }
            if (byteAt(at) != delimiter) {
                return closed(at, breaks, firstLineEnd);
            }
            at++;
        }
    }

    private static boolean isEscaped(int c) {
        return c == '"' || c == '\\';
    }

    private void add(int from, int to, int doubled) {
        if (fieldCount < MOST_FIELDS) {
            if (3 * fieldCount == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * bounds.length);
            }
            bounds[3 * fieldCount] = from;
            bounds[3 * fieldCount + 1] = to;
            bounds[3 * fieldCount + 2] = doubled;
        }
        fieldCount++;
    }

    /** A record whose quotes are in order, ending at the line end or end of file at {@code at}. */
    private Scanned closed(int at, int breaks, int firstLineEnd) throws IOException {
        boolean isCut = byteAt(at) < 0;
        if (breaks > 0 && expected >= 0 && fieldCount != expected) {
            return openQuote(firstLineEnd);
        }
        byte[] original = first(afterLineEnd(at));
        int bad = Utf8.firstBad(original);
        List<String> fields = bad < 0 ? fields(original) : List.of();
        boolean isBlank = bad < 0 && fieldCount <= MOST_FIELDS && saysNothing(fields, isCut);
        Optional<Fault> fault = Optional.empty();
        boolean isComplete = fieldCount == expected || mayBeShort && fieldCount < expected && !isCut;
        if (!isBlank && expected >= 0 && !isComplete) {
            Reason reason = fieldCount > expected ? Reason.LONG_ROW : isCut ? Reason.TRUNCATED_TAIL : Reason.SHORT_ROW;
            fault = Optional.of(whole(reason, counted(fieldCount), "the header's " + counted(expected)));
        }
        if (bad >= 0 && (fault.isEmpty() || fault.get().reason() != Reason.TRUNCATED_TAIL)) {
            int shown = Math.min(original.length, bad + 4);
            fault = Optional.of(whole(
                    Reason.ENC_LINE,
                    "bytes " + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(original, bad, shown)
                            + " at byte offset " + (offset + bad),
                    "UTF-8"));
        }
        return given(original, breaks + 1, fault.isPresent() ? List.of() : fields, fault, isBlank);
    }

    /** Whether a line has one field where the header has more. */
    static boolean isOneField(Fault fault) {
        return (fault.reason() == Reason.SHORT_ROW || fault.reason() == Reason.TRUNCATED_TAIL)
                && fault.found().equals(counted(1));
    }

    private static String counted(int fields) {
        return fields == 1 ? "1 field" : fields + " fields";
    }

    private static Fault whole(Reason reason, String found, String wanted) {
        return new Fault(reason, "", found, wanted);
    }

    private Scanned unclosed(int at, int firstLineEnd, boolean atEndOfFile) throws IOException {
        if (firstLineEnd >= 0) {
            return openQuote(firstLineEnd);
        }
        return atEndOfFile
                ? oneLine(at, Reason.TRUNCATED_TAIL, "the file ends inside quotes", "a closing quote")
                : tooLong();
    }

    private Scanned openQuote(int firstLineEnd) {
        byte[] original = first(firstLineEnd);
        String wanted = expected < 0 ? "a closing quote" : "a closing quote and the header's " + counted(expected);
        return given(
                original,
                1,
                List.of(),
                Optional.of(whole(Reason.QUOTE_OPEN, "a quote that is not closed", wanted)),
                false);
    }

    /** The physical line up to the next line end after {@code at}, as a fault. */
    private Scanned oneLine(int at, Reason reason, String found, String wanted) throws IOException {
        int to = at;
        for (int c = byteAt(to); c != '\n' && c != '\r' && c >= 0; c = byteAt(to)) {
            if (++to > longest) {
                return tooLong();
            }
        }
        byte[] original = first(afterLineEnd(to));
        return given(original, 1, List.of(), Optional.of(whole(reason, found, wanted)), false);
    }

    /** Passes over a physical line without keeping it. */
    private Scanned tooLong() throws IOException {
        int kept = Math.min(KEPT_OF_TOO_LONG, longest);
        while (kept > 0 && (buffer[start + kept] & 0xC0) == 0x80) {
            kept--; // not in the middle of a character
        }
        byte[] original = first(kept);
        long first = offset;
        int at = 0;
        for (int c = byteAt(at); c != '\n' && c != '\r' && c >= 0; c = byteAt(at)) {
            if (++at == 1 << 16) {
                skip(at);
                at = 0;
            }
        }
        skip(afterLineEnd(at));
        Fault fault = whole(
                Reason.RECORD_TOO_LONG,
                "a line of " + (offset - first) + " bytes at byte offset " + first,
                "at most " + longest + " bytes");
        return new Scanned(line++, 1, first, original, List.of(), Optional.of(fault), false);
    }

    private Scanned given(byte[] original, int lines, List<String> fields, Optional<Fault> fault, boolean isBlank) {
        Scanned scanned = new Scanned(line, lines, offset, original, fields, fault, isBlank);
        skip(original.length);
        line += lines;
        return scanned;
    }

    /** A copy; it must not look ahead, as that may move {@code start}. */
    private byte[] first(int bytes) {
        return Arrays.copyOfRange(buffer, start, start + bytes);
    }

    private void skip(int bytes) {
        start += bytes;
        offset += bytes;
    }

    private List<String> fields(byte[] original) {
        int kept = Math.min(fieldCount, MOST_FIELDS);
        List<String> fields = new ArrayList<>(kept);
        for (int i = 0; i < kept; i++) {
            int from = bounds[3 * i];
            String text = new String(original, from, bounds[3 * i + 1] - from, StandardCharsets.UTF_8);
            fields.add(
                    switch (bounds[3 * i + 2]) {
                        case 0 -> text;
                        case 1 -> text.replace("\"\"", "\"");
                        default -> unescaped(text);
                    });
        }
        return fields;
    }

    /** Without the first of two quotes, and without the backslash before a quote or backslash. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            i += c == '\\' && isEscaped(next) || c == '"' && next == '"' ? 1 : 0;
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    /** Blank, only delimiters, or the Ctrl-Z that old systems end a file with. */
    private static boolean saysNothing(List<String> fields, boolean isLast) {
        if (isLast && fields.size() == 1 && fields.get(0).equals("\u001a")) {
            return true;
        }
        for (String field : fields) {
            if (!field.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private int afterLineEnd(int at) throws IOException {
        int c = byteAt(at);
        if (c == '\r') {
            return byteAt(at + 1) == '\n' ? at + 2 : at + 1;
        }
        return c == '\n' ? at + 1 : at;
    }

    /** The byte {@code at} places after the current record's first; -1 at the end of the file. */
    private int byteAt(int at) throws IOException {
        if (start + at >= end && !fill(at)) {
            return -1;
        }
        return buffer[start + at] & 0xFF;
    }

    private boolean fill(int at) throws IOException {
        while (start + at >= end && !exhausted) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
            if (end > buffer.length / 2) {
                buffer = Arrays.copyOf(buffer, 2 * buffer.length);
            }
            int read = in.read(buffer, end, buffer.length - end);
            exhausted = read < 0;
            end += Math.max(read, 0);
        }
        return start + at < end;
    }

    /** Reads on until the buffer holds this stretch and the next, or the file ends. */
    private void fillUp() throws IOException {
        if (end - start >= 3 * ReadAhead.STRETCH / 2 || exhausted) {
            return;
        }
        byte[] from = buffer;
        if (buffer.length < 2 * ReadAhead.STRETCH) {
            buffer = new byte[2 * ReadAhead.STRETCH];
        }
        System.arraycopy(from, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        while (end < buffer.length && !exhausted) {
            int read = in.read(buffer, end, buffer.length - end);
            exhausted = read < 0;
            end += Math.max(read, 0);
        }
    }

    @Override
    public void close() throws IOException {
        if (ahead != null) {
            ahead.close();
        }
        in.close();
    }
}
