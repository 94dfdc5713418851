package io.quarterdeck.cli;

import java.util.ArrayList;
import java.util.List;

/** A table as lines of text for a terminal. */
final class TextTable {
    private static final int WIDEST = 32;

    private TextTable() {}

    /** A heading line and a line for each row. Long texts are cut, and Chinese characters take two places. */
    static List<String> of(List<String> headings, List<List<String>> rows) {
        int[] widths = new int[headings.size()];
        List<List<String>> all = new ArrayList<>();
        all.add(headings);
        all.addAll(rows);
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(cut(row.get(i))));
            }
        }
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String text = cut(row.get(i));
            line.append(text).append(" ".repeat(widths[i] - width(text) + 2));
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String text) {
        String plain = Progress.printable(text);
        StringBuilder kept = new StringBuilder();
        for (int at = 0; at < plain.length(); at += Character.charCount(plain.codePointAt(at))) {
            if (width(kept) >= WIDEST - 1) {
                return kept + "…";
            }
            kept.appendCodePoint(plain.codePointAt(at));
        }
        return kept.toString();
    }

    private static int width(CharSequence text) {
        return text.codePoints()
                .map(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN || c >= 0xFF00 && c <= 0xFF60
                        ? 2
                        : 1)
                .sum();
    }
}
