package io.quarterdeck.cli;

import static io.quarterdeck.cli.CommandRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an export that no preset knows to a review of it, in two commands. */
class PresetCommandTest {
    @TempDir
    private Path work;

    private Path deals;

    @BeforeEach
    void anExportThatNobodyKnows() throws IOException {
        deals = Files.createDirectories(work.resolve("exports")).resolve("deals.csv");
        Files.writeString(deals, """
                Deal ID,Deal Name,Sales Rep,Client,Phase,Deal Value,Entered,Expected Close
                D-1,Pumps,Ann,Acme,Talks,1200.50,13/01/2025,28/12/2025
                D-2,Valves,Bob,Bolt,Signed,900,02/01/2025,20/02/2025
                D-3,Seals,Ann,Acme,Lost,150.25,05/02/2025,19/03/2025
                """);
    }

    @Test
    void theProposedPresetReviewsTheExport() throws IOException {
        CommandRun proposed = run("preset", deals.toString());
        assertThat(proposed.exitCode()).isZero();
        assertThat(proposed.printed())
                .contains("table: opportunities", "D-2", "2025-02-20", "Written to presets/deals.yaml");
        assertThat(work.resolve("exports/presets/deals.yaml"))
                .content()
                .startsWith("# Proposed by looking at the 3 records");

        Path pack = work.resolve("pack");
        CommandRun reviewed = run(
                "review",
                "--exports",
                work.resolve("exports").toString(),
                "--as-of",
                "2025-03-31",
                "--out",
                pack.toString());
        assertThat(reviewed.exitCode()).isZero();
        assertThat(pack.resolve("tables/loads.csv"))
                .content()
                .contains("deals/deals")
                .contains(",2250.75,");
    }

    @Test
    void aPresetThatIsThereIsNotReplacedUnasked() {
        run("preset", deals.toString());
        assertThat(run("preset", deals.toString()).exitCode()).isEqualTo(2);
        assertThat(run("preset", "--replace", deals.toString()).exitCode()).isZero();
    }

    @Test
    void theTableMayBeNamed() {
        CommandRun named = run("preset", "--table", "accounts", deals.toString());
        assertThat(named.exitCode()).isEqualTo(4);
        assertThat(named.messages()).contains("Deal ID, Deal Name");
        assertThat(run("preset", work.resolve("no.csv").toString()).exitCode()).isEqualTo(2);
    }

    @Test
    void completionKnowsTheCommands() {
        assertThat(run("completion").printed()).contains("quarterdeck", "preset", "--exports");
    }
}
