package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The order of a sheet's rows, as its header's {@code order_by} says: {@code booked desc, name}; unknowns come last. */
final class RowOrder {
    private RowOrder() {}

    /** @param orderBy empty to keep the order */
    static Rows sorted(Rows rows, String orderBy) {
        if (orderBy.isBlank() || rows.isEmpty()) {
            return rows;
        }
        Comparator<List<Object>> order = null;
        for (String part : orderBy.split(",")) {
            String[] words = part.strip().split("\\s+");
            Comparator<List<Object>> next = by(rows.indexOf(words[0]), words.length > 1 && words[1].equals("desc"));
            order = order == null ? next : order.thenComparing(next);
        }
        List<List<Object>> sorted = new ArrayList<>(rows.rows());
        sorted.sort(order);
        return new Rows(rows.columns(), sorted);
    }

    /** Without the columns that only order: those whose name ends in {@code _order}. */
    static Rows withoutOrderColumns(Rows rows) {
        List<Integer> kept = IntStream.range(0, rows.columns().size())
                .filter(i -> !rows.columns().get(i).name().endsWith("_order"))
                .boxed()
                .toList();
        List<List<Object>> shown = new ArrayList<>();
        for (List<Object> row : rows.rows()) {
            List<Object> values = new ArrayList<>();
            kept.forEach(i -> values.add(row.get(i)));
            shown.add(values);
        }
        return new Rows(kept.stream().map(rows.columns()::get).toList(), shown);
    }

    private static Comparator<List<Object>> by(int place, boolean isDescending) {
        return (one, other) -> {
            Object first = one.get(place);
            Object second = other.get(place);
            if (first == null || second == null) {
                return Boolean.compare(first == null, second == null);
            }
            int compared = compare(first, second);
            return isDescending ? -compared : compared;
        };
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object first, Object second) {
        return ((Comparable<Object>) first).compareTo(second);
    }
}
