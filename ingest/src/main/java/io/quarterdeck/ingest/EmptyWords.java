package io.quarterdeck.ingest;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts that people and programs write where they have no value. A key may be any text. A name may be a word, as Null is
 * a family's name, but no mere sign.
 */
final class EmptyWords {
    private static final Set<String> SIGNS = Set.of("-", "--", "—", "–", "/", "#n/a", "n/a", "(blank)", "(空白)");

    private static final Set<String> WORDS = Set.of("null", "<null>", "none", "nil", "无", "無", "暂无", "空");

    private final Set<String> everywhere;
    private final Set<String> inAnyColumnButNames;
    private final boolean[] firsts = new boolean[128];
    private final FirstBytes bytes;
    private final int longest;

    /** @param declared those of the preset */
    EmptyWords(Collection<String> declared) {
        this.everywhere = Stream.concat(SIGNS.stream(), declared.stream().map(Words::folded))
                .collect(Collectors.toUnmodifiableSet());
        this.inAnyColumnButNames =
                Stream.concat(everywhere.stream(), WORDS.stream()).collect(Collectors.toUnmodifiableSet());
        inAnyColumnButNames.forEach(w -> {
            if (w.charAt(0) < firsts.length) {
                firsts[Character.toLowerCase(w.charAt(0))] = true;
                firsts[Character.toUpperCase(w.charAt(0))] = true;
            }
        });
        this.bytes = new FirstBytes(inAnyColumnButNames.stream());
        this.longest =
                inAnyColumnButNames.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Whether a text that is not empty, in UTF-8, may be one: a no is certain. */
    boolean mayContain(byte[] utf8, int from, int to) {
        return bytes.mayBe(utf8, from, to);
    }

    /** Whether a text that is not empty means no value. @param column the canonical column that it would fill */
    boolean contains(String text, String column) {
        char first = text.charAt(0);
        // Nearly every text is out here, without being folded.
        if (text.length() > longest || first < firsts.length && !firsts[first] || column.endsWith("_id")) {
            return false;
        }
        return (column.endsWith("name") ? everywhere : inAnyColumnButNames).contains(Words.folded(text));
    }
}
