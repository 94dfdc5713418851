package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void nothingStaysBehind() throws IOException {
        Path folder;
        try (Scratch scratch = new Scratch()) {
            folder = scratch.folder();
            Files.createDirectories(folder.resolve("canonical"));
            Files.writeString(folder.resolve("canonical/people.parquet"), "a name");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void aRunThatLivesIsLeftAloneAndOneThatWasKilledIsCleared() throws IOException {
        Path killed = Files.createTempDirectory("quarterdeck-");
        Files.writeString(killed.resolve("lock"), "");
        Files.writeString(killed.resolve("people.parquet"), "a name");
        try (Scratch living = new Scratch();
                Scratch next = new Scratch()) {
            assertThat(killed).doesNotExist();
            assertThat(living.folder()).exists();
            assertThat(next.folder()).exists();
        }
    }
}
