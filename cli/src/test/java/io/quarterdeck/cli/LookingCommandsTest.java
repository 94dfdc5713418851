package io.quarterdeck.cli;

import static io.quarterdeck.cli.CommandRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at exports and write no pack: init, check, tables. */
class LookingCommandsTest {
    @TempDir
    private Path work;

    private Path exports;

    @BeforeEach
    void someDeals() throws IOException {
        exports = Files.createDirectories(work.resolve("exports"));
        Files.writeString(exports.resolve("deals.csv"), """
                opportunity_id,owner_id,account_id,product_id,stage,amount,created_date,close_date
                O-1,P-1,A-1,PR-1,Closed Won,1200.50,2025-01-10,2025-02-20
                O-2,P-2,A-2,PR-2,Legal # review,900,2025-01-10,2025-12-31
                """);
        Files.writeString(exports.resolve("weather.csv"), "rain,wind\n1,2\n");
    }

    @Test
    void initWritesSettingsThatAreReadAndSayWhatWasFound() throws IOException {
        assertThat(run("init", exports.toString()).exitCode()).isZero();
        Path settings = exports.resolve("quarterdeck.yaml");
        assertThat(settings)
                .content()
                .contains("deals.csv: 2 opportunities (quarterdeck_sample/opportunities")
                .contains("weather.csv: not used")
                .contains("\"Legal # review\": open");
        assertThat(Settings.beside(exports).stages())
                .containsEntry("Closed Won", "won")
                .containsEntry("Legal # review", "open");
        assertThat(run("check", "--exports", exports.toString()).exitCode()).isZero();
    }

    @Test
    void initReplacesNothingUnasked() throws IOException {
        Files.writeString(exports.resolve("quarterdeck.yaml"), "company: Ours\n");
        assertThat(run("init", exports.toString()).exitCode()).isEqualTo(2);
        assertThat(exports.resolve("quarterdeck.yaml")).hasContent("company: Ours\n");
        assertThat(run("init", "--replace", exports.toString()).exitCode()).isZero();
        assertThat(run("init", work.resolve("nowhere").toString()).exitCode()).isEqualTo(2);
    }

    @Tag("nightly")
    @Test
    void settingsSayWhichPresetReadsAFileAndWhatIsNotCounted() throws IOException {
        Files.writeString(exports.resolve("tests.csv"), """
                opportunity_id,opportunity_name,owner_id,account_id,product_id,stage,amount,created_date,close_date
                O-8,TEST do not use,P-1,A-1,PR-1,Closed Won,7,2025-01-10,2025-02-20
                O-9,Contest hall,P-1,A-1,PR-1,Closed Won,8,2025-01-10,2025-02-20
                """);
        Files.writeString(
                exports.resolve("quarterdeck.yaml"),
                "not_counted: [TEST]\nsources: {'deals*.csv': quarterdeck_tables}\n");
        String loads =
                run("tables", "loads", "--csv", "--exports", exports.toString()).printed();
        assertThat(loads).contains("quarterdeck_tables/opportunities", "tests.csv");
        assertThat(run("tables", "exported_opportunities", "--csv", "--exports", exports.toString())
                        .printed())
                .contains("O-9")
                .doesNotContain("O-8");
        Files.writeString(exports.resolve("quarterdeck.yaml"), "sources: {'*.csv': quarterdeck_tabels}\n");
        CommandRun wrong = run("check", "--exports", exports.toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.messages()).contains("Did you mean \"quarterdeck_tables\"?");
    }

    @Tag("nightly")
    @Test
    void targetsMayStandInTheSettings() throws IOException {
        Path settings = exports.resolve("quarterdeck.yaml");
        Files.writeString(settings, """
                targets:
                  - {period: 2025-Q1, amount: 5000}
                  - {person: P-1, product: PR-1, period: 2025-02, amount: 1200.50, measure: units}
                """);
        assertThat(run("tables", "exported_targets", "--csv", "--exports", exports.toString())
                        .printed())
                .contains("bookings,company,company,,2025-01-01,2025-04-01,5000")
                .contains("units,person,P-1,PR-1,2025-02-01,2025-03-01,1200.5");
        assertThat(run("tables", "loads", "--csv", "--exports", exports.toString())
                        .printed())
                .contains("quarterdeck.yaml/targets.csv");
        Files.writeString(settings, "targets:\n  - {persn: P-1, period: 2025-Q1, amount: 5}\n");
        CommandRun wrong = run("check", "--exports", exports.toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.messages()).contains("quarterdeck.yaml line 2", "Did you mean \"person\"?");
        Files.writeString(settings, "targets:\n  - {period: 2025-Q5, amount: 5}\n");
        assertThat(run("check", "--exports", exports.toString()).messages())
                .contains("targets.0 is \"2025-Q5\"", "2025-Q3");
    }

    @Test
    void checkPrintsEveryRuleAndWritesNothing() throws IOException {
        CommandRun checked = run("check", "--exports", exports.toString(), "--as-of", "2025-03-31");
        assertThat(checked.exitCode()).isZero();
        assertThat(checked.printed())
                .contains("rows_are_accounted_for", "holds", "not used: weather.csv", "no export fills:");
        try (var files = Files.list(work)) {
            assertThat(files).containsExactly(exports);
        }
    }

    @Test
    void tablesAreListedAndPrinted() {
        CommandRun listed = run("tables", "--exports", exports.toString(), "--as-of", "2025-03-31");
        assertThat(listed.printed()).contains("fct_opportunities", "published");
        CommandRun printed = run("tables", "exported_opportunities", "--csv", "--exports", exports.toString());
        assertThat(printed.printed().lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("O-1") && line.contains("1200.5"));
        CommandRun wrong = run("tables", "fct_oportunities", "--exports", exports.toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.messages()).contains("Did you mean \"fct_opportunities\"?");
    }
}
