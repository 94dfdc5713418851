package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

import io.quarterdeck.engine.Unit;
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
 * @param table the canonical table it fills; empty if it is recognised but not loaded
 * @param notUsed why it is not loaded; empty if it is
 * @param required the headings that recognise it
 * @param columns from heading to the canonical columns it fills, in the preset's order; required headings and others
 * @param key the canonical columns that name a record and so are never empty
 * @param neverEmpty the other canonical columns that need a value
 * @param amount the canonical column that the money account adds up
 * @param constants canonical columns that are the same for every record
 * @param rules how a canonical column is read, where its unit does not say it all
 * @param dates the date patterns, as {@code dd/MM/yyyy}
 * @param decimal the decimal mark, a point or a comma
 * @param emptyWords texts that mean no value, besides no text
 * @param stages the preset's stages in order, with the status of each
 */
public record Layout(
        String preset,
        String name,
        Optional<CanonicalTable> table,
        String notUsed,
        Set<String> required,
        Map<String, List<String>> columns,
        List<String> key,
        List<String> neverEmpty,
        Optional<String> amount,
        Map<String, String> constants,
        Map<String, ValueRule> rules,
        List<String> dates,
        char decimal,
        List<String> emptyWords,
        Map<String, String> stages) {
    public Layout {
        requireNonNull(preset, "preset is null");
        requireNonNull(name, "name is null");
        requireNonNull(notUsed, "notUsed is null");
        required = Collections.unmodifiableSet(new LinkedHashSet<>(required));
        columns = ordered(columns);
        key = List.copyOf(key);
        neverEmpty = List.copyOf(neverEmpty);
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
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException(id(preset, name) + ": \"" + decimal + "\" is no decimal mark like .");
        }
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
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
        return missing(folded).isEmpty();
    }

    /** The required headings that a file does not have. */
    List<String> missing(Set<String> folded) {
        return required.stream().filter(h -> !folded.contains(Words.folded(h))).toList();
    }

    /** Whether so many required headings are there that the others have probably been renamed or left out. */
    boolean nearlyFits(Set<String> folded) {
        int present = required.size() - missing(folded).size();
        return present >= 2 && 3 * present >= 2 * required.size();
    }

    /** How one canonical column is read. */
    record ValueRule(As as, String after, Map<String, String> map) {
        static final ValueRule PLAIN = new ValueRule(As.PLAIN, "", Map.of());

        ValueRule {
            requireNonNull(as, "as is null");
            requireNonNull(after, "after is null");
            map = ordered(map);
        }

        /** What the text is. */
        enum As {
            /** What the column's unit says. */
            PLAIN,
            /** A percentage from 0 to 100, for a share. */
            PERCENT,
            /** A period such as 2025-Q3, for its first day. */
            PERIOD_START,
            /** A period such as 2025-Q3, for the day after its last. */
            PERIOD_END,
            /** A value of the opportunity's column that the history's column {@code field} names. */
            CHANGED_VALUE;

            boolean reads(Unit unit) {
                return switch (this) {
                    case PLAIN -> unit != Unit.TIMESTAMP && unit != Unit.FLAG;
                    case PERCENT -> unit == Unit.RATIO;
                    case PERIOD_START, PERIOD_END -> unit == Unit.DATE;
                    case CHANGED_VALUE -> unit == Unit.TEXT;
                };
            }
        }
    }
}
