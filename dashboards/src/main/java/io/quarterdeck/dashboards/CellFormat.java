package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;

/** The number format of a table's column: from its unit, with one number of decimals for all of its rows. */
final class CellFormat {
    static final String GENERAL = "General";
    static final String TEXT = "@";
    static final String DATE = "yyyy-mm-dd";
    static final String PERCENT = "0%";
    static final String COUNT = plain(0);
    static final String MULTIPLE = "0.0\"×\"";

    private CellFormat() {}

    /** Thousands separated, a true minus sign. */
    static String plain(int decimals) {
        String digits = digits(decimals);
        return digits + ";\"−\"" + digits;
    }

    /** With its sign, for a figure whose colour is chosen by hand. */
    static String signed(int decimals) {
        String digits = digits(decimals);
        return "\"+\"" + digits + ";\"−\"" + digits + ";" + digits;
    }

    /** A difference: arrow and sign, so that colour is never alone. */
    static String change(int decimals) {
        String digits = digits(decimals);
        return "\"▲ +\"" + digits + ";\"▼ −\"" + digits + ";" + digits;
    }

    static boolean isChange(Column column) {
        return column.unit().isNumeric()
                && (column.name().endsWith("_change") || column.name().endsWith("gap"));
    }

    /** The format of the column at {@code place} of {@code rows}. */
    static String of(Column column, Rows rows, int place) {
        return switch (column.unit()) {
            case TEXT, FLAG -> GENERAL;
            case DATE -> DATE;
            case TIMESTAMP -> "yyyy-mm-dd hh:mm";
            case COUNT -> COUNT;
            case RATIO -> largest(rows, place) >= 10 ? PERCENT : "0.0%";
            case MULTIPLE -> MULTIPLE;
            case DAYS -> plain(hasFractions(rows, place) ? 1 : 0);
            case NUMBER -> plain(2);
            case MONEY, QUANTITY -> {
                int decimals = largest(rows, place) >= 1000 || !hasFractions(rows, place) ? 0 : 2;
                yield isChange(column) ? change(decimals) : plain(decimals);
            }
        };
    }

    private static String digits(int decimals) {
        return decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
    }

    private static double largest(Rows rows, int place) {
        double largest = 0;
        for (var row : rows.rows()) {
            if (row.get(place) instanceof Number number) {
                largest = Math.max(largest, Math.abs(number.doubleValue()));
            }
        }
        return largest;
    }

    private static boolean hasFractions(Rows rows, int place) {
        return rows.rows().stream()
                .anyMatch(row -> row.get(place) instanceof Number number && number.doubleValue() % 1 != 0);
    }
}
