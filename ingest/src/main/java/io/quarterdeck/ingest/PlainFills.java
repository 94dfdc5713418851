package io.quarterdeck.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** How each column of a table is filled by {@link PlainRecords}, and what has to be learned for it. */
final class PlainFills {
    private final CanonicalTable table;
    private final List<Learned> groups = new ArrayList<>();
    private final Fill[] fills;
    private int deletion = -1;

    /**
     * How a column is filled: from a field, by what was learned, or with the same in every row, which may be unknown.
     *
     * @param field -1 where its bytes are not copied
     * @param group -1 where nothing is learned
     * @param place among the columns of its group
     * @param kind of a changed value: the column that says what has changed; -1 for any other
     */
    record Fill(
            String column,
            Reading.Form form,
            int field,
            boolean needsValue,
            int group,
            int place,
            byte[] constant,
            int kind) {
        static Fill constant(String column, byte[] value) {
            return new Fill(column, Reading.Form.NONE, -1, false, -1, -1, value, -1);
        }

        boolean isConstant() {
            return field < 0 && group < 0;
        }
    }

    PlainFills(Layout layout, List<Converter.Filled> filled) {
        this.table = layout.table().orElseThrow();
        this.fills = fills(layout, filled);
    }

    /** By column. */
    Fill[] fills() {
        return fills;
    }

    /** Columns that are learned together. */
    List<Learned> groups() {
        return groups;
    }

    /** The group that says whether a record is deleted; -1 where none does. */
    int deletion() {
        return deletion;
    }

    private Fill[] fills(Layout layout, List<Converter.Filled> filled) {
        Map<Integer, Converter.Filled> copied = new HashMap<>();
        Map<Integer, Converter.Filled> changed = new HashMap<>();
        Map<Integer, TreeSet<Integer>> decidedBy = new HashMap<>();
        for (Converter.Filled one : filled) {
            if (one.isChangedValue()) {
                changed.put(one.column(), one);
            } else if (one.form() != Reading.Form.NONE) {
                copied.put(one.column(), one);
            } else {
                decidedBy.computeIfAbsent(one.column(), c -> new TreeSet<>()).addAll(one.fields());
            }
        }
        Fill[] all = new Fill[table.values().size()];
        for (int i = 0; i < all.length; i++) {
            String name = table.values().get(i).name();
            all[i] = Fill.constant(name, SpoolRows.bytesOf(layout.constants().get(name)));
        }
        copied.forEach((column, one) -> all[column] =
                new Fill(all[column].column(), one.form(), one.fields().get(0), one.needsValue(), -1, -1, null, -1));
        if (table.hasStages()) {
            learnStatus(decidedBy, all);
        }
        decidedBy.forEach((column, fields) -> {
            learn(List.copyOf(fields), column < 0 ? List.of() : List.of(column), all);
            if (column == Converter.Filled.DELETED) {
                deletion = groups.size() - 1;
            }
        });
        int kind = table.indexOf("field");
        changed.forEach((column, one) -> {
            TreeSet<Integer> fields = new TreeSet<>(one.fields());
            filled.stream().filter(f -> f.column() == kind).forEach(f -> fields.addAll(f.fields()));
            groups.add(new Learned(List.copyOf(fields), List.of(column)));
            all[column] = new Fill(
                    all[column].column(),
                    Reading.Form.TEXT,
                    one.fields().get(0),
                    one.needsValue(),
                    groups.size() - 1,
                    0,
                    null,
                    kind);
        });
        return all;
    }

    /** A deal's status is said by its stage and by the flags of the source together. */
    private void learnStatus(Map<Integer, TreeSet<Integer>> decidedBy, Fill[] all) {
        TreeSet<Integer> fields = new TreeSet<>();
        List<Integer> columns = new ArrayList<>();
        for (String name : List.of("stage", "status", "is_closed", "is_won")) {
            int column = table.indexOf(name);
            if (column >= 0) {
                columns.add(column);
                Optional.ofNullable(decidedBy.remove(column)).ifPresent(fields::addAll);
            }
        }
        learn(List.copyOf(fields), columns, all);
    }

    private void learn(List<Integer> fields, List<Integer> columns, Fill[] all) {
        groups.add(new Learned(fields, columns));
        for (int i = 0; i < columns.size(); i++) {
            int column = columns.get(i);
            all[column] = new Fill(all[column].column(), Reading.Form.NONE, -1, false, groups.size() - 1, i, null, -1);
        }
    }
}
