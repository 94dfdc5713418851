package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.DuckDb;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the rows of exports wait, outside the statements, until all files of the run have been read: what must be refused
 * is refused before anything is loaded.
 */
final class Staging implements AutoCloseable {
    private static final Column COUNT = new Column("n", Unit.COUNT);
    private static final Column KEYS = new Column("keys", Unit.COUNT);

    private final DuckDb database;
    private final Path scratch;
    private final List<Spool> spools = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();
    private int stagings;

    /** @param scratch the run's own folder */
    Staging(DuckDb database, Path scratch) {
        this.database = database;
        this.scratch = scratch;
    }

    /**
     * The rows of one export.
     *
     * @param source what a select takes them from, with their hashes: a table where a key may come twice, else the spool
     * @param mayRepeat whether a key may come twice; where it is false, none does
     */
    record Staged(CanonicalTable table, String source, long rows, boolean mayRepeat) {
        Staged without(int taken) {
            return new Staged(table, source, rows - taken, mayRepeat);
        }
    }

    /** Takes the rows of an export until it is staged, in a file of the run's own. */
    Spool spool(CanonicalTable table) throws IOException {
        Spool spool = new Spool(scratch.resolve("spool_" + stagings++), table);
        spools.add(spool);
        return spool;
    }

    /**
     * Stages all rows of a spool, to which nothing can be added any more. Where each row has a key of its own there is
     * nothing to ask of them, and they wait where they are: a table would only be one more copy.
     */
    Staged stage(Spool spool) throws IOException {
        spool.finish();
        CanonicalTable table = spool.table();
        if (!spool.mayRepeatKey()) {
            return new Staged(table, spool.source(), spool.rows(), false);
        }
        String name = "staged_" + stagings++;
        database.execute("create temp table " + name + " as from " + spool.source());
        tables.add(name);
        Rows counted = database.query(
                "select count(*) as n, count(distinct hash(" + String.join(", ", table.key()) + ")) as keys from "
                        + name,
                List.of(COUNT, KEYS));
        checkCount(table, spool.rows(), (Long) counted.value(0, "n"));
        return new Staged(table, name, spool.rows(), (Long) counted.value(0, "keys") < spool.rows());
    }

    /** Holds what the database has to what was handed over. */
    static void checkCount(CanonicalTable table, long wanted, long found) {
        if (found != wanted) {
            throw new IllegalStateException(table.name() + ": of " + wanted + " rows the database has " + found);
        }
    }

    /** Takes away whatever was staged, and the spools. */
    void clear() {
        tables.forEach(name -> database.execute("drop table if exists " + name));
        tables.clear();
        close();
    }

    /** Takes away the spools alone: the tables go with the database. */
    @Override
    public void close() {
        try {
            for (Spool spool : spools) {
                spool.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        spools.clear();
    }

    /**
     * A row that was taken out.
     *
     * @param key the values of the table's key, as {@link #keyText} gives them
     * @param amount 0 where it has none
     */
    record Taken(long line, String key, BigDecimal amount) {}

    /** Takes the rows of each key out of which the latest say different amounts. @return them, by line */
    List<Taken> takeContradictions(Staged staged, String amount) {
        if (!staged.mayRepeat()) {
            return List.of();
        }
        String key = String.join(", ", staged.table().key());
        String keyText = staged.table().key().stream()
                .map(column -> "cast(" + column + " as varchar)")
                .collect(Collectors.joining(", chr(31), ", "concat(", ")"));
        boolean isDated = staged.table().indexOf(CanonicalTable.MODIFIED_AT) >= 0;
        String contradicting = """
                select line, %4$s
                from %1$s
                qualify count(distinct case when is_latest then coalesce(cast(%3$s as varchar), '') end)
                    over (partition by %2$s) > 1
                """.formatted(
                        "(select *, rank() over (partition by " + key + " order by "
                                + (isDated ? CanonicalTable.MODIFIED_AT : "null")
                                + " desc nulls last) = 1 as is_latest from " + staged.source() + ")",
                        key,
                        amount,
                        keyText);
        String which = " where (line, " + keyText + ") in (" + contradicting + ")";
        List<Taken> taken = database
                .query(
                        "select line, " + keyText + " as key, coalesce(" + amount
                                + ", 0)::decimal(38, 6) as amount from " + staged.source() + which
                                + " order by line, key, amount",
                        List.of(
                                new Column("line", Unit.COUNT),
                                new Column("key", Unit.TEXT),
                                new Column("amount", Unit.MONEY)))
                .rows()
                .stream()
                .map(row -> new Taken((Long) row.get(0), (String) row.get(1), (BigDecimal) row.get(2)))
                .toList();
        if (!taken.isEmpty()) {
            database.execute("delete from " + staged.source() + which);
        }
        return taken;
    }

    /** The key of a record as one text. @param values in the table's order */
    static String keyText(CanonicalTable table, List<Object> values) {
        return table.key().stream()
                .map(column -> values.get(table.indexOf(column)))
                .map(value -> value == null ? "" : value.toString())
                .collect(Collectors.joining("\u001f"));
    }

    /**
     * What comes twice among staged rows.
     *
     * @param duplicates rows that say what another one says
     * @param conflicts rows that say something else than another one with the same key
     */
    record Repetitions(long duplicates, long conflicts) {}

    Repetitions repetitions(Staged staged) {
        if (!staged.mayRepeat()) {
            return new Repetitions(0, 0);
        }
        Rows counted = database.query(
                "select count(*) as n, count(distinct content_hash) as contents, count(distinct row("
                        + String.join(", ", staged.table().key()) + ")) as keys from " + staged.source(),
                List.of(COUNT, new Column("contents", Unit.COUNT), KEYS));
        long contents = (Long) counted.value(0, "contents");
        return new Repetitions((Long) counted.value(0, "n") - contents, contents - (Long) counted.value(0, "keys"));
    }
}
