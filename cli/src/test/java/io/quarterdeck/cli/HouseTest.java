package io.quarterdeck.cli;

import static io.quarterdeck.cli.SmallHouse.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarterdeck.engine.House;
import io.quarterdeck.engine.SelectRules;
import io.quarterdeck.engine.SqlModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a house takes part in a review as ours does. */
class HouseTest {
    @TempDir
    private Path work;

    private SmallHouse small;

    @BeforeEach
    void threeDeals() throws IOException {
        small = new SmallHouse(work);
    }

    @Test
    void oursKeepTheRulesOfAUsersSql() {
        try (SelectRules rules = new SelectRules(work)) {
            assertThat(Pipeline.models(House.NONE))
                    .filteredOn(SqlModel.class::isInstance)
                    .hasSizeGreaterThan(100)
                    .allSatisfy(model ->
                            assertThatCode(() -> rules.hold((SqlModel) model)).doesNotThrowAnyException());
        }
    }

    @Test
    void aMetricIsWhereverOursAre() throws IOException {
        small.with("metrics/won_value.sql", SmallHouse.METRIC);
        Path pack = work.resolve("pack");
        CommandRun review = small.run("review", "--out", pack.toString());
        assertThat(review.exitCode()).isZero();
        assertThat(review.messages()).contains("1 in metrics");
        assertThat(pack.resolve("tables/metrics.csv"))
                .content()
                .contains("won_value,2025-02,P-1,1200.5,", "won_value,2025-02,P-2,100,");
        assertThat(pack.resolve("tables/metrics_by_product.csv")).content().contains("won_value,2025-02,PR-1,1200.5,");
        assertThat(part(pack, "xl/sharedStrings.xml"))
                .contains("Won value", "Value of the deals that were won.", "metrics/won_value.sql", "Quarterdeck");
        assertThat(pack.resolve("manifest.json")).content().contains("\"file\": \"metrics/won_value.sql\"");
        assertThat(small.run("check").printed()).containsPattern("people_add_up +holds");
    }

    @Test
    void aMetricWhosePeopleDoNotAddUpIsNamed() throws IOException {
        small.with(
                "metrics/won_value.sql",
                SmallHouse.METRIC.replace("    owner_id,", "    'X-' || owner_id as owner_id,"));
        assertThat(small.run("tables", "people_add_up", "--csv").printed())
                .contains("won_value,\"1300.500000 by record, nothing by team\"");
        assertThat(small.run("check").exitCode()).isEqualTo(3);
    }

    @Test
    void aRateIsAddedUpAndThenDivided() throws IOException {
        small.with(
                "metrics/won_rate.sql",
                SmallHouse.METRIC
                        .replace("unit:      money", "unit:      ratio")
                        .replace("numerator    money", "numerator    count")
                        .replace(
                                "amount as numerator",
                                "cast(case when status = 'won' then 1 else 0 end as bigint) as numerator")
                        .replace("cast(null as bigint) as denominator", "cast(1 as bigint) as denominator")
                        .replace("where status = 'won'", "where status <> 'lost'"));
        assertThat(small.run("tables", "metrics", "--csv").printed())
                .contains("won_rate,2025-02,P-2,1,1", "won_rate,2025-12,P-2,0,1");
    }

    @Test
    void aFlagIsRaisedAndTestedOnThePastAsOursAre() throws IOException {
        small.with("risks/too_large.sql", SmallHouse.FLAG)
                .with("labels/zh.properties", "too_large.evidence = 金额 {exposure}\n");
        Path pack = work.resolve("pack");
        assertThat(small.run("review", "--out", pack.toString()).exitCode()).isZero();
        assertThat(pack.resolve("tables/risk_flags.csv"))
                .content()
                .containsPattern("O-2,too_large,high,900,.*Worth 900, owned by P-2");
        assertThat(pack.resolve("tables/risk_scorecard.csv")).content().contains("too_large,");
        assertThat(part(pack, "xl/sharedStrings.xml")).contains("Suspiciously large", "Look at it twice");
    }

    @Test
    void aDataRuleTellsOrStops() throws IOException {
        small.with("checks/small_deals_only.sql", SmallHouse.CHECK);
        CommandRun warned = small.run("check");
        assertThat(warned.exitCode()).isZero();
        assertThat(warned.printed()).containsPattern("small_deals_only +warning +1");
        small.with("checks/small_deals_only.sql", SmallHouse.CHECK.replace("warn", "fail"));
        Path pack = work.resolve("pack");
        CommandRun stopped = small.run("review", "--out", pack.toString());
        assertThat(stopped.exitCode()).isEqualTo(3);
        assertThat(stopped.messages()).contains("check small_deals_only is broken by 1 rows");
        assertThat(part(pack, "xl/sharedStrings.xml")).contains("Small deals only", "No open deal is larger than 500.");
    }

    @Test
    void aSheetStandsBehindOurs() throws IOException {
        small.with("sheets/05_by_owner.sql", SmallHouse.SHEET)
                .with("sheets/80_more.sql", SmallHouse.SHEET.replace("tab:      by_owner", "tab:      pipeline"))
                .with("labels/en.properties", "heading.largest_of_us = Our largest\ntab.by_owner = Who owns what\n");
        Path pack = work.resolve("pack");
        assertThat(small.run("review", "--out", pack.toString()).exitCode()).isZero();
        assertThat(part(pack, "xl/workbook.xml")).containsPattern("Risk list\".*\"Who owns what\".*\"Data quality\"");
        assertThat(part(pack, "xl/sharedStrings.xml"))
                .contains("1 deals are open; P-2 has most", "Our largest", "Open deals by owner.");
    }

    @Test
    void whatALanguageLacksIsSaidAndStandsInEnglish() throws IOException {
        small.with("sheets/05_by_owner.sql", SmallHouse.SHEET)
                .with("metrics/won_value.sql", SmallHouse.METRIC)
                .with("labels/en.properties", "heading.largest_of_us = Our largest\n")
                .with("labels/zh.properties", """
                        sheet_05_by_owner.title = 负责人
                        sheet_05_by_owner.message = 在跟商机 {sum deals} 个
                        sheet_05_by_owner.purpose = 按负责人
                        sheet_05_by_owner.empty = 没有在跟商机。
                        tab.by_owner = 按负责人
                        won_value.label = 赢单金额
                        """);
        Files.writeString(small.exports.resolve("quarterdeck.yaml"), "language: zh\n");
        Path pack = work.resolve("pack");
        CommandRun review = small.run("review", "--out", pack.toString());
        assertThat(review.exitCode()).isZero();
        assertThat(review.messages())
                .contains("house: labels/zh.properties has no text for heading.largest_of_us, won_value.purpose;"
                        + " the English text or the name stands there");
        assertThat(part(pack, "xl/sharedStrings.xml"))
                .contains(
                        "赢单金额",
                        "Value of the deals that were won.",
                        "在跟商机 1 个",
                        "Our largest",
                        "缺少 heading.largest_of_us、won_value.purpose");
        assertThat(part(pack, "xl/workbook.xml")).contains("按负责人");
    }

    @Test
    void aHouseBesideTheExportsNeedsNoOption() throws IOException {
        small.with("metrics/won_value.sql", SmallHouse.METRIC)
                .with("checks/small_deals_only.sql", SmallHouse.CHECK)
                .with("labels/zh.properties", "won_value.label = 赢单金额\n");
        String away = small.run("tables", "metrics", "--csv").printed();
        for (String room : List.of("metrics", "checks", "labels")) {
            Files.move(small.house.resolve(room), small.exports.resolve(room));
        }
        String exports = small.exports.toString();
        assertThat(CommandRun.run("tables", "metrics", "--csv", "--exports", exports)
                        .printed())
                .contains("won_value")
                .isEqualTo(away);
        CommandRun checked = CommandRun.run("check", "--exports", exports);
        assertThat(checked.printed()).contains("small_deals_only").doesNotContain("not used:");
    }

    @Test
    void presetsAndAliasesOfAHouseReadTheExports() throws IOException {
        Files.writeString(
                small.exports.resolve("visits.csv"),
                "Visit no,Seller,Went on\nV-1,u17,2025-02-03\nV-2,u99,2025-02-04\n");
        small.with("presets/our_visits.yaml", """
                system: visits
                layouts:
                  visits:
                    table: activities
                    key: activity_id
                    required:
                      Visit no: activity_id
                      Seller: owner_id
                      Went on: done_date
                """)
                .with("aliases/people.csv", "Object,Source,Key,Canonical ID\nperson,visits,u17,P-1\n");
        String loads = small.run("tables", "loads", "--csv").printed();
        assertThat(loads).contains("aliases/people.csv", "visits.csv");
        assertThat(small.run("tables", "exported_activities", "--csv").printed())
                .contains("P-1")
                .doesNotContain("u17");
        Path store = work.resolve("a.store");
        CommandRun ingested = small.run("ingest", "--store", store.toString());
        assertThat(ingested.exitCode()).isZero();
        assertThat(ingested.messages()).contains("3 files added, 0 known already");
        assertThat(CommandRun.run("tables", "exported_activities", "--csv", "--store", store.toString())
                        .printed())
                .contains("P-1");
    }

    @Test
    void aStoreAloneIsReviewedWithAHouse() throws IOException {
        Path store = work.resolve("a.store");
        CommandRun.run("ingest", "--exports", small.exports.toString(), "--store", store.toString());
        small.with("metrics/won_value.sql", SmallHouse.METRIC);
        assertThat(CommandRun.run(
                                "tables",
                                "metrics",
                                "--csv",
                                "--store",
                                store.toString(),
                                "--house",
                                small.house.toString())
                        .printed())
                .contains("won_value");
    }

    @Test
    void theSameHouseGivesTheSameBytesAndAnotherOneAnotherRun() throws IOException {
        small.with("metrics/won_value.sql", SmallHouse.METRIC).with("sheets/by_owner.sql", SmallHouse.SHEET);
        for (String pack : List.of("one", "two")) {
            small.run("review", "--out", work.resolve(pack).toString());
        }
        assertThat(work.resolve("one/manifest.json")).hasSameTextualContentAs(work.resolve("two/manifest.json"));
        small.with("metrics/won_value.sql", SmallHouse.METRIC.replace("Won value", "Won amount"));
        small.run("review", "--out", work.resolve("three").toString());
        assertThat(runId("three")).isNotEqualTo(runId("one"));
    }

    private String runId(String pack) throws IOException {
        return Files.readAllLines(work.resolve(pack).resolve("manifest.json")).stream()
                .filter(line -> line.contains("run_id"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void initAndPresetKnowAHouse() throws IOException {
        Files.writeString(
                small.exports.resolve("ours.csv"),
                "Opportunity No,Sales rep,Deal stage,Deal amount,Created on\nX-1,P-1,Proposal,12,2025-01-05\n");
        String house = small.house.toString();
        assertThat(CommandRun.run("preset", small.exports.resolve("ours.csv").toString(), "--house", house)
                        .printed())
                .contains("a review with this house uses it");
        assertThat(small.house.resolve("presets/ours.yaml")).exists();
        assertThat(CommandRun.run("init", small.exports.toString(), "--house", house)
                        .exitCode())
                .isZero();
        assertThat(small.exports.resolve("quarterdeck.yaml"))
                .content()
                .contains("ours.csv: 1 opportunities (ours/ours");
    }
}
