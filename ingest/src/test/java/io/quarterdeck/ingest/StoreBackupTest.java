package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarterdeck.engine.DuckDb;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreBackupTest {
    @TempDir
    Path scratch;

    private Path file;
    private List<Rows> tables;

    @BeforeEach
    void twoMonths() {
        file = scratch.resolve("a.store");
        try (Store store = Store.inFile(file, scratch)) {
            for (int month = 1; month <= 2; month++) {
                Path export = TestStores.write(
                        scratch.resolve("in/deals.csv"),
                        (TestStores.HEADER + "O-1,P-1,,PR-1,Proposal," + month + ".5,2025-01-01,\n"
                                        + "O-2,P-1,,PR-1,Proposal,many,2025-01-01,\n")
                                .getBytes(StandardCharsets.UTF_8));
                TestStores.load(store, export, scratch.resolve("quarantine" + month), LocalDate.of(2025, month, 28));
            }
            tables = TestStores.tables(store);
        }
    }

    @Test
    void aRestoredStoreHoldsWhatTheOldOneHeld() {
        Path copy = scratch.resolve("copy.zip");
        try (Store store = Store.inFile(file, scratch)) {
            StoreBackup.write(store, copy, scratch);
        }
        Path restored = scratch.resolve("b.store");
        StoreBackup.restore(copy, restored, scratch);
        try (Store store = Store.inFile(restored, scratch)) {
            assertThat(TestStores.tables(store)).isEqualTo(tables);
            assertThat(store.loads()).hasSize(2);
            assertThat(StoreCheck.run(store)).isEqualTo(2);
        }
    }

    @Test
    void anUpgradedStoreHoldsTheSameAndTheOldOneIsKept() {
        Path old = StoreBackup.upgrade(file, scratch);
        for (Path either : List.of(file, old)) {
            try (Store store = Store.inFile(either, scratch)) {
                assertThat(TestStores.tables(store)).isEqualTo(tables);
            }
        }
    }

    @Test
    void aDamagedCopyIsRefusedAndLeavesNoStore() throws IOException {
        Path copy = scratch.resolve("copy.zip");
        try (Store store = Store.inFile(file, scratch)) {
            StoreBackup.write(store, copy, scratch);
        }
        byte[] bytes = Files.readAllBytes(copy);
        bytes[bytes.length / 2] ^= 1;
        Files.write(copy, bytes);
        Path restored = scratch.resolve("b.store");
        assertThatThrownBy(() -> StoreBackup.restore(copy, restored, scratch))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
        assertThat(restored).doesNotExist();
    }

    @Test
    void aValueThatIsNotAsItWasLoadedIsFound() {
        try (DuckDb database = DuckDb.inFile(file, scratch, "1GB")) {
            database.execute("update statements.opportunities set amount = amount + 1 where amount > 2");
        }
        try (Store store = Store.inFile(file, scratch)) {
            assertThatThrownBy(() -> StoreCheck.run(store))
                    .hasMessageContaining("deals.csv of 2025-02-28 in the store: line 2 is not as it was loaded");
        }
    }

    @Test
    void aDamagedStatementWithoutALoadIsToldToo() {
        try (DuckDb database = DuckDb.inFile(file, scratch, "1GB")) {
            database.execute("update statements.opportunities set load_id = 'none', line = null, stage = 'x'");
        }
        try (Store store = Store.inFile(file, scratch)) {
            assertThatThrownBy(() -> StoreCheck.run(store))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("a file that no load tells of in the store: line null");
        }
    }

    @Test
    void aStoreOfANewerVersionIsRefused() {
        try (DuckDb database = DuckDb.inFile(file, scratch, "1GB")) {
            database.execute("update statements.schema_version set version = 99");
        }
        assertThatThrownBy(() -> Store.inFile(file, scratch))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT))
                .hasMessageContaining("a newer quarterdeck wrote it (its tables are of version 99)");
    }

    @Test
    void rowsInQuarantineAreWrittenAgainForAReviewOfTheStore() {
        try (Store store = Store.inFile(file, scratch)) {
            Ingested held = store.held(Optional.empty(), scratch.resolve("again"));
            assertThat(held.asOf()).isEqualTo(LocalDate.of(2025, 2, 28));
            assertThat(held.quarantineFiles())
                    .extracting(path -> path.getFileName().toString())
                    .containsExactly("2025-01-28-deals.csv", "2025-02-28-deals.csv");
            assertThat(held.quarantineFiles().get(0)).hasSameTextualContentAs(scratch.resolve("quarantine1/deals.csv"));
            assertThat(held.quarantineCounts())
                    .extracting(QuarantineCount::reason)
                    .containsExactly(Reason.NUMBER_INVALID, Reason.NUMBER_INVALID);
        }
    }
}
