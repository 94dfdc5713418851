package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

/** A file beside the exports that was not read, and why. It changes no number and no exit code. */
public record NotUsed(String file, String reason) {
    public NotUsed {
        requireNonNull(file, "file is null");
        requireNonNull(reason, "reason is null");
    }
}
