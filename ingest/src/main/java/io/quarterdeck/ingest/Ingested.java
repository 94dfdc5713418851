package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

import io.quarterdeck.engine.ExitCode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * What became of a folder of exports.
 *
 * @param asOf the day that the review speaks of
 * @param statementDate the day that the exports speak of
 * @param loads the row account of each export that went in, by file
 * @param repeated the row account of each export that was in the store already, as it was loaded then
 * @param notUsed the other files, with the reason
 * @param quarantineFiles the files with records to mend
 * @param quarantineCounts how many, by file and reason
 * @param absentTables the canonical tables that no export in the store fills
 * @param failures what an export says of itself that is not so, as a total that its records do not add up to
 */
public record Ingested(
        LocalDate asOf,
        LocalDate statementDate,
        List<Load> loads,
        List<Load> repeated,
        List<NotUsed> notUsed,
        List<Path> quarantineFiles,
        List<QuarantineCount> quarantineCounts,
        List<String> absentTables,
        List<String> failures) {
    public Ingested {
        requireNonNull(asOf, "asOf is null");
        requireNonNull(statementDate, "statementDate is null");
        loads = List.copyOf(loads);
        repeated = List.copyOf(repeated);
        notUsed = List.copyOf(notUsed);
        quarantineFiles = List.copyOf(quarantineFiles);
        quarantineCounts = List.copyOf(quarantineCounts);
        absentTables = List.copyOf(absentTables);
        failures = List.copyOf(failures);
    }

    /** A failed check, done, or done with records in quarantine; whether those are too many is for a setting to say. */
    public ExitCode exitCode() {
        if (!failures.isEmpty()) {
            return ExitCode.CHECK_FAILED;
        }
        return quarantineFiles.isEmpty() ? ExitCode.DONE : ExitCode.DONE_WITH_QUARANTINE;
    }
}
