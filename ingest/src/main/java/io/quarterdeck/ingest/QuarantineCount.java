package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

/** How many records of a file are in quarantine for one reason; a record with several counts for its first. */
public record QuarantineCount(String file, Reason reason, long records) {
    public QuarantineCount {
        requireNonNull(file, "file is null");
        requireNonNull(reason, "reason is null");
    }
}
