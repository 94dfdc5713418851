package io.quarterdeck.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The rows of one export on their way into the database, in a file that its parallel reader takes: an order of magnitude
 * faster than handing the values over one by one.
 */
final class Spool extends SpoolRows implements Closeable {
    private static final int FLUSHED_AT = 1 << 18;

    private final Path file;
    private final CanonicalTable table;
    private final OutputStream out;

    /** @param file must not be there yet */
    Spool(Path file, CanonicalTable table) throws IOException {
        super(table);
        this.file = file;
        this.table = table;
        this.out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    }

    CanonicalTable table() {
        return table;
    }

    Path file() {
        return file;
    }

    @Override
    void grown() {
        if (size() >= FLUSHED_AT) {
            try {
                writeTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Nothing more is added: the file has every row. */
    void finish() throws IOException {
        writeTo(out);
        out.close();
    }

    /** Takes the file away. */
    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
