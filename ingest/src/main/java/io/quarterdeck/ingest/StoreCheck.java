package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.DuckDb;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.engine.UserError;

/**
 * Reads every value of every statement in a store and holds it to what was noted when it was loaded: the hash of each
 * record, and the row account of each file. Opening a damaged store, or counting its rows, finds only part of
 * the damage.
 */
public final class StoreCheck {
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
        Rows found = store.query(
                "select count(*) as n, min(line) filter (where content_hash is distinct from " + ContentHash.sql(table)
                        + ") as line from statements." + table.name() + " where load_id = "
                        + DuckDb.quoted(load.loadId()),
                COUNT,
                new Column("line", Unit.COUNT));
        if (found.value(0, "line") != null) {
            throw damaged(load, "line " + found.value(0, "line") + " is not as it was loaded");
        }
        long records = (Long) found.value(0, "n");
        if (records != load.loaded()) {
            throw damaged(load, records + " records are there, " + load.loaded() + " were loaded");
        }
        return records;
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
