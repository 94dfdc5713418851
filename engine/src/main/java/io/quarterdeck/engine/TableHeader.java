package io.quarterdeck.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private static final Set<String> ATTRIBUTES = Set.of(
            "label",
            "unit",
            "over_time",
            "published",
            "severity",
            "title",
            "message",
            "note",
            "empty",
            "order_by",
            "anchor",
            "chart",
            "foots",
            "link",
            "events",
            "totals",
            "tab");

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
                throw new IllegalArgumentException(
                        name + ": the grain names \"" + key + "\", which is not among its columns " + names);
            }
        }
    }

    /**
     * Reads the comment lines at the top of a file.
     *
     * @throws IllegalArgumentException naming the table and the line, where a key or unit is unknown, twice or missing
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
                if (!Set.of("purpose", "grain", "inputs", "columns").contains(key) && !ATTRIBUTES.contains(key)) {
                    throw new IllegalArgumentException(
                            name + " line " + line + ": unknown header line \"" + key + "\"");
                }
                if (values.put(key, content.substring(colon + 1).strip()) != null) {
                    throw new IllegalArgumentException(name + " line " + line + ": header line \"" + key + "\" twice");
                }
            } else if (key.equals("columns")) {
                columns.add(column(name, line, content.strip(), columns));
            } else {
                values.merge(key, content.strip(), (before, more) -> before + " " + more);
            }
        }
        for (String needed : List.of("purpose", "grain", "columns")) {
            if (!values.containsKey(needed)) {
                throw new IllegalArgumentException(name + ": the header has no line \"" + needed + "\"");
            }
        }
        if (!values.getOrDefault("published", "yes").equals("yes")) {
            throw new IllegalArgumentException(
                    name + ": published is \"yes\" or left out, not \"" + values.get("published") + "\"");
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
            throw new IllegalArgumentException(name + " line " + line + ": \"" + content
                    + "\" is not a column like \"cycle_days  days  created to closed\"");
        }
        if (before.stream().anyMatch(c -> c.name().equals(parts[0]))) {
            throw new IllegalArgumentException(name + " line " + line + ": column \"" + parts[0] + "\" twice");
        }
        try {
            return new Column(parts[0], Unit.of(parts[1]), parts.length > 2 ? parts[2] : "");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " line " + line + ": " + e.getMessage(), e);
        }
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

    /** The same promise under another name. */
    public TableHeader named(String other) {
        return new TableHeader(other, purpose, grain, inputs, columns, attributes);
    }
}
