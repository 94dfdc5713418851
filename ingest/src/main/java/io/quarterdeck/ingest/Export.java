package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

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

    /** The heading of currencies that are not read, where the table could hold them and nothing else says them. */
    Optional<String> unreadCurrency() {
        List<String> folded = header.stream().map(Words::folded).toList();
        boolean isRead = layout.table().orElseThrow().indexOf("currency") < 0
                || layout.constants().containsKey("currency")
                || layout.columns().entrySet().stream()
                        .anyMatch(c -> c.getValue().contains("currency") && Layout.indexOf(c.getKey(), folded) >= 0);
        return isRead
                ? Optional.empty()
                : header.stream().filter(CurrencyWords::isHeading).findFirst();
    }

    /** As it is shown in the ledger and in messages. */
    String file() {
        return source.name();
    }
}
