package io.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table t as select * from read_csv('/etc/passwd')",
                "create table t as select * from '/etc/passwd'",
                "create table t as select content from read_text('/etc/passwd')",
                "create table t as select * from glob('/etc/*')",
                "copy (select 1 as x) to 'OUTSIDE/stolen.csv'",
                "export database 'OUTSIDE/stolen'",
                "attach 'OUTSIDE/other.duckdb' as other",
                "install httpfs",
                "install 'OUTSIDE/any.duckdb_extension'",
                "load httpfs",
                "load 'OUTSIDE/any.duckdb_extension'",
                "set enable_external_access = true",
                "set allowed_directories = ['/']",
                "set memory_limit = '1MB'",
                "reset memory_limit",
                "pragma memory_limit = '1MB'",
                "set autoinstall_known_extensions = true"
            })
    void whateverSqlComesThroughTheDoorIsLocked(String sql) throws IOException {
        Path inside = Files.createDirectories(scratch.resolve("inside"));
        try (DuckDb database = DuckDb.inMemory(inside)) {
            String meant = sql.replace("OUTSIDE", scratch.toString());
            assertThatThrownBy(() -> database.execute(meant)).as(meant).isInstanceOf(RuntimeException.class);
            try (Stream<Path> files = Files.list(scratch)) {
                assertThat(files).containsExactly(inside);
            }
        }
    }
}
