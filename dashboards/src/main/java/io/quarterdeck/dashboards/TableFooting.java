package io.quarterdeck.dashboards;

import java.math.BigDecimal;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * The row below a table that checks, live, that its opening and its changes sum to its closing: {@code foots: amount}. It
 * shows a tick; a cell that was altered turns it red.
 */
final class TableFooting {
    private static final String FORMAT = "\"✗ \"#,##0.00;\"✗ −\"#,##0.00;\"✓\"";
    private static final String CLOSING = "closing";

    private TableFooting() {}

    /** @param columns amounts, separated by commas; the first column names the rows. @return the row */
    static int write(TableBlock block, String columns) {
        SheetPage page = block.page();
        int row = block.lastRow() + 1;
        page.band(row, block.left(), block.lastColumn(), CellLook.TOTAL);
        page.text(row, block.left(), page.draft.labels.text("table.foots"), CellLook.TOTAL);
        page.widen(block.left(), TextWidth.of(page.draft.labels.text("table.foots")) * 1.1 + 1);
        String names = block.cells(0, block.rows().size()).formatAsString();
        String steps = block.rows().columns().get(0).name();
        String closing = page.draft.labels.value(steps, CLOSING).replace("\"", "\"\"");
        for (String name : columns.split(",")) {
            String column = name.strip();
            int place = block.left() + block.rows().indexOf(column);
            String cells = block.cells(column).formatAsString();
            BigDecimal difference = BigDecimal.ZERO;
            for (int i = 0; i < block.rows().size(); i++) {
                BigDecimal amount = block.rows().money(i, column);
                difference = CLOSING.equals(block.rows().text(i, steps))
                        ? difference.subtract(amount)
                        : difference.add(amount);
            }
            String formula = "ROUND(SUM(" + cells + ")-2*SUMIF(" + names + ",\"" + closing + "\"," + cells + "),2)";
            page.formula(row, place, formula, difference.doubleValue(), CellLook.TOTAL_NUMBER, FORMAT);
            TableEmphasis.redUnlessZero(page.sheet, new CellRangeAddress(row, row, place, place));
            page.nameCell(
                    "check_"
                            + page.sheet
                                    .getTables()
                                    .get(page.sheet.getTables().size() - 1)
                                    .getName()
                                    .replaceFirst("^tbl_", "")
                            + "_" + column,
                    row,
                    place);
        }
        return row;
    }
}
