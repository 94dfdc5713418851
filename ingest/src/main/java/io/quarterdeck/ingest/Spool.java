package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.DuckDb;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of one export on their way into the database, in a file that its parallel reader takes: an order of magnitude
 * faster than handing the values over one by one.
 */
final class Spool extends SpoolRows implements Closeable {
    /** As many as the database itself keeps together: it writes them at once, while with a few more or fewer it waits. */
    private static final int ROWS = 122_880;

    /** Of a group of rows that is held in memory. */
    private static final long BYTES = 1L << 26;

    private final Path path;
    private final CanonicalTable table;
    private final SpoolFile file;
    private List<String> filled = List.of();

    /** @param path must not be there yet */
    Spool(Path path, CanonicalTable table) throws IOException {
        super(table);
        this.path = path;
        this.table = table;
        this.file = new SpoolFile(path);
    }

    CanonicalTable table() {
        return table;
    }

    Path path() {
        return path;
    }

    @Override
    void grown() {
        if (waiting() >= ROWS || waitingBytes() >= BYTES) {
            writeTo(file);
        }
    }

    @Override
    int room() {
        return ROWS - waiting();
    }

    /** Nothing more is added: the file has every row. */
    void finish() throws IOException {
        writeTo(file);
        filled = file.finish();
        file.close();
    }

    /** What a select takes the rows from: their line, deletion and hash, and every column of the table. */
    String source() {
        String columns = Stream.concat(
                        Stream.of("line", "is_deleted", "content_hash"),
                        table.values().stream()
                                .map(column -> filled.contains(column.name()) ? column.name() : unknown(column)))
                .collect(Collectors.joining(", "));
        return "(select " + columns + " from read_parquet(" + DuckDb.quoted(path.toAbsolutePath()) + "))";
    }

    private static String unknown(Column column) {
        return "cast(null as " + CanonicalTable.storedType(column.unit()) + ") as " + column.name();
    }

    /** Takes the file away. */
    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }
}
