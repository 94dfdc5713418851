package io.quarterdeck.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sentence with places for values, such as {@code Pushed {push_count} times[, last on {pushed_date}]}. What stands in
 * brackets is left out where one of its values is unknown.
 */
public record Phrase(List<Part> parts) {
    private static final Pattern PART = Pattern.compile("\\[([^\\[\\]]*)]|([^\\[\\]]+)");
    private static final Pattern PIECE = Pattern.compile("\\{([a-z0-9_]+)}|([^{}]+)");

    public Phrase {
        parts = List.copyOf(parts);
    }

    /**
     * Words that are shown together or not at all.
     *
     * @param isOptional whether it is left out where one of its values is unknown
     */
    public record Part(boolean isOptional, List<Piece> pieces) {
        public Part {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * Words, or a place for a value.
     *
     * @param text the words, or the value's name
     */
    public record Piece(boolean isPlace, String text) {}

    /** Reads a sentence. @throws IllegalArgumentException if a brace or a bracket has no partner */
    public static Phrase parse(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            boolean isOptional = matcher.group(1) != null;
            parts.add(new Part(isOptional, pieces(isOptional ? matcher.group(1) : matcher.group(2), text)));
            end = matcher.end();
        }
        if (end < text.length()) {
            throw new IllegalArgumentException("\"" + text + "\" has a bracket without its partner");
        }
        return new Phrase(parts);
    }

    private static List<Piece> pieces(String part, String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(part);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            boolean isPlace = matcher.group(1) != null;
            pieces.add(new Piece(isPlace, isPlace ? matcher.group(1) : matcher.group(2)));
            end = matcher.end();
        }
        if (end < part.length()) {
            throw new IllegalArgumentException("\"" + text + "\" has a place that is not like {push_count}");
        }
        return pieces;
    }

    /** The names of its values. */
    public TreeSet<String> places() {
        return parts.stream()
                .flatMap(part -> part.pieces().stream())
                .filter(Piece::isPlace)
                .map(Piece::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The sentence with its values; an unknown one outside of brackets is a dash.
     *
     * @param values the text of a value by its name; empty where it is unknown
     */
    public String fill(Function<String, Optional<String>> values) {
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            boolean isKnown = part.pieces().stream()
                    .allMatch(piece ->
                            !piece.isPlace() || values.apply(piece.text()).isPresent());
            if (isKnown || !part.isOptional()) {
                part.pieces()
                        .forEach(piece -> filled.append(
                                piece.isPlace() ? values.apply(piece.text()).orElse("–") : piece.text()));
            }
        }
        return filled.toString().strip();
    }
}
