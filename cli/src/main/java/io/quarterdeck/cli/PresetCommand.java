package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.ingest.ProposedPreset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quarterdeck preset}: looks at a file that no preset knows, and proposes one. */
@Command(
        name = "preset",
        mixinStandardHelpOptions = true,
        description = "Looks at files that no preset knows, and proposes a preset for each, with its evidence.")
final class PresetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Exports in any format that can be read.")
    private List<Path> files;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the presets are written (default: the folder `presets` of the house, else beside each"
                    + " file).")
    private Path out;

    @Mixin
    private HouseOption house;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            defaultValue = "",
            description = "The canonical table that the files fill (default: found by their headings).")
    private String table;

    @Option(names = "--replace", description = "Replaces a preset that is there.")
    private boolean replace;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter print = spec.commandLine().getOut();
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new UserError(
                        ExitCode.USAGE,
                        String.valueOf(file.getFileName()),
                        "there is no such file",
                        "an export",
                        "Check the path");
            }
            Path folder = out != null
                    ? out
                    : house.named().orElse(file.toAbsolutePath().getParent()).resolve(House.PRESETS);
            Settings settings = Settings.beside(file);
            try (Scratch scratch = new Scratch()) {
                for (ProposedPreset proposed : ProposedPreset.of(file, table, settings.rules(), scratch.folder())) {
                    write(proposed, folder, print);
                }
            }
        }
        print.flush();
        return ExitCode.DONE.number();
    }

    private void write(ProposedPreset proposed, Path folder, PrintWriter print) throws IOException {
        Path preset = folder.resolve(proposed.name() + ".yaml");
        if (Files.exists(preset) && !replace) {
            throw new UserError(
                    ExitCode.USAGE,
                    proposed.name() + ".yaml",
                    "there is such a preset already",
                    "a new one",
                    "Use it, or replace it with --replace");
        }
        Files.createDirectories(folder);
        Files.writeString(preset, proposed.text());
        print.println(proposed.text());
        print.println("The first " + proposed.rows().size() + " records as they would be loaded:");
        print.println();
        TextTable.of(proposed.columns(), proposed.rows()).forEach(print::println);
        if (!proposed.faults().isEmpty()) {
            print.println();
            print.println("They would be in quarantine where something is wrong:");
            proposed.faults().forEach(fault -> print.println("  " + Progress.printable(fault)));
        }
        print.println();
        print.println("Written to " + folder.getFileName() + "/" + preset.getFileName()
                + ". Correct it there; a review "
                + (house.named().isPresent() ? "with this house" : "of the folder with the export") + " uses it.");
    }
}
