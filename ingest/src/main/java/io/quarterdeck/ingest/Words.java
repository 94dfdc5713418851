package io.quarterdeck.ingest;

import io.quarterdeck.engine.NearestWord;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** How words that people typed are compared. */
public final class Words {
    private Words() {}

    /** {@code text} without case, surrounding spaces, invisible marks and character width. */
    static String folded(String text) {
        String plain = isAscii(text)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("[\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]", "");
        return plain.strip().toLowerCase(Locale.ROOT);
    }

    /** {@code text} without spaces around it, of whatever width, and without invisible marks there. */
    static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c < 128
                ? Character.isWhitespace(c)
                : Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || c == '\u200C'
                        || c == '\u200D'
                        || KeyText.isInvisible(c);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /** The candidate that {@code word} was most likely meant to be; empty if none is near. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        return NearestWord.of(word, candidates, Words::folded);
    }

    /** "; did you mean …" for a message, or nothing. */
    public static String didYouMean(String word, Collection<String> candidates) {
        return nearest(word, candidates)
                .map(near -> "Did you mean \"" + near + "\"? ")
                .orElse("");
    }
}
