package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beyond a threshold a review is a draft: it says so everywhere, and ends with 3. */
class DraftTest {
    private static final Path SAMPLE = Path.of(System.getProperty("quarterdeck.root"), "sample-data");

    @TempDir
    private Path work;

    private record Run(int exitCode, String messages, Path pack) {}

    private Run review(String settings, String... files) throws IOException {
        Path exports = Files.createDirectories(work.resolve("exports"));
        for (String file :
                List.of("opportunities.csv", "people.csv", "assignments.csv", "accounts.csv", "products.csv")) {
            Files.copy(SAMPLE.resolve(file), exports.resolve(file));
        }
        for (int i = 0; i < files.length; i += 2) {
            Files.writeString(exports.resolve(files[i]), files[i + 1]);
        }
        Files.writeString(exports.resolve(Settings.FILE), settings);
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        Path pack = work.resolve("pack");
        int exitCode = Quarterdeck.run(
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                "review",
                "--exports",
                exports.toString(),
                "--out",
                pack.toString());
        return new Run(exitCode, messages.toString(StandardCharsets.UTF_8), pack);
    }

    private static boolean isDraft(Path pack) throws IOException {
        return new ObjectMapper()
                .readTree(pack.resolve("manifest.json").toFile())
                .get("draft")
                .asBoolean();
    }

    private static String workbookTexts(Path pack) throws IOException {
        try (ZipFile book = new ZipFile(pack.resolve("review.xlsx").toFile())) {
            return new String(
                    book.getInputStream(book.getEntry("xl/sharedStrings.xml")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Tag("nightly")
    @Test
    void tooManyRowsInQuarantineMakeADraft() throws IOException {
        String people = Files.readString(SAMPLE.resolve("people.csv"));
        Run run = review(
                "company: Harbourline\n", "people.csv", people.replaceFirst("20\\d\\d-\\d\\d-\\d\\d", "last spring"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.messages())
                .contains("DRAFT: people.csv: quarantined_rows is 1.85 %, and may be 1 %", "quarantine/");
        assertThat(isDraft(run.pack())).isTrue();
        assertThat(workbookTexts(run.pack())).contains("DRAFT", "people.csv");
        assertThat(Files.readString(run.pack().resolve("charts/pipeline_by_stage.svg")))
                .contains("<desc>DRAFT · ");
        assertThat(Files.readString(run.pack().resolve("tables/thresholds.csv")))
                .contains("quarantined_rows,people.csv,0.018519,0.01,true");
    }

    @Tag("nightly")
    @Test
    void aHigherThresholdMakesItFinal() throws IOException {
        String people = Files.readString(SAMPLE.resolve("people.csv"));
        Run run = review(
                "thresholds:\n  quarantined_rows: 0.02\n",
                "people.csv",
                people.replaceFirst("20\\d\\d-\\d\\d-\\d\\d", "last spring"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(isDraft(run.pack())).isFalse();
        assertThat(Files.readString(run.pack().resolve("charts/pipeline_by_stage.svg")))
                .doesNotContain("DRAFT");
    }

    @Test
    void aForecastOnDealsWithoutAnOwnerIsADraft() throws IOException {
        String deals = Files.readString(SAMPLE.resolve("opportunities.csv"));
        // Every open deal of one stage loses its owner.
        String unowned = deals.replaceAll(
                "(?m)^((?:[^,\"]*|\"[^\"]*\"),(?:[^,\"]*|\"[^\"]*\"),[^,]*),[^,]*,([^,]*,Proposal,)", "$1,,$2");
        Run run = review("company: Harbourline\n", "opportunities.csv", unowned);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.messages()).contains("DRAFT: incomplete_forecast is ");
        assertThat(isDraft(run.pack())).isTrue();
    }
}
