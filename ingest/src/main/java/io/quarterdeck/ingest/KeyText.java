package io.quarterdeck.ingest;

import java.text.Normalizer;
import java.util.function.Consumer;

/**
 * A key as it is compared: without the marks that nobody sees, with plain spaces, and each letter with its accent in one
 * character. Two keys that look the same are the same.
 */
final class KeyText {
    private KeyText() {}

    /** The same, with a note where anything was changed. */
    static String of(String text, Consumer<Note> note) {
        String key = of(text);
        if (key != text) {
            note.accept(Note.KEY_MARKS);
        }
        return key;
    }

    /** {@code text} itself where nothing is to be changed. */
    static String of(String text) {
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        for (i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isInvisible(c)) {
                kept.append(Character.isSpaceChar(c) ? ' ' : c);
            }
        }
        String key = Normalizer.normalize(kept, Normalizer.Form.NFC).strip();
        return key.equals(text) ? text : key;
    }

    /** Latin letters, and the Chinese characters that have one form only. */
    private static boolean isPlain(char c) {
        return c < 0x300 && c != 0xA0 && c != 0xAD || c >= 0x4E00 && c <= 0x9FFF;
    }

    /**
     * Soft hyphen, zero-width spaces and word joiner, byte order mark, and the marks that turn the direction of writing.
     * Joiners stay: they make other signs of the letters beside them.
     */
    static boolean isInvisible(char c) {
        return c == 0xAD
                || c == 0x61C
                || c == 0x200B
                || c == 0x200E
                || c == 0x200F
                || c >= 0x202A && c <= 0x202E
                || c == 0x2060
                || c >= 0x2066 && c <= 0x2069
                || c == 0xFEFF;
    }
}
