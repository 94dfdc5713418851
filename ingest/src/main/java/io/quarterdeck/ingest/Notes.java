package io.quarterdeck.ingest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many loaded records of one export each note is about, by column. */
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

    void add(Note note, String column) {
        add(note, column, 1);
    }

    void add(Note note, String column, long records) {
        counts.merge(new About(note, column), records, Long::sum);
    }

    List<Counted> counted() {
        return counts.entrySet().stream()
                .map(e -> new Counted(e.getKey().note(), e.getKey().column(), e.getValue()))
                .toList();
    }
}
