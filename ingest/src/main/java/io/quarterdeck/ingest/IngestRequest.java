package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What to read, and as of when.
 *
 * @param exports a folder of exports, or one export
 * @param quarantine an empty folder for records that cannot be loaded, or none yet: made when there are any
 * @param asOf the day that the review speaks of; worked out from the exports where it is not given
 * @param statementDate the day that the exports speak of, if that is not {@code asOf}
 * @param rules how they are to be read, where they do not say it themselves
 */
public record IngestRequest(
        Path exports,
        Path quarantine,
        Optional<LocalDate> asOf,
        Optional<LocalDate> statementDate,
        HouseRules rules,
        Presets presets) {
    public IngestRequest {
        requireNonNull(exports, "exports is null");
        requireNonNull(quarantine, "quarantine is null");
        requireNonNull(asOf, "asOf is null");
        requireNonNull(statementDate, "statementDate is null");
        requireNonNull(rules, "rules is null");
        requireNonNull(presets, "presets is null");
    }

    /** A request whose as-of date the exports tell, with the built-in presets and calendar years. */
    public static IngestRequest of(Path exports, Path quarantine) {
        return new IngestRequest(
                exports, quarantine, Optional.empty(), Optional.empty(), HouseRules.DEFAULT, Presets.builtIn());
    }
}
