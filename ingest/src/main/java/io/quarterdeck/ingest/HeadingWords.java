package io.quarterdeck.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarterdeck.engine.ResourceFolder;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The words by which people head the columns of one canonical table, in English and Chinese: a file of {@code words/}.
 *
 * @param table the canonical table
 * @param names words for the table itself, as in the name of a file
 * @param needs of each list at least one column must be there, or it is not this table
 * @param columns from canonical column to its words, the best first
 */
record HeadingWords(
        CanonicalTable table, List<String> names, List<List<String>> needs, Map<String, List<String>> columns) {
    /** What the last word of a list has less than the first. */
    private static final double MOST_OF_PLACE = 0.08;

    /** Lists that are shorter take less of that. */
    private static final int FEW_WORDS = 40;

    private static final SortedMap<String, HeadingWords> ALL = readAll();

    HeadingWords {
        names = List.copyOf(names);
        needs = List.copyOf(needs);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        for (String column : columns.keySet()) {
            if (table.indexOf(column) < 0) {
                throw new IllegalArgumentException("words of " + table.name() + ": it has no column " + column);
            }
        }
    }

    /** The words of every table that has some, by table. */
    static SortedMap<String, HeadingWords> all() {
        return ALL;
    }

    private static SortedMap<String, HeadingWords> readAll() {
        YAMLMapper yaml = new YAMLMapper();
        SortedMap<String, HeadingWords> all = new TreeMap<>();
        ResourceFolder.read(HeadingWords.class, "words", ".yaml").forEach((table, text) -> {
            try {
                Map<String, List<Object>> read = yaml.readValue(text, new TypeReference<>() {});
                Map<String, List<String>> columns = new LinkedHashMap<>();
                read.forEach((column, words) -> {
                    if (!column.equals("table") && !column.equals("needs")) {
                        columns.put(column, words.stream().map(String::valueOf).toList());
                    }
                });
                all.put(
                        table,
                        new HeadingWords(
                                CanonicalTable.all().get(table),
                                read.get("table").stream().map(String::valueOf).toList(),
                                read.get("needs").stream()
                                        .map(group -> ((List<?>) group)
                                                .stream().map(String::valueOf).toList())
                                        .toList(),
                                columns));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("words/" + table + ".yaml", e);
            }
        });
        return Collections.unmodifiableSortedMap(all);
    }

    /** How well a heading says a column: 1 is the column's own word, 0 is nothing in common. */
    record Match(String column, String word, double score) {
        /** What no heading says, and the values suggest. */
        static Match byValues(String column) {
            return new Match(column, "", 0);
        }

        boolean isGuess() {
            return word.isEmpty();
        }
    }

    /** The best word of {@code column} for a heading. */
    Match match(String heading, String column) {
        Match best = new Match(column, "", 0);
        List<String> words = columns.get(column);
        String plain = plain(heading);
        for (int i = 0; i < words.size(); i++) {
            // Of equal words the one that stands first is the better one, however many there are.
            double score = score(plain, plain(words.get(i))) - MOST_OF_PLACE * i / Math.max(words.size(), FEW_WORDS);
            if (score > best.score()) {
                best = new Match(column, words.get(i), score);
            }
        }
        return best;
    }

    /** Whether a file's name holds a word for this table. */
    boolean isNamed(String file) {
        String plain = plain(file);
        return names.stream().map(HeadingWords::plain).anyMatch(name -> score(plain, name) > 0);
    }

    private static double score(String heading, String word) {
        if (heading.equals(word) || heading.replace(" ", "").equals(word.replace(" ", ""))) {
            return 1;
        }
        if (word.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)) {
            return word.length() >= 2 && heading.contains(word) ? 0.5 + 0.4 * word.length() / heading.length() : 0;
        }
        Set<String> tokens = new LinkedHashSet<>(Arrays.asList(heading.split(" ")));
        List<String> wanted = Arrays.asList(word.split(" "));
        return tokens.containsAll(wanted) ? 0.4 + 0.5 * wanted.size() / tokens.size() : 0;
    }

    /**
     * Without case, width, unit in brackets and marks: {@code Close_Date}, {@code closeDate} are {@code close date}, and
     * {@code Deal #} is {@code deal no}.
     */
    static String plain(String text) {
        return Words.folded(text.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2"))
                .replaceAll("[#№]$", " no")
                .replaceAll("\\(.*?\\)|\\[.*?\\]", " ")
                .replaceAll("[^\\p{L}\\p{N}%]+", " ")
                .strip();
    }
}
