package io.quarterdeck.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A Parquet file of our own making, the plainest there can be: no compression, no dictionaries, no statistics, one page for
 * each column of a group of rows. A column
 * that has no value in any row is not in the file, unless it has no rows at all.
 *
 * <p>Numbers of fields are those of {@code parquet.thrift}.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">the format</a>
 */
final class SpoolFile implements Closeable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int OPTIONAL = 1;
    private static final int UNCOMPRESSED = 0;
    private static final int DATA_PAGE = 0;
    private static final int PLAIN = 0;
    private static final int RUN_LENGTH = 3;
    private static final int DECIMALS = 6;

    private final OutputStream out;
    private final List<Group> groups = new ArrayList<>();
    private List<SpoolColumn> columns = List.of();
    private long written;

    /** Where the values of a column begin. @param bytes with their heading; 0 where the group has none and nothing is written */
    private record Chunk(long start, long bytes) {}

    private record Group(int rows, List<Chunk> chunks) {}

    /** @param file must not be there yet */
    SpoolFile(Path file) throws IOException {
        this.out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        write(MAGIC, MAGIC.length);
    }

    /** Adds a group of rows. @param all the same columns in every group */
    void write(List<SpoolColumn> all, int rows) {
        columns = all;
        if (rows == 0) {
            return;
        }
        List<Chunk> chunks = new ArrayList<>();
        for (SpoolColumn column : all) {
            chunks.add(column.known() == 0 ? new Chunk(0, 0) : chunk(column, rows));
        }
        groups.add(new Group(rows, chunks));
    }

    /** Nothing more is added. @return the names of the columns that are in the file */
    List<String> finish() {
        List<Integer> filled = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int place = i;
            if (groups.isEmpty()
                    || groups.stream()
                            .anyMatch(group -> group.chunks().get(place).bytes() > 0)) {
                filled.add(i);
            }
        }
        List<Consumer<ThriftOut>> schema = new ArrayList<>();
        schema.add(root -> root.text(4, "rows").number(5, filled.size()));
        filled.forEach(i -> schema.add(element -> element(element, columns.get(i))));
        List<Consumer<ThriftOut>> rowGroups = new ArrayList<>();
        for (Group group : groups) {
            List<Consumer<ThriftOut>> chunks = new ArrayList<>();
            long bytes = 0;
            for (int i : filled) {
                Chunk known = group.chunks().get(i);
                Chunk chunk = known.bytes() > 0 ? known : emptyChunk(group.rows());
                chunks.add(metadata -> metadata(metadata, columns.get(i), group.rows(), chunk));
                bytes += chunk.bytes();
            }
            long total = bytes;
            rowGroups.add(g -> g.structs(1, chunks).number(2, total).number(3, (long) group.rows()));
        }
        long rows = groups.stream().mapToLong(Group::rows).sum();
        byte[] footer = new ThriftOut()
                .struct(file -> file.number(1, VERSION)
                        .structs(2, schema)
                        .number(3, rows)
                        .structs(4, rowGroups))
                .bytes();
        write(footer, footer.length);
        write(littleEndian(footer.length), Integer.BYTES);
        write(MAGIC, MAGIC.length);
        return filled.stream().map(i -> columns.get(i).name()).toList();
    }

    private static void element(ThriftOut out, SpoolColumn column) {
        SpoolType type = column.type();
        out.number(1, type.physical().number());
        if (type.physical() == SpoolType.Physical.SIXTEEN_BYTES) {
            out.number(2, 2 * Long.BYTES);
        }
        out.number(3, OPTIONAL).text(4, column.name());
        if (type.meaning() >= 0) {
            out.number(6, type.meaning());
        }
        if (type.precision() > 0) {
            out.number(7, DECIMALS).number(8, type.precision());
        }
        if (type == SpoolType.HASH) {
            out.struct(10, logical -> logical.struct(14, uuid -> {}));
        }
    }

    private static void metadata(ThriftOut out, SpoolColumn column, int rows, Chunk chunk) {
        out.number(2, chunk.start()).struct(3, metadata -> metadata.number(
                        1, column.type().physical().number())
                .numbers(2, List.of(PLAIN, RUN_LENGTH))
                .texts(3, List.of(column.name()))
                .number(4, UNCOMPRESSED)
                .number(5, (long) rows)
                .number(6, chunk.bytes())
                .number(7, chunk.bytes())
                .number(9, chunk.start()));
    }

    private Chunk chunk(SpoolColumn column, int rows) {
        byte[] known = column.known() == rows ? run(rows, 1) : bits(column, rows);
        boolean isFlag = column.type() == SpoolType.FLAG;
        byte[] values = isFlag ? packed(column.values(), column.size()) : column.values();
        return page(rows, known, values, isFlag ? values.length : column.size());
    }

    private Chunk emptyChunk(int rows) {
        return page(rows, run(rows, 0), new byte[0], 0);
    }

    /** @param known which rows have a value, as the format wants it */
    private Chunk page(int rows, byte[] known, byte[] values, int bytes) {
        int size = Integer.BYTES + known.length + bytes;
        byte[] head = new ThriftOut()
                .struct(page -> page.number(1, DATA_PAGE)
                        .number(2, size)
                        .number(3, size)
                        .struct(5, data -> data.number(1, rows)
                                .number(2, PLAIN)
                                .number(3, RUN_LENGTH)
                                .number(4, RUN_LENGTH)))
                .bytes();
        long start = written;
        write(head, head.length);
        write(littleEndian(known.length), Integer.BYTES);
        write(known, known.length);
        write(values, bytes);
        return new Chunk(start, written - start);
    }

    /** The same bit for all rows. */
    private static byte[] run(int rows, int bit) {
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + 2);
        unsigned(out, 2L * rows);
        out.put((byte) bit);
        return bytes(out);
    }

    /** A bit for each row, in groups of eight. */
    private static byte[] bits(SpoolColumn column, int rows) {
        int groups = (rows + 7) / 8;
        ByteBuffer out = ByteBuffer.allocate(groups + Integer.BYTES + 1);
        unsigned(out, 2L * groups + 1);
        for (int i = 0; i < groups; i++) {
            int bits = 0;
            for (int k = 0; k < 8; k++) {
                bits |= 8 * i + k < rows && column.isKnown(8 * i + k) ? 1 << k : 0;
            }
            out.put((byte) bits);
        }
        return bytes(out);
    }

    private static byte[] packed(byte[] flags, int size) {
        byte[] packed = new byte[(size + 7) / 8];
        for (int i = 0; i < size; i++) {
            packed[i / 8] |= (byte) (flags[i] << i % 8);
        }
        return packed;
    }

    private static void unsigned(ByteBuffer out, long number) {
        long rest = number;
        for (; rest > 0x7F; rest >>>= 7) {
            out.put((byte) (rest & 0x7F | 0x80));
        }
        out.put((byte) rest);
    }

    private static byte[] bytes(ByteBuffer written) {
        byte[] bytes = new byte[written.position()];
        written.flip().get(bytes);
        return bytes;
    }

    private static byte[] littleEndian(int number) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    private void write(byte[] bytes, int length) {
        try {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written += length;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
