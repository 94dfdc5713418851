package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.DuckDb;
import io.quarterdeck.engine.Engine;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that exports ever said: statements are added, never changed, and each file goes in with its ledger row in
 * one transaction. The tables that models read are worked out of the statements, so files may come late, split, twice or
 * in any order.
 *
 * <p>The schema {@code statements} holds one table per canonical table, the ledger {@code loads}, the stages of each
 * load, the rows in quarantine, and the dates of the reviews made of it. Versions are worked out when a table is read.
 */
public final class Store implements AutoCloseable {
    /** Counts up whenever the meaning of the tables changes; a column more is no change of meaning. */
    static final long SCHEMA = 3;

    /** What the database may hold in memory, whatever the size of a file; the rest is in its spill files. */
    private static final String MEMORY = "1GB";

    private static final Column COUNT = new Column("n", Unit.COUNT);

    /** Worked out whenever it is read; its table has no rows. */
    private static final String EVENTS = "events";

    private static final CanonicalTable LEDGER = CanonicalTable.all().get("loads");

    private final DuckDb database;
    private final Path scratch;
    private int stagings;

    /** Whether identities are joined across systems; null until somebody asks. */
    private Boolean isJoined;

    private Store(DuckDb database, Path scratch) {
        this.scratch = scratch;
        this.database = database;
        database.execute("create schema if not exists statements");
        // Of the first schema, which kept the versions as views.
        database.execute("drop schema if exists versions cascade");
        database.execute("create table if not exists statements.schema_version (version BIGINT)");
        long version = count("select coalesce(max(version), 0) from statements.schema_version");
        if (version > SCHEMA) {
            database.close();
            throw newer("the store", version);
        }
        boolean isNew = createTables();
        if (version < SCHEMA) {
            database.transaction(() -> {
                if (!isNew) {
                    rehash();
                }
                database.execute("delete from statements.schema_version");
                database.execute("insert into statements.schema_version values (" + SCHEMA + ")");
            });
        }
    }

    /** Works the hashes of all statements out anew, as where an older quarterdeck had another way. */
    void rehash() {
        CanonicalTable.all().values().stream()
                .filter(CanonicalTable::isVersioned)
                .forEach(this::rehash);
    }

    private void rehash(CanonicalTable table) {
        database.execute("update statements." + table.name() + " set content_hash = " + ContentHash.sql(table));
    }

    /** @return whether there were none */
    private boolean createTables() {
        List<Object> existing = database
                .query(
                        "select table_name from duckdb_tables() where schema_name = 'statements'",
                        List.of(new Column("table_name", Unit.TEXT)))
                .rows()
                .stream()
                .map(row -> row.get(0))
                .toList();
        List<String> created = new ArrayList<>();
        for (CanonicalTable table : CanonicalTable.all().values()) {
            if (existing.contains(table.name())) {
                addColumns(table);
            } else {
                created.add(
                        "create table statements." + table.name() + " (" + String.join(", ", columnsOf(table)) + ")");
            }
        }
        created.add("create table if not exists statements.reviews (as_of_date DATE)");
        created.add("create table if not exists statements.quarantined"
                + " (load_id VARCHAR, line BIGINT, reason VARCHAR, text VARCHAR)");
        // One by one, each would be a transaction of its own.
        database.transaction(() -> database.execute(String.join(";\n", created)));
        return existing.size() <= 1;
    }

    static UserError newer(String where, long version) {
        return new UserError(
                ExitCode.ENVIRONMENT,
                where,
                "a newer quarterdeck wrote it (its tables are of version " + version + ")",
                "tables of version " + SCHEMA + " or older",
                "Use that newer quarterdeck, or name another store");
    }

    /** The tables that the store keeps, by name. */
    List<String> tables() {
        return database
                .query(
                        "select table_name from information_schema.tables where table_schema = 'statements'"
                                + " order by table_name",
                        List.of(new Column("table_name", Unit.TEXT)))
                .rows()
                .stream()
                .map(row -> (String) row.get(0))
                .toList();
    }

    /** How many rows a kept table has. */
    long rows(String table) {
        return count("select count(*) from statements." + table);
    }

    void execute(String sql) {
        isJoined = null;
        database.execute(sql);
    }

    /** A store for one run. @param scratch an existing folder of the run's own */
    public static Store inMemory(Path scratch) {
        return new Store(DuckDb.inMemory(scratch, MEMORY), scratch);
    }

    /** A store that is kept in a file, made if it is not there. @param scratch an existing folder of the run's own */
    public static Store inFile(Path file, Path scratch) {
        return new Store(DuckDb.inFile(file, scratch, MEMORY), scratch);
    }

    /** The folder of the run's own. */
    Path scratch() {
        return scratch;
    }

    private static List<String> columnsOf(CanonicalTable table) {
        List<String> columns = new ArrayList<>();
        boolean isLedger = table.name().equals("loads");
        for (Column column : table.values()) {
            String type = isLedger ? column.unit().sqlType() : CanonicalTable.storedType(column.unit());
            columns.add(column.name() + " " + type);
        }
        if (table.isVersioned()) {
            columns.addAll(List.of("load_id VARCHAR", "line BIGINT", "content_hash VARCHAR", "is_deleted BOOLEAN"));
        } else if (table.indexOf("load_id") < 0) {
            columns.add("load_id VARCHAR");
        }
        return columns;
    }

    /** Adds the columns that an older version of a table did not have. */
    private void addColumns(CanonicalTable table) {
        String name = "statements." + table.name();
        List<String> columns = columnsOf(table);
        if (database.columnsOf(name).size() < columns.size()) {
            columns.forEach(c -> database.execute("alter table " + name + " add column if not exists " + c));
            if (table.isVersioned()) {
                rehash(table);
            }
        }
    }

    /**
     * Rows that wait outside the statements until their file has been read to its end.
     *
     * @param mayRepeat whether a key may come twice; where it is false, none does
     */
    record Staged(CanonicalTable table, String name, long rows, boolean mayRepeat) {}

    /** Takes the rows of an export until it is closed, in a file of the run's own. */
    Spool spool() throws IOException {
        return new Spool(scratch.resolve("spool_" + stagings++));
    }

    /** Stages all rows of a spool, to which nothing can be added any more. */
    Staged stage(CanonicalTable table, Spool spool) throws IOException {
        spool.finish();
        String name = "staged_" + stagings++;
        List<Engine.SqlColumn> columns = new ArrayList<>();
        columns.add(new Engine.SqlColumn("line", "BIGINT"));
        columns.add(new Engine.SqlColumn("is_deleted", "BOOLEAN"));
        table.values().forEach(c -> columns.add(new Engine.SqlColumn(c.name(), CanonicalTable.storedType(c.unit()))));
        database.execute("create temp table " + name + " as select *, " + ContentHash.sql(table)
                + " as content_hash from "
                + DuckDb.readDelimited(spool.file(), Spool.DELIMITER, columns, spool.longest()));
        Rows counted = database.query(
                "select count(*) as n, count(distinct hash(" + String.join(", ", table.key()) + ")) as keys from "
                        + name,
                List.of(COUNT, new Column("keys", Unit.COUNT)));
        long rows = (Long) counted.value(0, "n");
        if (rows != spool.rows()) {
            throw new IllegalStateException(table.name() + ": of " + spool.rows() + " rows the database has " + rows);
        }
        return new Staged(table, name, rows, (Long) counted.value(0, "keys") < rows);
    }

    void drop(Staged staged) {
        database.execute("drop table if exists " + staged.name());
    }

    /**
     * Takes the rows of each key out of which the latest say different amounts.
     *
     * @return their lines, with the amount of each, 0 where it has none
     */
    Map<Long, BigDecimal> takeContradictions(Staged staged, String amount) {
        if (!staged.mayRepeat()) {
            return Map.of();
        }
        String key = String.join(", ", staged.table().key());
        boolean isDated = staged.table().indexOf(CanonicalTable.MODIFIED_AT) >= 0;
        String taken = """
                select line
                from %1$s
                qualify count(distinct case when is_latest then coalesce(cast(%3$s as varchar), '') end)
                    over (partition by %2$s) > 1
                """.formatted(
                        "(select *, rank() over (partition by " + key + " order by "
                                + (isDated ? CanonicalTable.MODIFIED_AT : "null")
                                + " desc nulls last) = 1 as is_latest from " + staged.name() + ")",
                        key,
                        amount);
        Map<Long, BigDecimal> lines = new TreeMap<>();
        database.query(
                        "select line, coalesce(" + amount + ", 0)::decimal(38, 6) from " + staged.name()
                                + " where line in (" + taken + ")",
                        List.of(new Column("line", Unit.COUNT), new Column("amount", Unit.MONEY)))
                .rows()
                .forEach(row -> lines.put((Long) row.get(0), (BigDecimal) row.get(1)));
        if (!lines.isEmpty()) {
            database.execute("delete from " + staged.name() + " where line in (" + taken + ")");
        }
        return lines;
    }

    /** Keeps a quarantine file, heading first, beside the load whose rows it holds. */
    void keepQuarantine(String loadId, Path file) {
        String name = "staged_" + stagings++;
        database.execute("create temp table " + name + " (load_id VARCHAR, line BIGINT, reason VARCHAR, text VARCHAR)");
        try (InputStream in = Files.newInputStream(file);
                RecordSource records = new RecordScanner(in, ',');
                DuckDb.Adder adder = database.add("main", name)) {
            int reason = -1;
            long line = 0;
            for (Scanned record = records.next(); record != null; record = records.next()) {
                if (line == 0) {
                    reason = record.fields().indexOf("_reason");
                    records.expectFields(record.fields().size());
                }
                String first = line == 0 ? "" : record.fields().get(reason).split(";")[0];
                String text = record.text();
                adder.row(List.of(loadId, line++, first, text.startsWith("\uFEFF") ? text.substring(1) : text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database.execute("insert into statements.quarantined select * from " + name);
        database.execute("drop table " + name);
    }

    /**
     * What the store holds, as a review needs it when no export comes in. The rows in quarantine are written again, each
     * file under its name with its statement date before it.
     *
     * @param asOf the review's date; else the latest day on which a load was known
     * @param quarantine the folder for these files, made when there are any
     * @throws UserError if the store holds no load
     */
    public Ingested held(Optional<LocalDate> asOf, Path quarantine) {
        List<Load> loads = loads();
        LocalDate last = loads.stream()
                .map(Load::knownOn)
                .max(LocalDate::compareTo)
                .orElseThrow(() -> new UserError(
                        ExitCode.INPUT_REFUSED,
                        "the store",
                        "nothing has been loaded into it",
                        "at least one export",
                        "Load exports with quarterdeck ingest, or name them with --exports"));
        List<Path> files = new ArrayList<>();
        List<QuarantineCount> counts = new ArrayList<>();
        for (Load load : loads) {
            String of = " from statements.quarantined where load_id = " + DuckDb.quoted(load.loadId());
            List<List<Object>> rows = database.query(
                            "select text" + of + " order by line", List.of(new Column("text", Unit.TEXT)))
                    .rows();
            if (rows.isEmpty()) {
                continue;
            }
            String date = load.statementDate().toString();
            String name =
                    (load.file().contains(date) ? "" : date + "-") + load.file().replaceAll(".*[/\\\\]", "");
            Path file =
                    quarantine.resolve(files.contains(quarantine.resolve(name)) ? load.loadId() + "-" + name : name);
            QuarantineFile.write(
                    file, rows.stream().map(row -> (String) row.get(0)).toList());
            files.add(file);
            database.query(
                            "select reason, count(*)" + of + " and line > 0 group by reason order by reason",
                            List.of(new Column("reason", Unit.TEXT), COUNT))
                    .rows()
                    .forEach(row -> counts.add(new QuarantineCount(
                            file.getFileName().toString(), Reason.valueOf((String) row.get(0)), (Long) row.get(1))));
        }
        return new Ingested(
                asOf.orElse(last), last, List.of(), loads, List.of(), files, counts, absentTables(), List.of());
    }

    /**
     * What comes twice among staged rows.
     *
     * @param duplicates rows that say what another one says
     * @param conflicts rows that say something else than another one with the same key
     */
    record Repetitions(long duplicates, long conflicts) {}

    Repetitions repetitions(Staged staged) {
        String key = String.join(", ", staged.table().key());
        if (!staged.mayRepeat()) {
            return new Repetitions(0, 0);
        }
        return new Repetitions(
                count("select count(*) - count(distinct content_hash) from " + staged.name()),
                count("select count(distinct content_hash) - count(distinct row(" + key + ")) from " + staged.name()));
    }

    /** The sum of a money column over the staged rows, as the database has them. */
    BigDecimal sum(Staged staged, String column) {
        return (BigDecimal) database.query(
                        "select coalesce(sum(" + column + "), 0)::decimal(38, 6) from " + staged.name(),
                        List.of(new Column("total", Unit.MONEY)))
                .rows()
                .get(0)
                .get(0);
    }

    private long count(String query) {
        return (Long) database.query(query, List.of(COUNT)).rows().get(0).get(0);
    }

    /**
     * Makes staged rows statements, with their ledger row, as one transaction. An earlier reading of the same bytes for
     * the same day, by a layout that has since been mended, goes in the same moment.
     *
     * @param stages from stage to status, in order; empty for a table without stages
     * @param notes what is to be said of the records that were loaded
     */
    void commit(Staged staged, Load load, Map<String, String> stages, List<Notes.Counted> notes) {
        transaction(() -> add(staged, load, stages, notes));
    }

    /** Runs {@code work} as one transaction: all of it is kept, or none. */
    void transaction(Runnable work) {
        try {
            database.transaction(work);
        } finally {
            isJoined = null;
        }
    }

    /** What {@link #commit} does, inside a transaction that is open already. */
    void add(Staged staged, Load load, Map<String, String> stages, List<Notes.Counted> notes) {
        isJoined = null;
        CanonicalTable table = staged.table();
        String columns = table.values().stream().map(Column::name).collect(Collectors.joining(", "));
        String earlier = "select load_id from statements.loads where sha256 = " + DuckDb.quoted(load.sha256())
                + " and preset = " + DuckDb.quoted(load.preset())
                + " and statement_date = date " + DuckDb.quoted(load.statementDate());
        for (String emptied : List.of(table.name(), "stages", "load_notes", "quarantined", "loads")) {
            database.execute("delete from statements." + emptied + " where load_id in (" + earlier + ")");
        }
        database.execute("insert into statements." + table.name() + " (" + columns
                + ", load_id, line, content_hash, is_deleted) select " + columns + ", "
                + DuckDb.quoted(load.loadId())
                + ", line, content_hash, is_deleted from " + staged.name());
        long order = 0;
        for (Map.Entry<String, String> stage : stages.entrySet()) {
            insert("stages", Arrays.asList(stage.getKey(), ++order, stage.getValue(), load.loadId()));
        }
        for (Notes.Counted note : notes) {
            insert("load_notes", List.of(load.loadId(), note.note().name(), note.column(), note.records()));
        }
        insert("loads", load.row());
    }

    /** Notes why a load was taken although it looked wrong. */
    void accept(String loadId, String reason) {
        database.execute("update statements.loads set accepted = ? where load_id = ?", reason, loadId);
    }

    /** The rows of any query over the store. */
    Rows query(String sql, Column... columns) {
        return database.query(sql, List.of(columns));
    }

    /** Takes a load out of every table, as if it had never been loaded. */
    public void forget(Load load) {
        transaction(() -> {
            for (String table : List.of(load.tableName(), "stages", "load_notes", "quarantined", "loads")) {
                database.execute("delete from statements." + table + " where load_id = ?", load.loadId());
            }
        });
    }

    private void insert(String table, List<Object> row) {
        String columns = columns(table).stream().map(Column::name).collect(Collectors.joining(", "));
        database.execute(
                "insert into statements." + table + " (" + columns + (table.equals("stages") ? ", load_id" : "")
                        + ") values (" + String.join(", ", Collections.nCopies(row.size(), "?")) + ")",
                row.toArray());
    }

    /**
     * What the sources say of their stages, in this store and in files that are not in it yet, whose word is the last.
     *
     * @param reads of any table; only those of stages count
     */
    StageDefinitions stageDefinitions(List<ExportReader.Read> reads) {
        StageDefinitions definitions = new StageDefinitions();
        String what = "stage_id, stage_name, is_closed, is_won from ";
        define(
                definitions,
                "select system, " + what + "statements." + StageDefinitions.TABLE
                        + " inner join (select load_id, system, statement_date from statements.loads) as dated"
                        + " using (load_id) order by statement_date, content_hash");
        for (ExportReader.Read read : reads) {
            if (read.staged().table().name().equals(StageDefinitions.TABLE)) {
                String system = DuckDb.quoted(read.export().layout().system());
                define(
                        definitions,
                        "select " + system + ", " + what + read.staged().name() + " order by content_hash");
            }
        }
        return definitions;
    }

    private void define(StageDefinitions definitions, String query) {
        List<Column> columns = List.of(
                new Column("system", Unit.TEXT),
                new Column("stage_id", Unit.TEXT),
                new Column("stage_name", Unit.TEXT),
                new Column("is_closed", Unit.FLAG),
                new Column("is_won", Unit.FLAG));
        for (List<Object> row : database.query(query, columns).rows()) {
            definitions.add(
                    (String) row.get(0), (String) row.get(1), (String) row.get(2), (Boolean) row.get(3), (Boolean)
                            row.get(4));
        }
    }

    /** The load with this id, if its file is in the store. */
    public Optional<Load> load(String loadId) {
        Rows rows = database.query(
                "select " + Versions.names(LEDGER) + " from statements.loads where load_id = " + DuckDb.quoted(loadId),
                columns("loads"));
        return rows.rows().stream().findFirst().map(Load::of);
    }

    /** Every load, by statement date and file. */
    public List<Load> loads() {
        return table("loads").rows().stream().map(Load::of).toList();
    }

    /** The canonical tables that no export has filled, by name. */
    public List<String> absentTables() {
        List<String> filled = loads().stream().map(Load::tableName).distinct().toList();
        return CanonicalTable.all().values().stream()
                .filter(CanonicalTable::isVersioned)
                .map(CanonicalTable::name)
                .filter(name -> !filled.contains(name))
                // Its rows are made of the states as well.
                .filter(name -> !name.equals("opportunity_history") || !filled.contains("opportunity_states"))
                .toList();
    }

    /** A canonical table with all its versions, in the order of its grain. */
    public Rows table(String name) {
        return database.query(ordered(name), columns(name));
    }

    private static List<Column> columns(String table) {
        return CanonicalTable.all().get(table).header().columns();
    }

    /** The select that gives a canonical table as it is now; of one that no load fills, no rows. */
    String select(String name) {
        CanonicalTable table = CanonicalTable.all().get(name);
        Optional<String> identities = isJoined() ? Identities.select(name, filled()) : Optional.empty();
        if (identities.isPresent()) {
            return identities.get();
        }
        if (name.equals(EVENTS)) {
            return EventLog.select(
                    EventLog.TABLES.stream()
                            .filter(t -> count(
                                            "select count(distinct greatest(statement_date, coalesce(known_date, statement_date)))"
                                                    + " from statements.loads where table_name = "
                                                    + DuckDb.quoted(t))
                                    > 1)
                            .map(CanonicalTable.all()::get)
                            .toList(),
                    isJoined());
        }
        boolean isEmpty = table.isVersioned()
                && count("select count(*) from statements.loads where table_name = " + DuckDb.quoted(name)) == 0;
        return isEmpty
                ? "select " + Versions.names(table) + ", null::date as valid_from, null::date as valid_to,"
                        + " null::boolean as is_first from statements." + name + " where false"
                : Versions.select(table, isJoined());
    }

    /**
     * Whether keys of several systems, or aliases, have to be joined. Who is who is worked out when a table is asked for
     * after the statements have changed, and not at all for one system.
     */
    private boolean isJoined() {
        if (isJoined == null) {
            isJoined = count(Identities.count()) > 1;
            if (isJoined) {
                Identities.refresh(filled()).forEach(database::execute);
            }
        }
        return isJoined;
    }

    private List<CanonicalTable> filled() {
        return database
                .query(
                        "select distinct table_name from statements.loads order by table_name",
                        List.of(new Column("table_name", Unit.TEXT)))
                .rows()
                .stream()
                .map(row -> CanonicalTable.all().get((String) row.get(0)))
                .toList();
    }

    private String ordered(String name) {
        CanonicalTable table = CanonicalTable.all().get(name);
        String order = name.equals("loads")
                ? "statement_date, file, preset, sha256, load_id"
                : String.join(", ", table.header().grain());
        return "select * from (" + select(name) + ") order by " + order;
    }

    /**
     * Writes every canonical table to {@code <name>.parquet}, in the order of its grain; a table that no export filled
     * is empty there, with the right types.
     *
     * @param folder an existing folder inside the scratch folder, the only place where the database may write
     */
    public void writeParquet(Path folder) {
        for (String name : CanonicalTable.all().keySet()) {
            database.execute("copy (" + ordered(name) + ") to " + DuckDb.quoted(folder.resolve(name + ".parquet"))
                    + " (format parquet)");
        }
    }

    /** Remembers that a review was made as of this date. */
    public void recordReview(LocalDate asOf) {
        database.transaction(() -> {
            database.execute("delete from statements.reviews where as_of_date = ?", asOf);
            database.execute("insert into statements.reviews values (?)", asOf);
        });
    }

    /** The as-of date of the latest review made of this store before a date. */
    public Optional<LocalDate> lastReviewBefore(LocalDate asOf) {
        Rows last = database.query(
                "select max(as_of_date) as as_of_date from statements.reviews where as_of_date < date '" + asOf + "'",
                List.of(new Column("as_of_date", Unit.DATE)));
        return Optional.ofNullable(last.date(0, "as_of_date"));
    }

    @Override
    public void close() {
        database.close();
    }
}
