package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.DuckDb;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A copy of a store that does not depend on the database's own file format: one zip with a Parquet file per table and
 * their checksums. A store is upgraded by way of such a copy.
 */
public final class StoreBackup {
    private static final String LIST = "backup.txt";
    private static final String FIRST_LINE = "quarterdeck store backup, tables of version ";
    private static final List<Column> NAME = List.of(new Column("name", Unit.TEXT));

    private StoreBackup() {}

    /**
     * Writes the copy; it is whole or absent.
     *
     * @param zip must not be there yet
     * @param scratch an existing folder of the run's own, which the store may write
     * @return how many tables have rows
     */
    public static int write(Store store, Path zip, Path scratch) {
        refuseExisting(zip);
        try {
            Path folder = Files.createDirectories(scratch.resolve("backup"));
            StringBuilder list = new StringBuilder(FIRST_LINE + Store.SCHEMA + "\n");
            List<String> tables = new ArrayList<>();
            for (String table : store.tables()) {
                if (store.rows(table) > 0) {
                    Path file = folder.resolve(table + ".parquet");
                    store.execute("copy (select * from statements." + table + " order by all) to " + DuckDb.quoted(file)
                            + " (format parquet)");
                    list.append(sha256(file))
                            .append(' ')
                            .append(store.rows(table))
                            .append(' ')
                            .append(table)
                            .append('\n');
                    tables.add(table);
                }
            }
            Path unfinished = zip.resolveSibling(zip.getFileName() + ".unfinished");
            try (OutputStream out = Files.newOutputStream(unfinished);
                    ZipOutputStream entries = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                entries.setLevel(1); // Parquet is compressed already.
                put(entries, LIST, list.toString().getBytes(StandardCharsets.UTF_8));
                for (String table : tables) {
                    ZipEntry entry = entry(table + ".parquet");
                    entries.putNextEntry(entry);
                    Files.copy(folder.resolve(entry.getName()), entries);
                    entries.closeEntry();
                }
            }
            Files.move(unfinished, zip, StandardCopyOption.ATOMIC_MOVE);
            return tables.size();
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.OUTPUT_FAILED,
                    String.valueOf(zip.getFileName()),
                    "it cannot be written (" + e.getClass().getSimpleName() + ")",
                    "a folder with room that may be written to",
                    "Make room, or name another file",
                    e);
        }
    }

    private static void refuseExisting(Path file) {
        if (Files.exists(file)) {
            throw new UserError(
                    ExitCode.USAGE,
                    String.valueOf(file.getFileName()),
                    "it is there already",
                    "a name for a new file",
                    "Name another file, or move this one away");
        }
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        return entry;
    }

    private static void put(ZipOutputStream entries, String name, byte[] bytes) throws IOException {
        entries.putNextEntry(entry(name));
        entries.write(bytes);
        entries.closeEntry();
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = ContentHash.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Makes a new store of a copy, with the tables of today.
     *
     * @param file must not be there yet; absent again if the copy is damaged
     * @throws UserError if the copy is damaged, or of a newer quarterdeck
     */
    public static void restore(Path zip, Path file, Path scratch) {
        refuseExisting(file);
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            Path folder = Files.createDirectories(scratch.resolve("restored"));
            TreeMap<String, Long> tables = unpack(zip, folder);
            try (Store store = Store.inFile(unfinished, scratch)) {
                boolean isOlder = version(folder) < Store.SCHEMA;
                tables.forEach((table, rows) -> fill(store, table, folder.resolve(table + ".parquet"), isOlder));
                if (isOlder) {
                    store.rehash();
                }
                tables.forEach((table, rows) -> {
                    if (store.rows(table) != rows) {
                        throw damaged(zip, table + " has " + store.rows(table) + " rows and not " + rows, null);
                    }
                });
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw damaged(zip, e.getClass().getSimpleName(), e);
        }
    }

    /** @param isOlder whether its hashes are worked out anew */
    private static void fill(Store store, String table, Path parquet, boolean isOlder) {
        String from = "read_parquet(" + DuckDb.quoted(parquet) + ")";
        if (!store.tables().contains(table)) {
            store.execute("create table statements." + table + " as from " + from);
            return;
        }
        // Columns that the tables of today do not have any more stay behind in the copy.
        List<String> now = names(store, "statements." + table);
        String shared = String.join(
                ", ",
                names(store, from).stream()
                        .filter(now::contains)
                        .filter(column -> !isOlder || !column.equals("content_hash"))
                        .toList());
        store.execute("delete from statements." + table);
        store.execute("insert into statements." + table + " (" + shared + ") select " + shared + " from " + from);
    }

    private static List<String> names(Store store, String table) {
        return store
                .query("select column_name from (describe from " + table + ")", NAME.toArray(new Column[0]))
                .rows()
                .stream()
                .map(row -> (String) row.get(0))
                .toList();
    }

    /** Unpacks the copy and holds each file to its checksum. @return the rows of each table */
    private static TreeMap<String, Long> unpack(Path zip, Path folder) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (!entry.getName().matches("[a-z_]+\\.(parquet|txt)")) {
                    throw damaged(zip, "it holds " + "a file of another kind", null);
                }
                Files.copy(entries, folder.resolve(entry.getName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!Files.exists(folder.resolve(LIST))) {
            throw damaged(zip, "it has no " + LIST, null);
        }
        List<String> lines = Files.readAllLines(folder.resolve(LIST));
        if (lines.isEmpty() || !lines.get(0).matches(FIRST_LINE + "\\d{1,9}")) {
            throw damaged(zip, LIST + " does not begin with \"" + FIRST_LINE + "\"", null);
        }
        long version = version(folder);
        if (version > Store.SCHEMA) {
            throw Store.newer(String.valueOf(zip.getFileName()), version);
        }
        TreeMap<String, Long> tables = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(" ");
            if (parts.length != 3 || !line.matches("[0-9a-f]{64} \\d{1,18} [a-z_]+")) {
                throw damaged(zip, "a line of " + LIST + " cannot be read", null);
            }
            Path file = folder.resolve(parts[2] + ".parquet");
            if (!Files.exists(file) || !sha256(file).equals(parts[0])) {
                throw damaged(zip, parts[2] + " is not as it was written", null);
            }
            tables.put(parts[2], Long.parseLong(parts[1]));
        }
        tables.remove("schema_version");
        return tables;
    }

    private static long version(Path folder) throws IOException {
        try (var lines = Files.lines(folder.resolve(LIST))) {
            return Long.parseLong(lines.findFirst().orElseThrow().substring(FIRST_LINE.length()));
        }
    }

    private static UserError damaged(Path zip, String found, Exception cause) {
        return new UserError(
                ExitCode.ENVIRONMENT,
                String.valueOf(zip.getFileName()),
                "it cannot be restored (" + found + ")",
                "a copy that quarterdeck store backup has written",
                "Take another copy, or load the exports into a new store",
                cause);
    }

    /**
     * Rewrites a store with the database and the tables of today, by way of a copy. The old file stays beside it.
     *
     * @return where the old file is now
     */
    public static Path upgrade(Path file, Path scratch) {
        Path old = file.resolveSibling(file.getFileName() + ".before-upgrade");
        refuseExisting(old);
        Path copy = scratch.resolve("upgrade.zip");
        Path upgraded = file.resolveSibling(file.getFileName() + ".upgraded");
        try {
            Files.deleteIfExists(upgraded);
            try (Store store = Store.inFile(file, scratch)) {
                write(store, copy, scratch);
            }
            restore(copy, upgraded, scratch);
            try (Store store = Store.inFile(upgraded, scratch)) {
                StoreCheck.run(store);
            }
            Files.move(file, old, StandardCopyOption.ATOMIC_MOVE);
            Files.move(upgraded, file, StandardCopyOption.ATOMIC_MOVE);
            return old;
        } catch (IOException e) {
            throw damaged(file, e.getClass().getSimpleName(), e);
        }
    }
}
