package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.UserError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that nobody has described gets a preset, which loads it. */
class ProposedPresetTest {
    private static final String DEALS = """
            Deal ID,Deal Name,Sales Rep,Client,Phase,Deal Value,Entered,Expected Close
            D-1,Pumps,Ann,Acme,Talks,"1,200.50",13/01/2025,28/02/2025
            D-2,Valves,Bob,Bolt,Signed,900,02/01/2025,20/01/2025
            D-3,Seals,Ann,Acme,Lost to rival,150.25,05/02/2025,09/03/2025
            """;

    @TempDir
    Path scratch;

    private ProposedPreset proposed(String file, String text, String table) {
        Path path = TestStores.write(scratch.resolve("in").resolve(file), text.getBytes(StandardCharsets.UTF_8));
        return ProposedPreset.of(path, table, HouseRules.DEFAULT, scratch).get(0);
    }

    private Ingested loaded(Store store, ProposedPreset... presets) {
        for (ProposedPreset preset : presets) {
            TestStores.write(
                    scratch.resolve("presets/" + preset.name() + ".yaml"),
                    preset.text().getBytes(StandardCharsets.UTF_8));
        }
        return Ingest.run(
                new IngestRequest(
                        scratch.resolve("in"),
                        scratch.resolve("quarantine"),
                        Optional.of(LocalDate.of(2025, 6, 30)),
                        Optional.empty(),
                        HouseRules.DEFAULT,
                        Presets.builtIn().with(House.in(scratch))),
                store,
                line -> {});
    }

    @Test
    void dealsOfAnUnknownSystemAreLoadedByTheirProposal() {
        ProposedPreset proposed = proposed("our deals 2025-06.csv", DEALS, "");
        assertThat(proposed.name()).isEqualTo("our_deals");
        assertThat(proposed.faults()).isEmpty();
        try (Store store = Store.inMemory(scratch)) {
            Load load = loaded(store, proposed).loads().get(0);
            assertThat(load.tableName()).isEqualTo("opportunities");
            assertThat(load.loaded()).isEqualTo(3);
            assertThat(load.amountLoaded()).isEqualByComparingTo("2250.75");
            assertThat(store.table("opportunities").text(0, "status")).isEqualTo("open");
            assertThat(store.table("opportunities").text(1, "status")).isEqualTo("won");
            assertThat(store.table("opportunities").text(2, "status")).isEqualTo("lost");
            assertThat(store.table("opportunities").date(0, "created_date")).isEqualTo(LocalDate.of(2025, 1, 13));
        }
    }

    @Test
    void valuesSayTheKeyAndTheAmountWhereNoHeadingDoes() {
        ProposedPreset proposed = proposed("angebote.csv", """
                Vorgang;Bezeichnung;Kunde;Phase;Auftragswert;Abschlussdatum
                V-1;Pumpen;Acme;Gewonnen;1.200,50;28.02.2025
                V-2;Ventile;Bolt;Angebot;900,00;20.01.2025
                """, "");
        assertThat(proposed.text())
                .contains(
                        "\"Vorgang\": opportunity_id  # GUESSED by its values", "\"Auftragswert\": amount  # GUESSED");
        try (Store store = Store.inMemory(scratch)) {
            assertThat(loaded(store, proposed).loads().get(0).amountLoaded()).isEqualByComparingTo("2100.5");
            assertThat(store.table("opportunities").text(0, "opportunity_id")).isEqualTo("V-1");
        }
    }

    @Test
    void chineseHeadingsAreUnderstood() {
        ProposedPreset proposed = proposed("商机.csv", """
                商机编号,商机名称,客户名称,负责人,销售阶段,预计销售金额（元）,预计成交日期,创建时间
                A1,水泵,甲公司,王伟,方案报价,1200.5,2025-03-01,2025-01-05
                A2,阀门,乙公司,李娜,赢单,900,2025-02-01,2025-01-06
                """, "");
        assertThat(proposed.columns())
                .contains(
                        "opportunity_id",
                        "opportunity_name",
                        "account_id",
                        "owner_id",
                        "stage",
                        "amount",
                        "close_date");
        assertThat(proposed.text()).contains("\"方案报价\": open").contains("\"赢单\": won");
    }

    @Test
    void whatAReviewNeedsAndNoHeadingSaysIsNamed() {
        assertThat(proposed("deals.csv", DEALS, "").text()).doesNotContain("NOT FOUND");
        assertThat(proposed("deals.csv", DEALS.replace("Sales Rep", "Xyzzy").replace("Expected Close", "Plugh"), "")
                        .text())
                .contains("# NOT FOUND: no heading says owner_id, close_date.");
    }

    @Test
    void headingsOfOtherTonguesAreUnderstood() {
        assertThat(proposed("affaires.csv", """
                Référence;Nom de l'affaire;Client;Commercial;Étape;Montant HT (€);Date de clôture prévue;Date de création
                A-1;Pompes;Acme;Ann;Gagnée;1 200,50;28/02/2025;05/01/2025
                A-2;Vannes;Bolt;Bob;Perdue;900,00;20/01/2025;06/01/2025
                """, "").text())
                .contains("\"Commercial\": owner_id", "\"Nom de l'affaire\": opportunity_name")
                .contains("\"Gagnée\": won", "\"Perdue\": lost");
        assertThat(proposed("chancen.csv", """
                Chancen-Nr.;Bezeichnung;Kunde;Vertriebsmitarbeiter;Phase;Volumen (EUR);Abschlussdatum;Wahrscheinlichkeit
                C-1;Pumpen;Acme;Ann;Gewonnen;1.200,50;28.02.2025;50 %
                C-2;Ventile;Bolt;Bob;Angebot;900,00;20.01.2025;50 %
                """, "").text())
                .contains("\"Vertriebsmitarbeiter\": owner_id", "\"Wahrscheinlichkeit\": crm_probability");
        assertThat(proposed("台账.csv", """
                项目编号,项目名称,甲方单位,当前进度,签约预计时间,项目预算(元),销售人员,成功概率
                X-1,水泵,甲公司,中标,2025/3/1,1200.5,王伟,1
                X-2,阀门,乙公司,丢标,2025/2/1,900,李娜,0
                """, "").text())
                .contains("table: opportunities", "\"项目预算(元)\": amount", "\"中标\": won", "\"丢标\": lost");
    }

    @Test
    void whatIsWonAndLostIsADealAndWhatIsPaidIsNone() {
        assertThat(proposed("sales.csv", """
                Opp #,Customer Name,Sales Rep,Status,Est. Value (USD),Forecast Close,Created
                A1,Acme,Ann,Won,"$1,200.50",1/31/2025,1/5/2025
                A2,Bolt,Bob,Lost,$900,2/28/2025,1/6/2025
                """, "").text()).contains("table: opportunities", "\"Opp #\": opportunity_id");
        assertThat(proposed("charges.csv", """
                id,Created date (UTC),Amount,Currency,Description,Seller Message,Status,Customer ID
                ch_1,2025-03-01 08:03,120.50,eur,Invoice 1,Payment complete.,Paid,cus_1
                ch_2,2025-03-02 08:03,60.00,eur,Invoice 2,Payment complete.,Paid,cus_2
                """, "").text()).contains("table: payments");
    }

    @Test
    void anOrderOfDayAndMonthIsProvenOrLeftToThePerson() {
        assertThat(proposed("a.csv", DEALS, "").text()).contains("dates: [\"d/M/yyyy\"]  # proven");
        assertThat(proposed(
                                "b.csv",
                                DEALS.replace("13/01", "03/01")
                                        .replace("28/02", "08/02")
                                        .replace("20/01", "10/01"),
                                "")
                        .text())
                .contains("dates: [\"d/M/yyyy\", \"M/d/yyyy\"]  # NOT PROVEN");
    }

    @Test
    void decimalCommaIsProvenByTheNumbers() {
        assertThat(proposed(
                                "a.csv",
                                DEALS.replace("\"1,200.50\"", "\"1.200,50\"").replace("150.25", "\"150,25\""),
                                "")
                        .text())
                .contains("decimal: \",\"  # proven");
        assertThat(proposed("b.csv", DEALS, "").text()).contains("decimal: \".\"  # proven");
    }

    @Test
    void peopleAndProductsMayHaveNoKeyButTheirName() {
        assertThat(proposed("team.csv", "Sales Rep,Team,Manager\nAnn,East,Zoe\nBob,West,Zoe\n", "")
                        .text())
                .contains("\"Sales Rep\": [owner_id, name]")
                .contains("key: [owner_id]\n");
        assertThat(proposed("items.csv", "Product,Family,Price\nPump,Heavy,5\nSeal,Light,2\n", "")
                        .text())
                .contains("table: products")
                .contains("[product_id, product_name]");
    }

    @Test
    void targetsByQuarterAreReadAsPeriods() {
        ProposedPreset proposed =
                proposed("quota.csv", "Sales Rep,Quarter,Quota\nAnn,2025-Q1,100\nBob,2025-Q1,200\n", "");
        assertThat(proposed.text()).contains("table: targets").contains("[period_start, period_end_exclusive]");
        assertThat(proposed.rows().get(0)).contains("2025-01-01", "2025-04-01", "100");
    }

    @Test
    void headingsNeverBreakThePreset() {
        String odd = DEALS.replace("Deal Name", "\"Deal Name: \"\"x\"\" # {a} \\ [b]\"");
        assertThat(proposed("odd.csv", odd, "").faults()).isEmpty();
    }

    @Test
    void aFileThatSaysNoTableIsRefusedWithItsHeadings() {
        assertThatThrownBy(() -> proposed("weather.csv", "Rain,Wind\n1,2\n", ""))
                .isInstanceOfSatisfying(UserError.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED);
                    assertThat(e.getMessage()).contains("Rain, Wind");
                });
    }

    @Test
    void everyWordNamesAColumnOfItsTable() {
        assertThat(HeadingWords.all().keySet()).contains("opportunities", "orders", "targets", "people", "payments");
        for (HeadingWords words : HeadingWords.all().values()) {
            words.columns()
                    .forEach((column, list) -> list.forEach(
                            word -> assertThat(words.match(word, column).score())
                                    .as(words.table().name() + "." + column + " " + word)
                                    .isGreaterThan(0.9)));
            assertThat(words.needs()).isNotEqualTo(List.of());
        }
    }
}
