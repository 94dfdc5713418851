package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table that exports fill, whatever system they come from. It is one file in {@code tables/}; typing, history and
 * dictionary follow from that file.
 *
 * @param header its columns; the last three of a versioned table are worked out from the statements
 */
public record CanonicalTable(TableHeader header) {
    /** When the source last changed a record: it orders statements of one date, and is no content. */
    static final String MODIFIED_AT = "modified_at";

    private static final List<String> VERSION = List.of("valid_from", "valid_to", "is_first");
    private static final SortedMap<String, CanonicalTable> ALL = readAll();

    public CanonicalTable {
        requireNonNull(header, "header is null");
        for (EventDate event : events(header)) {
            if (header.columns().stream().noneMatch(c -> c.name().equals(event.column()) && c.unit() == Unit.DATE)) {
                throw new IllegalArgumentException(
                        header.name() + ": the event \"" + event.column() + "\" is none of its dates");
            }
        }
    }

    /** A date column that tells when something happened, so that it can date an export. */
    record EventDate(String column, boolean onlyIfClosed) {}

    /** Every canonical table by name, with {@code stages} and {@code loads}, which no export fills. */
    public static SortedMap<String, CanonicalTable> all() {
        return ALL;
    }

    private static SortedMap<String, CanonicalTable> readAll() {
        SortedMap<String, CanonicalTable> tables = new TreeMap<>();
        ResourceFolder.read(CanonicalTable.class, "tables", ".table")
                .forEach((name, text) -> tables.put(name, new CanonicalTable(TableHeader.parse(name, text))));
        return Collections.unmodifiableSortedMap(tables);
    }

    public String name() {
        return header.name();
    }

    /** Whether exports fill it, statement by statement. */
    public boolean isVersioned() {
        return header.grain().contains("valid_from");
    }

    /** The columns that an export may fill, in order. */
    public List<Column> values() {
        return header.columns().stream()
                .filter(c -> !isVersioned() || !VERSION.contains(c.name()))
                .toList();
    }

    /** The columns that name one record, whichever its version. */
    public List<String> key() {
        return header.grain().stream().filter(c -> !VERSION.contains(c)).toList();
    }

    /** The place of a value column; -1 if there is none. */
    int indexOf(String column) {
        return values().stream().map(Column::name).toList().indexOf(column);
    }

    /** Whether its records move through stages, each of which stands for a status. */
    boolean hasStages() {
        return indexOf("stage") >= 0 && indexOf("status") >= 0;
    }

    List<EventDate> events() {
        return events(header);
    }

    /** From {@code events: created_date, close_date if closed}: a planned close date is no event. */
    private static List<EventDate> events(TableHeader header) {
        List<EventDate> events = new ArrayList<>();
        for (String event :
                header.attribute("events").map(e -> e.split("\\s*,\\s*")).orElse(new String[0])) {
            boolean onlyIfClosed = event.endsWith(" if closed");
            events.add(new EventDate(onlyIfClosed ? event.substring(0, event.indexOf(' ')) : event, onlyIfClosed));
        }
        return events;
    }

    /** How a column of this unit is stored. An amount has its own type; a sum of amounts has the unit's. */
    static String storedType(Unit unit) {
        return unit == Unit.MONEY ? "DECIMAL(20,6)" : unit.sqlType();
    }
}
