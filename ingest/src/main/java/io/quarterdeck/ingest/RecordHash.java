package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The hash of what a record says: two records of a table have one exactly if they say the same. It is the 128-bit
 * MurmurHash3 of the bytes of its values, each behind a number of its column and its length, and of whether the record is
 * deleted. An unknown value adds nothing, so a column that a table gets later changes no hash; nor does when the record was
 * last changed, which is not what it says. It tells versions of one record apart and proves nothing to anybody.
 *
 * <p>The algorithm is written out here because libraries for Java read the bytes one by one, which takes as long as all that
 * is done to a record besides.
 *
 * @see <a href="https://github.com/aappleby/smhasher/wiki/MurmurHash3">MurmurHash3 x64, 128 bits (Appleby)</a>
 */
final class RecordHash {
    /** In bytes. */
    static final int SIZE = 16;

    private static final long FIRST_FACTOR = 0x87C37B91114253D5L;
    private static final long SECOND_FACTOR = 0x4CF5AD432745937FL;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** By column; 0 where it is no content. */
    private final int[] numbers;

    private byte[] content = new byte[1 << 9];
    private int length;

    RecordHash(CanonicalTable table) {
        this.numbers = table.values().stream().mapToInt(RecordHash::number).toArray();
    }

    /** The same in every version of the table: it is made of the name. */
    private static int number(Column column) {
        return column.name().equals(CanonicalTable.MODIFIED_AT)
                ? 0
                : column.name().hashCode();
    }

    /** Begins the hash of a record. */
    void begin(boolean isDeleted) {
        content[0] = (byte) (isDeleted ? 1 : 0);
        length = 1;
    }

    /** Adds the bytes of a known value; equal values have equal bytes. */
    void add(int column, byte[] from, int start, int bytes) {
        if (numbers[column] == 0) {
            return;
        }
        int end = length + 2 * Integer.BYTES + bytes;
        if (end + SIZE > content.length) {
            content = Arrays.copyOf(content, 2 * (end + SIZE));
        }
        INT.set(content, length, numbers[column]);
        INT.set(content, length + Integer.BYTES, bytes);
        System.arraycopy(from, start, content, end - bytes, bytes);
        length = end;
    }

    /** Writes the hash of all that was added, {@link #SIZE} bytes. */
    void writeTo(byte[] to, int start) {
        murmur(content, length, to, start);
    }

    /** @param bytes with room for {@link #SIZE} more behind the length, which are overwritten */
    static void murmur(byte[] bytes, int length, byte[] to, int start) {
        long first = 0;
        long second = 0;
        int at = 0;
        for (; at + SIZE <= length; at += SIZE) {
            first ^= firstMixed((long) LONG.get(bytes, at));
            first = (Long.rotateLeft(first, 27) + second) * 5 + 0x52DCE729;
            second ^= secondMixed((long) LONG.get(bytes, at + Long.BYTES));
            second = (Long.rotateLeft(second, 31) + first) * 5 + 0x38495AB5;
        }
        if (at < length) {
            // The rest counts as if zeros followed it.
            Arrays.fill(bytes, length, at + SIZE, (byte) 0);
            first ^= firstMixed((long) LONG.get(bytes, at));
            second ^= secondMixed((long) LONG.get(bytes, at + Long.BYTES));
        }
        first ^= length;
        second ^= length;
        first += second;
        second += first;
        first = finished(first);
        second = finished(second);
        first += second;
        second += first;
        BIG_ENDIAN.set(to, start, first);
        BIG_ENDIAN.set(to, start + Long.BYTES, second);
    }

    private static long firstMixed(long bits) {
        return Long.rotateLeft(bits * FIRST_FACTOR, 31) * SECOND_FACTOR;
    }

    private static long secondMixed(long bits) {
        return Long.rotateLeft(bits * SECOND_FACTOR, 33) * FIRST_FACTOR;
    }

    private static long finished(long bits) {
        long mixed = (bits ^ bits >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }
}
