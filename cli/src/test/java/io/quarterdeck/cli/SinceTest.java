package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From which date movement is told. */
class SinceTest {
    @TempDir
    private Path work;

    private String said;

    private int run(String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Quarterdeck.run(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
        said = err.toString(StandardCharsets.UTF_8);
        return exitCode;
    }

    private Path exports() throws IOException {
        Path folder = Files.createDirectories(work.resolve("exports"));
        Files.writeString(
                folder.resolve("deals.csv"),
                "opportunity_id,owner_id,account_id,product_id,stage,amount,created_date,close_date\n"
                        + "O-1,P-1,A-1,PR-1,Closed Won,100,2025-01-02,2025-01-20\n"
                        + "O-2,P-1,A-1,PR-1,Proposal,200,2025-01-03,2025-03-20\n");
        return folder;
    }

    @Tag("nightly")
    @Test
    void theStoreRemembersItsReviews() throws IOException {
        String store = work.resolve("a.store").toString();
        String exports = exports().toString();
        String pack = work.resolve("pack").toString();
        String[][] reviews = {
            {"2025-01-31", "2024-12-31"},
            {"2025-02-14", "2025-01-31"},
            {"2025-02-14", "2025-01-31"},
            {"2025-02-10", "2025-01-31"}
        };
        for (String[] review : reviews) {
            assertThat(run("review", "--exports", exports, "--store", store, "--as-of", review[0], "--out", pack))
                    .as(said)
                    .isZero();
            assertThat(said).contains("as of " + review[0] + ", last review " + review[1]);
            assertThat(Path.of(pack, "manifest.json")).content().contains("\"since\": \"" + review[1] + "\"");
        }
    }

    @Test
    void theDateGivenCountsAndMustBeEarlier() throws IOException {
        String exports = exports().toString();
        String pack = work.resolve("pack").toString();
        assertThat(run("review", "--exports", exports, "--as-of", "2025-01-31", "--since", "2025-01-15", "--out", pack))
                .as(said)
                .isZero();
        assertThat(Path.of(pack, "tables", "pipeline_movement.csv"))
                .content()
                .contains("2025-01-15,2025-01-31,all,company,company,won,-100,1");
        assertThat(run("review", "--exports", exports, "--as-of", "2025-01-31", "--since", "2025-01-31", "--out", pack))
                .isEqualTo(2);
        assertThat(said).contains("--since", "2025-01-31 is not before the as-of date", "Name one");
    }
}
