package io.quarterdeck.ingest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many loaded records of one export each note is about, by column. What is said of a record waits until it is
 * known whether the record is loaded.
 */
final class Notes {
    /** A note about a column, the export's own heading; empty where it is about the file. */
    record About(Note note, String column) implements Comparable<About> {
        @Override
        public int compareTo(About other) {
            int byNote = note.compareTo(other.note);
            return byNote != 0 ? byNote : column.compareTo(other.column);
        }
    }

    /** How many records a note is about. */
    record Counted(Note note, String column, long records) {}

    private final Map<About, Long> counts = new TreeMap<>();
    private final Set<About> waiting = new LinkedHashSet<>();

    /** About the record that is being read; a note about one column counts it once. */
    void add(Note note, String column) {
        waiting.add(new About(note, column));
    }

    /** About {@code records} of the file. */
    void add(Note note, String column, long records) {
        counts.merge(new About(note, column), records, Long::sum);
    }

    /** The record is loaded. */
    void keep() {
        if (!waiting.isEmpty()) {
            waiting.forEach(about -> counts.merge(about, 1L, Long::sum));
            waiting.clear();
        }
    }

    /** Whether there is anything to say of the record that is being read. */
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** The record is in quarantine, or none. */
    void forget() {
        waiting.clear();
    }

    List<Counted> counted() {
        return counts.entrySet().stream()
                .map(e -> new Counted(e.getKey().note(), e.getKey().column(), e.getValue()))
                .toList();
    }
}
