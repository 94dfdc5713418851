package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.DuckDb;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
    private static final Column COUNT = new Column("n", Unit.COUNT);
    private static final CanonicalTable PRODUCTS = CanonicalTable.all().get("products");

    @TempDir
    Path scratch;

    private static Staging.Staged staged(Store store) {
        Object[] pump = new Object[PRODUCTS.values().size()];
        pump[PRODUCTS.indexOf("product_id")] = "PR-1";
        pump[PRODUCTS.indexOf("product_name")] = "Pump";
        try {
            Spool rows = store.staging().spool(PRODUCTS);
            rows.row(Arrays.asList(pump), 2, false);
            return store.staging().stage(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Load account() {
        return new Load(
                "id",
                "products.csv",
                "sha",
                "p/l",
                "p",
                "products",
                DAY,
                false,
                "CSV",
                1,
                1,
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void aFailureHalfWayLeavesNothing() {
        Path file = scratch.resolve("store.duckdb");
        try (Store store = Store.inFile(file, scratch)) {
            Staging.Staged staged = staged(store);
            // By then the statements are in; the stages and the ledger row are not yet.
            Map<String, String> broken = new HashMap<>() {
                @Override
                public Set<Map.Entry<String, String>> entrySet() {
                    throw new IllegalStateException("failed half-way");
                }
            };
            assertThatThrownBy(() -> store.commit(staged, account(), broken, List.of()))
                    .hasMessage("failed half-way");
            assertThat(store.table("products").isEmpty()).isTrue();
            assertThat(store.loads()).isEmpty();
        }
        try (Store store = Store.inFile(file, scratch)) {
            assertThat(store.table("products").isEmpty()).isTrue();
            store.commit(staged(store), account(), Map.of(), List.of());
            assertThat(store.loads()).containsExactly(account());
        }
        try (Store store = Store.inFile(file, scratch)) {
            assertThat(store.table("products").text(0, "product_name")).isEqualTo("Pump");
        }
    }

    @Test
    void rowsThatAreNotStagedLeaveNoFile() throws IOException {
        try (Store store = Store.inMemory(scratch)) {
            Spool rows = store.staging().spool(PRODUCTS);
            rows.row(Arrays.asList(new Object[PRODUCTS.values().size()]), 2, false);
            assertThat(rows.path()).exists();
            store.staging().clear();
            assertThat(rows.path()).doesNotExist();
            store.commit(staged(store), account(), Map.of(), List.of());
            assertThat(store.table("products").size()).isEqualTo(1);
        }
    }

    @Test
    void everyValueComesOutOfASpoolAsItWentIn() throws IOException {
        CanonicalTable table = CanonicalTable.all().get("opportunity_lines");
        List<String> texts = List.of(
                " spaces ",
                "",
                "\"",
                "\"\"quoted\"\"",
                "a\u001fb",
                "two\nlines\r\nthree\rfour",
                "\u0000nul",
                "𠮷😀 中文",
                "null",
                "'",
                "\\",
                "\\\"",
                "\u007f\u0001",
                "\u0085\u2028",
                "\ufeffmark",
                ",;\t|",
                "x".repeat(3_000_000));
        try (Store store = Store.inMemory(scratch)) {
            Spool rows = store.staging().spool(table);
            for (String text : texts) {
                Object[] values = new Object[table.values().size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = switch (table.values().get(i).unit()) {
                        case TEXT -> text;
                        case MONEY, QUANTITY -> new BigDecimal("-12345678901234.567891");
                        case DAYS, RATIO, MULTIPLE, NUMBER -> 1e-7 / 3;
                        case DATE -> LocalDate.of(1901, 2, 28);
                        case COUNT -> Long.MIN_VALUE + 1;
                        case FLAG -> true;
                        case TIMESTAMP -> LocalDateTime.of(2025, 1, 1, 0, 0, 0, 123_456_000);
                    };
                }
                rows.row(Arrays.asList(values), 7, true);
            }
            Staging.Staged staged = store.staging().stage(rows);
            assertThat(staged.rows()).isEqualTo(texts.size());
            Rows read = store.query(
                    "select " + Versions.names(table) + " from " + staged.source(),
                    table.values().toArray(new Column[0]));
            for (Column column : table.values()) {
                for (int i = 0; i < texts.size(); i++) {
                    Object value = read.value(i, column.name());
                    switch (column.unit()) {
                        case TEXT -> assertThat(value).isEqualTo(texts.get(i));
                        case MONEY, QUANTITY -> assertThat(value).isEqualTo(new BigDecimal("-12345678901234.567891"));
                        case DAYS, RATIO, MULTIPLE, NUMBER -> assertThat(value).isEqualTo(1e-7 / 3);
                        case DATE -> assertThat(value).isEqualTo(LocalDate.of(1901, 2, 28));
                        default -> assertThat(value).isNotNull();
                    }
                }
            }
        }
    }

    @Test
    void aMendedLayoutReplacesItsEarlierReading() throws IOException {
        Path export = TestStores.write(
                scratch.resolve("in/deals.csv"), "Id,Value\n1,\"1,5\"\n".getBytes(StandardCharsets.UTF_8));
        String preset = "stages: {x: open}\nlayouts: {deals: {table: opportunities, key: opportunity_id,"
                + " amount: amount, required: {Id: opportunity_id, Value: amount}}}\n";
        try (Store store = Store.inMemory(scratch)) {
            for (String decimal : List.of(".", ",")) {
                Files.createDirectories(scratch.resolve("presets"));
                Files.writeString(scratch.resolve("presets/mine.yaml"), "decimal: '" + decimal + "'\n" + preset);
                IngestRequest plain = IngestRequest.of(export, scratch.resolve("quarantine" + (int) decimal.charAt(0)));
                Ingest.run(
                        new IngestRequest(
                                plain.exports(),
                                plain.quarantine(),
                                plain.asOf(),
                                Optional.of(DAY),
                                plain.rules(),
                                plain.presets().with(House.in(scratch))),
                        store,
                        m -> {});
            }
            assertThat(store.loads()).hasSize(1);
            assertThat(store.loads().get(0).loaded()).isEqualTo(1);
            assertThat(store.table("opportunities").money(0, "amount")).isEqualByComparingTo("1.5");
        }
    }

    @Test
    void aColumnThatAnOlderStoreDoesNotHaveIsAdded() {
        Path file = scratch.resolve("old.duckdb");
        try (DuckDb old = DuckDb.inFile(file, scratch, "1GB")) {
            old.execute("create schema statements");
            old.execute("create table statements.products (product_id VARCHAR, product_name VARCHAR,"
                    + " load_id VARCHAR, line BIGINT, content_hash VARCHAR)");
            old.execute("insert into statements.products values ('PR-0', 'Valve', 'old', 2, 'a hash of another kind')");
        }
        try (Store store = Store.inFile(file, scratch)) {
            store.commit(staged(store), account(), Map.of(), List.of());
            assertThat(store.table("products").text(0, "product_id")).isEqualTo("PR-1");
            assertThat(store.query("select count(distinct content_hash) as n from statements.products", COUNT)
                            .value(0, "n"))
                    .isEqualTo(2L);
        }
    }

    @Test
    void tablesThatNoExportFillsAreWrittenWithTheirTypes() throws IOException {
        try (Store store = Store.inMemory(scratch)) {
            store.commit(staged(store), account(), Map.of(), List.of());
            assertThat(store.absentTables()).contains("opportunities").doesNotContain("products", "stages", "loads");
            Path tables = Files.createDirectories(scratch.resolve("tables"));
            store.writeParquet(tables);
            try (DuckDb database = DuckDb.inMemory(scratch)) {
                for (CanonicalTable table : CanonicalTable.all().values()) {
                    database.execute("create table " + table.name() + " as from read_parquet("
                            + DuckDb.quoted(tables.resolve(table.name() + ".parquet")) + ")");
                    List<Column> columns = table.header().columns();
                    for (int i = 0; i < columns.size(); i++) {
                        String type = database.columnsOf(table.name()).get(i).type();
                        assertThat(columns.get(i).unit().accepts(type))
                                .as(table.name() + "." + columns.get(i).name() + " " + type)
                                .isTrue();
                    }
                    assertThat(database.columnsOf(table.name())).hasSize(columns.size());
                }
            }
        }
    }

    @Test
    void anAccountThatDoesNotAddUpIsNoAccount() {
        assertThatThrownBy(() -> new Load(
                        "id",
                        "x.csv",
                        "sha",
                        "p/l",
                        "p",
                        "products",
                        DAY,
                        false,
                        "CSV",
                        3,
                        1,
                        1,
                        0,
                        0,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .hasMessageContaining("3 records came in, but 1 were loaded and 1 are in quarantine");
    }

    @Test
    void quarantineNeverOverwritesAnExport() {
        Path export = TestStores.write(
                scratch.resolve("in/opportunities.csv"),
                (TestStores.HEADER + "O-1,P-1\n").getBytes(StandardCharsets.UTF_8));
        try (Store store = Store.inMemory(scratch)) {
            assertThatThrownBy(() -> TestStores.load(store, export, export.getParent(), DAY))
                    .isInstanceOfSatisfying(
                            UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
            assertThat(export).content().endsWith("O-1,P-1\n");
        }
    }

    @Test
    void quarantineThatCannotBeWrittenStopsTheRun() {
        Path export = TestStores.write(
                scratch.resolve("in/opportunities.csv"),
                (TestStores.HEADER + "O-1,P-1\n").getBytes(StandardCharsets.UTF_8));
        try (Store store = Store.inMemory(scratch)) {
            assertThatThrownBy(() -> TestStores.load(store, export, export.resolve("below-a-file"), DAY))
                    .isInstanceOfSatisfying(
                            UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.OUTPUT_FAILED));
            assertThat(store.loads()).isEmpty();
        }
    }

    @Test
    void nothingIsLoadedWhenOneFileIsRefused() {
        Path folder = scratch.resolve("in");
        TestStores.write(
                folder.resolve("a.csv"),
                (TestStores.HEADER + "O-1,P-1,,,Proposal,1,2025-01-01,\nO-2\n").getBytes(StandardCharsets.UTF_8));
        TestStores.write(folder.resolve("b.csv"), TestStores.HEADER.getBytes(StandardCharsets.UTF_8));
        try (Store store = Store.inMemory(scratch)) {
            Path quarantine = scratch.resolve("quarantine");
            assertThatThrownBy(() -> TestStores.load(store, folder, quarantine, DAY))
                    .hasMessageStartingWith("b.csv: a header and no records");
            assertThat(store.loads()).isEqualTo(Collections.emptyList());
            assertThat(quarantine.resolve("a.csv")).doesNotExist();
        }
    }
}
