package io.quarterdeck.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The headings of an export as they are compared. A heading with a unit or a currency in brackets, as {@code 金额（万元）} or
 * {@code Amount (USD)}, is the same as the one without it, where no other heading is that. The second of two headings that
 * are the same may be meant as {@code Amount [2]}.
 *
 * @param folded in the export's order, without their brackets where the layout does not know them with these
 * @param units what the brackets say of the numbers below; {@link NumberUnit#NONE} where they say nothing
 */
record Headings(List<String> folded, List<NumberUnit> units) {
    private static final Pattern IN_BRACKETS = Pattern.compile("(.*[^\\s(\\[【])\\s*[(\\[【]([^()\\[\\]【】]*)[)\\]】]\\s*");

    Headings {
        folded = List.copyOf(folded);
        units = List.copyOf(units);
    }

    private record Split(String bare, NumberUnit unit) {}

    static Headings of(List<String> header, Layout layout) {
        Set<String> known = new HashSet<>(layout.readHeadings());
        Stream.concat(layout.required().stream(), Stream.of(layout.deleted()))
                .flatMap(heading -> Layout.spellings(heading).stream())
                .flatMap(spelling -> Layout.parts(spelling).stream())
                .map(Words::folded)
                .forEach(known::add);
        List<String> bare = bare(header);
        List<String> numbered = numbered(header);
        List<String> folded = new ArrayList<>();
        List<NumberUnit> units = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String whole = known.contains(numbered.get(i)) ? numbered.get(i) : Words.folded(header.get(i));
            boolean isSame = !known.contains(whole) && known.contains(bare.get(i));
            folded.add(isSame ? bare.get(i) : whole);
            units.add(split(header.get(i)).map(Split::unit).orElse(NumberUnit.NONE));
        }
        return new Headings(folded, units);
    }

    /** Every heading that a layout may find there: as it stands, and without its brackets. */
    static Set<String> comparable(List<String> header) {
        Set<String> all = header.stream().map(Words::folded).collect(Collectors.toCollection(HashSet::new));
        all.addAll(bare(header));
        all.addAll(numbered(header));
        all.remove("");
        return all;
    }

    /** Each heading with its number among those that are the same, as {@code amount [2]}; the first is just itself. */
    static List<String> numbered(List<String> header) {
        Map<String, Integer> numbers = new HashMap<>();
        return header.stream()
                .map(Words::folded)
                .map(folded -> {
                    int number = numbers.merge(folded, 1, Integer::sum);
                    return number == 1 ? folded : folded + " [" + number + "]";
                })
                .toList();
    }

    /** The headings without unit and currency; empty where there is none, or another heading is the same then. */
    private static List<String> bare(List<String> header) {
        List<String> bare = header.stream()
                .map(h -> split(h).map(s -> Words.folded(s.bare())).orElse(""))
                .toList();
        Set<String> whole = header.stream().map(Words::folded).collect(Collectors.toSet());
        return bare.stream()
                .map(b -> whole.contains(b) || bare.indexOf(b) != bare.lastIndexOf(b) ? "" : b)
                .toList();
    }

    private static Optional<Split> split(String heading) {
        if (heading.length() > 200) {
            return Optional.empty();
        }
        Matcher matcher = IN_BRACKETS.matcher(FullWidth.narrowed(heading));
        return matcher.matches()
                ? NumberUnit.inHeading(matcher.group(2)).map(unit -> new Split(matcher.group(1), unit))
                : Optional.empty();
    }
}
