package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Rows;
import java.time.LocalDate;
import java.util.OptionalDouble;

/** One row of a table, read by column name. */
record TableRow(Rows rows, int index) {
    /** A text; empty where unknown. */
    String text(String column) {
        Object value = rows.value(index, column);
        return value == null ? "" : (String) value;
    }

    /** A number; empty where unknown. */
    OptionalDouble number(String column) {
        Object value = rows.value(index, column);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(((Number) value).doubleValue());
    }

    /** A number; 0 where unknown. */
    double orZero(String column) {
        return number(column).orElse(0);
    }

    /** A day; null where unknown. */
    LocalDate day(String column) {
        return rows.date(index, column);
    }

    boolean is(String column, String text) {
        return text.equals(rows.value(index, column));
    }

    boolean isTrue(String column) {
        return Boolean.TRUE.equals(rows.value(index, column));
    }
}
