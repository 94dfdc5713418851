package io.quarterdeck.ingest;

import io.quarterdeck.engine.Unit;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of one table as lines of a text of our own making, every value in the one form that the database reads without a
 * question.
 *
 * <p>A row is its line, whether it is deleted, and the values in the table's order. Fields are told apart by the control
 * character U+001F, so that nearly no text needs quotes; nothing at all stands for an unknown value.
 */
class SpoolRows {
    static final char DELIMITER = '\u001f';

    /** An unknown value. */
    static final byte[] NOTHING = new byte[0];

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** By column, whether it is of the key; null where equal values of the key need not have equal bytes. */
    private final boolean[] isOfKey;

    private byte[] buffer = new byte[1 << 16];
    private int rowStart;
    private int at;
    private long rows;
    private int longest;
    private int column;
    private long keyHash;
    private long[] keyHashes = new long[1 << 10];

    SpoolRows(CanonicalTable table) {
        this.isOfKey = keyColumns(table);
    }

    private static boolean[] keyColumns(CanonicalTable table) {
        boolean[] isOfKey = new boolean[table.values().size()];
        for (String name : table.key()) {
            int place = table.indexOf(name);
            Unit unit = table.values().get(place).unit();
            if (unit != Unit.TEXT && unit != Unit.DATE) {
                return null;
            }
            isOfKey[place] = true;
        }
        return isOfKey;
    }

    long rows() {
        return rows;
    }

    /** In bytes, of any row. */
    int longest() {
        return longest;
    }

    /** One whole row; the values' types are those of the table's units, null where unknown. */
    void row(List<Object> values, long line, boolean isDeleted) {
        begin(line, isDeleted);
        for (Object value : values) {
            field(bytesOf(value));
        }
        end();
    }

    /** Begins a row; its values follow in order, then {@link #end}. */
    void begin(long line, boolean isDeleted) {
        rowStart = at;
        column = 0;
        keyHash = 0;
        number(line);
        ascii(isDeleted ? "\u001ftrue" : "\u001ffalse");
    }

    /** Takes back what was begun. */
    void abandon() {
        at = rowStart;
    }

    void end() {
        need(1);
        buffer[at++] = '\n';
        noteKey();
        rows++;
        longest = Math.max(longest, at - rowStart);
        grown();
    }

    /** Whole rows have been added. */
    void grown() {}

    /** Adds all rows of another behind these. */
    void append(SpoolRows other) {
        need(other.at);
        System.arraycopy(other.buffer, 0, buffer, at, other.at);
        at += other.at;
        if (isOfKey != null) {
            keyHashes = withRoom(keyHashes, rows + other.rows);
            System.arraycopy(other.keyHashes, 0, keyHashes, (int) rows, (int) other.rows);
        }
        rows += other.rows;
        longest = Math.max(longest, other.longest);
        grown();
    }

    /** Forgets all rows. */
    void clear() {
        at = 0;
        rows = 0;
        longest = 0;
    }

    /** Bytes of rows that have not been written yet. */
    int size() {
        return at;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(buffer, 0, at);
        at = 0;
    }

    /** The next value: bytes that need no quotes, or have them. */
    void field(byte[] from, int start, int length) {
        if (isOfKey != null && isOfKey[column++]) {
            keyHash = hash(keyHash, from, start, length);
        }
        need(length + 1);
        buffer[at++] = DELIMITER;
        System.arraycopy(from, start, buffer, at, length);
        at += length;
    }

    /** The next value, as {@link #bytesOf} gives it. */
    void field(byte[] bytes) {
        field(bytes, 0, bytes.length);
    }

    /** A value as it stands in the file; no bytes for null. */
    static byte[] bytesOf(Object value) {
        if (value == null) {
            return NOTHING;
        }
        if (!(value instanceof String text)) {
            String written = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
            return written.getBytes(StandardCharsets.US_ASCII);
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return utf8.length > 0 && PlainText.isText(utf8, 0, utf8.length) ? utf8 : quoted(utf8);
    }

    private static byte[] quoted(byte[] utf8) {
        byte[] quoted = new byte[2 * utf8.length + 2];
        int at = 0;
        quoted[at++] = '"';
        for (byte b : utf8) {
            if (b == '"') {
                quoted[at++] = '"';
            }
            quoted[at++] = b;
        }
        quoted[at++] = '"';
        return Arrays.copyOf(quoted, at);
    }

    @SuppressWarnings("deprecation") // The one way to copy ASCII without an array in between.
    private void ascii(String text) {
        need(text.length());
        text.getBytes(0, text.length(), buffer, at);
        at += text.length();
    }

    private void number(long line) {
        int digits = 1;
        for (long power = 10; power <= line; power *= 10) {
            digits++;
        }
        need(digits);
        long rest = line;
        for (int i = at + digits - 1; i >= at; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        at += digits;
    }

    private void need(int bytes) {
        if (at + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, at + bytes));
        }
    }

    private void noteKey() {
        if (isOfKey != null) {
            keyHashes = withRoom(keyHashes, rows + 1);
            keyHashes[(int) rows] = keyHash;
        }
    }

    private static long[] withRoom(long[] hashes, long wanted) {
        return wanted <= hashes.length
                ? hashes
                : Arrays.copyOf(hashes, Math.toIntExact(Math.max(wanted, 2L * hashes.length)));
    }

    /** Eight bytes at a time, multiplied and mixed, with the length at the end so that fields do not run together. */
    private static long hash(long before, byte[] from, int start, int length) {
        long hash = before;
        int at = start;
        int end = start + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = mixed(hash ^ (long) EIGHT_BYTES.get(from, at));
        }
        long rest = length;
        for (; at < end; at++) {
            rest = rest << Byte.SIZE | from[at] & 0xFF;
        }
        return mixed(hash ^ rest);
    }

    /** The finisher of SplitMix64 (Steele, Lea, Flood 2014): every bit of the one changes about half of the other. */
    private static long mixed(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** Whether two rows may have one key: of a million keys, one time in 37 million wrongly. Asked once all rows are there. */
    boolean mayRepeatKey() {
        if (isOfKey == null) {
            return true;
        }
        long[] sorted = Arrays.copyOf(keyHashes, (int) rows);
        keyHashes = null;
        Arrays.parallelSort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return true;
            }
        }
        return false;
    }
}
