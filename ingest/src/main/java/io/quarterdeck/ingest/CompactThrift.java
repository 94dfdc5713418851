package io.quarterdeck.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads Thrift's compact protocol, in which the metadata of a Parquet file are written: the whole numbers and structs of
 * the fields that are asked for; all else is passed over.
 *
 * @see <a href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">the protocol</a>
 */
final class CompactThrift {
    /** Far deeper than any metadata of Parquet. */
    private static final int DEEPEST = 32;

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;
    private static final int UUID = 13;

    private final InputStream in;
    private int depth;

    /** What is to be done with a field. */
    interface Field {
        /** Reads the field's value, or leaves it alone. @return whether it was read */
        boolean read(int id) throws IOException;
    }

    CompactThrift(InputStream in) {
        this.in = in;
    }

    /** Reads a struct. @throws IOException if it is none, or ends early */
    void struct(Field field) throws IOException {
        if (++depth > DEEPEST) {
            throw new IOException("nested too deeply");
        }
        int id = 0;
        for (int header = next(); header != 0; header = next()) {
            int step = header >> 4;
            id = step == 0 ? (int) number() : id + step;
            int type = header & 0xF;
            if (!field.read(id)) {
                pass(type);
            }
        }
        depth--;
    }

    /** The whole numbers that a struct has in these fields. */
    Map<Integer, Long> numbers(Set<Integer> fields) throws IOException {
        Map<Integer, Long> found = new HashMap<>();
        struct(id -> {
            if (fields.contains(id)) {
                found.put(id, number());
                return true;
            }
            return false;
        });
        return found;
    }

    /** Reads a list of structs. */
    void structs(Field field) throws IOException {
        int header = next();
        long size = header >> 4 == 0xF ? plain() : header >> 4;
        for (long i = 0; i < size; i++) {
            struct(field);
        }
    }

    /** A whole number with a sign. */
    private long number() throws IOException {
        long zigzag = plain();
        return zigzag >>> 1 ^ -(zigzag & 1);
    }

    private long plain() throws IOException {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = next();
            number |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return number;
            }
        }
        throw new IOException("a number of more than ten bytes");
    }

    private int next() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("it ends early");
        }
        return next;
    }

    private void pass(int type) throws IOException {
        switch (type) {
            case TRUE, FALSE -> {}
            case BYTE -> next();
            case DOUBLE -> in.skipNBytes(8);
            case BINARY -> in.skipNBytes(plain());
            case UUID -> in.skipNBytes(16);
            case LIST, SET -> {
                int header = next();
                passAll(header >> 4 == 0xF ? plain() : header >> 4, header & 0xF);
            }
            case MAP -> {
                long size = plain();
                int types = size == 0 ? 0 : next();
                for (long i = 0; i < size; i++) {
                    passAll(1, types >> 4);
                    passAll(1, types & 0xF);
                }
            }
            case STRUCT -> struct(id -> false);
            default -> number();
        }
    }

    /** Elements, in which a flag takes a byte. */
    private void passAll(long size, int type) throws IOException {
        if (++depth > DEEPEST) {
            throw new IOException("nested too deeply");
        }
        for (long i = 0; i < size; i++) {
            pass(type == TRUE || type == FALSE ? BYTE : type);
        }
        depth--;
    }
}
