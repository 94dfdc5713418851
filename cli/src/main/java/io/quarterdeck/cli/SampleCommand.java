package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.sample.SampleCompany;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quarterdeck sample}: writes the exports of a believable company. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description =
                "Writes the exports of a believable company that does not exist, and the true parameters beside them.")
final class SampleCommand implements Callable<Integer> {
    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same bytes (default: 1).")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Progress progress = Progress.of(spec);
        try {
            Files.createDirectories(out);
            SampleCompany.write(seed, out);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.OUTPUT_FAILED,
                    "--out " + out,
                    "it cannot be written (" + e.getMessage() + ")",
                    "a folder with room in it",
                    "Name another folder",
                    e);
        }
        progress.done("sample", "seed " + seed);
        return ExitCode.DONE.number();
    }
}
