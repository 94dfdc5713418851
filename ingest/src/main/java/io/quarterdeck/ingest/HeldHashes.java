package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The hashes of the statements that a store holds, worked out again from their values. */
final class HeldHashes {
    private static final int ROWS_AT_ONCE = 1 << 16;

    private static final Column ROW = new Column("row_id", Unit.COUNT);
    private static final Column LOAD = new Column("load_id", Unit.TEXT);
    private static final Column LINE = new Column("line", Unit.COUNT);
    private static final Column HASH = new Column("content_hash", Unit.TEXT);
    private static final Column IS_DELETED = new Column("is_deleted", Unit.FLAG);

    /**
     * One statement.
     *
     * @param row by which the database knows it
     * @param line null where the store is damaged
     * @param noted its hash as it was kept; null where there is none
     * @param found the hash of its values as they are
     */
    record Held(long row, String loadId, Long line, UUID noted, UUID found) {}

    private HeldHashes() {}

    /** Goes through all statements of a table, in the order in which they were loaded. */
    static void each(Store store, CanonicalTable table, Consumer<Held> held) {
        String from = " from statements." + table.name();
        Rows last = store.query("select max(rowid) as row_id" + from, ROW);
        if (last.value(0, "row_id") == null) {
            return;
        }
        List<Column> columns = new ArrayList<>(List.of(ROW, LOAD, LINE, HASH, IS_DELETED));
        int own = columns.size();
        List<Integer> filled = filled(store, table);
        filled.forEach(i -> columns.add(table.values().get(i)));
        String names = columns.stream().skip(1).map(Column::name).collect(Collectors.joining(", "));
        Object[] values = new Object[table.values().size()];
        SpoolRows rows = new SpoolRows(table);
        for (long row = 0; row <= (Long) last.value(0, "row_id"); row += ROWS_AT_ONCE) {
            Rows read = store.query(
                    "select rowid, " + names + from + " where rowid >= " + row + " and rowid < " + (row + ROWS_AT_ONCE)
                            + " order by rowid",
                    columns.toArray(new Column[0]));
            for (List<Object> one : read.rows()) {
                for (int i = 0; i < filled.size(); i++) {
                    values[filled.get(i)] = one.get(own + i);
                }
                rows.row(Arrays.asList(values), 0, Boolean.TRUE.equals(one.get(4)));
                held.accept(new Held(
                        (Long) one.get(0),
                        (String) one.get(1),
                        (Long) one.get(2),
                        one.get(3) == null ? null : UUID.fromString((String) one.get(3)),
                        rows.latestHash()));
            }
            rows.clear();
        }
    }

    /** The places of the columns that have a value in any statement: reading the others would take most of the time. */
    private static List<Integer> filled(Store store, CanonicalTable table) {
        String counts = table.values().stream()
                .map(column -> "count(" + column.name() + ") as " + column.name())
                .collect(Collectors.joining(", "));
        Rows counted = store.query(
                "select " + counts + " from statements." + table.name(),
                table.values().stream()
                        .map(column -> new Column(column.name(), Unit.COUNT))
                        .toArray(Column[]::new));
        return IntStream.range(0, table.values().size())
                .filter(i -> (Long) counted.rows().get(0).get(i) > 0)
                .boxed()
                .toList();
    }
}
