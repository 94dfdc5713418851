package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.ingest.Store;
import java.time.LocalDate;
import picocli.CommandLine.Option;

/** The option that names the date of the last review. */
final class SinceOption {
    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "The date of the last review, from which movement is told (default: with --store the latest"
                    + " review that was made of it with an earlier as-of date, else one month before the as-of date).")
    private String since;

    /** The date given, else that of the latest review that the store recorded, else a month before. */
    LocalDate before(LocalDate asOf, Store store) {
        if (since == null) {
            return store.lastReviewBefore(asOf).orElse(asOf.minusMonths(1));
        }
        LocalDate date = Settings.date("--since", since);
        if (!date.isBefore(asOf)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--since",
                    date + " is not before the as-of date, " + asOf,
                    "the date of an earlier review",
                    "Name one, or a later --as-of");
        }
        return date;
    }
}
