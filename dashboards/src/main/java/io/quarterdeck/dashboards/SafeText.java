package io.quarterdeck.dashboards;

import java.util.regex.Pattern;

/**
 * Text as a cell can hold it, with a count of what had to be altered.
 *
 * <p>POI silently turns control characters and lone surrogates into question marks, and reads {@code _x000D_} back as a
 * carriage return. Here a control character becomes its visible picture (␀ to ␟), a character that XML cannot hold
 * becomes �, the escape is escaped, a mark that turns the direction of writing is left out (with one, a name can show
 * itself as another), and what is longer than a cell is cut and says so.
 */
final class SafeText {
    /** The most characters that Excel keeps in one cell. */
    static final int LONGEST = 32_767;

    private static final int LEFT_OUT = -1;
    private static final String CUT = " […]";
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private int altered;

    /** How many texts so far could not be written as they are; escaped ones read the same and do not count. */
    int altered() {
        return altered;
    }

    /** {@code raw} as it is written into a cell; null as empty. */
    String of(String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        String text = raw.indexOf("_x") >= 0 ? ESCAPE.matcher(raw).replaceAll("_x005F_") : raw;
        boolean changed = false;
        StringBuilder kept = null;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int found = text.codePointAt(i);
            int shown = shown(found);
            if (shown != found && kept == null) {
                kept = new StringBuilder(text.substring(0, i));
            }
            if (kept != null && shown != LEFT_OUT) {
                kept.appendCodePoint(shown);
            }
        }
        if (kept != null) {
            changed = true;
            text = kept.toString();
        }
        if (text.length() > LONGEST) {
            changed = true;
            int end = LONGEST - CUT.length();
            text = text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
        }
        altered += changed ? 1 : 0;
        return text;
    }

    /** Whether a reader who edits the cell and presses Enter would make a formula of it. */
    static boolean looksLikeFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    private static int shown(int character) {
        if (character == '\n' || character == '\t') {
            return character;
        }
        if (character < 0x20) {
            return 0x2400 + character;
        }
        if (character == 0x7F) {
            return 0x2421;
        }
        if (character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069) {
            return LEFT_OUT;
        }
        boolean unwritable = character >= 0xD800 && character <= 0xDFFF
                || character == 0xFFFE
                || character == 0xFFFF
                || character >= 0x80 && character < 0xA0;
        return unwritable ? 0xFFFD : character;
    }
}
