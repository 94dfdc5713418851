package io.quarterdeck.cli;

import io.quarterdeck.ingest.Ingest;
import io.quarterdeck.ingest.IngestRequest;
import io.quarterdeck.ingest.Ingested;
import io.quarterdeck.ingest.NotUsed;
import io.quarterdeck.ingest.Presets;
import io.quarterdeck.ingest.Store;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

    /** Loads the exports into a store. @param quarantine the folder for rows that cannot be read */
    Ingested ingest(Settings settings, Store store, Path quarantine, Progress progress) {
        IngestRequest request = new IngestRequest(
                folder(), quarantine, asOf(settings), Optional.empty(), settings.rules(), Presets.builtIn());
        Ingested read = Ingest.run(request, store, progress::line);
        // The settings beside the exports are read, though not as an export.
        List<NotUsed> notUsed = read.notUsed().stream()
                .filter(file -> !file.file().equals(Settings.FILE))
                .toList();
        return new Ingested(
                read.asOf(),
                read.statementDate(),
                read.loads(),
                read.repeated(),
                notUsed,
                read.quarantineFiles(),
                read.quarantineCounts(),
                read.absentTables());
    }
}
