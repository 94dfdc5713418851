package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.DuckDb;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.engine.UserError;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads every value of every statement in a store and holds it to what was noted when it was loaded: the hash of each
 * record, and the row account of each file. Opening a damaged store, or counting its rows, finds only part of
 * the damage.
 */
public final class StoreCheck {
    private static final long AT_ONCE = 100_000;
    private static final Column COUNT = new Column("n", Unit.COUNT);

    private StoreCheck() {}

    /** @return how many records were read @throws UserError at the first load that is not as it was */
    public static long run(Store store) {
        long records = 0;
        for (Load load : store.loads()) {
            records += records(store, load);
        }
        for (String table : store.tables()) {
            // The ledger, the stages and the rows in quarantine have no hash: reading them shows that they can be read.
            if (!CanonicalTable.all().containsKey(table)
                    || !CanonicalTable.all().get(table).isVersioned()) {
                store.query("select count(distinct hash(t)) as n from statements." + table + " as t", COUNT);
            }
        }
        return records;
    }

    private static long records(Store store, Load load) {
        CanonicalTable table = CanonicalTable.all().get(load.tableName());
        ContentHash hash = new ContentHash(table.values());
        List<Column> columns = new ArrayList<>(table.values());
        columns.add(new Column("line", Unit.COUNT));
        columns.add(new Column("content_hash", Unit.TEXT));
        columns.add(new Column("is_deleted", Unit.FLAG));
        String of = " from statements." + table.name() + " where load_id = " + DuckDb.quoted(load.loadId());
        String select = "select " + Versions.names(table) + ", line, content_hash, coalesce(is_deleted, false)" + of;
        long last = (Long)
                store.query("select coalesce(max(line), 0) as n" + of, COUNT).value(0, "n");
        long found = 0;
        for (long from = 0; from <= last; from += AT_ONCE) {
            Rows rows = store.query(
                    select + " and line >= " + from + " and line < " + (from + AT_ONCE) + " order by line",
                    columns.toArray(new Column[0]));
            for (List<Object> row : rows.rows()) {
                int width = table.values().size();
                boolean isDeleted = (Boolean) row.get(width + 2);
                if (!hash.of(row.subList(0, width), isDeleted).equals(row.get(width + 1))) {
                    throw damaged(load, "line " + row.get(width) + " is not as it was loaded");
                }
            }
            found += rows.size();
        }
        if (found != load.loaded()) {
            throw damaged(load, found + " records are there, " + load.loaded() + " were loaded");
        }
        return found;
    }

    private static UserError damaged(Load load, String found) {
        return new UserError(
                ExitCode.ENVIRONMENT,
                load.file() + " of " + load.statementDate() + " in the store",
                found,
                "a store that is whole",
                "Restore the latest copy with quarterdeck store restore, or load the exports into a new store");
    }
}
