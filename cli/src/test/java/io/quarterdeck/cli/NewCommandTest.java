package io.quarterdeck.cli;

import static io.quarterdeck.cli.CommandRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewCommandTest {
    @TempDir
    private Path work;

    private CommandRun begin(String kind, String name) {
        return run("new", kind, name, "--house", work.resolve("house").toString());
    }

    @Tag("nightly")
    @Test
    void whatIsBegunRunsAsItStands() throws IOException {
        SmallHouse small = new SmallHouse(work);
        for (NewCommand.Kind kind : NewCommand.Kind.values()) {
            CommandRun begun = begin(kind.toString(), "my_" + kind);
            assertThat(begun.exitCode()).as(begun.messages()).isZero();
            assertThat(begun.printed()).contains("my_" + kind, "--house " + small.house);
        }
        Path pack = work.resolve("pack");
        CommandRun review = small.run("review", "--out", pack.toString());
        assertThat(review.exitCode()).as(review.messages()).isZero();
        assertThat(review.messages()).contains("1 in checks, 1 in metrics, 1 in presets, 1 in risks, 1 in sheets");
        assertThat(SmallHouse.part(pack, "xl/workbook.xml")).contains("\"My sheet\"");
        assertThat(SmallHouse.part(pack, "xl/sharedStrings.xml"))
                .contains("My metric", "My check", "metrics/my_metric.sql");
        assertThat(small.run("tables", "sheet_my_sheet", "--csv").printed()).contains("(unassigned),1,900,");
    }

    @Test
    void thePresetReadsWhatItSays() throws IOException {
        SmallHouse small = new SmallHouse(work);
        begin("preset", "our_crm");
        Files.writeString(small.exports.resolve("ours.csv"), """
                Deal number,Salesperson code,Deal stage,Deal value,First contact on
                D-1,S-1,Ordered,20.50,31/01/2025
                """);
        assertThat(small.run("tables", "exported_opportunities", "--csv").printed())
                .contains("D-1", "2025-01-31", "won");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsOverwritten(NewCommand.Kind kind) throws IOException {
        begin(kind.toString(), "mine");
        Path file;
        try (var files = Files.walk(work.resolve("house"))) {
            file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        Files.writeString(file, "mine\n");
        CommandRun again = begin(kind.toString(), "mine");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.messages()).contains("it is there already; wanted a new name.");
        assertThat(file).hasContent("mine\n");
    }

    @Test
    void aNameIsHeldToTheRules() {
        refused("metric", "Big Deals", "Did you mean \"big_deals\"?");
        refused("metric", "../stolen", "is no name of a table");
        refused("metric", "select", "is a word of SQL");
        refused("metric", "win_rate", "there is a table \"win_rate\" already");
        refused("check", "exported_people", "there is a table \"exported_people\" already");
        refused("preset", "salesforce", "there is a table \"salesforce\" already");
        begin("metric", "mine");
        refused("check", "mine", "there is a table \"mine\" already");
        assertThat(begin("model", "x").exitCode()).isEqualTo(2);
        assertThat(work.resolve("stolen.sql")).doesNotExist();
    }

    private void refused(String kind, String name, String message) {
        CommandRun run = begin(kind, name);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.messages()).contains(message);
    }

    @Test
    void theShellCompletesKindsAndHouses() {
        assertThat(run("completion").printed()).contains("metric", "--house", "_picocli_quarterdeck_new");
    }
}
