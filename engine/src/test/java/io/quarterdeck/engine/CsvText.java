package io.quarterdeck.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows as text in a case folder: commas, quotes where needed, one row per line. An empty value is null; {@code ""} is a
 * text without letters.
 */
final class CsvText {
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[,\"\\r\\n]");

    private CsvText() {}

    /** The lines of a file, heading first. @throws IllegalArgumentException if a quote is never closed */
    static List<List<String>> read(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            StringBuilder value = new StringBuilder();
            boolean isQuoted = text.charAt(at) == '"';
            if (isQuoted) {
                at++;
                while (!(text.startsWith("\"", at) && !text.startsWith("\"\"", at))) {
                    if (at >= text.length()) {
                        throw new IllegalArgumentException("a quote is never closed after " + line);
                    }
                    at += text.startsWith("\"\"", at) ? 1 : 0;
                    value.append(text.charAt(at++));
                }
                at++;
            } else {
                while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
                    value.append(text.charAt(at++));
                }
            }
            line.add(value.isEmpty() && !isQuoted ? null : value.toString());
            boolean isLast = at >= text.length() || text.charAt(at) == '\n';
            if (!isLast && text.charAt(at) != ',') {
                throw new IllegalArgumentException("text after a closed quote: " + line);
            }
            if (isLast) {
                lines.add(line);
                line = new ArrayList<>();
            } else if (at + 1 >= text.length() || text.charAt(at + 1) == '\n') {
                line.add(null);
                lines.add(line);
                line = new ArrayList<>();
                at++;
            }
            at++;
        }
        return lines;
    }

    /** What {@link #read} reads back as the same lines. */
    static String write(List<List<String>> lines) {
        return lines.stream()
                .map(line -> line.stream().map(CsvText::quoted).collect(Collectors.joining(",")) + "\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String value) {
        if (value == null) {
            return "";
        }
        return value.isEmpty() || NEEDS_QUOTES.matcher(value).find()
                ? "\"" + value.replace("\"", "\"\"") + "\""
                : value;
    }
}
