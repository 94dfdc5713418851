package io.quarterdeck.dashboards;

import java.util.List;

/**
 * How wide a text is in a cell, in digits of the workbook's font: the unit of a column's width.
 *
 * <p>Worked out from classes of characters and not from a font, so that a machine without fonts gives the same bytes.
 */
final class TextWidth {
    private TextWidth() {}

    /** The width of the widest line of {@code text}. */
    static double of(String text) {
        double widest = 0;
        double line = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            line = character == '\n' ? 0 : line + of(character);
            widest = Math.max(widest, line);
        }
        return widest;
    }

    /** How many lines {@code text} takes in a column of {@code width}. */
    static int lines(String text, double width) {
        int lines = 0;
        for (String paragraph : text.split("\n", -1)) {
            lines += Math.max(1, (int) Math.ceil(of(paragraph) * 1.03 / width));
        }
        return lines;
    }

    /** A width that 95 of 100 of {@code widths} fit into; all of them where the widest is not much wider. */
    static double fitting(List<Double> widths) {
        List<Double> sorted = widths.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return 0;
        }
        double widest = sorted.get(sorted.size() - 1);
        double usual = sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
        return widest <= Math.max(30, 1.4 * usual) ? widest : usual;
    }

    private static double of(int character) {
        if (isWide(character)) {
            return 2;
        }
        if ("iljtfr.,:;'|!()[] -I·".indexOf(character) >= 0) {
            return 0.62;
        }
        if ("mwMW@%—▲▼●".indexOf(character) >= 0) {
            return 1.6;
        }
        return Character.isUpperCase(character) ? 1.18 : 1;
    }

    /** Whether a character is as wide as two digits: Chinese, Japanese, Korean and full-width forms. */
    private static boolean isWide(int character) {
        return character >= 0x1100
                && (character <= 0x115F
                        || character >= 0x2E80 && character <= 0xA4CF
                        || character >= 0xAC00 && character <= 0xD7A3
                        || character >= 0xF900 && character <= 0xFAFF
                        || character >= 0xFE30 && character <= 0xFE4F
                        || character >= 0xFF00 && character <= 0xFF60
                        || character >= 0x1F300);
    }
}
