package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pack of the sample company, written once for all tests that only read it. */
final class SamplePack {
    static final Path EXPORTS = Path.of(System.getProperty("quarterdeck.root"), "sample-data");

    private static Path pack;

    private SamplePack() {}

    static synchronized Path folder() {
        if (pack == null) {
            try {
                // Under the build's own folder: what is left there goes with the next clean build.
                Path target = Path.of(System.getProperty("quarterdeck.root"), "cli", "target");
                Path written = Files.createTempDirectory(target, "sample pack").resolve("pack");
                CommandRun run = CommandRun.run("review", "--exports", EXPORTS.toString(), "--out", written.toString());
                assertThat(run.exitCode()).as(run.messages()).isZero();
                pack = written;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return pack;
    }
}
