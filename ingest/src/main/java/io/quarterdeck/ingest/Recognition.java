package io.quarterdeck.ingest;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the layout of each export by its headings; the name of the file does not matter. */
final class Recognition {
    /** The header stands among the first lines; above it there may be a title and a date. */
    private static final int LINES_WITH_HEADER = 50;

    private static final int MOST_COLUMNS = 2_000;

    private static final Map<String, String> OTHER_DELIMITERS =
            new TreeMap<>(Map.of(";", "semicolons", "\t", "tabs", "|", "bars"));

    private static final int LONGEST_SHOWN = 60;

    /**
     * With so many headings of a layout a file is meant to be that export, and what is missing is a mistake. Fewer prove
     * nothing: many a table has an id, a name and a date.
     */
    private static final int TELLING = 4;

    private final Presets presets;
    private final char delimiter;
    private final List<Export> exports = new ArrayList<>();
    private final List<NotUsed> notUsed = new ArrayList<>();

    Recognition(Presets presets, char delimiter) {
        this.presets = presets;
        this.delimiter = delimiter;
    }

    /** The files that fit a layout that is loaded, in the order given. */
    List<Export> exports() {
        return List.copyOf(exports);
    }

    List<NotUsed> notUsed() {
        return List.copyOf(notUsed);
    }

    /**
     * Looks at one file.
     *
     * @throws UserError if two layouts fit, if a required heading is missing or stands there twice, or if it is no CSV
     *     in UTF-8
     */
    void look(Path path) {
        String file = path.getFileName().toString();
        String odd = reasonNotToOpen(path, file);
        if (!odd.isEmpty()) {
            notUsed.add(new NotUsed(file, odd));
            return;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            in.mark(Nature.SAMPLE);
            byte[] first = in.readNBytes(Nature.SAMPLE);
            in.reset();
            Nature.notCsv(first).ifPresent(found -> {
                throw notUtf8(file, "it is " + found);
            });
            search(path, file, new RecordScanner(in, delimiter));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reasonNotToOpen(Path path, String file) {
        try {
            if (file.startsWith(".") || file.startsWith("~$")) {
                return "a hidden or lock file";
            }
            if (!Words.folded(file).endsWith(".csv")) {
                return "not a CSV file";
            }
            return Files.size(path) == 0 ? "it is empty (0 bytes)" : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void search(Path path, String file, RecordScanner scanner) throws IOException {
        Scanned nearest = null;
        Layout nearestLayout = null;
        String firstLine = "";
        int records = 0;
        int undecodable = 0;
        for (Scanned scanned = scanner.next();
                scanned != null && scanned.line() <= LINES_WITH_HEADER;
                scanned = scanner.next()) {
            records += scanned.isBlank() ? 0 : 1;
            undecodable += isUndecodable(scanned) ? 1 : 0;
            firstLine = firstLine.isEmpty() ? scanned.text().strip() : firstLine;
            Set<String> headings = Headings.comparable(scanned.fields());
            List<Layout> fitting =
                    presets.layouts().stream().filter(l -> l.fits(headings)).toList();
            if (!fitting.isEmpty()) {
                fit(path, file, scanned, fitting);
                return;
            }
            for (Layout layout : presets.layouts()) {
                if (layout.table().isPresent()
                        && layout.nearlyFits(headings)
                        && (nearest == null
                                || layout.presentHeadings(headings) > nearestLayout.presentHeadings(folded(nearest)))) {
                    nearest = scanned;
                    nearestLayout = layout;
                }
            }
        }
        if (nearest != null && nearestLayout.presentHeadings(folded(nearest)) >= TELLING) {
            throw missing(file, nearest, nearestLayout);
        }
        if (2 * undecodable > records) {
            throw notUtf8(file, undecodable + " of its first " + records + " lines are not UTF-8");
        }
        notUsed.add(new NotUsed(
                file,
                otherDelimiter(firstLine)
                        .map(other -> "its columns stand between " + other + ", not between commas")
                        .orElse("no preset has its headings (" + shortened(firstLine) + ")"
                                + (nearest == null ? "" : nearest(nearestLayout, folded(nearest))))));
    }

    private static String nearest(Layout layout, Set<String> headings) {
        return "; nearest is " + layout.id() + ", without \"" + String.join("\", \"", layout.missing(headings)) + "\"";
    }

    /** The delimiter with which the line would be a header that a preset knows. */
    private Optional<String> otherDelimiter(String line) {
        return OTHER_DELIMITERS.entrySet().stream()
                .filter(other -> {
                    Set<String> headings = Arrays.stream(line.split(Pattern.quote(other.getKey()), -1))
                            .map(heading -> Words.folded(heading.replace("\"", "")))
                            .collect(Collectors.toSet());
                    return presets.layouts().stream().anyMatch(layout -> layout.fits(headings));
                })
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    static boolean isUndecodable(Scanned scanned) {
        return scanned.fault().filter(f -> f.reason() == Reason.ENC_LINE).isPresent();
    }

    private static Set<String> folded(Scanned scanned) {
        return Headings.comparable(scanned.fields());
    }

    /** Of layouts that fit, the one that knows most of the headings is meant; or several that share the rows. */
    private List<Layout> meant(List<Layout> all, Set<String> headings) {
        List<Layout> own =
                all.stream().filter(l -> presets.own().contains(l.preset())).toList();
        // What a system is known to write comes before words that anybody may use.
        List<Layout> special = all.stream().filter(l -> !l.isGeneric()).toList();
        List<Layout> fitting = !own.isEmpty() ? own : special.isEmpty() ? all : special;
        long most = fitting.stream().mapToLong(l -> l.known(headings)).max().orElse(0);
        Layout best = fitting.stream()
                .filter(l -> l.known(headings) == most)
                .findFirst()
                .orElseThrow();
        return fitting.stream()
                .filter(l -> l.known(headings) == most || l.shares(best))
                .toList();
    }

    private void fit(Path path, String file, Scanned header, List<Layout> all) {
        List<Layout> fitting = meant(all, folded(header));
        if (fitting.size() > 1 && !fitting.stream().allMatch(l -> l.shares(fitting.get(0)))) {
            throw refused(
                    file,
                    "its headings fit " + fitting.stream().map(Layout::id).collect(Collectors.joining(" and ")),
                    "one layout",
                    "Take one of the presets away, or add a heading to `recognised_by` in the right one");
        }
        for (Layout layout : fitting) {
            take(path, file, header, layout);
        }
    }

    private void take(Path path, String file, Scanned header, Layout layout) {
        if (layout.table().isEmpty()) {
            notUsed.add(new NotUsed(file, layout.notUsed()));
            return;
        }
        if (header.fields().size() > MOST_COLUMNS) {
            throw refused(
                    file,
                    header.fields().size() + " columns",
                    "at most " + MOST_COLUMNS,
                    "Export only the columns that are needed");
        }
        checkOnce(file, header.fields(), layout);
        exports.add(new Export(path, layout, header.fields(), header.line()));
    }

    /** A heading that the layout reads must not stand there twice: which of the two is meant would be a guess. */
    private static void checkOnce(String file, List<String> header, Layout layout) {
        Set<String> read = layout.headings().stream()
                .flatMap(heading -> Layout.spellings(heading).stream())
                .flatMap(spelling -> Layout.parts(spelling).stream())
                .map(Words::folded)
                .collect(Collectors.toSet());
        Map<String, Integer> places = new HashMap<>();
        List<String> numbered = Headings.numbered(header);
        for (int i = 0; i < header.size(); i++) {
            Integer before = places.put(Words.folded(header.get(i)), i);
            boolean isTold = read.contains(numbered.get(i));
            if (before != null && read.contains(Words.folded(header.get(i))) && !isTold) {
                throw refused(
                        file,
                        "column " + (before + 1) + " \"" + header.get(before) + "\" and column " + (i + 1) + " \""
                                + header.get(i) + "\" have the same heading",
                        "each heading once",
                        "Rename or remove one of the two columns");
            }
        }
    }

    private static UserError missing(String file, Scanned header, Layout layout) {
        List<String> missing = layout.missing(folded(header));
        List<String> others = header.fields().stream()
                .filter(h -> !h.isBlank()
                        && layout.columns().keySet().stream()
                                .flatMap(c -> Layout.spellings(c).stream())
                                .noneMatch(c -> Words.folded(c).equals(Words.folded(h))))
                .toList();
        String similar = missing.stream()
                .flatMap(m -> Layout.spellings(m).stream())
                .flatMap(m -> Words.nearest(m, others).stream())
                .distinct()
                .map(h -> "\"" + h + "\"")
                .collect(Collectors.joining(", "));
        return refused(
                file + " line " + header.line(),
                "missing required column" + (missing.size() > 1 ? "s " : " ")
                        + missing.stream().map(m -> "\"" + m + "\"").collect(Collectors.joining(", ")),
                "the headings of " + layout.id() + " (" + String.join(", ", layout.required()) + ")",
                (similar.isEmpty() ? "" : "Similar is " + similar + ". ")
                        + "Export the column as well, or mend its heading");
    }

    private static UserError notUtf8(String file, String found) {
        return refused(file, found, "CSV in UTF-8", "Export or save it again as \"CSV UTF-8\"");
    }

    private static UserError refused(String where, String found, String wanted, String remedy) {
        return new UserError(ExitCode.INPUT_REFUSED, where, found, wanted, remedy);
    }
}
