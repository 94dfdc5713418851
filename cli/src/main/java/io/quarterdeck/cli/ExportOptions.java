package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.ingest.Ingest;
import io.quarterdeck.ingest.IngestRequest;
import io.quarterdeck.ingest.Ingested;
import io.quarterdeck.ingest.NotUsed;
import io.quarterdeck.ingest.Presets;
import io.quarterdeck.ingest.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name exports and their date. */
final class ExportOptions {
    /** Set by the launcher: the folder that holds sample-data. */
    private static final String HOME = "quarterdeck.home";

    @Option(
            names = "--exports",
            paramLabel = "PATH",
            description =
                    "A folder of exports, one export, or a pattern such as 'in/*.csv' (default: the sample company's).")
    private Path exports;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The review's date, such as 2025-09-02 (default: the latest event in the exports).")
    private String asOf;

    @Option(
            names = "--statement-date",
            paramLabel = "DATE",
            description =
                    "The day that all these exports speak of (default: the date in a file's or folder's name, else"
                            + " --as-of, else the latest event).")
    private String statementDate;

    @Option(
            names = "--known-date",
            paramLabel = "DATE",
            description = "The day from which they were known, if that is not the day that they speak of.")
    private String knownDate;

    @Option(
            names = "--accept-drop",
            paramLabel = "REASON",
            description = "Takes exports that look wrong beside the last ones (records gone, amounts in another unit);"
                    + " the reason is kept in the ledger.")
    private String acceptDrop;

    @Mixin
    private HouseOption house;

    /** Whether exports were named. */
    boolean isGiven() {
        return exports != null;
    }

    Path folder() {
        return exports != null ? exports : Path.of(System.getProperty(HOME, "."), "sample-data");
    }

    /** The date given here, else in the settings; empty for the latest event. */
    Optional<LocalDate> asOf(Settings settings) {
        if (asOf != null) {
            return Optional.of(Settings.date("--as-of", asOf));
        }
        return settings.asOf().isEmpty() ? Optional.empty() : Optional.of(Settings.date("as_of", settings.asOf()));
    }

    /** What is in the folder that was named, else beside the exports or, where only a store is read, beside that. */
    House house(Path beside) {
        return house.read(beside);
    }

    /** What lies in a house that was named and takes no part, as a line each. */
    List<String> passedOver(House own) {
        return house.passedOver(own);
    }

    private Optional<String> acceptReason() {
        if (acceptDrop != null && acceptDrop.isBlank()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--accept-drop",
                    "it is empty",
                    "a reason",
                    "Say why the exports are right, for those who read the ledger later");
        }
        return Optional.ofNullable(acceptDrop).map(String::strip);
    }

    /**
     * Loads the exports into a store, with the aliases of a house.
     *
     * @param quarantine the folder for rows that cannot be read
     */
    Ingested ingest(Settings settings, House own, Store store, Path quarantine, Progress progress) {
        Path base = Files.isDirectory(folder())
                ? folder()
                : folder().toAbsolutePath().getParent();
        boolean isAmongExports = Files.isDirectory(folder())
                && own.folder().filter(place -> isBelow(place, folder())).isPresent();
        IngestRequest request = new IngestRequest(
                folder(),
                quarantine,
                asOf(settings),
                Optional.ofNullable(statementDate).map(text -> Settings.date("--statement-date", text)),
                settings.rules(),
                Presets.builtIn().with(own),
                Optional.ofNullable(knownDate).map(text -> Settings.date("--known-date", text)),
                new IngestRequest.Guard(settings.threshold("dropped_records").doubleValue(), acceptReason()),
                isAmongExports ? Optional.empty() : own.folder());
        Ingested read = Ingest.run(withTargets(request, settings, quarantine), store, progress::line);
        // The settings and the house beside the exports are read, though not as an export.
        Set<String> used = new TreeSet<>(Set.of(Settings.FILE));
        own.folder().filter(place -> isBelow(place, base)).ifPresent(place -> own.texts()
                .keySet()
                .forEach(file -> used.add(base.toAbsolutePath()
                        .normalize()
                        .relativize(place.toAbsolutePath().normalize().resolve(file))
                        .toString()
                        .replace('\\', '/'))));
        List<NotUsed> notUsed = read.notUsed().stream()
                .filter(file -> !used.contains(file.file()))
                .toList();
        return new Ingested(
                read.asOf(),
                read.statementDate(),
                read.loads(),
                read.repeated(),
                notUsed,
                read.quarantineFiles(),
                read.quarantineCounts(),
                read.absentTables(),
                read.failures());
    }

    /** The targets of the settings go in beside the exports, with an account of their own. */
    private static IngestRequest withTargets(IngestRequest request, Settings settings, Path quarantine) {
        if (settings.targets().isEmpty()) {
            return request;
        }
        try {
            return request.withTargets(
                    Files.write(quarantine.resolveSibling("targets.csv"), SettingsTarget.csv(settings.targets())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBelow(Path place, Path folder) {
        return place.toAbsolutePath()
                .normalize()
                .startsWith(folder.toAbsolutePath().normalize());
    }
}
