package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which canonical table a file that nobody has described is, and which heading fills which column: a proposal with its
 * evidence, for a person to correct.
 *
 * @param table the table's words
 * @param mapped from the place of a heading to the column it fills, and the word that said so
 */
record PresetProposal(HeadingWords table, Map<Integer, HeadingWords.Match> mapped, double score) {
    /** Less than this in common, and a heading does not say a column. */
    private static final double LEAST = 0.5;

    /** So many headings must say the table before values may say the rest. */
    private static final int TELLING = 3;

    private static final Set<String> OUTCOMES = Set.of("stage", "status");

    /** As much as the file's name and one heading say. */
    private static final double OUTCOME_WEIGHT = 3;

    private static final List<String> AMOUNTS = List.of("amount", "net_amount", "total_amount", "open_amount");

    PresetProposal {
        mapped = new LinkedHashMap<>(mapped);
    }

    /** The most likely table first; none where the file has nothing of it. */
    static List<PresetProposal> of(FileProfile file) {
        return HeadingWords.all().values().stream()
                .flatMap(words -> of(file, words).stream())
                .sorted(Comparator.comparingDouble(PresetProposal::score)
                        .reversed()
                        .thenComparing(p -> p.table().table().name()))
                .toList();
    }

    /** The proposal for one table; empty where the file lacks what the table needs. */
    static Optional<PresetProposal> of(FileProfile file, HeadingWords words) {
        record Pair(int place, HeadingWords.Match match) {}
        List<Pair> pairs = new ArrayList<>();
        for (int place = 0; place < file.columns().size(); place++) {
            ColumnProfile profile = file.columns().get(place);
            for (String name : words.columns().keySet()) {
                Column column = words.table().values().get(words.table().indexOf(name));
                HeadingWords.Match match = words.match(profile.heading(), name);
                if (match.score() >= LEAST && !profile.isEmpty() && suits(profile, column)) {
                    pairs.add(new Pair(place, match));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble((Pair p) -> -p.match().score()).thenComparingInt(Pair::place));
        Map<Integer, HeadingWords.Match> mapped = new LinkedHashMap<>();
        Set<String> filled = new HashSet<>();
        for (Pair pair : pairs) {
            if (!mapped.containsKey(pair.place()) && filled.add(pair.match().column())) {
                mapped.put(pair.place(), pair.match());
            }
        }
        if (mapped.size() >= TELLING) {
            guessAmount(file, words, mapped, filled);
            guessKey(file, words, mapped, filled);
        }
        boolean hasNeeds =
                words.needs().stream().allMatch(group -> group.stream().anyMatch(filled::contains));
        if (!hasNeeds) {
            return Optional.empty();
        }
        double score =
                mapped.values().stream().mapToDouble(HeadingWords.Match::score).sum()
                        + (words.isNamed(file.name()) ? 2 : 0)
                        + words.needs().size()
                        + (words.table().hasStages() ? byOutcome(file, mapped, filled) : 0);
        return Optional.of(new PresetProposal(words, mapped, score));
    }

    /** Deals are won and lost. Many another list has a status, whose words say neither. */
    private static double byOutcome(FileProfile file, Map<Integer, HeadingWords.Match> mapped, Set<String> filled) {
        Set<String> said = mapped.entrySet().stream()
                .filter(m -> OUTCOMES.contains(m.getValue().column()))
                .flatMap(m -> file.columns().get(m.getKey()).values().keySet().stream())
                .map(StageWords::status)
                .collect(Collectors.toSet());
        boolean isTold = said.contains("won") && said.contains("lost");
        return isTold ? OUTCOME_WEIGHT : filled.contains("stage") || said.size() > 1 ? 0 : -OUTCOME_WEIGHT;
    }

    /** Where no heading says the amount, the only column of money does: numbers with decimals. */
    private static void guessAmount(
            FileProfile file, HeadingWords words, Map<Integer, HeadingWords.Match> mapped, Set<String> filled) {
        List<Integer> money = places(file, mapped)
                .filter(place -> file.columns().get(place).provesPoint()
                        || file.columns().get(place).provesComma())
                .toList();
        if (money.size() == 1 && AMOUNTS.stream().noneMatch(filled::contains)) {
            AMOUNTS.stream()
                    .filter(column -> words.table().indexOf(column) >= 0)
                    .limit(1)
                    .forEach(column -> guess(column, money.get(0), mapped, filled));
        }
    }

    /** Where no heading says the key, the first column of codes that all differ does. */
    private static void guessKey(
            FileProfile file, HeadingWords words, Map<Integer, HeadingWords.Match> mapped, Set<String> filled) {
        List<String> key = words.table().key();
        if (key.size() == 1 && !filled.contains(key.get(0))) {
            places(file, mapped)
                    .filter(place -> file.columns().get(place).isCode())
                    .findFirst()
                    .ifPresent(place -> guess(key.get(0), place, mapped, filled));
        }
    }

    private static Stream<Integer> places(FileProfile file, Map<Integer, HeadingWords.Match> mapped) {
        return IntStream.range(0, file.columns().size()).boxed().filter(place -> !mapped.containsKey(place));
    }

    private static void guess(String column, int place, Map<Integer, HeadingWords.Match> mapped, Set<String> filled) {
        mapped.put(place, HeadingWords.Match.byValues(column));
        filled.add(column);
    }

    /** Whether the values can be what the column holds: a heading alone may mislead. */
    private static boolean suits(ColumnProfile profile, Column column) {
        return switch (column.unit()) {
            case DATE -> profile.isDate() || column.name().startsWith("period_") && profile.isPeriod();
            case TIMESTAMP -> profile.isDate();
            case MONEY, QUANTITY, COUNT, DAYS, MULTIPLE, NUMBER -> profile.isNumber();
            case RATIO -> profile.isNumber() && profile.greatest().compareTo(BigDecimal.valueOf(100)) <= 0;
            case FLAG -> profile.isFlag();
            case TEXT -> !profile.isDate();
        };
    }

    /** The place of the heading that fills a column; empty where none does. */
    Optional<Integer> placeOf(String column) {
        return mapped.entrySet().stream()
                .filter(m -> m.getValue().column().equals(column))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The columns of the key that a heading fills; where none does, the one for which a name stands. */
    List<String> key(FileProfile file) {
        List<String> key = table.table().key();
        return nameForKey(file).isPresent()
                ? key
                : key.stream().filter(column -> placeOf(column).isPresent()).toList();
    }

    /** The name that serves as key, where the file has no other and no name comes twice. */
    Optional<Integer> nameForKey(FileProfile file) {
        List<String> key = table.table().key();
        return key.size() > 1 || placeOf(key.get(0)).isPresent()
                ? Optional.empty()
                : mapped.entrySet().stream()
                        .filter(m -> m.getValue().column().matches("(.*_)?name"))
                        .map(Map.Entry::getKey)
                        .filter(place -> file.columns().get(place).isUnique())
                        .findFirst();
    }

    /** The money that the account adds up: the first amount that is filled. */
    Optional<String> amount() {
        return AMOUNTS.stream()
                .filter(column -> table.table().indexOf(column) >= 0)
                .filter(column -> placeOf(column).isPresent())
                .findFirst();
    }
}
