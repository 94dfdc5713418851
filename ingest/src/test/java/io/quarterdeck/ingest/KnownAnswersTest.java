package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.DuckDbEngine;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of real systems, whose counts and sums are known. The files are not part of the project. */
class KnownAnswersTest {
    @TempDir
    Path scratch;

    private static Path data(String folder) {
        Path data = Path.of(System.getProperty("quarterdeck.root"), "..", "shared", "data", folder);
        assumeTrue(Files.isDirectory(data), () -> "skipped: there is no folder shared/data/" + folder);
        return data;
    }

    @Test
    void mavenCrmGoesInWhole() throws IOException {
        Path exports = data("maven_crm");
        try (Store store = Store.inMemory(scratch)) {
            Ingested ingested = Ingest.run(IngestRequest.of(exports, scratch.resolve("quarantine")), store, m -> {});
            assertThat(ingested.exitCode()).isEqualTo(ExitCode.DONE);
            assertThat(ingested.asOf()).isEqualTo(LocalDate.of(2017, 12, 31));
            assertThat(ingested.notUsed().stream().map(NotUsed::file)).contains("data_dictionary.csv");
            Load pipeline = ingested.loads().stream()
                    .filter(l -> l.tableName().equals("opportunities"))
                    .findFirst()
                    .orElseThrow();
            assertThat(pipeline.loaded()).isEqualTo(8_800);
            assertThat(pipeline.amountLoaded()).isEqualByComparingTo("10005534");
            assertThat(store.table("people").size()).isEqualTo(35);
            assertThat(ingested.absentTables())
                    .contains("assignments", "opportunity_history", "orders", "targets", "territories")
                    .doesNotContain("opportunities", "accounts", "products", "people");

            Path tables = Files.createDirectories(scratch.resolve("tables"));
            store.writeParquet(tables);
            try (DuckDbEngine engine = new DuckDbEngine(scratch)) {
                for (String table : CanonicalTable.all().keySet()) {
                    engine.load(table, tables.resolve(table + ".parquet"));
                }
                Rows byStatus = engine.query(
                        "select status, count(*), sum(amount) from opportunities group by status order by status",
                        List.of(
                                new Column("status", Unit.TEXT),
                                new Column("deals", Unit.COUNT),
                                new Column("amount", Unit.MONEY)));
                assertThat(byStatus.rows().stream().map(r -> r.get(0) + " " + r.get(1)))
                        .containsExactly("lost 2473", "open 2089", "won 4238");
                assertThat(byStatus.money(2, "amount")).isEqualByComparingTo("10005534");
            }
        }
    }

    @Test
    void adventureWorksGoesInWhole() {
        Path exports = data("adventureworks");
        try (Store store = Store.inMemory(scratch)) {
            Ingested ingested = Ingest.run(IngestRequest.of(exports, scratch.resolve("quarantine")), store, m -> {});
            assertThat(ingested.exitCode()).isEqualTo(ExitCode.DONE);
            assertThat(ingested.asOf()).isEqualTo(LocalDate.of(2014, 5, 1));
            assertThat(ingested.notUsed().stream().map(NotUsed::file)).contains("sales_person.csv");
            assertThat(store.table("orders").size()).isEqualTo(3_806);
            assertThat(sum(ingested, "orders")).isEqualByComparingTo("80487704.1832");
            assertThat(store.table("targets").size()).isEqualTo(163);
            assertThat(sum(ingested, "targets")).isEqualByComparingTo("95714000");
            assertThat(store.table("people").text(0, "name")).isEqualTo("stephen0");
            assertThat(store.table("people").text(0, "login")).isEqualTo("adventure-works\\stephen0");
        }
    }

    @Test
    void theSampleCompanyGoesInWhole() {
        Path exports = Path.of(System.getProperty("quarterdeck.root"), "sample-data");
        assumeTrue(
                Files.exists(exports.resolve("opportunities.csv")), () -> "skipped: sample-data/ has no exports yet");
        try (Store store = Store.inMemory(scratch)) {
            Ingested ingested = Ingest.run(IngestRequest.of(exports, scratch.resolve("quarantine")), store, m -> {});
            assertThat(ingested.exitCode()).isEqualTo(ExitCode.DONE);
            assertThat(ingested.asOf()).isEqualTo(LocalDate.of(2025, 9, 2));
            assertThat(ingested.loads()).allMatch(l -> l.loaded() == l.recordsIn());
            assertThat(ingested.absentTables())
                    .contains("territories")
                    .doesNotContain("opportunities", "opportunity_history", "people", "targets", "orders", "invoices");
        }
    }

    @Test
    void quickBooksAndZendeskGoInWhole() {
        assertThat(amounts(data("fivetran_quickbooks")))
                .containsEntry("quickbooks/invoice", "16 630240.55")
                .containsEntry("quickbooks/credit_memo", "12 -622440")
                .containsEntry("quickbooks/sales_receipt", "11 200")
                .containsEntry("quickbooks/sales_receipt_payment", "11 200")
                .containsEntry("quickbooks/payment", "12 166553.72")
                .containsEntry("quickbooks/payment_line", "12 186592.27")
                .containsEntry("quickbooks/refund_receipt", "4 0")
                .containsEntry("quickbooks/estimate", "10 419561")
                .containsEntry("quickbooks/linked_payment", "14 -")
                .containsEntry("quickbooks/department", "6 -");
        assertThat(amounts(data("fivetran_zendesk")))
                .containsEntry("zendesk/ticket", "10 -")
                .containsEntry("zendesk/organization", "10 -");
    }

    /** Records and amount loaded of each layout. Three lines have quantities of seven decimals, which are not stored. */
    private Map<String, String> amounts(Path folder) {
        Map<String, String> amounts = new TreeMap<>();
        for (Path export : exports(folder)) {
            try (Store store = Store.inMemory(scratch)) {
                IngestRequest plain = IngestRequest.of(export, scratch.resolve("quarantine"));
                IngestRequest request = new IngestRequest(
                        export,
                        plain.quarantine(),
                        Optional.of(LocalDate.of(2026, 3, 31)),
                        Optional.empty(),
                        plain.rules(),
                        plain.presets());
                for (Load load : Ingest.run(request, store, m -> {}).loads()) {
                    assertThat(load.quarantined())
                            .as(load.file())
                            .isEqualTo(load.preset().equals("quickbooks/credit_memo_line_item") ? 3 : 0);
                    amounts.put(
                            load.preset(),
                            load.loaded() + " "
                                    + (load.amountLoaded() == null ? "-" : Unit.MONEY.text(load.amountLoaded())));
                }
            } catch (UserError e) {
                assertThat(e.getMessage()).contains("no export that a preset knows");
            }
        }
        return amounts;
    }

    private static List<Path> exports(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BigDecimal sum(Ingested ingested, String table) {
        return ingested.loads().stream()
                .filter(l -> l.tableName().equals(table))
                .map(Load::amountLoaded)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void datesAsExcelSavesThemAreReadWhereThePresetDeclaresThem() {
        Path exports = data("maven_crm/variant_mdy_dates");
        try (Store store = Store.inMemory(scratch)) {
            IngestRequest plain = IngestRequest.of(exports, scratch.resolve("quarantine"));
            IngestRequest request = new IngestRequest(
                    plain.exports(),
                    plain.quarantine(),
                    Optional.of(LocalDate.of(2017, 12, 31)),
                    Optional.empty(),
                    plain.rules(),
                    plain.presets());
            Ingested ingested = Ingest.run(request, store, m -> {});
            assertThat(store.table("opportunities").size()).isEqualTo(8_800);
            assertThat(ingested.quarantineFiles()).isEmpty();
        }
    }
}
