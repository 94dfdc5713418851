package io.quarterdeck.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A small table in memory: what a query returned, or what Java computed and hands to an engine.
 *
 * <p>A value is a String, LocalDate, LocalDateTime, Boolean, Long, BigDecimal or Double, or null for unknown.
 *
 * @param rows in the order of the query; each as long as {@code columns}
 */
public record Rows(List<Column> columns, List<List<Object>> rows) {
    public Rows {
        columns = List.copyOf(columns);
        List<List<Object>> kept = new ArrayList<>(rows.size());
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row has " + row.size() + " values where there are " + columns.size() + " columns: " + row);
            }
            kept.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        rows = Collections.unmodifiableList(kept);
    }

    public int size() {
        return rows.size();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The place of a column. @throws IllegalArgumentException if there is no such column */
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column \"" + column + "\" among "
                + columns.stream().map(Column::name).toList());
    }

    /** The value at a row and column; null where unknown. */
    public Object value(int row, String column) {
        return rows.get(row).get(indexOf(column));
    }

    public String text(int row, String column) {
        return (String) value(row, column);
    }

    public LocalDate date(int row, String column) {
        return (LocalDate) value(row, column);
    }

    public BigDecimal money(int row, String column) {
        return (BigDecimal) value(row, column);
    }

    /** A numeric value as a double; NaN where unknown. */
    public double number(int row, String column) {
        Object value = value(row, column);
        return value == null ? Double.NaN : ((Number) value).doubleValue();
    }
}
