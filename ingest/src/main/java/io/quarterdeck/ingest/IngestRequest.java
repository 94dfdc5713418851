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
 * @param statementDate the day that the exports speak of; else the date in a file's name, else {@code asOf}
 * @param rules how they are to be read, where they do not say it themselves
 * @param knownDate the day from which they are known, if that is not the day that they speak of
 * @param house a folder whose lists of aliases are read too, where it is not among the exports
 * @param targets a list of targets in canonical columns that the settings give
 */
public record IngestRequest(
        Path exports,
        Path quarantine,
        Optional<LocalDate> asOf,
        Optional<LocalDate> statementDate,
        HouseRules rules,
        Presets presets,
        Optional<LocalDate> knownDate,
        Guard guard,
        Optional<Path> house,
        Optional<Path> targets) {
    public IngestRequest {
        requireNonNull(exports, "exports is null");
        requireNonNull(quarantine, "quarantine is null");
        requireNonNull(asOf, "asOf is null");
        requireNonNull(statementDate, "statementDate is null");
        requireNonNull(rules, "rules is null");
        requireNonNull(presets, "presets is null");
        requireNonNull(knownDate, "knownDate is null");
        requireNonNull(guard, "guard is null");
        requireNonNull(house, "house is null");
        requireNonNull(targets, "targets is null");
    }

    /** A request without targets of the settings. */
    public IngestRequest(
            Path exports,
            Path quarantine,
            Optional<LocalDate> asOf,
            Optional<LocalDate> statementDate,
            HouseRules rules,
            Presets presets,
            Optional<LocalDate> knownDate,
            Guard guard,
            Optional<Path> house) {
        this(exports, quarantine, asOf, statementDate, rules, presets, knownDate, guard, house, Optional.empty());
    }

    /**
     * What a load may change before it is held to be a mistake.
     *
     * @param largestDrop the share of the records, or of their main amount, that a complete list may lack
     * @param accepted why a load that goes beyond is right nevertheless; empty to refuse it
     */
    public record Guard(double largestDrop, Optional<String> accepted) {
        public static final Guard DEFAULT = new Guard(0.10, Optional.empty());

        public Guard {
            requireNonNull(accepted, "accepted is null");
        }
    }

    /** A request under the default guard. */
    public IngestRequest(
            Path exports,
            Path quarantine,
            Optional<LocalDate> asOf,
            Optional<LocalDate> statementDate,
            HouseRules rules,
            Presets presets) {
        this(
                exports,
                quarantine,
                asOf,
                statementDate,
                rules,
                presets,
                Optional.empty(),
                Guard.DEFAULT,
                Optional.empty());
    }

    /** A request whose as-of date the exports tell, with the built-in presets and calendar years. */
    public static IngestRequest of(Path exports, Path quarantine) {
        return new IngestRequest(
                exports, quarantine, Optional.empty(), Optional.empty(), HouseRules.DEFAULT, Presets.builtIn());
    }

    /** The same under another guard. */
    public IngestRequest with(Guard other) {
        return new IngestRequest(
                exports, quarantine, asOf, statementDate, rules, presets, knownDate, other, house, targets);
    }

    /** The same with a list of targets that stands in the settings. */
    public IngestRequest withTargets(Path list) {
        return new IngestRequest(
                exports, quarantine, asOf, statementDate, rules, presets, knownDate, guard, house, Optional.of(list));
    }
}
