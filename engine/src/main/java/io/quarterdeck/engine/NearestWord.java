package io.quarterdeck.engine;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The word that somebody probably meant. */
public final class NearestWord {
    private NearestWord() {}

    /** "Did you mean …? " for a message, whatever the case of the letters, or nothing. */
    public static String didYouMean(String word, Collection<String> candidates) {
        return of(word, candidates, text -> text.strip().toLowerCase(Locale.ROOT))
                .map(near -> "Did you mean \"" + near + "\"? ")
                .orElse("");
    }

    /**
     * The candidate that {@code word} was most likely meant to be; empty if none is near.
     *
     * @param folded what two words have in common that count as the same
     */
    public static Optional<String> of(String word, Collection<String> candidates, UnaryOperator<String> folded) {
        String plain = folded.apply(word);
        return candidates.stream()
                .filter(c -> {
                    String other = folded.apply(c);
                    return distance(plain, other) <= Math.max(1, plain.length() / 3)
                            || other.contains(plain) && plain.length() >= 3
                            || plain.contains(other) && other.length() >= 3;
                })
                .min(Comparator.<String>comparingInt(c -> distance(plain, folded.apply(c)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters must be inserted, removed or changed to make one word of the other (Levenshtein, 1966). */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + change);
            }
            before = now;
        }
        return before[b.length()];
    }
}
