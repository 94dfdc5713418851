package io.quarterdeck.ingest;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The pages of a Parquet file, compared with the checksums that their writer gave them: Spark and all that writes with
 * Apache's library for Java do, others leave them out. DuckDB does not look at them, and reads many a page with a changed
 * byte as if nothing were wrong.
 *
 * <p>Numbers of fields are those of {@code parquet.thrift}.
 */
final class ParquetPages {
    private static final int ROW_GROUPS = 4;
    private static final int COLUMNS = 1;
    private static final int COLUMN_METADATA = 3;
    private static final int CHUNK_SIZE = 7;
    private static final int DATA_PAGES = 9;
    private static final int DICTIONARY_PAGE = 11;
    private static final int COMPRESSED_SIZE = 3;
    private static final int CRC = 4;

    /** The length of the metadata, and the magic word. */
    private static final int TAIL = 8;

    private final FileChannel file;

    /** Where the pages of one column in one group of rows begin, and where they end. */
    private record Chunk(long start, long end) {}

    /** What stands before a page. @param crc empty where its writer gave none */
    private record Page(long bytes, Optional<Integer> crc) {}

    private ParquetPages(FileChannel file) {
        this.file = file;
    }

    /**
     * @param path the file on disk
     * @throws io.quarterdeck.engine.UserError if a page is not what its checksum says
     */
    static void check(Content content, Path path) {
        Optional<Long> damaged;
        try (FileChannel file = FileChannel.open(path)) {
            damaged = new ParquetPages(file).firstDamaged();
        } catch (IOException | IllegalArgumentException e) {
            return; // metadata that cannot be understood: the reader itself says what is wrong
        }
        if (damaged.isPresent()) {
            throw content.refused(
                    "it is damaged (the page at byte " + damaged.get() + " is not what its checksum says)",
                    "a whole Parquet file",
                    "Export or copy it again");
        }
    }

    /** Where the first page begins whose bytes have another checksum. */
    private Optional<Long> firstDamaged() throws IOException {
        for (Chunk chunk : chunks()) {
            long at = chunk.start();
            while (at < chunk.end()) {
                Counted in = new Counted(Channels.newInputStream(file.position(at)));
                Page page = page(in);
                CRC32 crc = new CRC32();
                byte[] buffer = new byte[1 << 16];
                for (long left = page.bytes(); left > 0; ) {
                    int read = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
                    if (read == 0) {
                        throw new IOException("a page ends early");
                    }
                    crc.update(buffer, 0, read);
                    left -= read;
                }
                if (page.crc().isPresent() && page.crc().get() != (int) crc.getValue()) {
                    return Optional.of(at);
                }
                if (page.crc().isEmpty()) {
                    break; // a writer that gives one page of a column none gives none
                }
                at += in.count;
            }
        }
        return Optional.empty();
    }

    private static Page page(InputStream in) throws IOException {
        Map<Integer, Long> header = new CompactThrift(in).numbers(Set.of(COMPRESSED_SIZE, CRC));
        Long bytes = header.get(COMPRESSED_SIZE);
        if (bytes == null || bytes < 0) {
            throw new IOException("a page without a size");
        }
        return new Page(bytes, Optional.ofNullable(header.get(CRC)).map(Long::intValue));
    }

    private List<Chunk> chunks() throws IOException {
        ByteBuffer tail = ByteBuffer.allocate(TAIL).order(ByteOrder.LITTLE_ENDIAN);
        long end = file.size() - TAIL;
        file.read(tail, end);
        int length = tail.getInt(0);
        if (length < 0 || length > end) {
            throw new IOException("no length of the metadata");
        }
        ByteBuffer metadata = ByteBuffer.allocate(length);
        file.read(metadata, end - length);
        List<Chunk> chunks = new ArrayList<>();
        CompactThrift footer = new CompactThrift(new ByteArrayInputStream(metadata.array()));
        footer.struct(id -> id == ROW_GROUPS
                && list(
                        footer,
                        group -> group == COLUMNS
                                && list(footer, column -> {
                                    if (column == COLUMN_METADATA) {
                                        chunk(footer.numbers(Set.of(CHUNK_SIZE, DATA_PAGES, DICTIONARY_PAGE)))
                                                .ifPresent(chunks::add);
                                    }
                                    return column == COLUMN_METADATA;
                                })));
        return chunks;
    }

    private static boolean list(CompactThrift in, CompactThrift.Field field) throws IOException {
        in.structs(field);
        return true;
    }

    private static Optional<Chunk> chunk(Map<Integer, Long> column) {
        long bytes = column.getOrDefault(CHUNK_SIZE, 0L);
        long start = Math.min(
                column.getOrDefault(DATA_PAGES, 0L),
                Optional.ofNullable(column.get(DICTIONARY_PAGE))
                        .filter(place -> place > 0)
                        .orElse(Long.MAX_VALUE));
        return start > 0 && bytes > 0 ? Optional.of(new Chunk(start, start + bytes)) : Optional.empty();
    }

    /** How many bytes were read so far. */
    private static final class Counted extends BufferedInputStream {
        private long count;

        Counted(InputStream in) {
            super(in, 1 << 13);
        }

        @Override
        public synchronized int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count += Math.max(read, 0);
            return read;
        }

        @Override
        public synchronized long skip(long bytes) throws IOException {
            long skipped = super.skip(bytes);
            count += skipped;
            return skipped;
        }
    }
}
