package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.ModelFault;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.SelectRules;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.ingest.Presets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quarterdeck new}: writes a file to begin with into a house. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Writes a commented file to begin with, which runs as it stands: a metric, flag, check, sheet or"
                + " preset of your own.")
final class NewCommand implements Callable<Integer> {
    private static final String FOLDER = "house";

    /** What can be begun, with the room of the house that it belongs to. */
    enum Kind {
        METRIC(House.METRICS),
        FLAG(House.RISKS),
        CHECK(House.CHECKS),
        SHEET(House.SHEETS),
        PRESET(House.PRESETS);

        private final String room;

        Kind(String room) {
            this.room = room;
        }

        /** The word on the command line, and the name of the template. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(index = "0", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private Kind kind;

    @Parameters(
            index = "1",
            paramLabel = "NAME",
            description = "The file's name, such as big_deals: the name of its table, too.")
    private String name;

    @Option(
            names = "--house",
            paramLabel = "DIR",
            defaultValue = FOLDER,
            description = "The folder of your own files, or that of the exports (default: ${DEFAULT-VALUE}).")
    private Path house;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String place = House.place(kind.room, name);
        holdName(place);
        Path file = house.resolve(place);
        String text = ResourceFolder.read(NewCommand.class, "templates", House.ROOMS.get(kind.room))
                .get(kind.toString());
        try {
            Files.createDirectories(file.getParent());
            if (Files.exists(file)) {
                throw new UserError(
                        ExitCode.USAGE,
                        place,
                        "it is there already",
                        "a new name",
                        "Edit it, or choose another name: nothing is overwritten");
            }
            Files.writeString(
                    file, text.replace("NAME", name).replace("LABEL", label()), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.OUTPUT_FAILED,
                    place,
                    "it cannot be written (" + e.getClass().getSimpleName() + ")",
                    "a folder that can be written",
                    "Name another folder with --house",
                    e);
        }
        PrintWriter out = spec.commandLine().getOut();
        next(file).forEach(out::println);
        out.flush();
        return ExitCode.DONE.number();
    }

    private void holdName(String place) {
        try (Scratch scratch = new Scratch();
                SelectRules rules = new SelectRules(scratch.folder())) {
            Collection<String> taken = new TreeSet<>();
            if (kind == Kind.PRESET) {
                Presets.builtIn().layouts().forEach(layout -> taken.add(layout.preset()));
            } else {
                taken.addAll(HouseCheck.tables());
                if (!Files.exists(house.resolve(place))) {
                    HouseCheck.models(House.in(house)).stream()
                            .map(SqlModel::name)
                            .forEach(taken::add);
                }
            }
            HouseCheck.holdName(kind.room, name, taken, rules);
        } catch (ModelFault e) {
            throw e.in("NAME");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name in words: Big deals. */
    private String label() {
        String words = name.replace('_', ' ').strip();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private List<String> next(Path file) {
        String table = kind == Kind.SHEET ? "sheet_" + name : name;
        String option = " --house " + house;
        String review = "  quarterdeck review" + option;
        String exports = "(with --exports and --out as usual)";
        return switch (kind) {
            case METRIC ->
                List.of(
                        "Written to " + file + ". It runs as it stands; edit it, then:",
                        "  quarterdeck tables " + table + option + "    shows its rows " + exports,
                        review + "    adds it to the tables metrics and metrics_by_product, and to Definitions",
                        "In Chinese: " + table + ".label and " + table
                                + ".purpose in labels/zh.properties of the house.",
                        "docs/house.md explains all of it.");
            case FLAG ->
                List.of(
                        "Written to " + file + ". It runs as it stands; edit it, then:",
                        "  quarterdeck tables " + table + option + "    shows the deals it is raised on, on every date "
                                + exports,
                        review + "    lists it with the other flags, and tests it on the past",
                        "In Chinese: " + table + ".label, .purpose, .evidence, .severity and .next_step in"
                                + " labels/zh.properties of the house.",
                        "docs/house.md explains all of it.");
            case CHECK ->
                List.of(
                        "Written to " + file + ". It runs as it stands; edit it, then:",
                        "  quarterdeck check" + option + "    runs it with the other rules " + exports,
                        review + "    shows it on Data quality, with the rows that break it",
                        "In Chinese: " + table + ".label and " + table
                                + ".purpose in labels/zh.properties of the house.",
                        "docs/house.md explains all of it.");
            case SHEET ->
                List.of(
                        "Written to " + file + ". It runs as it stands; edit it, then:",
                        "  quarterdeck tables " + table + option + "    shows its rows " + exports,
                        review + "    puts it into the workbook, behind the sheets that come with it",
                        "In Chinese: " + table
                                + ".title and the other texts in labels/zh.properties of the house; a review"
                                + " names what is missing.",
                        "docs/house.md explains all of it.");
            case PRESET ->
                List.of(
                        "Written to " + file + ". Put the headings of your export into it, then:",
                        "  quarterdeck check" + option + " --exports FOLDER    reads the exports with it",
                        "For a file that you have, `quarterdeck preset FILE" + option + "` proposes a preset itself.");
        };
    }
}
