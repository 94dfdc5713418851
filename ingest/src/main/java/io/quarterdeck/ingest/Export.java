package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A source whose headings fit a layout.
 *
 * @param header its headings, as they stand there
 * @param headerLine the physical line they start on; 0 where it is no line of the file
 */
record Export(Source source, Layout layout, List<String> header, long headerLine) {
    Export {
        requireNonNull(source, "source is null");
        requireNonNull(layout, "layout is null");
        header = List.copyOf(header);
    }

    /** As it is shown in the ledger and in messages. */
    String file() {
        return source.name();
    }
}
