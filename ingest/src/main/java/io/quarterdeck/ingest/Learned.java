package io.quarterdeck.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What some columns held in records that were read before, by the bytes of the fields that decide it: a stage and its
 * status, a flag, a kind. It holds so many different contents at most; those that come after are not learned.
 */
final class Learned {
    private static final int MOST = 1 << 15;

    private static final byte SEPARATOR = 0x1F;

    private final int[] fields;
    private final int[] columns;
    private Entry[] table = new Entry[1 << 8];
    private int size;
    private byte[] key = new byte[256];
    private int keyLength;

    /**
     * @param fields those that decide, in order
     * @param columns those that are decided, in order
     */
    Learned(List<Integer> fields, List<Integer> columns) {
        this.fields = fields.stream().mapToInt(i -> i).toArray();
        this.columns = columns.stream().mapToInt(i -> i).toArray();
    }

    /**
     * One content.
     *
     * @param values of the columns, as a spool takes them; null where unknown
     */
    record Entry(int hash, byte[] key, byte[][] values, boolean isDeleted) {}

    /** Another that finds what this one has learned so far; it learns nothing more by itself. */
    Learned copy() {
        return new Learned(this);
    }

    private Learned(Learned other) {
        this.fields = other.fields;
        this.columns = other.columns;
        follow(other);
    }

    /** Learns all that the one it is a copy of has learned since. */
    void follow(Learned other) {
        if (size != other.size) {
            table = other.table.clone();
            size = other.size;
        }
    }

    int[] columns() {
        return columns;
    }

    /** Where a column stands among those that are decided. */
    int place(int column) {
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] == column) {
                return i;
            }
        }
        throw new IllegalArgumentException("column " + column);
    }

    /** What was learned of a record; null if nothing was. @param bounds as of {@link RecordScanner} */
    Entry find(byte[] buffer, int start, int[] bounds) {
        keyLength = 0;
        for (int field : fields) {
            if (bounds[3 * field + 2] != 0) {
                return null; // its bytes are not its text
            }
            int from = start + bounds[3 * field];
            int length = bounds[3 * field + 1] - bounds[3 * field];
            need(length);
            System.arraycopy(buffer, from, key, keyLength, length);
            keyLength += length;
            key[keyLength++] = SEPARATOR;
        }
        return found();
    }

    /** Learns what a record holds, if there is room. */
    void learn(List<String> texts, List<Object> values, boolean isDeleted) {
        keyLength = 0;
        for (int field : fields) {
            byte[] text = texts.get(field).getBytes(StandardCharsets.UTF_8);
            need(text.length);
            System.arraycopy(text, 0, key, keyLength, text.length);
            keyLength += text.length;
            key[keyLength++] = SEPARATOR;
        }
        if (size == MOST || found() != null) {
            return;
        }
        byte[][] held = new byte[columns.length][];
        for (int i = 0; i < columns.length; i++) {
            held[i] = SpoolRows.bytesOf(values.get(columns[i]));
        }
        if (2 * ++size > table.length) {
            Entry[] old = table;
            table = new Entry[2 * old.length];
            for (Entry entry : old) {
                if (entry != null) {
                    table[free(entry.hash())] = entry;
                }
            }
        }
        int hash = hash();
        table[free(hash)] = new Entry(hash, Arrays.copyOf(key, keyLength), held, isDeleted);
    }

    private void need(int length) {
        if (keyLength + length + 1 > key.length) {
            key = Arrays.copyOf(key, 2 * (keyLength + length + 1));
        }
    }

    private int hash() {
        int hash = 0;
        for (int i = 0; i < keyLength; i++) {
            hash = 31 * hash + key[i];
        }
        return hash;
    }

    private Entry found() {
        int hash = hash();
        for (int i = slot(hash); table[i] != null; i = i + 1 & table.length - 1) {
            Entry entry = table[i];
            if (entry.hash() == hash && Arrays.equals(entry.key(), 0, entry.key().length, key, 0, keyLength)) {
                return entry;
            }
        }
        return null;
    }

    private int free(int hash) {
        int i = slot(hash);
        while (table[i] != null) {
            i = i + 1 & table.length - 1;
        }
        return i;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15) & table.length - 1;
    }
}
