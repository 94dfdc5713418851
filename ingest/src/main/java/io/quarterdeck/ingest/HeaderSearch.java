package io.quarterdeck.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the first lines of a source say of its layout.
 *
 * @param header the line that has all headings of a layout; empty if none has
 * @param fitting the layouts that it fits
 * @param near the line that lacks fewest headings of a layout, where it has most of them
 * @param firstLine the first line that says anything
 */
record HeaderSearch(
        Source source, Optional<Scanned> header, List<Layout> fitting, Optional<Near> near, String firstLine) {
    /** The header stands among the first lines; above it there may be a title and a date. */
    private static final int LINES_WITH_HEADER = 50;

    /** A line that is probably the header of a layout, with some headings renamed or left out. */
    record Near(Scanned line, Layout layout) {
        /** How many of the headings that the layout requires are there. */
        int present() {
            return layout.presentHeadings(folded(line));
        }
    }

    static HeaderSearch in(Source source, Presets presets) throws IOException {
        Near near = null;
        String firstLine = "";
        try (RecordSource records = source.open()) {
            for (Scanned line = records.next();
                    line != null && line.line() <= LINES_WITH_HEADER;
                    line = records.next()) {
                firstLine = firstLine.isEmpty() ? line.text().strip() : firstLine;
                Set<String> headings = folded(line);
                List<Layout> fitting =
                        presets.layouts().stream().filter(l -> l.fits(headings)).toList();
                if (!fitting.isEmpty()) {
                    return new HeaderSearch(source, Optional.of(line), fitting, Optional.empty(), firstLine);
                }
                for (Layout layout : presets.layouts()) {
                    Near found = new Near(line, layout);
                    if (layout.table().isPresent()
                            && layout.nearlyFits(headings)
                            && (near == null || found.present() > near.present())) {
                        near = found;
                    }
                }
            }
        }
        return new HeaderSearch(source, Optional.empty(), List.of(), Optional.ofNullable(near), firstLine);
    }

    boolean fits() {
        return header.isPresent();
    }

    static Set<String> folded(Scanned scanned) {
        return Headings.comparable(scanned.fields());
    }
}
