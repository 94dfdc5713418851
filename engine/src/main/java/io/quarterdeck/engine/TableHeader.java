package io.quarterdeck.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a table promises, read from the comment at the top of its file: purpose, grain, inputs, columns with their
 * units. The runner holds the promise to what the database really did, so it can serve as the data dictionary, the
 * headings and the number formats.
 *
 * @param grain the columns that name one row; empty where there is only one row
 * @param inputs the tables that it may read
 * @param attributes the other lines, such as {@code label} or {@code severity}
 */
public record TableHeader(
        String name,
        String purpose,
        List<String> grain,
        List<String> inputs,
        List<Column> columns,
        Map<String, String> attributes) {
    /** The lines that say what a table is; the others are attributes. */
    private static final Set<String> PROMISES = Set.of("purpose", "grain", "inputs", "columns");

    private static final Set<String> ATTRIBUTES = Set.of(
            "label",
            "unit",
            "over_time",
            "prints",
            "published",
            "stored",
            "severity",
            "title",
            "message",
            "note",
            "empty",
            "order_by",
            "anchor",
            "book",
            "chart",
            "foots",
            "heat",
            "shares",
            "link",
            "events",
            "totals",
            "tab",
            "evidence",
            "next_step",
            "needs",
            "limits");

    /** Where the file is whose header it is, if it is a user's own: no line of the header, so nobody can write it. */
    private static final String ORIGIN = "(origin)";

    public TableHeader {
        requireNonNull(name, "name is null");
        requireNonNull(purpose, "purpose is null");
        grain = List.copyOf(grain);
        inputs = List.copyOf(inputs);
        columns = List.copyOf(columns);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        List<String> names = columns.stream().map(Column::name).toList();
        for (String key : grain) {
            if (!names.contains(key)) {
                throw new ModelFault(
                        name,
                        0,
                        "the grain names \"" + key + "\", which is not among its columns " + names,
                        "columns that name one row",
                        NearestWord.didYouMean(key, names) + "Correct the line `grain`, or add the column");
            }
        }
    }

    /**
     * Reads the comment lines at the top of a file.
     *
     * @throws ModelFault naming the table and the line, where a key or unit is unknown, twice or missing
     */
    public static TableHeader parse(String name, String text) {
        Map<String, String> values = new LinkedHashMap<>();
        List<Column> columns = new ArrayList<>();
        String key = "";
        int line = 0;
        for (String raw : text.lines().takeWhile(l -> l.startsWith("--")).toList()) {
            line++;
            String content = raw.substring(2).stripTrailing();
            if (content.isBlank()) {
                continue;
            }
            int colon = content.indexOf(':');
            boolean isKey = content.matches(" [a-z_]+:.*");
            if (isKey) {
                key = content.substring(1, colon);
                if (!PROMISES.contains(key) && !ATTRIBUTES.contains(key)) {
                    SortedSet<String> known = new TreeSet<>(PROMISES);
                    known.addAll(ATTRIBUTES);
                    throw new ModelFault(
                            name,
                            line,
                            "unknown header line \"" + key + "\"",
                            "one of " + String.join(", ", known),
                            NearestWord.didYouMean(key, known) + "Correct or remove it");
                }
                if (values.put(key, content.substring(colon + 1).strip()) != null) {
                    throw new ModelFault(
                            name, line, "header line \"" + key + "\" twice", "each line once", "Remove one of them");
                }
            } else if (key.equals("columns")) {
                columns.add(column(name, line, content.strip(), columns));
            } else {
                values.merge(key, content.strip(), (before, more) -> before + " " + more);
            }
        }
        for (String needed : List.of("purpose", "grain", "columns")) {
            if (!values.containsKey(needed)) {
                throw new ModelFault(
                        name,
                        0,
                        "the header has no line \"" + needed + "\"",
                        "comment lines at the top of the file with purpose, grain and columns",
                        "Add a line like \"-- " + needed + ": …\"");
            }
        }
        if (!values.getOrDefault("published", "yes").equals("yes")) {
            throw new ModelFault(
                    name,
                    0,
                    "published is \"yes\" or left out, not \"" + values.get("published") + "\"",
                    "\"yes\" for a table that goes into the pack",
                    "Correct or remove it");
        }
        if (!values.getOrDefault("stored", "no").equals("no")) {
            throw new ModelFault(
                    name,
                    0,
                    "stored is \"no\" or left out, not \"" + values.get("stored") + "\"",
                    "\"no\" for rows that whoever reads them works out anew",
                    "Correct or remove it");
        }
        Map<String, String> attributes = new LinkedHashMap<>(values);
        attributes.keySet().removeAll(Set.of("purpose", "grain", "inputs", "columns"));
        return new TableHeader(
                name,
                values.get("purpose"),
                words(values.get("grain")),
                words(values.getOrDefault("inputs", "")),
                columns,
                attributes);
    }

    private static Column column(String name, int line, String content, List<Column> before) {
        String[] parts = content.split("\\s+", 3);
        if (parts.length < 2) {
            throw new ModelFault(
                    name,
                    line,
                    "\"" + content + "\" is not a column",
                    "its name, its unit and what it holds, like \"cycle_days  days  created to closed\"",
                    "Correct it");
        }
        if (before.stream().anyMatch(c -> c.name().equals(parts[0]))) {
            throw new ModelFault(
                    name, line, "column \"" + parts[0] + "\" twice", "each column once", "Remove one of them");
        }
        List<String> units = Arrays.stream(Unit.values()).map(Unit::word).toList();
        if (!units.contains(parts[1])) {
            throw new ModelFault(
                    name,
                    line,
                    "\"" + parts[1] + "\" is not a unit",
                    "one of " + String.join(", ", units),
                    NearestWord.didYouMean(parts[1], units) + "Correct it");
        }
        return new Column(parts[0], Unit.of(parts[1]), parts.length > 2 ? parts[2] : "");
    }

    /** The line of a header that a word begins, such as a key or a column, counted from 1; 0 where there is none. */
    static int lineOf(String text, String word) {
        int line = 0;
        for (String raw : text.lines().takeWhile(l -> l.startsWith("--")).toList()) {
            line++;
            if (raw.substring(2).strip().matches(Pattern.quote(word) + "[:\\s].*")) {
                return line;
            }
        }
        return 0;
    }

    private static List<String> words(String list) {
        return list.isBlank() || list.equals("-") ? List.of() : List.of(list.split("\\s*,\\s*"));
    }

    /** The table's name as a reader sees it; its own name where the header gives none. */
    public String label() {
        return attributes.getOrDefault("label", name);
    }

    public Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    /** Whether the table goes into the pack, in {@code tables/}. */
    public boolean isPublished() {
        return "yes".equals(attributes.get("published"));
    }

    /** Whether its rows are kept; if not, an engine may work them out anew wherever they are read. */
    public boolean isStored() {
        return !attributes.containsKey("stored");
    }

    /** The same promise under another name. */
    public TableHeader named(String other) {
        return new TableHeader(other, purpose, grain, inputs, columns, attributes);
    }

    /** The place of the file in the user's own folder; empty for a table that comes with the program. */
    public Optional<String> origin() {
        return attribute(ORIGIN);
    }

    /** The same promise, from a file of the user's own. */
    TableHeader from(String file) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(ORIGIN, file);
        return new TableHeader(name, purpose, grain, inputs, columns, more);
    }
}
