package io.quarterdeck.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** DuckDB inside this process: the default engine. */
public final class DuckDbEngine implements Engine {
    /** Where tables are kept. A model never names it: it sees views of its inputs in a schema of their own. */
    private static final String KEPT = "kept";

    private static final String VISIBLE = "visible";

    /**
     * A double as the decimal that its shortest text says, which is what Spark makes of it. A plain cast multiplies by
     * 10^15 and loses the last digits: 8.9243125 became 8.924312499999999, rounded down.
     */
    private static final String SHORTEST = "cast(cast(cast(x as double) as varchar) as decimal(38, 15))";

    private final DuckDb database;

    /** @param scratch an existing folder of the run's own, the only one whose files may be loaded */
    public DuckDbEngine(Path scratch) {
        this.database = DuckDb.inMemory(scratch);
        database.execute("create schema " + KEPT);
        database.execute("set search_path = '" + KEPT + "'");
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

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public void load(String table, Path parquet) {
        database.execute("create table " + KEPT + "." + table + " as select * from read_parquet("
                + DuckDb.quoted(parquet) + ")");
    }

    @Override
    public void store(String table, Rows rows) {
        String columns = rows.columns().stream()
                .map(c -> c.name() + " " + c.unit().sqlType())
                .collect(Collectors.joining(", "));
        database.transaction(() -> {
            database.execute("create table " + KEPT + "." + table + " (" + columns + ")");
            try (DuckDb.Adder adder = database.add(KEPT, table)) {
                rows.rows().forEach(adder::row);
            }
        });
    }

    @Override
    public List<SqlColumn> materialise(String table, String select, List<String> inputs) {
        database.execute("create schema " + VISIBLE);
        try {
            for (String input : inputs) {
                database.execute("create view " + VISIBLE + "." + input + " as select * from " + KEPT + "." + input);
            }
            database.execute("set search_path = '" + VISIBLE + "'");
            database.execute("create table " + KEPT + "." + table + " as " + select);
        } finally {
            database.execute("set search_path = '" + KEPT + "'");
            database.execute("drop schema " + VISIBLE + " cascade");
        }
        return database.columnsOf(KEPT + "." + table);
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
