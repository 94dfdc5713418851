package io.quarterdeck.dashboards;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/**
 * The waterfall of a table whose first row is what there was, whose last is what there is, and whose other rows are the
 * changes between: {@code chart: waterfall movement: amount}. The columns that it is drawn from stand to its
 * right, as formulas of the table; they are not printed.
 */
final class TableWaterfall {
    /** What leaves because it was won is neither good nor bad for a pipeline. */
    private static final String DONE = "won";

    private static final List<String> HEADINGS =
            List.of("figures.step", "figures.base", "figures.total", "figures.up", "figures.down", "figures.done");

    private final TableBlock block;
    private final String steps;
    private final String amounts;
    private final int column;
    private final MoneyUnit unit;

    /** @param column where the figures begin */
    private TableWaterfall(TableBlock block, String steps, String amounts, int column, MoneyUnit unit) {
        this.block = block;
        this.steps = steps;
        this.amounts = amounts;
        this.column = column;
        this.unit = unit;
    }

    /** @param place of the chart; its figures stand to the right of it */
    static void draw(TableBlock block, NativeChart.Place place, String measure, String steps, String amounts) {
        SheetPage page = block.page();
        double level = 0;
        double largest = 0;
        for (int i = 0; i < block.rows().size() - 1; i++) {
            level += block.rows().number(i, amounts);
            largest = Math.max(largest, level);
        }
        MoneyUnit unit = MoneyUnit.of(largest, page.draft.context.currency(), page.draft.labels);
        int column = Math.max(place.endColumn(), block.lastColumn() + 1) + 1;
        page.unprinted(new TableWaterfall(block, steps, amounts, column, unit)::write);
        NativeChart frame = new NativeChart(page, place, "", measure + ", " + unit.heading());
        new BridgeChart(frame, block.firstRow(), block.lastRow(), unit.decimals())
                .draw(new BridgeChart.Columns(column, column + 1, column + 2, column + 3, column + 4, column + 5));
    }

    private void write() {
        SheetPage page = block.page();
        for (int i = 0; i < HEADINGS.size(); i++) {
            page.text(
                    block.headingRow(),
                    column + i,
                    page.draft.labels.text(HEADINGS.get(i)),
                    i == 0 ? CellLook.SMALL_HEADING : CellLook.SMALL_HEADING_RIGHT);
        }
        int last = block.rows().size() - 1;
        double level = 0;
        for (int i = 0; i <= last; i++) {
            int row = block.firstRow() + i;
            String step = block.rows().text(i, steps);
            double amount = block.rows().number(i, amounts);
            page.text(row, column, page.draft.labels.value(steps, step), CellLook.BODY);
            if (i == 0 || i == last) {
                figure(row, 2, cell(i), amount);
            } else {
                String before = sum(i - 1);
                figure(
                        row,
                        1,
                        "MAX(0,MIN(" + before + "," + sum(i) + "))",
                        Math.max(0, Math.min(level, level + amount)));
                boolean isDone = step.equals(DONE);
                figure(row, 3, "MAX(0," + cell(i) + ")", Math.max(0, amount));
                figure(row, isDone ? 5 : 4, "MAX(0,-" + cell(i) + ")", Math.max(0, -amount));
            }
            level += i == last ? 0 : amount;
        }
    }

    private void figure(int row, int place, String formula, double value) {
        block.page()
                .formula(
                        row,
                        column + place,
                        "(" + formula + ")/" + (long) unit.size(),
                        value / unit.size(),
                        CellLook.BODY_NUMBER,
                        CellFormat.plain(3));
    }

    private String cell(int i) {
        return new CellReference(
                        block.firstRow() + i, block.left() + block.rows().indexOf(amounts))
                .formatAsString();
    }

    /** The level after a row. */
    private String sum(int i) {
        int place = block.left() + block.rows().indexOf(amounts);
        CellRangeAddress cells = new CellRangeAddress(block.firstRow(), block.firstRow() + i, place, place);
        return "SUM(" + cells.formatAsString() + ")";
    }
}
