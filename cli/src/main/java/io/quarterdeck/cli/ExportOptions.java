package io.quarterdeck.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name exports and their date. */
final class ExportOptions {
    /** Set by the launcher: the folder that holds sample-data. */
    private static final String HOME = "quarterdeck.home";

    @Option(
            names = "--exports",
            paramLabel = "PATH",
            description = "A folder of exports, or one export (default: the sample company's).")
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
}
