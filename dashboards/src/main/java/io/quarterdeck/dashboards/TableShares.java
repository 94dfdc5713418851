package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Rows;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/**
 * Shares of a row above, as live formulas: {@code shares: weight = target of parent_id in scope_id} divides each row's target by
 * that of the row whose {@code scope_id} is its {@code parent_id}. A row without one keeps its value. The formulas name whole
 * columns, so that they stay right when the table is sorted.
 */
final class TableShares {
    private TableShares() {}

    /** @param shares as above */
    static void write(TableBlock block, String shares) {
        Matcher words = SheetRules.SHARES.matcher(shares);
        if (!words.matches()) {
            throw new IllegalArgumentException("not shares: " + shares);
        }
        String share = words.group(1);
        String amount = words.group(2);
        String parent = words.group(3);
        String id = words.group(4);
        Rows rows = block.rows();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            places.putIfAbsent(rows.text(i, id), i);
        }
        int column = block.left() + rows.indexOf(share);
        String format = CellFormat.of(rows.columns().get(rows.indexOf(share)), rows, rows.indexOf(share));
        for (int i = 0; i < rows.size(); i++) {
            Integer above = places.get(rows.text(i, parent));
            double whole = above == null ? Double.NaN : rows.number(above, amount);
            double part = rows.number(i, amount);
            if (Double.isNaN(part) || Double.isNaN(whole) || whole == 0) {
                continue;
            }
            int row = block.firstRow() + i;
            String found = "INDEX(" + fixed(block, amount) + ",MATCH(" + cell(block, row, parent) + ","
                    + fixed(block, id) + ",0))";
            block.page()
                    .formula(
                            row,
                            column,
                            "IF(" + found + "=0,0," + cell(block, row, amount) + "/" + found + ")",
                            part / whole,
                            CellLook.BODY_NUMBER,
                            format);
        }
    }

    private static String cell(TableBlock block, int row, String column) {
        return new CellReference(row, block.left() + block.rows().indexOf(column)).formatAsString();
    }

    private static String fixed(TableBlock block, String column) {
        CellRangeAddress cells = block.cells(column);
        return new CellReference(cells.getFirstRow(), cells.getFirstColumn(), true, true).formatAsString() + ":"
                + new CellReference(cells.getLastRow(), cells.getLastColumn(), true, true).formatAsString();
    }
}
