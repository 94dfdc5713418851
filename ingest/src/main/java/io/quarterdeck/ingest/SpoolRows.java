package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Rows of one table, column by column: the line of each, whether it is deleted, the hash of what it says, and the values in
 * the table's order.
 */
class SpoolRows {
    /** What a value is where it is unknown. */
    static final byte[] UNKNOWN = null;

    /** Equal hashes are looked for in parts that fit a processor's cache while they are sorted. */
    private static final int KEY_PART_BITS = 10;

    private static final int KEY_PARTS = 1 << KEY_PART_BITS;
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final SpoolColumn lines = new SpoolColumn("line", SpoolType.COUNT);
    private final SpoolColumn deletions = new SpoolColumn("is_deleted", SpoolType.FLAG);
    private final SpoolColumn hashes = new SpoolColumn("content_hash", SpoolType.HASH);
    private final SpoolColumn[] columns;
    private final boolean[] isOfKey;
    private final RecordHash hash;

    private int rows;
    private long bytes;
    private int column;
    private long keyHash;
    private long earlierRows;
    private long[] keyHashes = new long[1 << 10];

    SpoolRows(CanonicalTable table) {
        List<Column> values = table.values();
        this.columns = values.stream()
                .map(c -> new SpoolColumn(c.name(), SpoolType.of(c.unit())))
                .toArray(SpoolColumn[]::new);
        this.isOfKey = new boolean[columns.length];
        table.key().forEach(name -> isOfKey[table.indexOf(name)] = true);
        this.hash = new RecordHash(table);
    }

    /** All rows that have been added. */
    long rows() {
        return earlierRows + rows;
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
        lines.add(rows, line);
        deletions.add(rows, isDeleted);
        hash.begin(isDeleted);
        column = 0;
        keyHash = 0;
    }

    /** Takes back what was begun. */
    void abandon() {
        lines.abandon(rows);
        deletions.abandon(rows);
        for (int i = 0; i < column; i++) {
            columns[i].abandon(rows);
        }
    }

    void end() {
        hashes.add(rows, hash);
        keyHashes = withRoom(keyHashes, rows() + 1);
        keyHashes[(int) rows()] = keyHash;
        rows++;
        grown();
    }

    /** Whole rows have been added. */
    void grown() {}

    /** Adds all rows of another behind these. */
    void append(SpoolRows other) {
        List<SpoolColumn> ours = columns();
        List<SpoolColumn> theirs = other.columns();
        keyHashes = withRoom(keyHashes, rows() + other.rows);
        for (int taken = 0, count; taken < other.rows; taken += count) {
            count = Math.min(other.rows - taken, room());
            for (int i = 0; i < ours.size(); i++) {
                int before = ours.get(i).size();
                ours.get(i).append(theirs.get(i), rows, taken, count);
                bytes += ours.get(i).size() - before;
            }
            System.arraycopy(other.keyHashes, taken, keyHashes, (int) rows(), count);
            rows += count;
            grown();
        }
    }

    /** How many rows may be added at once. */
    int room() {
        return Integer.MAX_VALUE;
    }

    /** Forgets all rows. */
    void clear() {
        columns().forEach(SpoolColumn::clear);
        earlierRows = 0;
        rows = 0;
        bytes = 0;
    }

    /** How many rows have not been written yet. */
    int waiting() {
        return rows;
    }

    /** About how many bytes their values have. */
    long waitingBytes() {
        return bytes;
    }

    /** Every column, the three of the row itself first. */
    private List<SpoolColumn> columns() {
        List<SpoolColumn> all = new ArrayList<>(List.of(lines, deletions, hashes));
        all.addAll(Arrays.asList(columns));
        return all;
    }

    void writeTo(SpoolFile file) {
        file.write(columns(), rows);
        columns().forEach(SpoolColumn::clear);
        earlierRows += rows;
        rows = 0;
        bytes = 0;
    }

    /** The next value, as {@link SpoolColumn#add} takes it. */
    void field(byte[] from, int start, int length) {
        columns[column].add(rows, from, start, length);
        added();
    }

    /** The next value, which is a day. @param day as {@link PlainText#isoDay} gives it */
    void day(int day) {
        columns[column].addDay(rows, day);
        added();
    }

    /** The next value, which is a number of any kind. */
    void millionths(long number) {
        columns[column].addMillionths(rows, number);
        added();
    }

    private void added() {
        SpoolColumn to = columns[column];
        int value = to.lastValue();
        int valueBytes = to.size() - value;
        hash.add(column, to.values(), value, valueBytes);
        if (isOfKey[column]) {
            keyHash = hash(keyHash, to.values(), value, valueBytes);
        }
        bytes += valueBytes;
        column++;
    }

    /** The next value; {@link #UNKNOWN} where it is. */
    void field(byte[] value) {
        if (value == UNKNOWN) {
            column++;
        } else {
            field(value, 0, value.length);
        }
    }

    /** A value as {@link #field} takes it. */
    static byte[] bytesOf(Object value) {
        if (value == null) {
            return UNKNOWN;
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The hash of the latest row. */
    UUID latestHash() {
        return hashes.latestHash();
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
        int size = Math.toIntExact(rows());
        int[] ends = new int[KEY_PARTS];
        for (int i = 0; i < size; i++) {
            ends[part(keyHashes[i])]++;
        }
        for (int i = 1; i < KEY_PARTS; i++) {
            ends[i] += ends[i - 1];
        }
        // From its end, each part is filled until its end is its start.
        int[] starts = ends.clone();
        long[] parted = new long[size];
        for (int i = 0; i < size; i++) {
            parted[--starts[part(keyHashes[i])]] = keyHashes[i];
        }
        keyHashes = null;
        for (int part = 0; part < KEY_PARTS; part++) {
            Arrays.sort(parted, starts[part], ends[part]);
            for (int i = starts[part] + 1; i < ends[part]; i++) {
                if (parted[i] == parted[i - 1]) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int part(long hash) {
        return (int) (hash >>> Long.SIZE - KEY_PART_BITS);
    }
}
