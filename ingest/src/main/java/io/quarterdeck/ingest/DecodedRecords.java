package io.quarterdeck.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The records of a text that a {@link Transcoder} made UTF-8, in the words of its own encoding. */
final class DecodedRecords implements RecordSource {
    private static final int SHOWN = 4;

    private final Transcoder transcoder;
    private final RecordScanner scanner;
    private final String encoding;
    private final char stoodFor;
    private final char standIn;

    /** @param standIn the character in the place of {@code stoodFor}; the same where none was changed */
    DecodedRecords(Transcoder transcoder, char delimiter, String encoding, char stoodFor, char standIn)
            throws IOException {
        this.transcoder = transcoder;
        this.scanner = new RecordScanner(transcoder, delimiter);
        this.encoding = encoding;
        this.stoodFor = stoodFor;
        this.standIn = standIn;
    }

    @Override
    public void expectFields(int fields) {
        scanner.expectFields(fields);
    }

    @Override
    public void escapeWithBackslashes() {
        scanner.escapeWithBackslashes();
    }

    @Override
    public void allowShortRecords() {
        scanner.allowShortRecords();
    }

    @Override
    public void pass(PlainRecords plain) throws IOException {
        if (standIn == stoodFor) {
            scanner.pass(plain);
        }
    }

    @Override
    public Scanned next() throws IOException {
        Scanned scanned = scanner.next();
        if (scanned == null) {
            return null;
        }
        if (scanned.fault().isPresent() && hasBadLine(scanned)) {
            return undecodable(scanned);
        }
        if (standIn == stoodFor) {
            return scanned;
        }
        return new Scanned(
                scanned.line(),
                scanned.lines(),
                scanned.offset(),
                new String(scanned.original(), StandardCharsets.UTF_8)
                        .replace(standIn, stoodFor)
                        .getBytes(StandardCharsets.UTF_8),
                scanned.fields().stream()
                        .map(field -> field.replace(standIn, stoodFor))
                        .toList(),
                scanned.fault(),
                scanned.isBlank());
    }

    private static boolean hasBadLine(Scanned scanned) {
        for (byte b : scanned.original()) {
            if (b == Transcoder.BAD_LINE) {
                return true;
            }
        }
        return false;
    }

    /** Its own bytes without the mark before them, and the first that are beyond ASCII. */
    private Scanned undecodable(Scanned scanned) {
        byte[] marked = scanned.original();
        ByteArrayOutputStream own = new ByteArrayOutputStream();
        int from = -1;
        for (int i = 0; i < marked.length; i++) {
            if (marked[i] != Transcoder.BAD_LINE) {
                own.write(marked[i]);
                continue;
            }
            from = from < 0 ? own.size() : from;
            for (; i + 2 < marked.length && HexFormat.isHexDigit(marked[i + 1]); i += 2) {
                own.write(HexFormat.fromHexDigit(marked[i + 1]) << 4 | HexFormat.fromHexDigit(marked[i + 2]));
            }
        }
        byte[] raw = own.toByteArray();
        long offset = transcoder.rawOffsetOfBadLine(scanned.offset());
        while (from < raw.length - 1 && raw[from] >= 0) {
            from++;
        }
        int to = Math.min(raw.length, from + SHOWN);
        Fault fault = new Fault(
                Reason.ENC_LINE,
                "",
                "bytes " + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(raw, from, to)
                        + " in the line at byte offset " + offset,
                encoding);
        return new Scanned(
                scanned.line(), scanned.lines(), scanned.offset(), raw, List.of(), Optional.of(fault), false);
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }
}
