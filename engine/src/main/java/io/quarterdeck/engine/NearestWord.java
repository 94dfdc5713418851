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

    /**
     * How many letters must be inserted, removed, changed or swapped with their neighbour to make one word of the other
     * (Damerau, 1964; no letter is touched twice).
     */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
                boolean isSwap =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (isSwap) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
