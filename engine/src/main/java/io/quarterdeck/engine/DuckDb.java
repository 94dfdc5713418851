package io.quarterdeck.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * One open DuckDB database: SQL in, rows out. The rest of the house sees DuckDB only through this class.
 *
 * <p>It can touch no file outside the folders it was opened with, loads no extension and reaches no network. Not safe
 * for use by two threads.
 */
public final class DuckDb implements AutoCloseable {
    private final DuckDBConnection connection;

    private DuckDb(DuckDBConnection connection) {
        this.connection = connection;
    }

    /**
     * A database in memory that spills to {@code scratch}, the one folder that it may read and write.
     *
     * @param scratch an existing folder of the run's own
     */
    public static DuckDb inMemory(Path scratch) {
        return open("jdbc:duckdb:", scratch, List.of(), Optional.empty());
    }

    /** The same, of which at most so much stays in memory. @param memory as in 1GB */
    public static DuckDb inMemory(Path scratch, String memory) {
        return open("jdbc:duckdb:", scratch, List.of(), Optional.of(memory));
    }

    /**
     * A database in a file, made if it is not there.
     *
     * @param memory how much of it stays in memory at most, as in 1GB
     * @throws UserError if another process has the file open, or it is not such a database
     */
    public static DuckDb inFile(Path file, Path scratch, String memory) {
        return open("jdbc:duckdb:" + file.toAbsolutePath(), scratch, List.of(), Optional.of(memory));
    }

    /**
     * How long the database itself takes to read a CSV file with a header into a new table of a new file, with types
     * that are given: what any other way of reading it is measured by.
     *
     * @param columns the type of each column of the file, in its order
     * @param scratch an existing folder, for the database's file
     * @return seconds
     */
    public static double readCsvSeconds(Path csv, List<Engine.SqlColumn> columns, Path scratch) throws IOException {
        Path file = scratch.resolve("measure.duckdb");
        String types = columns.stream()
                .map(c -> quoted(c.name()) + ": " + quoted(c.type()))
                .collect(Collectors.joining(", ", "{", "}"));
        long start = System.nanoTime();
        try (DuckDb database = open(
                "jdbc:duckdb:" + file.toAbsolutePath(), scratch, List.of(csv.toAbsolutePath()), Optional.empty())) {
            database.execute("create table measured as select * from read_csv(" + quoted(csv.toAbsolutePath())
                    + ", header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', columns = "
                    + types
                    + ")");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Files.delete(file);
        return seconds;
    }

    private static DuckDb open(String url, Path scratch, List<Path> files, Optional<String> memory) {
        Properties settings = new Properties();
        settings.setProperty(DuckDBDriver.DUCKDB_READONLY_PROPERTY, "false");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        try {
            DuckDb database = new DuckDb((DuckDBConnection) new DuckDBDriver().connect(url, settings));
            memory.ifPresent(most -> database.execute("set memory_limit = " + quoted(most)));
            Path spill = Files.createDirectories(scratch.resolve("spill"));
            for (String setting : List.of(
                    "set TimeZone = 'UTC'",
                    // What Spark does, so that one text means one thing.
                    "set default_null_order = 'nulls_first_on_asc_last_on_desc'",
                    "set ieee_floating_point_ops = false",
                    "set preserve_insertion_order = true",
                    // Millions of spans and a few dates: to compare each with all is faster than to sort the spans.
                    "set nested_loop_join_threshold = 64",
                    "set temp_directory = " + quoted(spill),
                    "set allowed_directories = [" + quoted(scratch) + "]",
                    "set allowed_paths = "
                            + files.stream().map(DuckDb::quoted).collect(Collectors.joining(", ", "[", "]")),
                    "set enable_external_access = false",
                    // The schemas that a name is looked up in stay free to change.
                    "set lock_configuration = true")) {
                database.execute(setting);
            }
            return database;
        } catch (SQLException e) {
            String found = firstLine(e);
            boolean isLocked = found.contains("lock");
            throw new UserError(
                    ExitCode.ENVIRONMENT,
                    url.substring("jdbc:duckdb:".length()),
                    "it cannot be opened (" + found + ")",
                    isLocked ? "a store that no other process has open" : "a whole store, or a name for a new one",
                    isLocked
                            ? "Close the other program, or name another file"
                            : "Restore a copy of it from before, or name another file",
                    e);
        } catch (LinkageError e) {
            throw new UserError(
                    ExitCode.ENVIRONMENT,
                    "DuckDB",
                    "its native library cannot be unpacked and loaded (" + (e.getCause() == null ? e : e.getCause())
                            + ")",
                    "room for 80 MB where temporary files are, and a processor that it knows",
                    "Make room, or set java.io.tmpdir in JAVA_TOOL_OPTIONS",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** A disk or a memory that is full, or a damaged store, is for the user to mend; anything else is a fault of ours. */
    private static RuntimeException failed(SQLException e, String doing) {
        String message = String.valueOf(e.getMessage());
        String found = firstLine(e);
        if (message.startsWith("Out of Memory Error") || message.contains("No space left on device")) {
            return new UserError(
                    ExitCode.ENVIRONMENT,
                    "DuckDB",
                    "it has no room (" + found + ")",
                    "more memory or disk",
                    "Close other programs, or make room where temporary files and the store are",
                    e);
        }
        if (message.startsWith("IO Error")
                || message.startsWith("Serialization Error")
                || message.startsWith("Data Corruption Error")
                || message.startsWith("FATAL Error")) {
            return new UserError(
                    ExitCode.ENVIRONMENT,
                    "the store",
                    "it cannot be read or written (" + found + ")",
                    "a store that is whole, on a disk that works",
                    "Restore a copy of it from before (quarterdeck store restore), or load the exports into a new one",
                    e);
        }
        return new IllegalStateException(message + "\n" + doing, e);
    }

    /** {@code text} as a SQL literal. */
    public static String quoted(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }

    /**
     * Runs statements that return nothing.
     *
     * @param values for the question marks of a single statement, in order
     * @throws IllegalStateException with the statement, if it cannot run
     */
    public void execute(String sql, Object... values) {
        try {
            if (values.length == 0) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
                return;
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.execute();
            }
        } catch (SQLException e) {
            throw failed(e, "in: " + sql);
        }
    }

    /**
     * The rows of a query.
     *
     * @param columns how to read each column, by position
     * @throws IllegalStateException with the query, if it cannot run
     */
    public Rows query(String sql, List<Column> columns) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>(columns.size());
                for (int i = 0; i < columns.size(); i++) {
                    row.add(value(result, i + 1, columns.get(i).unit()));
                }
                rows.add(row);
            }
            return new Rows(columns, rows);
        } catch (SQLException e) {
            throw failed(e, "in: " + sql);
        }
    }

    private static Object value(ResultSet result, int column, Unit unit) throws SQLException {
        Object value =
                switch (unit) {
                    case TEXT -> result.getString(column);
                    case DATE -> {
                        Object date = result.getObject(column);
                        yield date instanceof Date d ? d.toLocalDate() : (LocalDate) date;
                    }
                    case TIMESTAMP -> result.getObject(column, LocalDateTime.class);
                    case FLAG -> result.getBoolean(column);
                    case COUNT -> result.getLong(column);
                    case MONEY, QUANTITY -> result.getBigDecimal(column);
                    case DAYS, RATIO, MULTIPLE, NUMBER -> result.getDouble(column);
                };
        return result.wasNull() ? null : value;
    }

    /** The columns of a table or view, in order, with DuckDB's types. */
    public List<Engine.SqlColumn> columnsOf(String table) {
        Rows described = query(
                "select column_name, column_type from (describe " + table + ")",
                List.of(new Column("name", Unit.TEXT), new Column("type", Unit.TEXT)));
        List<Engine.SqlColumn> columns = new ArrayList<>();
        for (int i = 0; i < described.size(); i++) {
            columns.add(new Engine.SqlColumn(described.text(i, "name"), described.text(i, "type")));
        }
        return List.copyOf(columns);
    }

    /** Runs {@code work} as one transaction: all of it is kept, or none. */
    public void transaction(Runnable work) {
        execute("begin transaction");
        try {
            work.run();
            execute("commit");
        } catch (RuntimeException | Error e) {
            try {
                execute("rollback");
            } catch (RuntimeException alsoFailed) {
                // A commit that fails has ended the transaction already; what made it fail is what counts.
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
    }

    /**
     * Starts adding rows to a table, far faster than inserts.
     *
     * <p>Used only inside {@link #transaction}: left to itself, DuckDB commits an appender's batches one by one.
     */
    public Adder add(String schema, String table) {
        try {
            return new Adder(connection.createAppender(schema, table));
        } catch (SQLException e) {
            throw failed(e, "adding to: " + schema + "." + table);
        }
    }

    /** The same in a database that was attached under a name of its own. */
    Adder addAttached(String database, String table) {
        try {
            return new Adder(connection.createAppender(database, "main", table));
        } catch (SQLException e) {
            throw failed(e, "adding to: " + database + "." + table);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e, "closing");
        }
    }

    /** Adds rows to one table, in order; closing it makes them part of the transaction. */
    public static final class Adder implements AutoCloseable {
        private final DuckDBAppender appender;

        private Adder(DuckDBAppender appender) {
            this.appender = appender;
        }

        /** Adds one row; the values' Java types fit the table's column types. */
        public void row(List<?> values) {
            try {
                appender.beginRow();
                for (Object value : values) {
                    append(value);
                }
                appender.endRow();
            } catch (SQLException e) {
                throw failed(e, "adding the row: " + values);
            }
        }

        private void append(Object value) throws SQLException {
            if (value == null) {
                appender.appendNull();
            } else if (value instanceof String text) {
                appender.append(text);
            } else if (value instanceof Long number) {
                appender.append(number.longValue());
            } else if (value instanceof Double number) {
                appender.append(number.doubleValue());
            } else if (value instanceof Boolean flag) {
                appender.append(flag.booleanValue());
            } else if (value instanceof BigDecimal number) {
                // Every decimal column of ours has six decimals, and the appender takes no other scale.
                appender.append(number.setScale(6));
            } else if (value instanceof LocalDate day) {
                appender.append(day);
            } else if (value instanceof LocalDateTime moment) {
                appender.append(moment);
            } else {
                throw new IllegalArgumentException(
                        "a " + value.getClass().getName() + " is no value of a table: " + value);
            }
        }

        @Override
        public void close() {
            try {
                appender.close();
            } catch (SQLException e) {
                throw failed(e, "closing");
            }
        }
    }
}
