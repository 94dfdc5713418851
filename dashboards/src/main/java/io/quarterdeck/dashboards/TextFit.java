package io.quarterdeck.dashboards;

import java.awt.Font;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Texts cut or broken so that they keep to a width measured in pixels. */
final class TextFit {
    private TextFit() {}

    /** The text, or as much of its start as fits before "…". */
    static String cut(String text, Font font, double width) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (Fonts.width(line, font) <= width) {
            return line;
        }
        int end = line.length();
        while (end > 0 && Fonts.width(line.substring(0, end).stripTrailing() + "…", font) > width) {
            end = line.offsetByCodePoints(end, -1);
        }
        return line.substring(0, end).stripTrailing() + "…";
    }

    /** The text in lines, broken where its script allows; what goes beyond the last line is cut with "…". */
    static List<String> wrap(String text, Font font, double width, int mostLines) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip().replaceAll("\\s+", " ");
        while (!rest.isEmpty()) {
            if (lines.size() == mostLines - 1 || Fonts.width(rest, font) <= width) {
                lines.add(cut(rest, font, width));
                break;
            }
            int end = lineEnd(rest, font, width);
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        return lines;
    }

    /** Where the first line ends: at the last allowed break that fits, or inside a word wider than the line. */
    private static int lineEnd(String text, Font font, double width) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        int end = 0;
        for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
            if (Fonts.width(text.substring(0, at).strip(), font) > width) {
                break;
            }
            end = at;
        }
        if (end > 0) {
            return end;
        }
        end = text.offsetByCodePoints(0, 1);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (Fonts.width(text.substring(0, next), font) > width) {
                break;
            }
            end = next;
        }
        return end;
    }
}
