package io.quarterdeck.ingest;

import io.quarterdeck.engine.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What tests of the store share. */
final class TestStores {
    static final String HEADER = "opportunity_id,owner_id,account_id,product_id,stage,amount,created_date,close_date\n";

    private TestStores() {}

    /** Loads one file of opportunities. */
    static Ingested load(Store store, Path file, Path quarantine, LocalDate statementDate) {
        return Ingest.run(
                new IngestRequest(
                        file,
                        quarantine,
                        Optional.empty(),
                        Optional.of(statementDate),
                        HouseRules.DEFAULT,
                        Presets.builtIn()),
                store,
                m -> {});
    }

    static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every canonical table but the ledger; of the events, all but the load that said so: a split file is two loads. */
    static List<Rows> tables(Store store) {
        List<Rows> tables = new ArrayList<>();
        for (String table : CanonicalTable.all().keySet()) {
            if (!table.equals("loads")) {
                Rows rows = store.table(table);
                int width = rows.columns().size() - (table.equals("events") ? 1 : 0);
                tables.add(new Rows(
                        rows.columns().subList(0, width),
                        rows.rows().stream().map(row -> row.subList(0, width)).toList()));
            }
        }
        return tables;
    }
}
