package io.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbTest {
    @TempDir
    Path scratch;

    @Test
    void aTransactionThatFailsSaysWhyEvenWhereNothingIsLeftToRollBack() {
        try (DuckDb database = DuckDb.inMemory(scratch)) {
            assertThatThrownBy(() -> database.transaction(() -> {
                        database.execute("rollback");
                        throw new IllegalStateException("no room");
                    }))
                    .hasMessage("no room");
        }
    }

    @Test
    void aDamagedStoreIsForTheUserToMend() throws IOException {
        Path file = scratch.resolve("damaged.db");
        Files.writeString(file, "this is no store");
        assertThatThrownBy(() -> DuckDb.inFile(file, scratch, "1GB"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("wanted a whole store, or a name for a new one")
                .satisfies(e -> assertThat(((UserError) e).exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
    }
}
