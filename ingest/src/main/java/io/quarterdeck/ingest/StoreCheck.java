package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.DuckDb;
import io.quarterdeck.engine.ExitCode;
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
        for (String table : store.tables()) {
            CanonicalTable known = CanonicalTable.all().get(table);
            if (known != null && known.isVersioned()) {
                HeldHashes.each(store, known, held -> check(store, held));
            } else {
                // The ledger, the stages and the rows in quarantine have no hash: reading them shows that they can be
                // read.
                store.query("select count(distinct hash(t)) as n from statements." + table + " as t", COUNT);
            }
        }
        return store.loads().stream().mapToLong(load -> records(store, load)).sum();
    }

    private static void check(Store store, HeldHashes.Held held) {
        if (!held.found().equals(held.noted())) {
            String what = "line " + held.line() + " is not as it was loaded";
            throw store.load(held.loadId())
                    .map(load -> damaged(load, what))
                    .orElseGet(() -> damaged("a file that no load tells of", what));
        }
    }

    private static long records(Store store, Load load) {
        long records = (Long) store.query(
                        "select count(*) as n from statements." + load.tableName() + " where load_id = "
                                + DuckDb.quoted(load.loadId()),
                        COUNT)
                .value(0, "n");
        if (records != load.loaded()) {
            throw damaged(load, records + " records are there, " + load.loaded() + " were loaded");
        }
        return records;
    }

    private static UserError damaged(Load load, String found) {
        return damaged(load.file() + " of " + load.statementDate(), found);
    }

    private static UserError damaged(String file, String found) {
        return new UserError(
                ExitCode.ENVIRONMENT,
                file + " in the store",
                found,
                "a store that is whole",
                "Restore the latest copy with quarterdeck store restore, or load the exports into a new store");
    }
}
