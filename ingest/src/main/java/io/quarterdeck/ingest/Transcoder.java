package io.quarterdeck.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;

/**
 * The text of another encoding as UTF-8, decoded strictly and line by line: a line that cannot be decoded comes out as
 * the byte FF, which is in no UTF-8 text, and its own bytes in hexadecimal, among which no line end, quote or delimiter can
 * be, so that it costs one record and no more.
 */
final class Transcoder extends InputStream {
    /** Stands before the hexadecimal bytes of a line that cannot be decoded. */
    static final byte BAD_LINE = (byte) 0xFF;

    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final char from;
    private final char to;
    /** Bytes of one unit: a line end is a unit, not a byte. */
    private final int unit;

    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private boolean exhausted;
    private boolean isFirst = true;
    private byte[] given = new byte[0];
    private int at;
    private char[] chars = new char[1 << 12];
    private long rawOffset;
    private long givenOffset;
    private final Deque<long[]> badLines = new ArrayDeque<>();

    /**
     * @param from a character that comes out as {@code to}: the scanner splits at an ASCII delimiter only
     * @param to the same as {@code from}, or a character that the text does not have
     */
    Transcoder(InputStream in, Charset charset, char from, char to) {
        this.in = in;
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.from = from;
        this.to = to;
        this.unit = charset.name().startsWith("UTF-16") ? 2 : charset.name().startsWith("UTF-32") ? 4 : 1;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? given[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int read = Math.min(length, given.length - at);
        System.arraycopy(given, at, into, offset, read);
        at += read;
        return read;
    }

    /** The place in the file of the bad line that comes out at {@code offset}, or is the first after it. */
    long rawOffsetOfBadLine(long offset) {
        while (badLines.getFirst()[0] < offset) {
            badLines.removeFirst();
        }
        return badLines.getFirst()[1];
    }

    private boolean hasMore() throws IOException {
        while (at == given.length) {
            int line = nextLine();
            if (line == 0) {
                return false;
            }
            given = decoded(line);
            at = 0;
            givenOffset += given.length;
        }
        return true;
    }

    /** The bytes of the next line with its line end, or as much of it as a record may have; 0 at the end. */
    private int nextLine() throws IOException {
        for (int length = 0; ; length += unit) {
            while (start + length + unit > end) {
                if (exhausted) {
                    return end - start;
                }
                fill();
            }
            if (length >= RecordScanner.LONGEST_RECORD || isLineEnd(start + length)) {
                return length + unit;
            }
        }
    }

    private boolean isLineEnd(int place) {
        int value = 0;
        boolean isLittle =
                charset.equals(StandardCharsets.UTF_16LE) || charset.name().endsWith("32LE");
        for (int i = 0; i < unit; i++) {
            value = value << 8 | buffer[isLittle ? place + unit - 1 - i : place + i] & 0xFF;
        }
        return value == '\n' || value == '\r';
    }

    private void fill() throws IOException {
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

    private byte[] decoded(int length) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, start, length);
        if (chars.length < length + 2) {
            chars = new char[2 * length];
        }
        CharBuffer text = CharBuffer.wrap(chars);
        // Only a line beyond all bounds may end within a character; the scanner passes over it.
        boolean isWhole = length < RecordScanner.LONGEST_RECORD;
        CoderResult result = decoder.reset().decode(bytes, text, isWhole);
        if (result.isError()) {
            boolean hasEnd = length >= unit && isLineEnd(start + length - unit);
            byte[] raw = marked(hasEnd ? length - unit : length, hasEnd);
            badLines.add(new long[] {givenOffset, rawOffset});
            start += length;
            rawOffset += length;
            isFirst = false;
            return raw;
        }
        start += length - bytes.remaining();
        rawOffset += length - bytes.remaining();
        text.flip();
        // The mark at the beginning says which encoding it is, and is no part of the text.
        boolean isMarked = isFirst && text.hasRemaining() && text.get(0) == '\uFEFF';
        isFirst = false;
        String line = text.subSequence(isMarked ? 1 : 0, text.length()).toString();
        return (from == to ? line : line.replace(from, to)).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] marked(int length, boolean hasEnd) {
        byte[] hex = HexFormat.of().formatHex(buffer, start, start + length).getBytes(StandardCharsets.US_ASCII);
        byte[] marked = new byte[1 + hex.length + (hasEnd ? 1 : 0)];
        marked[0] = BAD_LINE;
        System.arraycopy(hex, 0, marked, 1, hex.length);
        if (hasEnd) {
            marked[marked.length - 1] = '\n';
        }
        return marked;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
