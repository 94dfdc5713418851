package io.quarterdeck.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;

/**
 * The known values of one column in a group of rows, each in the bytes that Parquet's plain encoding gives it: a number of
 * fixed length, or a text behind its length. A flag takes a byte here, and a bit in the file.
 */
final class SpoolColumn {
    /** Any number of fewer digits fits a long, also in millionths. */
    private static final int SHORT_NUMBER = 12;

    /** Any whole number of so many digits is a double, and so is this power of ten: their quotient is rounded once. */
    private static final int EXACT_DIGITS = 15;

    private static final int DECIMALS = 6;
    private static final long MILLION = 1_000_000;
    private static final int DECIMAL_BYTES = 16;
    private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);
    private static final long[] POWERS = new long[EXACT_DIGITS + 1];
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private final String name;
    private final SpoolType type;
    private byte[] values = new byte[1 << 10];
    private int size;
    private int last;
    private boolean[] isKnown = new boolean[1 << 8];
    private int known;

    SpoolColumn(String name, SpoolType type) {
        this.name = name;
        this.type = type;
    }

    String name() {
        return name;
    }

    SpoolType type() {
        return type;
    }

    /** How many rows have a value. */
    int known() {
        return known;
    }

    boolean isKnown(int row) {
        return row < isKnown.length && isKnown[row];
    }

    /** The bytes of all values, {@link #size} of them. */
    byte[] values() {
        return values;
    }

    int size() {
        return size;
    }

    /** Where the bytes of the latest value begin, without its length. */
    int lastValue() {
        return type == SpoolType.TEXT ? last + Integer.BYTES : last;
    }

    /**
     * Gives a row its value, behind those of all rows before it.
     *
     * @param from the value as text: a date or moment by ISO 8601, a number with a point, true or false, or the text itself
     */
    void add(int row, byte[] from, int start, int length) {
        begin(row);
        switch (type) {
            case TEXT -> {
                need(Integer.BYTES + length);
                INT.set(values, size, length);
                System.arraycopy(from, start, values, size + Integer.BYTES, length);
                size += Integer.BYTES + length;
            }
            case DATE -> addInt(epochDay(from, start, length));
            case TIMESTAMP -> addLong(microseconds(from, start, length));
            case FLAG -> {
                need(1);
                values[size++] = (byte) (from[start] == 't' ? 1 : 0);
            }
            case COUNT -> addLong(whole(from, start, length));
            case MONEY, QUANTITY -> addDecimal(from, start, length);
            case HASH -> throw new IllegalArgumentException("a hash has no text");
            case DOUBLE -> {
                double number = number(from, start, length);
                addLong(Double.doubleToLongBits(number == 0 ? 0 : number));
            }
        }
    }

    /** Gives a row a whole number. */
    void add(int row, long number) {
        begin(row);
        addLong(number);
    }

    /** Gives a row a day. @param day as {@link PlainText#isoDay} gives it */
    void addDay(int row, int day) {
        begin(row);
        addInt(epochDay(day));
    }

    /** Gives a row a number of any kind, by its millionths. */
    void addMillionths(int row, long millionths) {
        begin(row);
        switch (type) {
            case MONEY, QUANTITY -> {
                need(DECIMAL_BYTES);
                setMillionths(millionths);
            }
            case COUNT -> addLong(millionths / MILLION);
            case DOUBLE -> {
                // Up to here the quotient of the two is the nearest double, as that of the text is.
                double number = Math.abs(millionths) < POWERS[EXACT_DIGITS]
                        ? millionths / (double) MILLION
                        : BigDecimal.valueOf(millionths, DECIMALS).doubleValue();
                addLong(Double.doubleToLongBits(number == 0 ? 0 : number));
            }
            default -> throw new IllegalArgumentException(name + " is no number");
        }
    }

    private void setMillionths(long millionths) {
        BIG_ENDIAN.set(values, size, millionths >> Long.SIZE - 1);
        BIG_ENDIAN.set(values, size + Long.BYTES, millionths);
        size += DECIMAL_BYTES;
    }

    void add(int row, boolean flag) {
        begin(row);
        need(1);
        values[size++] = (byte) (flag ? 1 : 0);
    }

    /** Gives a row the hash of a record. */
    void add(int row, RecordHash hash) {
        begin(row);
        need(RecordHash.SIZE);
        hash.writeTo(values, size);
        size += RecordHash.SIZE;
    }

    /** The latest value, which is a hash, as a UUID is written. */
    UUID latestHash() {
        return new UUID((long) BIG_ENDIAN.get(values, last), (long) BIG_ENDIAN.get(values, last + Long.BYTES));
    }

    /** Takes the latest value back, if it is this row's. */
    void abandon(int row) {
        if (isKnown(row)) {
            isKnown[row] = false;
            known--;
            size = last;
        }
    }

    /** Adds what another column has for some rows behind those of so many rows. @param first of the other's, and how many */
    void append(SpoolColumn other, int rows, int first, int count) {
        if (other.known == 0) {
            return;
        }
        int start = other.bytesBefore(first);
        int bytes = other.bytesBefore(first + count) - start;
        need(bytes);
        System.arraycopy(other.values, start, values, size, bytes);
        size += bytes;
        needRows(rows + count);
        for (int i = 0; i < count; i++) {
            boolean isOne = other.isKnown(first + i);
            isKnown[rows + i] = isOne;
            known += isOne ? 1 : 0;
        }
    }

    /** How many bytes the values of the first rows have. */
    private int bytesBefore(int row) {
        int bytes = 0;
        for (int i = 0; i < Math.min(row, isKnown.length); i++) {
            if (isKnown[i]) {
                bytes += type == SpoolType.TEXT ? Integer.BYTES + (int) INT.get(values, bytes) : size / known;
            }
        }
        return bytes;
    }

    /** Forgets all values. */
    void clear() {
        if (known > 0) {
            Arrays.fill(isKnown, false);
        }
        known = 0;
        size = 0;
    }

    private void begin(int row) {
        needRows(row + 1);
        isKnown[row] = true;
        known++;
        last = size;
    }

    private void needRows(int rows) {
        if (rows > isKnown.length) {
            isKnown = Arrays.copyOf(isKnown, Math.max(rows, 2 * isKnown.length));
        }
    }

    private void need(int bytes) {
        if (size + bytes > values.length) {
            values = Arrays.copyOf(values, Math.max(size + bytes, 2 * values.length));
        }
    }

    private void addInt(int number) {
        need(Integer.BYTES);
        INT.set(values, size, number);
        size += Integer.BYTES;
    }

    private void addLong(long number) {
        need(Long.BYTES);
        LONG.set(values, size, number);
        size += Long.BYTES;
    }

    private void addDecimal(byte[] from, int start, int length) {
        need(DECIMAL_BYTES);
        if (length <= SHORT_NUMBER) {
            long digits = digits(from, start, length);
            int decimals = decimals(from, start, length);
            if (decimals <= DECIMALS) {
                setMillionths(digits * POWERS[DECIMALS - decimals]);
                return;
            }
        }
        byte[] bytes = new BigDecimal(text(from, start, length))
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .unscaledValue()
                .toByteArray();
        int sign = DECIMAL_BYTES - bytes.length;
        Arrays.fill(values, size, size + sign, (byte) (bytes[0] < 0 ? -1 : 0));
        System.arraycopy(bytes, 0, values, size + sign, bytes.length);
        size += DECIMAL_BYTES;
    }

    private static String text(byte[] from, int start, int length) {
        return new String(from, start, length, StandardCharsets.US_ASCII);
    }

    /** All digits of a number as one whole number with its sign; at most eighteen. */
    private static long digits(byte[] from, int start, int length) {
        long digits = 0;
        for (int i = start; i < start + length; i++) {
            if (from[i] >= '0') {
                digits = 10 * digits + (from[i] - '0');
            }
        }
        return from[start] == '-' ? -digits : digits;
    }

    private static int decimals(byte[] from, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (from[i] == '.') {
                return start + length - i - 1;
            }
        }
        return 0;
    }

    private static long whole(byte[] from, int start, int length) {
        return length <= SHORT_NUMBER && decimals(from, start, length) == 0
                ? digits(from, start, length)
                : new BigDecimal(text(from, start, length))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private static double number(byte[] from, int start, int length) {
        boolean isPlain = length <= EXACT_DIGITS;
        for (int i = start; i < start + length && isPlain; i++) {
            isPlain = from[i] <= '9';
        }
        return isPlain
                ? digits(from, start, length) / (double) POWERS[decimals(from, start, length)]
                : Double.parseDouble(text(from, start, length));
    }

    private static int epochDay(byte[] from, int start, int length) {
        int day = PlainText.isoDay(from, start, start + length);
        return day < 0
                ? Math.toIntExact(LocalDate.parse(text(from, start, length)).toEpochDay())
                : epochDay(day);
    }

    /** Days since 1970 of a day such as 20250630, from 1901 to 2098, in which every fourth year is a leap year. */
    private static int epochDay(int day) {
        int month = day / 100 % 100;
        // A year that begins with March has its leap day at the end.
        int year = month > 2 ? day / 10_000 : day / 10_000 - 1;
        int monthOfYear = (month + 9) % 12;
        return 365 * year + year / 4 + (153 * monthOfYear + 2) / 5 + day % 100 - 719_484;
    }

    private static long microseconds(byte[] from, int start, int length) {
        return ChronoUnit.MICROS.between(EPOCH, LocalDateTime.parse(text(from, start, length)));
    }
}
