package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.sample.ExportFile;
import io.quarterdeck.sample.SampleCompany;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    /** More would have ids that are longer than a system's. */
    private static final int LARGEST_SCALE = 10_000;

    /** A line for each of so many parts of a large company. */
    private static final int LINES = 20;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same bytes (default: 1).")
    private long seed;

    @Option(
            names = "--scale",
            paramLabel = "N",
            defaultValue = "1",
            description = "A company N times as large, without the true parameters (default: 1).")
    private int scale;

    @Option(
            names = "--only",
            paramLabel = "FILE",
            split = ",",
            description = "Writes only these, such as opportunities.csv,opportunity_history.csv (default: all).")
    private List<String> only = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (scale < 1 || scale > LARGEST_SCALE) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--scale",
                    String.valueOf(scale),
                    "a whole number from 1 to " + LARGEST_SCALE,
                    "Name one");
        }
        Set<ExportFile> files = only.isEmpty()
                ? ExportFile.usual()
                : only.stream()
                        .map(SampleCommand::named)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ExportFile.class)));
        Progress progress = Progress.of(spec);
        try {
            Files.createDirectories(out);
            if (scale == 1 && only.isEmpty()) {
                SampleCompany.write(seed, out);
            } else {
                int step = Math.max(1, scale / LINES);
                SampleCompany.write(seed, scale, files, out, division -> {
                    if (division % step == 0) {
                        progress.line("division " + division + " of " + scale);
                    }
                });
            }
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.OUTPUT_FAILED,
                    "--out " + out,
                    "it cannot be written (" + e.getMessage() + ")",
                    "a folder with room in it",
                    "Name another folder",
                    e);
        }
        progress.done("sample", "seed " + seed + (scale == 1 ? "" : ", scale " + scale));
        return ExitCode.DONE.number();
    }

    private static ExportFile named(String name) {
        return Arrays.stream(ExportFile.values())
                .filter(file -> file.fileName().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        ExitCode.USAGE,
                        "--only",
                        "\"" + name + "\"",
                        "one of "
                                + Arrays.stream(ExportFile.values())
                                        .map(ExportFile::fileName)
                                        .collect(Collectors.joining(", ")),
                        "Mend the name"));
    }
}
