package io.quarterdeck.cli;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.DuckDb;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.ingest.CanonicalTable;
import io.quarterdeck.ingest.Ingest;
import io.quarterdeck.ingest.IngestRequest;
import io.quarterdeck.ingest.Ingested;
import io.quarterdeck.ingest.Store;
import io.quarterdeck.sample.SampleCompany;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Canonical tables of a company with as many opportunities as wanted, each with about ten changes: the sample company's
 * divisions over and over, every one with people, teams, customers and deals of its own, who sell the same products.
 * The tables are written without exports in between, so that millions of rows take seconds.
 *
 * @param folder holds a Parquet file for every canonical table
 * @param absent the canonical tables without rows
 */
record LargeCompany(Path folder, List<String> absent, LocalDate asOf, long opportunities, long changes) {
    /** Of all divisions together. */
    private static final Set<String> SHARED =
            Set.of("products", "stages", "pipeline_stages", "loads", "load_notes", "market_sizes", "fx_rates");

    private static final Set<String> SHARED_IDS = Set.of("product_id", "load_id");

    /** What a division has for itself besides ids. */
    private static final Set<String> NAMES =
            Set.of("key", "record_key", "login", "email", "employee_number", "name", "manager", "team");

    /**
     * Writes a company.
     *
     * @param opportunities about so many
     * @param scratch an existing folder of the run's own
     */
    static LargeCompany write(long opportunities, Path scratch) throws IOException {
        Path exports = Files.createDirectories(scratch.resolve("sample"));
        Path division = Files.createDirectories(scratch.resolve("division"));
        Path folder = Files.createDirectories(scratch.resolve("company-" + opportunities));
        SampleCompany.write(1, exports);
        Ingested ingested;
        List<String> absent;
        try (Store store = Store.inMemory(scratch)) {
            ingested = Ingest.run(IngestRequest.of(exports, scratch.resolve("none")), store, line -> {});
            store.writeParquet(division);
            absent = store.absentTables();
        }
        try (DuckDb database = DuckDb.inMemory(scratch)) {
            long divisions =
                    Math.max(1, Math.round(opportunities / (double) count(database, division, "opportunities")));
            for (CanonicalTable table : CanonicalTable.all().values()) {
                String name = table.name();
                database.execute("copy (" + select(table, division, SHARED.contains(name) ? 1 : divisions) + ") to "
                        + file(folder, name) + " (format parquet)");
            }
            return new LargeCompany(
                    folder,
                    absent,
                    ingested.asOf(),
                    count(database, folder, "opportunities"),
                    count(database, folder, "opportunity_history"));
        }
    }

    private static String file(Path folder, String table) {
        return DuckDb.quoted(folder.resolve(table + ".parquet"));
    }

    private static long count(DuckDb database, Path folder, String table) {
        Rows rows = database.query(
                "select count(*) from read_parquet(" + file(folder, table) + ")",
                List.of(new Column("rows_found", Unit.COUNT)));
        return (Long) rows.value(0, "rows_found");
    }

    private static String select(CanonicalTable table, Path division, long divisions) {
        String rows = "select * from read_parquet(" + file(division, table.name()) + ")";
        String source = table.name().equals("opportunity_history") ? moreChanges(rows) : rows;
        List<String> columns = new ArrayList<>();
        for (Column column : table.header().columns()) {
            String name = column.name();
            String ofDivision = "case when k = 0 then " + name + " else " + name + " || '-' || k end as " + name;
            if (name.equals("scope_id")) {
                columns.add("case when k = 0 or scope_type not in ('person', 'team') then scope_id"
                        + " else scope_id || '-' || k end as scope_id");
            } else if (name.equals("old_value") || name.equals("new_value")) {
                columns.add("case when k = 0 or field <> 'owner_id' then " + name + " else " + name
                        + " || '-' || k end as " + name);
            } else if (column.unit() == Unit.TEXT
                    && (name.endsWith("_id") && !SHARED_IDS.contains(name) || NAMES.contains(name))) {
                columns.add(ofDivision);
            } else {
                columns.add(name);
            }
        }
        String once = table.name().equals("targets") ? " where k = 0 or scope_type in ('person', 'team')" : "";
        return "select " + String.join(", ", columns) + " from (" + source + ") cross join range(" + divisions
                + ") as d(k)" + once;
    }

    /** The sample's deals change five times; here a moved close date was moved in three steps, an amount in two. */
    private static String moreChanges(String rows) {
        String columns = CanonicalTable.all().get("opportunity_history").header().columns().stream()
                .map(Column::name)
                .map(name -> switch (name) {
                    case "changed_date" ->
                        "cast(changed_date - to_days(cast(steps - step as integer)) as date)" + " as changed_date";
                    case "old_value" ->
                        "case when step = 1 then old_value else " + value("step - 1") + " end as old_value";
                    case "new_value" ->
                        "case when step = steps then new_value else " + value("step") + " end as new_value";
                    default -> name;
                })
                .collect(Collectors.joining(", "));
        return "select " + columns + " from (select *, case when old_value is null then 1 when field = 'close_date'"
                + " then 3 when field = 'amount' then 2 else 1 end as steps from (" + rows
                + ")) cross join range(1, 4) as s(step) where step <= steps";
    }

    private static String value(String step) {
        return "case when field = 'close_date' then cast(cast(try_cast(old_value as date) + to_days(cast(10 * (" + step
                + ") as integer)) as date) as varchar)"
                + " else cast(cast(round(try_cast(old_value as decimal(20, 6)) * 1.05, 2) as decimal(20, 2)) as varchar) end";
    }
}
