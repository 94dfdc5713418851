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

        /** Whether it has more of them than another, or as many and more of the others that its layout knows. */
        boolean isNearerThan(Near other) {
            return present() != other.present()
                    ? present() > other.present()
                    : layout.known(folded(line)) > other.layout().known(folded(other.line()));
        }
    }

    static HeaderSearch in(Source source, Presets presets) throws IOException {
        Near near = null;
        String firstLine = "";
        Scanned above = null;
        List<Layout> fittingAbove = List.of();
        try (RecordSource records = source.open()) {
            for (Scanned line = records.next();
                    line != null && line.line() <= LINES_WITH_HEADER;
                    line = records.next()) {
                Optional<HeaderSearch> ofTwoRows =
                        above == null ? Optional.empty() : ofTwoRows(source, presets, above, line, firstLine);
                if (ofTwoRows.isPresent()) {
                    return ofTwoRows.get();
                }
                if (!fittingAbove.isEmpty()) {
                    break;
                }
                firstLine = firstLine.isEmpty() ? line.text().strip() : firstLine;
                Set<String> headings = folded(line);
                List<Layout> fitting =
                        presets.layouts().stream().filter(l -> l.fits(headings)).toList();
                if (!fitting.isEmpty()
                        && fitting.stream().allMatch(l -> l.spread().isEmpty())) {
                    return new HeaderSearch(source, Optional.of(line), fitting, Optional.empty(), firstLine);
                }
                above = line;
                fittingAbove = fitting;
                for (Layout layout : presets.layouts()) {
                    Near found = new Near(line, layout);
                    if (layout.table().isPresent()
                            && layout.nearlyFits(headings)
                            && (near == null || found.isNearerThan(near))) {
                        near = found;
                    }
                }
            }
        }
        if (!fittingAbove.isEmpty()) {
            return new HeaderSearch(source, Optional.of(above), fittingAbove, Optional.empty(), firstLine);
        }
        return new HeaderSearch(source, Optional.empty(), List.of(), Optional.ofNullable(near), firstLine);
    }

    /** A header whose periods stand in a row of their own, as below merged cells. */
    private static Optional<HeaderSearch> ofTwoRows(
            Source source, Presets presets, Scanned above, Scanned line, String firstLine) {
        Optional<Scanned> header = TwoRowHeader.of(above, line);
        if (header.isEmpty()) {
            return Optional.empty();
        }
        Set<String> headings = folded(header.get());
        List<Layout> fitting = presets.layouts().stream()
                .filter(l -> l.spread().isPresent() && l.fits(headings))
                .toList();
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(new HeaderSearch(
                        new TwoRowHeader(source, header.get()), header, fitting, Optional.empty(), firstLine));
    }

    boolean fits() {
        return header.isPresent();
    }

    static Set<String> folded(Scanned scanned) {
        return Headings.comparable(scanned.fields());
    }
}
