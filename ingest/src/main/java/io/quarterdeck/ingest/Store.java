package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.DuckDb;
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
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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
    static final long SCHEMA = 6;

    /** What the database may hold in memory, whatever the size of a file; the rest is in its spill files. */
    private static final String MEMORY = "1GB";

    private static final Column COUNT = new Column("n", Unit.COUNT);

    /** Worked out whenever it is read; its table has no rows. */
    private static final String EVENTS = "events";

    private static final String LEDGER = "loads";

    private final DuckDb database;
    private final Path scratch;
    private final Staging staging;

    /** Every load in order, which every table is asked for; null until somebody asks after a change. */
    private List<Load> ledger;

    /** Whether identities are joined across systems; null until somebody asks. */
    private Boolean isJoined;

    private Store(DuckDb database, Path scratch, boolean isNew) {
        this.scratch = scratch;
        this.database = database;
        this.staging = new Staging(database, scratch);
        if (isNew) {
            create(List.of());
            return;
        }
        database.execute("create schema if not exists statements");
        // Of the first schema, which kept the versions as views.
        database.execute("drop schema if exists versions cascade");
        database.execute("create table if not exists statements.schema_version (version BIGINT)");
        long version = count("select coalesce(max(version), 0) from statements.schema_version");
        if (version > SCHEMA) {
            database.close();
            throw newer("the store", version);
        }
        create(tables());
        if (version < SCHEMA) {
            database.transaction(() -> {
                // Up to the third schema a hash was kept as text.
                CanonicalTable.all().values().stream()
                        .filter(CanonicalTable::isVersioned)
                        .forEach(table -> database.execute("alter table statements." + table.name()
                                + " alter column content_hash set data type uuid using null"));
                rehash();
                database.execute("delete from statements.schema_version");
                database.execute("insert into statements.schema_version values (" + SCHEMA + ")");
            });
        }
    }

    /** Works the hashes of all statements out anew, as where an older quarterdeck had another way. */
    void rehash() {
        database.execute("create table statements.rehashed (row_id BIGINT, content_hash VARCHAR)");
        CanonicalTable.all().values().stream()
                .filter(CanonicalTable::isVersioned)
                .forEach(this::rehash);
        database.execute("drop table statements.rehashed");
    }

    private void rehash(CanonicalTable table) {
        try (DuckDb.Adder adder = database.add("statements", "rehashed")) {
            HeldHashes.each(
                    this,
                    table,
                    held -> adder.row(List.of(held.row(), held.found().toString())));
        }
        database.execute("update statements." + table.name() + " as t set content_hash = cast(r.content_hash as uuid)"
                + " from statements.rehashed as r where r.row_id = t.rowid");
        database.execute("delete from statements.rehashed");
    }

    /** Makes the tables that are not there, and adds the columns that an older version of the others did not have. */
    private void create(List<String> existing) {
        List<String> created = new ArrayList<>();
        if (existing.isEmpty()) {
            created.add("create schema if not exists statements");
            created.add("create table statements.schema_version as select " + SCHEMA + "::bigint as version");
        }
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
        changed();
        database.execute(sql);
    }

    /** A store for one run. @param scratch an existing folder of the run's own */
    public static Store inMemory(Path scratch) {
        return new Store(DuckDb.inMemory(scratch, MEMORY), scratch, true);
    }

    /** A store that is kept in a file, made if it is not there. @param scratch an existing folder of the run's own */
    public static Store inFile(Path file, Path scratch) {
        boolean isNew = Files.notExists(file);
        return new Store(DuckDb.inFile(file, scratch, MEMORY), scratch, isNew);
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
            columns.addAll(List.of("load_id VARCHAR", "line BIGINT", "content_hash UUID", "is_deleted BOOLEAN"));
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
        }
    }

    Staging staging() {
        return staging;
    }

    /** Keeps a quarantine file, heading first, beside the load whose rows it holds. */
    void keepQuarantine(String loadId, Path file) {
        try (InputStream in = Files.newInputStream(file);
                RecordSource records = new RecordScanner(in, ',');
                DuckDb.Adder adder = database.add("statements", "quarantined")) {
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

    /** The sum of a money column over the rows of a load, as the database has them. */
    BigDecimal sum(CanonicalTable table, String column, String loadId) {
        return (BigDecimal) database.query(
                        "select coalesce(sum(" + column + "), 0)::decimal(38, 6) from statements." + table.name()
                                + " where load_id = " + DuckDb.quoted(loadId),
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
    void commit(Staging.Staged staged, Load load, Map<String, String> stages, List<Notes.Counted> notes) {
        transaction(() -> {
            addRows(staged, load.loadId());
            addLoad(load, stages, notes);
        });
    }

    /** Runs {@code work} as one transaction: all of it is kept, or none. */
    void transaction(Runnable work) {
        try {
            database.transaction(work);
        } catch (RuntimeException | Error e) {
            changed();
            throw e;
        }
    }

    /** What was worked out of the statements no longer holds. */
    private void changed() {
        ledger = null;
        isJoined = null;
    }

    /** The first half of {@link #commit}, inside a transaction that is open already. */
    void addRows(Staging.Staged staged, String loadId) {
        CanonicalTable table = staged.table();
        String columns = table.values().stream().map(Column::name).collect(Collectors.joining(", "));
        String load = DuckDb.quoted(loadId);
        database.execute("insert into statements." + table.name() + " (" + columns
                + ", load_id, line, content_hash, is_deleted) select " + columns + ", " + load
                + ", line, content_hash, is_deleted from " + staged.source());
        Staging.checkCount(
                table,
                staged.rows(),
                count("select count(*) from statements." + table.name() + " where load_id = " + load));
    }

    /** The second half. */
    void addLoad(Load load, Map<String, String> stages, List<Notes.Counted> notes) {
        loads().stream()
                .filter(l -> load.sha256().equals(l.sha256())
                        && load.preset().equals(l.preset())
                        && load.statementDate().equals(l.statementDate()))
                .forEach(this::take);
        List<List<Object>> ordered = new ArrayList<>();
        for (Map.Entry<String, String> stage : stages.entrySet()) {
            ordered.add(Arrays.asList(stage.getKey(), ordered.size() + 1L, stage.getValue(), load.loadId()));
        }
        insert("stages", ordered);
        insert(
                "load_notes",
                notes.stream()
                        .map(n -> List.<Object>of(load.loadId(), n.note().name(), n.column(), n.records()))
                        .toList());
        insert(LEDGER, List.of(load.row()));
        changed();
    }

    /** Notes why a load was taken although it looked wrong. */
    void accept(String loadId, String reason) {
        database.execute("update statements.loads set accepted = ? where load_id = ?", reason, loadId);
        changed();
    }

    /** The rows of any query over the store. */
    Rows query(String sql, Column... columns) {
        return database.query(sql, List.of(columns));
    }

    /** Takes a load out of every table, as if it had never been loaded. */
    public void forget(Load load) {
        transaction(() -> take(load));
    }

    private void take(Load load) {
        for (String table : List.of(load.tableName(), "stages", "load_notes", "quarantined", LEDGER)) {
            database.execute("delete from statements." + table + " where load_id = ?", load.loadId());
        }
        changed();
    }

    /** Adds rows to a table that no export fills, as one statement. */
    private void insert(String table, List<List<Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String columns = columns(table).stream().map(Column::name).collect(Collectors.joining(", "));
        String row = "(" + String.join(", ", Collections.nCopies(rows.get(0).size(), "?")) + ")";
        database.execute(
                "insert into statements." + table + " (" + columns + (table.equals("stages") ? ", load_id" : "")
                        + ") values " + String.join(", ", Collections.nCopies(rows.size(), row)),
                rows.stream().flatMap(List::stream).toArray());
    }

    /**
     * What the sources say of their stages, in this store and in files that are not in it yet, whose word is the last.
     *
     * @param reads of any table; only those of stages count
     */
    StageDefinitions stageDefinitions(List<ExportReader.Read> reads) {
        StageDefinitions definitions = new StageDefinitions();
        String what = "stage_id, stage_name, is_closed, is_won from ";
        if (filledNames().contains(StageDefinitions.TABLE)) {
            define(
                    definitions,
                    "select system, " + what + "statements." + StageDefinitions.TABLE
                            + " inner join (select load_id, system, statement_date from statements.loads) as dated"
                            + " using (load_id) order by statement_date, content_hash");
        }
        for (ExportReader.Read read : reads) {
            if (read.staged().table().name().equals(StageDefinitions.TABLE)) {
                String system = DuckDb.quoted(read.export().layout().system());
                define(
                        definitions,
                        "select " + system + ", " + what + read.staged().source() + " order by content_hash");
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
        return loads().stream().filter(l -> l.loadId().equals(loadId)).findFirst();
    }

    /** Every load, by statement date and file. */
    public List<Load> loads() {
        if (ledger == null) {
            ledger = table(LEDGER).rows().stream().map(Load::of).toList();
        }
        return ledger;
    }

    /** The canonical tables that no export has filled, by name. */
    public List<String> absentTables() {
        Set<String> filled = filledNames();
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
        return isUnfilled(CanonicalTable.all().get(name))
                ? new Rows(columns(name), List.of())
                : database.query(ordered(name), columns(name));
    }

    private static List<Column> columns(String table) {
        return CanonicalTable.all().get(table).header().columns();
    }

    /** The select that gives a canonical table as it is now; of one that no load fills, no rows. */
    String select(String name) {
        CanonicalTable table = CanonicalTable.all().get(name);
        if (name.equals(LEDGER)) {
            return Versions.select(table, false);
        }
        if (isUnfilled(table)) {
            return "select " + Versions.names(table) + ", null::date as valid_from, null::date as valid_to,"
                    + " null::boolean as is_first from statements." + name + " where false";
        }
        Optional<String> identities = isJoined() ? Identities.select(name, filled()) : Optional.empty();
        if (identities.isPresent()) {
            return identities.get();
        }
        return name.equals(EVENTS)
                ? EventLog.select(
                        EventLog.TABLES.stream()
                                .filter(this::isOfSeveralDays)
                                .map(CanonicalTable.all()::get)
                                .toList(),
                        isJoined())
                : Versions.select(table, isJoined());
    }

    private boolean isOfSeveralDays(String table) {
        return loads().stream()
                        .filter(l -> l.tableName().equals(table))
                        .map(Load::knownOn)
                        .distinct()
                        .count()
                > 1;
    }

    /** Whether it is made of statements alone, and there are none. */
    private boolean isUnfilled(CanonicalTable table) {
        return table.isVersioned() && absentTables().contains(table.name());
    }

    private SortedSet<String> filledNames() {
        return loads().stream().map(Load::tableName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The tables that loads fill, by name. */
    private List<CanonicalTable> filled() {
        return filledNames().stream().map(CanonicalTable.all()::get).toList();
    }

    /**
     * Whether keys of several systems, or aliases, have to be joined. Who is who is worked out when a table is asked for
     * after the statements have changed, and not at all for one system.
     */
    private boolean isJoined() {
        if (isJoined == null) {
            Set<String> named = Identities.tables();
            isJoined = loads().stream()
                                    .filter(l -> named.contains(l.tableName()))
                                    .map(Load::system)
                                    .distinct()
                                    .count()
                            > 1
                    || filledNames().contains("aliases") && rows("aliases") > 0;
            if (isJoined) {
                Identities.refresh(filled()).forEach(database::execute);
            }
        }
        return isJoined;
    }

    private String ordered(String name) {
        CanonicalTable table = CanonicalTable.all().get(name);
        String order = name.equals(LEDGER)
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
        staging.close();
        database.close();
    }
}
