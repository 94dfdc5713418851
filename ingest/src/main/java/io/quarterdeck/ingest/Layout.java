package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

import io.quarterdeck.engine.Unit;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one kind of export becomes one canonical table: which headings it has, and how each value is read.
 *
 * <p>A heading is given as it stands in the export, or as several that mean the same: {@code Id | Opportunity ID}; or as
 * some whose texts belong together: {@code First Name + Last Name}; or
 * with another that counts where it is empty: {@code Actual Revenue else Est. Revenue}.
 *
 * @param system the system that exports it, whose keys these are
 * @param table the canonical table it fills; empty if it is recognised but not loaded
 * @param notUsed why it is not loaded; empty if it is
 * @param required the headings that recognise it
 * @param unless headings of which it has none: with one of them the file is another kind of export
 * @param columns from heading to the canonical columns it fills, in the preset's order; required headings and others
 * @param where from heading to the values that the rows of this table have there; other rows are another table's
 * @param deleted the heading that says whether the record is gone in the source; empty if there is none
 * @param isFull whether a file of it is a complete list: what it no longer has is gone
 * @param key the canonical columns that name a record and so are never empty
 * @param neverEmpty the other canonical columns that need a value
 * @param mayBeEmpty canonical columns that need none here, though they do elsewhere: a deal without a stage is open
 * @param amount the canonical column that the money account adds up
 * @param constants canonical columns that are the same for every record
 * @param rules how a canonical column is read, where its unit does not say it all
 * @param dates the date patterns, as {@code dd/MM/yyyy}
 * @param decimals the decimal mark, a point or a comma; both where the file must prove it, empty where it is not said
 * @param hasBackslashes whether a backslash stands before a quote inside quotes, where others double it
 * @param mayLackLast whether a record may lack its last fields
 * @param emptyWords texts that mean no value, besides no text
 * @param stages the preset's stages in order, with the status of each
 */
public record Layout(
        String preset,
        String name,
        String system,
        Optional<CanonicalTable> table,
        String notUsed,
        Set<String> required,
        List<String> unless,
        Map<String, List<String>> columns,
        Map<String, List<String>> where,
        String deleted,
        boolean isFull,
        List<String> key,
        List<String> neverEmpty,
        List<String> mayBeEmpty,
        Optional<String> amount,
        Map<String, String> constants,
        Map<String, ValueRule> rules,
        List<String> dates,
        String decimals,
        boolean hasBackslashes,
        boolean mayLackLast,
        List<String> emptyWords,
        Map<String, String> stages) {
    static final Set<String> DECIMAL_MARKS = Set.of(".", ",");

    public Layout {
        requireNonNull(preset, "preset is null");
        requireNonNull(name, "name is null");
        requireNonNull(notUsed, "notUsed is null");
        required = Collections.unmodifiableSet(new LinkedHashSet<>(required));
        requireNonNull(system, "system is null");
        requireNonNull(deleted, "deleted is null");
        unless = List.copyOf(unless);
        columns = ordered(columns);
        where = ordered(where);
        key = List.copyOf(key);
        neverEmpty = List.copyOf(neverEmpty);
        mayBeEmpty = List.copyOf(mayBeEmpty);
        constants = ordered(constants);
        rules = ordered(rules);
        dates = List.copyOf(dates);
        emptyWords = List.copyOf(emptyWords);
        stages = ordered(stages);
        if (table.isPresent() == !notUsed.isEmpty()) {
            throw new IllegalArgumentException(id(preset, name) + ": it must either name a table or say why not");
        }
        if (required.isEmpty()) {
            throw new IllegalArgumentException(id(preset, name) + ": it requires no heading, so any file would fit");
        }
        for (int i = 0; i < decimals.length(); i++) {
            if (!DECIMAL_MARKS.contains(decimals.substring(i, i + 1)) || decimals.indexOf(decimals.charAt(i)) < i) {
                throw new IllegalArgumentException(
                        id(preset, name) + ": \"" + decimals + "\" is no decimal mark like .");
            }
        }
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Whether another layout reads other rows of the same file, so that both may fit. */
    boolean shares(Layout other) {
        return preset.equals(other.preset) && !where.isEmpty() && !other.where.isEmpty();
    }

    private static String id(String preset, String name) {
        return preset + "/" + name;
    }

    /** The layout's name in messages and in the ledger. */
    public String id() {
        return id(preset, name);
    }

    /** Whether a file with these headings has this layout. @param folded as by {@link Words#folded} */
    boolean fits(Set<String> folded) {
        return missing(folded).isEmpty() && unless.stream().noneMatch(heading -> isThere(heading, folded));
    }

    /** The required headings that a file does not have. */
    List<String> missing(Set<String> folded) {
        return required.stream().filter(heading -> !isThere(heading, folded)).toList();
    }

    /** How many of the headings that it knows are there: of two layouts that fit, the one that reads more is meant. */
    long known(Set<String> folded) {
        Set<String> all = new LinkedHashSet<>(required);
        all.addAll(columns.keySet());
        all.addAll(where.keySet());
        return all.stream().filter(heading -> isThere(heading, folded)).count();
    }

    private static boolean isThere(String heading, Set<String> folded) {
        return spellings(heading).stream()
                .anyMatch(s -> parts(s).stream().allMatch(p -> folded.contains(Words.folded(p))));
    }

    /** What fills a column, and what does where that is empty: {@code Actual Revenue else Est. Revenue} are two. */
    private static List<String> choices(String heading) {
        return Arrays.stream(heading.split(" else ")).map(String::strip).toList();
    }

    /** The spellings of a heading: {@code Id | Opportunity ID} has two, the first being the better one. */
    static List<String> spellings(String heading) {
        return choices(heading).stream()
                .flatMap(choice -> Arrays.stream(choice.split(" \\| ")))
                .map(String::strip)
                .toList();
    }

    /** The headings that one spelling joins: {@code First Name + Last Name} are two, most are one. */
    static List<String> parts(String spelling) {
        return Arrays.stream(spelling.split(" \\+ ")).map(String::strip).toList();
    }

    /** The place of a heading in a header, the first where it joins several; -1 if it is not there. */
    static int indexOf(String heading, List<String> foldedHeader) {
        List<List<Integer>> places = places(heading, foldedHeader);
        return places.isEmpty() ? -1 : places.get(0).get(0);
    }

    /**
     * Where a heading's choices stand, the first being preferred: of each the places of what it joins, by its first
     * spelling that is there whole. Empty if none is there.
     */
    static List<List<Integer>> places(String heading, List<String> foldedHeader) {
        return choices(heading).stream()
                .flatMap(choice -> spellings(choice).stream()
                        .map(spelling -> parts(spelling).stream()
                                .map(part -> foldedHeader.indexOf(Words.folded(part)))
                                .toList())
                        .filter(places -> !places.contains(-1))
                        .limit(1))
                .toList();
    }

    /** Whether so many required headings are there that the others may have been renamed or left out. */
    boolean nearlyFits(Set<String> folded) {
        int present = presentHeadings(folded);
        return present >= 2 && 3 * present >= 2 * required.size();
    }

    /** How many of the required headings a file has. */
    int presentHeadings(Set<String> folded) {
        return required.size() - missing(folded).size();
    }

    /** How one canonical column is read. */
    record ValueRule(As as, String after, String startsWith, Map<String, String> map, Otherwise otherwise) {
        static final ValueRule PLAIN = new ValueRule(As.PLAIN, "", "", Map.of(), Otherwise.QUARANTINE);

        ValueRule {
            requireNonNull(as, "as is null");
            requireNonNull(after, "after is null");
            requireNonNull(startsWith, "startsWith is null");
            requireNonNull(otherwise, "otherwise is null");
            map = ordered(map);
        }

        /** What becomes of a value that the map does not list. */
        enum Otherwise {
            /** Its record goes into quarantine. */
            QUARANTINE,
            /** It stays as the source has it. */
            KEEP
        }

        /** What the text is. */
        enum As {
            /** What the column's unit says. */
            PLAIN,
            /** The opposite of the flag that stands there. */
            NOT,
            /** A percentage from 0 to 100, for a share. */
            PERCENT,
            /** A period such as 2025-Q3, for its first day. */
            PERIOD_START,
            /** A period such as 2025-Q3, for the day after its last. */
            PERIOD_END,
            /** Milliseconds since the first moment of 1970 in UTC. */
            EPOCH_MILLIS,
            /** Seconds since the first moment of 1970 in UTC. */
            EPOCH_SECONDS,
            /** The number that a spreadsheet gives a day. */
            EXCEL_SERIAL,
            /** A Salesforce key of 15 or 18 characters, which becomes 18. */
            SALESFORCE_ID,
            /** A value of the opportunity's column that the history's column {@code field} names. */
            CHANGED_VALUE;

            boolean reads(Unit unit) {
                return switch (this) {
                    case PLAIN -> true;
                    case NOT -> unit == Unit.FLAG;
                    case PERCENT -> unit == Unit.RATIO;
                    case PERIOD_START, PERIOD_END -> unit == Unit.DATE;
                    case EPOCH_MILLIS, EPOCH_SECONDS, EXCEL_SERIAL -> unit == Unit.DATE || unit == Unit.TIMESTAMP;
                    case SALESFORCE_ID, CHANGED_VALUE -> unit == Unit.TEXT;
                };
            }
        }
    }
}
