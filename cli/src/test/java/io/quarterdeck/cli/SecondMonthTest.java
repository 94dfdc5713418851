package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Month after month into one store, as its user does it. */
class SecondMonthTest {
    private static final String HEADER =
            "opportunity_id,owner_id,account_id,product_id,stage,amount,created_date,close_date\n";

    @TempDir
    private Path work;

    private String said;
    private String printed;

    private int run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Quarterdeck.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
        said = err.toString(StandardCharsets.UTF_8);
        printed = out.toString(StandardCharsets.UTF_8);
        return exitCode;
    }

    private Path month(String date, String rows) throws IOException {
        Path folder = Files.createDirectories(work.resolve("exports"));
        return Files.writeString(folder.resolve("deals_" + date + ".csv"), HEADER + rows);
    }

    @Test
    void aStoreIsReviewedWithoutNewExportsAndSaysWhatChanged() throws IOException {
        month(
                "2025-01-31",
                "O-1,P-1,A-1,PR-1,Closed Won,100,2025-01-02,2025-01-20\n"
                        + "O-2,P-1,A-1,PR-1,Proposal,200,2025-01-03,2025-03-20\n");
        month(
                "2025-02-28",
                "O-1,P-1,A-1,PR-1,Closed Won,150,2025-01-02,2025-01-20\n"
                        + "O-2,P-1,A-1,PR-1,Verbal,200,2025-01-03,2025-03-20\n");
        String store = work.resolve("a.store").toString();
        assertThat(run(
                        "ingest",
                        "--exports",
                        work.resolve("exports").toString(),
                        "--store",
                        store,
                        "--quarantine",
                        work.resolve("quarantine").toString()))
                .as(said)
                .isZero();
        Path pack = work.resolve("pack");
        assertThat(run("review", "--store", store, "--out", pack.toString()))
                .as(said)
                .isZero();
        assertThat(said).contains("4 records in the store, as of 2025-02-28");
        assertThat(pack.resolve("tables/restatements.csv")).content().contains("2025-01,\"\",2025-01-31,100,150,50,1");
        assertThat(textsOfWorkbook(pack)).contains("Jan 2025 is restated since 31 Jan 2025");
        assertThat(pack.resolve("tables/events.csv"))
                .content()
                .contains("opportunities,O-2,changed,stage,Proposal,Verbal");

        assertThat(run("loads", "--store", store)).isZero();
        assertThat(printed.lines()).hasSize(3);
        String last = printed.lines().skip(2).findFirst().orElseThrow();
        assertThat(last).startsWith("2025-02-28  deals_2025-02-28.csv  opportunities  2     0            ");
        assertThat(run("forget", "none", "--store", store)).isEqualTo(2);
        assertThat(run("forget", last.substring(last.lastIndexOf(' ') + 1), "--store", store))
                .as(said)
                .isZero();
        assertThat(said).contains("2 rows of opportunities from deals_2025-02-28.csv of 2025-02-28");
        run("loads", "--store", store);
        assertThat(printed.lines()).hasSize(2);
    }

    private static String textsOfWorkbook(Path pack) throws IOException {
        try (ZipFile book = new ZipFile(pack.resolve("review.xlsx").toFile())) {
            return new String(
                    book.getInputStream(book.getEntry("xl/sharedStrings.xml")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aNameThatIsMistypedMakesNoStore() {
        Path store = work.resolve("none.store");
        assertThat(run("loads", "--store", store.toString())).isEqualTo(2);
        assertThat(run("review", "--store", store.toString())).isEqualTo(2);
        assertThat(store).doesNotExist();
    }

    /** Another process, not another thread: DuckDB lets one process open a file twice. */
    @Test
    void aStoreThatAnotherProcessHasOpenIsNotOpened() throws IOException, InterruptedException {
        Path store = work.resolve("a.store");
        month("2025-01-31", "O-1,P-1,A-1,PR-1,Proposal,100,2025-01-02,2025-03-20\n");
        run("ingest", "--exports", work.resolve("exports").toString(), "--store", store.toString());
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreHolder.class.getName(),
                        store.toString(),
                        work.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('o');
            assertThat(run("loads", "--store", store.toString())).isEqualTo(6);
            assertThat(said).contains("PID").contains("Close the other program");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    /** Opens a store and keeps it open until it is killed. */
    static final class StoreHolder {
        private StoreHolder() {}

        public static void main(String[] arguments) throws InterruptedException {
            try (var store = io.quarterdeck.ingest.Store.inFile(Path.of(arguments[0]), Path.of(arguments[1]))) {
                System.out.print('o');
                System.out.flush();
                Thread.sleep(store.loads().size() * 120_000L);
            }
        }
    }
}
