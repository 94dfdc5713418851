package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.ingest.Ingest;
import io.quarterdeck.ingest.IngestRequest;
import io.quarterdeck.ingest.Ingested;
import io.quarterdeck.ingest.Load;
import io.quarterdeck.ingest.NotUsed;
import io.quarterdeck.ingest.Presets;
import io.quarterdeck.ingest.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quarterdeck init}: looks at a folder of exports and writes the settings file that fits them. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description =
                "Looks at a folder of exports and writes quarterdeck.yaml beside them, commented, with what it found.")
final class InitCommand implements Callable<Integer> {
    private static final int MOST_STAGES = 40;

    @Parameters(paramLabel = "DIR", description = "The folder with the exports.")
    private Path folder;

    @Mixin
    private HouseOption house;

    @Option(names = "--replace", description = "Replaces a settings file that is there.")
    private boolean replace;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    ExitCode.USAGE,
                    String.valueOf(folder.getFileName()),
                    "there is no such folder",
                    "a folder with exports",
                    "Check the path");
        }
        Path file = folder.resolve(Settings.FILE);
        if (Files.exists(file) && !replace) {
            throw new UserError(
                    ExitCode.USAGE,
                    Settings.FILE,
                    "it is there already",
                    "a folder without settings",
                    "Correct it by hand, or replace it with --replace");
        }
        try (Scratch scratch = new Scratch();
                Store store = Store.inMemory(scratch.folder())) {
            IngestRequest plain = IngestRequest.of(folder, scratch.folder().resolve("quarantine"));
            Ingested ingested = Ingest.run(
                    new IngestRequest(
                            plain.exports(),
                            plain.quarantine(),
                            plain.asOf(),
                            plain.statementDate(),
                            plain.rules(),
                            Presets.builtIn().with(house.read(folder))),
                    store,
                    Progress.of(spec)::line);
            Files.writeString(file, text(ingested, store));
        }
        spec.commandLine()
                .getOut()
                .println("Written to " + Settings.FILE + ". Read it, and take the # from what is to hold.");
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.number();
    }

    private static String text(Ingested ingested, Store store) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# The settings of these exports; docs/settings.md explains each. A line with # in front has no effect,");
        lines.add("# and shows what holds without it.");
        lines.add("");
        lines.add("# Found, as of " + ingested.asOf() + ":");
        for (Load load : ingested.loads()) {
            lines.add("#   " + plain(load.file()) + ": " + load.loaded() + " " + load.tableName() + " (" + load.preset()
                    + ", "
                    + load.format() + ")"
                    + (load.quarantined() == 0 ? "" : ", " + load.quarantined() + " in quarantine"));
        }
        for (NotUsed file : ingested.notUsed()) {
            lines.add("#   " + plain(file.file()) + ": not used, " + plain(file.reason()));
        }
        lines.add("# For a file that no preset knows: quarterdeck preset FILE");
        lines.add("");
        lines.add("# company: the name on the cover");
        lines.add("# language: en  # or zh");
        lines.add("# as_of: " + ingested.asOf() + "  # the latest date on which something happened");
        lines.add("# zone: UTC  # such as Asia/Shanghai: the day on which a moment counts");
        lines.add("# country: CN  # whose holidays are no workdays");
        lines.add("");
        addMoney(lines, store);
        lines.add("");
        lines.add("# fiscal_year_start: 1  # the month in which the fiscal year begins");
        lines.add("# fiscal_pattern: months  # or 4-4-5, 4-5-4, 5-4-4, 13-periods");
        lines.add("");
        addStages(lines, store);
        lines.add("");
        lines.add("# full: [opportunities]  # exports that are complete lists: what they no longer have is gone");
        lines.add("# thresholds:  # beyond them a pack is a draft, and the run ends with exit code 3");
        Settings.THRESHOLDS.forEach((name, value) -> lines.add("#   " + name + ": " + value.toPlainString()));
        return String.join("\n", lines) + "\n";
    }

    /** One currency is the reporting currency; of several a person must choose. */
    private static void addMoney(List<String> lines, Store store) {
        SortedMap<String, Integer> found = new TreeMap<>();
        for (String table : List.of("opportunities", "orders", "invoices")) {
            Rows rows = store.table(table);
            for (int i = 0; i < rows.size(); i++) {
                if (rows.value(i, "currency") != null) {
                    found.merge(rows.text(i, "currency"), 1, Integer::sum);
                }
            }
        }
        if (found.size() == 1) {
            lines.add("currency: " + quoted(found.firstKey()) + "  # all amounts name it");
        } else {
            lines.add("# currency: CNY  # of every figure"
                    + (found.isEmpty()
                            ? "; the exports name none"
                            : "; the exports name " + plain(String.join(", ", found.keySet()))));
        }
        lines.add("# bookings_from: auto  # won opportunities, else orders, else invoices");
        lines.add("# rate_kind: spot  # or average, budget");
    }

    /** The stages in their order where a preset or a list of stages knows it, with the status of each. */
    private static void addStages(List<String> lines, Store store) {
        Map<String, String> stages = new LinkedHashMap<>();
        Rows listed = store.table("stages");
        for (int i = 0; i < listed.size(); i++) {
            stages.put(listed.text(i, "stage"), listed.text(i, "status"));
        }
        SortedMap<String, String> others = new TreeMap<>();
        Rows deals = store.table("opportunities");
        for (int i = 0; i < deals.size(); i++) {
            String stage = deals.text(i, "stage");
            if (stage != null && !stages.containsKey(stage)) {
                others.put(stage, deals.text(i, "status"));
            }
        }
        if (stages.isEmpty() && others.isEmpty() || stages.size() + others.size() > MOST_STAGES) {
            lines.add("# stages:  # in their order, each open, won or lost");
            return;
        }
        boolean isListed = others.isEmpty();
        lines.add((isListed ? "# " : "") + "stages:  # in their order"
                + (isListed ? "" : "; those from here on nobody listed: put them in their place"));
        stages.forEach((stage, status) -> lines.add((isListed ? "# " : "") + "  " + quoted(stage) + ": " + status));
        others.forEach((stage, status) -> lines.add("  " + quoted(stage) + ": " + status));
    }

    /** A text of an export must not end the comment that it stands in. */
    private static String plain(String text) {
        return Progress.printable(text);
    }

    private static String quoted(String text) {
        return '"' + plain(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
