package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;

/**
 * A file whose headings fit a layout.
 *
 * @param header its headings, as they stand there
 * @param headerLine the physical line they start on
 */
record Export(Path path, Layout layout, List<String> header, long headerLine) {
    Export {
        requireNonNull(path, "path is null");
        requireNonNull(layout, "layout is null");
        header = List.copyOf(header);
    }

    String file() {
        return path.getFileName().toString();
    }
}
