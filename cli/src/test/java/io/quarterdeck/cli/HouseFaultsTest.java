package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong in a house is said with the user's own file and line, and exit code 2. */
class HouseFaultsTest {
    private static final String METRIC = "metrics/mine.sql";
    private static final String SHEET = "sheets/by_owner.sql";

    @TempDir
    private Path work;

    private SmallHouse small;

    @BeforeEach
    void threeDeals() throws IOException {
        small = new SmallHouse(work);
    }

    private void refused(String message) {
        CommandRun run = small.run("check");
        assertThat(run.messages()).contains("quarterdeck: " + message);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.printed()).isEmpty();
    }

    @Test
    void aNameOfOurs() throws IOException {
        small.with("metrics/win_rate.sql", SmallHouse.METRIC);
        refused(
                "metrics/win_rate.sql: there is a table \"win_rate\" already; wanted a name of its own. Choose another name;"
                        + " `quarterdeck tables` lists those that are taken.");
    }

    @Test
    void oneNameTwice() throws IOException {
        small.with("metrics/mine.sql", SmallHouse.METRIC).with("checks/mine.sql", SmallHouse.CHECK);
        refused("checks/mine.sql: there is a table \"mine\" already");
    }

    @Test
    void aNameThatIsNone() throws IOException {
        small.with("metrics/Big Deals.sql", SmallHouse.METRIC);
        refused(
                "metrics/Big Deals.sql: \"Big Deals\" is no name of a table; wanted small letters, digits and _, at most 60"
                        + " of them, a letter first. Did you mean \"big_deals\"? Choose another name.");
        Files.delete(small.house.resolve("metrics/Big Deals.sql"));
        small.with("metrics/order.sql", SmallHouse.METRIC);
        refused("metrics/order.sql: \"order\" is a word of SQL");
        Files.delete(small.house.resolve("metrics/order.sql"));
        small.with(SHEET, SmallHouse.SHEET.replace("largest_of_us", "Largest"));
        refused("sheets/by_owner.sql line 15: \"Largest\" is no name of a column");
    }

    @Test
    void anInputThatIsNot() throws IOException {
        small.with(METRIC, SmallHouse.METRIC.replace("fct_opportunities", "fct_oportunities"));
        refused(
                "metrics/mine.sql line 6: there is no table \"fct_oportunities\"; wanted a table that `quarterdeck tables`"
                        + " lists, or one of the house. Did you mean \"fct_opportunities\"? Correct the line `inputs`, and the select.");
    }

    @Test
    void anInputThatIsNotDeclared() throws IOException {
        small.with(METRIC, SmallHouse.METRIC.replace("from fct_opportunities", "from fct_opportunities, fct_credits"));
        refused("metrics/mine.sql line 25: it reads \"fct_credits\", which is not among its inputs");
    }

    @Test
    void aCircle() throws IOException {
        small.with(
                METRIC,
                SmallHouse.METRIC
                        .replace("inputs:    fct_opportunities", "inputs:    metrics, fct_opportunities")
                        .replace("where status", "where (select count(*) from metrics) > 0 and status"));
        refused(
                "metrics/mine.sql line 6: it is worked out from itself: mine reads metrics reads mine; wanted tables that can"
                        + " be worked out before it.");
        Files.delete(small.house.resolve(METRIC));
        small.with("checks/one.sql", SmallHouse.CHECK.replace("open_deals", "other"))
                .with("checks/other.sql", SmallHouse.CHECK.replace("open_deals", "one"));
        refused("checks/one.sql line 5: it is worked out from itself: one reads other reads one");
    }

    @Test
    void aUnitThatTheSelectDoesNotReturn() throws IOException {
        small.with(METRIC, SmallHouse.METRIC.replace("amount as numerator", "cast(amount as double) as numerator"));
        refused(
                "metrics/mine.sql line 14: column numerator is declared money, which is stored as DECIMAL(38,6), but the SQL"
                        + " returns DOUBLE; wanted a column of its unit.");
    }

    @Test
    void columnsThatTheSelectDoesNotReturn() throws IOException {
        small.with(METRIC, SmallHouse.METRIC.replace("    product_id,\n", ""));
        refused(
                "metrics/mine.sql line 7: the header lists columns [as_of_date, record_id, event_date, owner_id, product_id,"
                        + " account_id, numerator, denominator], but the SQL returns [as_of_date, record_id, event_date, owner_id,"
                        + " account_id, numerator, denominator]");
    }

    @Test
    void aGrainThatIsNotUnique() throws IOException {
        small.with(
                "checks/mine.sql",
                SmallHouse.CHECK
                        .replace("opportunity_id as subject", "'all' as subject")
                        .replace(
                                "from open_deals\nwhere amount > 500",
                                "from open_deals\nunion all\nselect 'all', '' from open_deals"));
        refused("checks/mine.sql line 4: the grain (subject) is not unique: 2 rows share one, at all");
    }

    @Test
    void aColumnThatAnInputLacks() throws IOException {
        small.with(METRIC, SmallHouse.METRIC.replace("amount as numerator", "amout as numerator"));
        refused(
                "metrics/mine.sql line 23: the database refuses it (Binder Error: Referenced column \"amout\" not found");
    }

    @Test
    void aValueThatCannotBeCast() throws IOException {
        small.with("checks/mine.sql", SmallHouse.CHECK.replace("amount > 500", "cast(stage as bigint) > 500"));
        refused("checks/mine.sql line 13: the database refuses it (Conversion Error");
    }

    @Test
    void aSyntaxError() throws IOException {
        small.with(METRIC, SmallHouse.METRIC.replace("where status = 'won'", "wehre status = 'won'"));
        refused("metrics/mine.sql line 26: syntax error at or near");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "read_csv('/etc/passwd')",
                "read_text('/etc/passwd')",
                "'/etc/passwd'",
                "glob('/*')",
                "duckdb_settings()",
                "exported_opportunities",
                "kept.exported_opportunities"
            })
    void aStrangersSelect(String source) throws IOException {
        small.with(
                METRIC,
                SmallHouse.METRIC.replace("from fct_opportunities", "from fct_opportunities, " + source + " as s"));
        CommandRun run = small.run("check");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.messages()).contains("quarterdeck: metrics/mine.sql line 25: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy fct_opportunities to 'STOLEN'",
                "attach 'STOLEN' as other",
                "install httpfs",
                "load httpfs",
                "set memory_limit = '1GB'",
                "pragma database_list",
                "drop table kept.exported_opportunities",
                "create table mine as select 1 as x",
                "select 1 as x"
            })
    void aStrangersStatement(String statement) throws IOException {
        Path stolen = work.resolve("stolen");
        small.with(METRIC, SmallHouse.METRIC.stripTrailing() + ";\n" + statement.replace("STOLEN", stolen.toString()));
        CommandRun run = small.run("check");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.messages()).contains("quarterdeck: metrics/mine.sql: ", "one select");
        assertThat(stolen).doesNotExist();
    }

    @Test
    void aSemicolonAtTheEndIsNoFault() throws IOException {
        small.with(METRIC, SmallHouse.METRIC.stripTrailing() + ";\n");
        assertThat(small.run("check").exitCode()).isZero();
    }

    @Test
    void aSheetThatCannotBeWritten() throws IOException {
        small.with(SHEET, SmallHouse.SHEET.replace("-- empty:    No deal is open.\n", ""));
        refused(
                "sheets/by_owner.sql: the header has no line \"empty\"; wanted what the sheet says where there are no rows.");
        small.with(SHEET, SmallHouse.SHEET.replace("{sum deals}", "{sum deal}"));
        refused("sheets/by_owner.sql line 4: {sum deal}: there is no column \"deal\" (Did you mean \"deals\"?)");
        small.with(SHEET, SmallHouse.SHEET.replace("{sum deals}", "{all deals}"));
        refused("sheets/by_owner.sql line 4: {all deals} is no place of a message");
        small.with(SHEET, SmallHouse.SHEET.replace("amount desc", "amount down"));
        refused("sheets/by_owner.sql line 6: \"amount down\"; wanted a column, with desc behind it or nothing.");
        small.with(SHEET, SmallHouse.SHEET.replace("totals:   deals", "totals:   owner_name"));
        refused("sheets/by_owner.sql line 7: \"owner_name\" is a text; wanted a column of numbers.");
        small.with(SHEET, SmallHouse.SHEET.replace("bars owner_name", "pie owner_name"));
        refused("sheets/by_owner.sql line 8: \"pie owner_name: amount\"");
        small.with(SHEET, SmallHouse.SHEET.replace("tab:      by_owner", "tab:      summary"));
        refused("sheets/by_owner.sql line 2: the tab \"summary\" is a sheet of another kind");
    }

    @Test
    void aFlagThatNeedsWhatNobodyHas() throws IOException {
        small.with("risks/mine.sql", SmallHouse.FLAG.replace("opportunities.amount", "oportunities.amount"));
        refused(
                "risks/mine.sql line 6: no export has \"oportunities.amount\"; wanted a column of an exported table, like"
                        + " opportunities.amount. Did you mean \"opportunities\"?");
        small.with("risks/mine.sql", SmallHouse.FLAG.replace("-- grain:", "-- limits:    pushed_days\n-- grain:"));
        refused("risks/mine.sql line 7: there is no threshold \"pushed_days\"");
        small.with("risks/mine.sql", SmallHouse.FLAG).with("labels/zh.properties", "mine.evidence = 金额 {amount}\n");
        refused("labels/zh.properties line 1: the evidence names [amount], which are not among the flag's columns");
    }

    @Test
    void labelsOfNothing() throws IOException {
        small.with(METRIC, SmallHouse.METRIC).with("labels/zh.properties", "mine.label = 我的\nmine.purpos = 含义\n");
        refused(
                "labels/zh.properties line 2: nothing in the house is called \"mine.purpos\"; wanted the name of a metric,"
                        + " flag, data rule or sheet");
        small.with("labels/zh.properties", "tab.teams = 我的团队\n");
        refused("labels/zh.properties line 1: \"tab.teams\" has a text already");
        small.with("labels/zh.properties", "").with("labels/fr.properties", "mine.label = Le mien\n");
        refused("labels/fr.properties: there is no language \"fr\"; wanted one of en, zh as the file's name.");
    }

    @Test
    void aTextThatIsNotUtf8() throws IOException {
        small.with(METRIC, SmallHouse.METRIC);
        Files.write(small.house.resolve(METRIC), "-- purpose: 赢单\n".getBytes("GB18030"));
        refused("metrics/mine.sql: it is no UTF-8 text; wanted a text file in UTF-8. Save it again as UTF-8.");
    }

    @Test
    void aMarkBeforeTheFirstLetterIsNoFault() throws IOException {
        small.with(METRIC, SmallHouse.METRIC);
        Files.write(
                small.house.resolve(METRIC),
                ("\uFEFF" + SmallHouse.METRIC.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8));
        assertThat(small.run("check").exitCode()).isZero();
    }

    @Test
    void aHouseThatIsNone() {
        refused("--house " + small.house
                + ": there is nothing of a house in it; wanted a folder with a folder in it that is"
                + " called metrics, risks, checks, sheets, labels, presets or aliases.");
        CommandRun nowhere = CommandRun.run(
                "check",
                "--exports",
                small.exports.toString(),
                "--house",
                work.resolve("nowhere").toString());
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.messages()).contains("there is no such folder");
    }

    @Test
    void whatTakesNoPartIsSaid() throws IOException {
        small.with("metrics/notes.txt", "to do").with("metric/mine.sql", "x").with("checks/mine.sql", SmallHouse.CHECK);
        assertThat(small.run("check").messages())
                .contains("house: metrics/notes.txt is not used; wanted a name that ends in .sql")
                .contains("house: the folder metric is not used. Did you mean \"metrics\"?");
    }
}
