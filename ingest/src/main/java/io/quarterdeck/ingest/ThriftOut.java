package io.quarterdeck.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes Thrift's compact protocol, which {@link CompactThrift} reads: the metadata of a Parquet file. The fields of a struct
 * are written in the order of their numbers.
 */
final class ThriftOut {
    private static final int INT = 5;
    private static final int LONG = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int LONG_LIST = 15;
    private static final int LARGEST_STEP = 15;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int before;

    /** All that was written. */
    byte[] bytes() {
        return out.toByteArray();
    }

    ThriftOut number(int field, int number) {
        head(field, INT);
        return zigzag(number);
    }

    ThriftOut number(int field, long number) {
        head(field, LONG);
        return zigzag(number);
    }

    ThriftOut text(int field, String text) {
        head(field, BINARY);
        return text(text);
    }

    ThriftOut struct(int field, Consumer<ThriftOut> fields) {
        head(field, STRUCT);
        return struct(fields);
    }

    ThriftOut numbers(int field, List<Integer> numbers) {
        head(field, LIST);
        size(numbers.size(), INT);
        numbers.forEach(this::zigzag);
        return this;
    }

    ThriftOut texts(int field, List<String> texts) {
        head(field, LIST);
        size(texts.size(), BINARY);
        texts.forEach(this::text);
        return this;
    }

    ThriftOut structs(int field, List<Consumer<ThriftOut>> structs) {
        head(field, LIST);
        size(structs.size(), STRUCT);
        structs.forEach(this::struct);
        return this;
    }

    /** A struct that stands by itself, or in a list. */
    ThriftOut struct(Consumer<ThriftOut> fields) {
        int outer = before;
        before = 0;
        fields.accept(this);
        out.write(0);
        before = outer;
        return this;
    }

    private void head(int field, int type) {
        int step = field - before;
        if (step < 1 || step > LARGEST_STEP) {
            throw new IllegalArgumentException("field " + field + " after " + before);
        }
        out.write(step << 4 | type);
        before = field;
    }

    private void size(int size, int type) {
        out.write(Math.min(size, LONG_LIST) << 4 | type);
        if (size >= LONG_LIST) {
            plain(size);
        }
    }

    private ThriftOut text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        plain(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    private ThriftOut zigzag(long number) {
        plain(number << 1 ^ number >> Long.SIZE - 1);
        return this;
    }

    private void plain(long number) {
        long rest = number;
        for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
            out.write((int) (rest & 0x7F | 0x80));
        }
        out.write((int) rest);
    }
}
