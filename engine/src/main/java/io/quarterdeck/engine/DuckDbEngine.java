package io.quarterdeck.engine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * DuckDB inside this process: the default engine. Exports stay in their Parquet files, of which a query reads the columns
 * that it needs. What models make goes, packed, into a database file of the run's own, so that millions of deals need no
 * more memory than the largest step between two tables.
 */
public final class DuckDbEngine implements Engine {
    /** Where tables are kept. A model never names it: it sees views of its inputs in a schema of their own. */
    private static final String KEPT = "kept";

    private static final String VISIBLE = "memory.visible";

    /**
     * A double as the decimal that its shortest text says, which is what Spark makes of it. A plain cast multiplies by
     * 10^15 and loses the last digits: 8.9243125 became 8.924312499999999, rounded down.
     */
    private static final String SHORTEST = "cast(cast(cast(x as double) as varchar) as decimal(38, 15))";

    /** A step on 1 million deals and 10 million changes is not faster with more. */
    private static final long MOST_MEMORY = 3L << 30;

    private final DuckDb database;

    /** @param scratch an existing folder of the run's own, the only one whose files may be loaded */
    public DuckDbEngine(Path scratch) {
        this.database = DuckDb.inMemory(scratch, memory());
        // Nothing in it outlives the run, so nothing is written twice to be safe.
        database.execute("attach " + DuckDb.quoted(ownFolder(scratch).resolve("tables.duckdb")) + " as " + KEPT
                + " (recovery_mode no_wal_writes)");
        database.execute("set search_path = '" + KEPT + ".main'");
        for (String macro : List.of(
                "days_between(first_day, second_day) as date_diff('day', first_day, second_day)",
                "ratio(numerator, denominator) as"
                        + " cast(numerator as double) / nullif(cast(denominator as double), 0)",
                "as_rate(x) as cast(round(" + SHORTEST + ", 9) as double)",
                "as_statistic(x) as cast(round(" + SHORTEST + ", 6) as double)",
                "match_key(text) as lower(translate(text, " + DuckDb.quoted(SharedFunctions.FOLDED_FROM) + ", "
                        + DuckDb.quoted(SharedFunctions.FOLDED_TO) + "))",
                "converted(amount, x) as case when x = 1 then cast(amount as decimal(38, 6))"
                        + " else cast(round(cast(amount as decimal(20, 6))"
                        + " * cast(" + SHORTEST + " as decimal(18, 12)), 2) as decimal(38, 6)) end",
                "wilson_lower(k, n) as " + SharedFunctions.wilson('-', "k", "n"),
                "wilson_upper(k, n) as " + SharedFunctions.wilson('+', "k", "n"))) {
            database.execute("create temp macro " + macro);
        }
    }

    /** Several engines may have one scratch folder. */
    private static Path ownFolder(Path scratch) {
        try {
            return Files.createTempDirectory(scratch, KEPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String in(String table) {
        return KEPT + ".main." + table;
    }

    /** Half of the machine's, so that other programs have theirs. */
    private static String memory() {
        long machine =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Math.min(MOST_MEMORY, machine / 2) + "B";
    }

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public void load(String table, Path parquet) {
        database.execute("create view " + in(table) + " as select * from read_parquet(" + DuckDb.quoted(parquet) + ")");
    }

    @Override
    public void store(String table, Rows rows) {
        String columns = rows.columns().stream()
                .map(c -> c.name() + " " + c.unit().sqlType())
                .collect(Collectors.joining(", "));
        database.transaction(() -> {
            database.execute("create table " + in(table) + " (" + columns + ")");
            try (DuckDb.Adder adder = database.addAttached(KEPT, table)) {
                rows.rows().forEach(adder::row);
            }
        });
    }

    @Override
    public List<SqlColumn> materialise(String table, String select, List<String> inputs) {
        database.execute("create schema " + VISIBLE);
        try {
            for (String input : inputs) {
                database.execute("create view " + VISIBLE + "." + input + " as select * from " + in(input));
            }
            database.execute("set search_path = '" + VISIBLE + "'");
            database.execute("create table " + in(table) + " as " + select);
        } finally {
            database.execute("set search_path = '" + KEPT + ".main'");
            database.execute("drop schema " + VISIBLE + " cascade");
        }
        return database.columnsOf(in(table));
    }

    @Override
    public List<SqlColumn> materialise(String table, String select) {
        database.execute("create table " + in(table) + " as " + select);
        return database.columnsOf(in(table));
    }

    @Override
    public List<SqlColumn> define(String table, String select) {
        database.execute("create view " + in(table) + " as " + select);
        return database.columnsOf(in(table));
    }

    @Override
    public Rows query(String select, List<Column> columns) {
        return database.query(select, columns);
    }

    @Override
    public void close() {
        database.close();
    }
}
