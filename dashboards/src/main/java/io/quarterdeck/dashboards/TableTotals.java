package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.util.CellReference;

/**
 * The row above a table's headings: totals of the rows that the filter leaves, as live formulas with their values.
 *
 * <p>A header asks for {@code totals: target, booked, attainment = booked / target}: sums, and shares divided once, from the sums.
 */
final class TableTotals {
    private TableTotals() {}

    static void write(TableBlock block, String totals) {
        SheetPage page = block.page();
        int row = block.headingRow() - 1;
        page.band(row, block.left(), block.lastColumn(), CellLook.TOTAL);
        String label = page.draft.labels.text("table.total");
        page.text(row, block.left(), label, CellLook.TOTAL);
        page.widen(block.left(), TextWidth.of(label) * 1.1 + 1);
        Map<String, Double> sums = new HashMap<>();
        for (String part : totals.split(",")) {
            String[] sides = part.split("=");
            String column = sides[0].strip();
            if (sides.length == 1) {
                sums.put(column, sum(block, column));
            } else {
                String[] terms = sides[1].split("/");
                divide(block, column, terms[0].strip(), terms[1].strip(), sums);
            }
        }
    }

    /** A column without any value has no total. */
    private static double sum(TableBlock block, String column) {
        Rows rows = block.rows();
        boolean isKnown = false;
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.value(i, column) instanceof Number number) {
                exact = exact.add(new BigDecimal(number.toString()));
                isKnown = true;
            }
        }
        if (!isKnown) {
            return 0;
        }
        double sum = exact.doubleValue();
        int place = block.left() + rows.indexOf(column);
        String range = block.cells(column).formatAsString();
        block.page()
                .formula(
                        block.headingRow() - 1,
                        place,
                        "SUBTOTAL(109," + range + ")",
                        sum,
                        CellLook.TOTAL_NUMBER,
                        format(block, column));
        block.page().widen(place, TableBlock.width(sum, format(block, column)) * 1.08 + 2);
        return sum;
    }

    /** Left empty where a row has something above the line and nothing below it: the share would be of unlike parts. */
    private static void divide(TableBlock block, String column, String above, String below, Map<String, Double> sums) {
        Rows rows = block.rows();
        for (int i = 0; i < rows.size(); i++) {
            double part = rows.number(i, above);
            if (Double.isNaN(rows.number(i, below)) && !Double.isNaN(part) && part != 0) {
                return;
            }
        }
        if (sums.get(below) == null || sums.get(below) == 0 || sums.get(above) == null) {
            return;
        }
        int row = block.headingRow() - 1;
        String top = cell(block, row, above);
        String bottom = cell(block, row, below);
        block.page()
                .formula(
                        row,
                        block.left() + rows.indexOf(column),
                        "IF(" + bottom + "=0,0," + top + "/" + bottom + ")",
                        sums.get(above) / sums.get(below),
                        CellLook.TOTAL_NUMBER,
                        format(block, column));
    }

    private static String cell(TableBlock block, int row, String column) {
        return new CellReference(row, block.left() + block.rows().indexOf(column)).formatAsString();
    }

    private static String format(TableBlock block, String column) {
        int place = block.rows().indexOf(column);
        Column of = block.rows().columns().get(place);
        return CellFormat.of(of, block.rows(), place);
    }
}
