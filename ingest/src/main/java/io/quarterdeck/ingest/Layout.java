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
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
 * @param dates the date patterns, as {@code dd/MM/yyyy}; {@code M/d/yyyy else d/M/yyyy} where the second counts only if the
 *     file proves it
 * @param decimals the decimal mark, a point or a comma; both where the file must prove it, {@code . else ,} where it is a
 *     comma only if the file proves it, empty where it is not said
 * @param hasBackslashes whether a backslash stands before a quote inside quotes, where others double it
 * @param mayLackLast whether a record may lack its last fields
 * @param hasCurrencyInFormat whether the currency that a cell's number format shows is the amount's
 * @param emptyWords texts that mean no value, besides no text
 * @param stages the preset's stages in order, with the status of each
 * @param isGeneric whether its headings are words that anybody may use, so that any other layout comes first
 * @param beside the layout of the preset whose rows it reads too, for another table; empty if it has rows of its own
 * @param filling what fills canonical columns besides headings and constants
 * @param spread the columns each of which makes a record of its own; empty where a row is a record
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
        boolean hasCurrencyInFormat,
        List<String> emptyWords,
        Map<String, String> stages,
        boolean isGeneric,
        String beside,
        Filling filling,
        Optional<Spread> spread) {
    static final Set<String> DECIMAL_MARKS = Set.of(".", ",");

    private static final Pattern BAR = Pattern.compile(" \\| ");

    private static final Map<String, List<List<String>>> FOLDED = new ConcurrentHashMap<>();

    public Layout {
        requireNonNull(preset, "preset is null");
        requireNonNull(name, "name is null");
        requireNonNull(notUsed, "notUsed is null");
        required = Collections.unmodifiableSet(new LinkedHashSet<>(required));
        requireNonNull(system, "system is null");
        requireNonNull(deleted, "deleted is null");
        unless = List.copyOf(unless);
        requireNonNull(beside, "beside is null");
        requireNonNull(filling, "filling is null");
        requireNonNull(spread, "spread is null");
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
        if (required.isEmpty() && filling.scope().isEmpty() && spread.isEmpty()) {
            throw new IllegalArgumentException(id(preset, name) + ": it requires no heading, so any file would fit");
        }
        for (int i = 0; i < decimals.length() && !decimals.equals(DecimalText.POINT_ELSE_COMMA); i++) {
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
        return preset.equals(other.preset)
                && (!where.isEmpty() && !other.where.isEmpty() || rowsOf().equals(other.rowsOf()));
    }

    private String rowsOf() {
        return beside.isEmpty() ? name : beside;
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
        return hasRequired(folded)
                && unless.stream().noneMatch(heading -> isThere(heading, folded))
                && (filling.scope().isEmpty()
                        || filling.scope().keySet().stream().anyMatch(heading -> isThere(heading, folded)))
                && (spread.isEmpty() || hasSpread(folded));
    }

    /**
     * Whether its columns are spread out below these headings. A lone period is a heading only among others that are known:
     * a record may have the number 2025 and the word Owner in it.
     */
    private boolean hasSpread(Set<String> folded) {
        Spread its = spread.get();
        if (!its.isThere(folded)) {
            return false;
        }
        Set<String> read = readHeadings();
        long others = folded.stream().filter(h -> !read.contains(h)).count() - its.known(folded);
        return its.known(folded) > 1 || others <= its.known(folded);
    }

    /** Every line of every file is asked this for every layout, so loops here and below, which are faster than streams. */
    private boolean hasRequired(Set<String> folded) {
        for (String heading : required) {
            if (!isThere(heading, folded)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isThere(String heading, Set<String> folded) {
        for (List<String> parts : foldedSpellings(heading)) {
            if (folded.containsAll(parts)) {
                return true;
            }
        }
        return false;
    }

    /** The required headings that a file does not have. */
    List<String> missing(Set<String> folded) {
        return required.stream().filter(heading -> !isThere(heading, folded)).toList();
    }

    /** How many of the headings that it knows are there: of two layouts that fit, the one that reads more is meant. */
    long known(Set<String> folded) {
        return headings().stream().filter(heading -> isThere(heading, folded)).count()
                + spread.map(s -> s.known(folded)).orElse(0L);
    }

    /** Every heading that it reads or wants, as the preset spells it. */
    Set<String> headings() {
        Set<String> all = new LinkedHashSet<>(required);
        all.addAll(columns.keySet());
        all.addAll(where.keySet());
        all.addAll(filling.scope().keySet());
        return all;
    }

    /** The headings that fill something or pick rows, with all their spellings, folded. */
    Set<String> readHeadings() {
        Set<String> read = new LinkedHashSet<>(columns.keySet());
        read.addAll(where.keySet());
        read.addAll(filling.scope().keySet());
        filling.joined().values().forEach(read::addAll);
        return read.stream()
                .flatMap(heading -> foldedSpellings(heading).stream())
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    /** What fills a column, and what does where that is empty: {@code Actual Revenue else Est. Revenue} are two. */
    private static List<String> choices(String heading) {
        return Arrays.stream(heading.split(" else ")).map(String::strip).toList();
    }

    /** The spellings of a heading: {@code Id | Opportunity ID} has two, the first being the better one. */
    static List<String> spellings(String heading) {
        return choices(heading).stream()
                .flatMap(choice -> BAR.splitAsStream(choice))
                .map(String::strip)
                .toList();
    }

    /**
     * The spellings with the parts of each. Every line of every file is held against every heading of every layout: each
     * is folded once.
     */
    private static List<List<String>> foldedSpellings(String heading) {
        return FOLDED.computeIfAbsent(heading, h -> spellings(h).stream()
                .map(spelling -> parts(spelling).stream().map(Words::folded).toList())
                .toList());
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
        if (isGeneric) {
            return false;
        }
        int present = presentHeadings(folded);
        return present >= 2 && 3 * present >= 2 * required.size();
    }

    /** The spellings of its required headings that a file has. */
    List<String> presentSpellings(Set<String> folded) {
        return required.stream()
                .flatMap(heading -> foldedSpellings(heading).stream())
                .filter(folded::containsAll)
                .flatMap(List::stream)
                .toList();
    }

    /** How many of the required headings a file has. */
    int presentHeadings(Set<String> folded) {
        int present = 0;
        for (String heading : required) {
            present += isThere(heading, folded) ? 1 : 0;
        }
        return present;
    }

    /**
     * What fills canonical columns that no single heading fills.
     *
     * @param joined from canonical column to the headings whose texts make it together
     * @param defaults from canonical column to the text that it has where an export says nothing
     * @param scope from heading to scope type: the first of them that a row fills says whose it is
     */
    public record Filling(Map<String, List<String>> joined, Map<String, String> defaults, Map<String, String> scope) {
        static final String ID = "scope_id";
        static final String TYPE = "scope_type";

        public Filling {
            joined = ordered(joined);
            defaults = ordered(defaults);
            scope = ordered(scope);
        }
    }

    /**
     * A table that is spread out: some of its headings are periods or currencies, and each cell below one is a record.
     *
     * @param into the canonical columns that the heading fills: for a period its start and end, for a pair like USD/CNY both
     * @param value the canonical column that the cell fills
     * @param year the heading of the column that has a row's year, where the headings have none; may be empty
     */
    public record Spread(Headings headings, List<String> into, String value, String year) {
        /** What the headings are. */
        enum Headings {
            PERIOD,
            CURRENCY
        }

        public Spread {
            if (headings == null) {
                throw new IllegalArgumentException("`spread` does not say what its headings are: period or currency");
            }
            into = List.copyOf(into);
            if (into.size() != 2 && (headings == Headings.PERIOD || into.size() != 1)) {
                throw new IllegalArgumentException("`into` of `spread` has " + into.size() + " columns");
            }
        }

        /** Whether there are enough headings of this kind to leave no doubt. */
        boolean isThere(Set<String> folded) {
            return headings == Headings.PERIOD ? PeriodHeading.areThere(others(folded)) : known(folded) >= 2;
        }

        /** How many headings are of this kind. */
        long known(Set<String> folded) {
            return others(folded).stream()
                    .filter(h -> headings == Headings.PERIOD
                            ? PeriodHeading.of(h).isPresent()
                            : SpreadColumns.isCurrency(h, into.size()))
                    .count();
        }

        private Set<String> others(Set<String> folded) {
            Set<String> others = new LinkedHashSet<>(folded);
            spellings(year).forEach(s -> others.remove(Words.folded(s)));
            return others;
        }
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
            /** The amount or quantity with the opposite sign, as where a credit note is written without one. */
            NEGATED,
            /** A percentage from 0 to 100, for a share. */
            PERCENT,
            /** A growth such as 20% or +20%, of which 0.2 is kept; it may be below 0 and above 100 %. */
            GROWTH,
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
            /** A last day, for the day after it. */
            DAY_AFTER,
            /** A value of the opportunity's column that the history's column {@code field} names. */
            CHANGED_VALUE;

            boolean reads(Unit unit) {
                return switch (this) {
                    case PLAIN -> true;
                    case NOT -> unit == Unit.FLAG;
                    case NEGATED -> unit == Unit.MONEY || unit == Unit.QUANTITY;
                    case PERCENT -> unit == Unit.RATIO;
                    case GROWTH -> unit == Unit.NUMBER;
                    case PERIOD_START, PERIOD_END, DAY_AFTER -> unit == Unit.DATE;
                    case EPOCH_MILLIS, EPOCH_SECONDS, EXCEL_SERIAL -> unit == Unit.DATE || unit == Unit.TIMESTAMP;
                    case SALESFORCE_ID, CHANGED_VALUE -> unit == Unit.TEXT;
                };
            }
        }
    }
}
