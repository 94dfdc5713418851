package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * A sheet that is one or more files of {@code sheets/} under each other: title, headings, formats, totals and charts come
 * from their headers.
 *
 * @param tables of one {@code tab}, in order
 */
record TableSheet(String tab, List<TableHeader> tables) implements ReviewSheet {
    /** A table up to this wide, in digits, has its chart beside it; a wider one below. */
    private static final double ROOM_FOR_A_CHART = 95;

    private static final int MOST_ROWS_ABOVE_A_CHART = 30;

    /** What a reader may still scroll and filter at ease; a sheet says how many rows it leaves out. */
    private static final int MOST_ROWS = 20_000;

    /** A sheet up to this high prints on one page, so that no chart is cut. */
    private static final int MOST_ROWS_ON_A_PAGE = 60;

    TableSheet {
        tables = List.copyOf(tables);
    }

    @Override
    public String colour() {
        return ReviewWorkbooks.book(tables.get(0)).equals(ReviewWorkbooks.DEALS) ? Palette.PAST : Palette.BAND;
    }

    @Override
    public void write(SheetPage page) {
        WorkbookDraft draft = page.draft;
        int row = page.head(
                message(page, tables.get(0)), draft.labels.of(tables.get(0), "purpose"), TableLegend.of(draft));
        if (draft.tables.of(tables.get(0).name()).isEmpty()) {
            page.headline(draft.labels.of(tables.get(0), "empty"));
        }
        // What cannot be seen where the past is rebuilt is said before the figures that look as if nothing had
        // happened.
        Optional<String> ofHistory =
                draft.labels.find(tables.get(0).name() + ".history_" + draft.context.historyKind());
        if (ofHistory.isPresent()) {
            page.paragraph(row - 1, ofHistory.get(), CellLook.VALUE);
            row++;
        }
        boolean isAlone = tables.size() == 1;
        int row0 = row;
        for (TableHeader table : tables) {
            if (table != tables.get(0)) {
                page.text(row++, SheetPage.LEFT, message(page, table), CellLook.SECTION);
                page.paragraph(row++, draft.labels.of(table, "purpose"), CellLook.SUBTITLE);
            }
            row = write(page, row, table, isAlone) + 2;
        }
        int prints = tables.get(0)
                .attribute("prints")
                .map(rows -> row0 + Integer.parseInt(rows))
                .filter(most -> isAlone && most < page.lastRow())
                .orElse(page.lastRow());
        if (prints < page.lastRow()) {
            page.text(
                    3,
                    SheetPage.LEFT,
                    TableLegend.of(draft) + " · " + draft.labels.text("table.prints", prints - row0),
                    CellLook.SUBTITLE);
        }
        page.finish(prints <= MOST_ROWS_ON_A_PAGE ? 1 : 0, prints);
    }

    /** Writes one table with its chart and note. @return the last row that they take */
    private static int write(SheetPage page, int row, TableHeader table, boolean isAlone) {
        Labels labels = page.draft.labels;
        Rows all = RowOrder.sorted(
                page.draft.tables.of(table.name()), table.attribute("order_by").orElse(""));
        Rows rows = all.size() <= MOST_ROWS
                ? all
                : new Rows(all.columns(), all.rows().subList(0, MOST_ROWS));
        if (rows.isEmpty()) {
            page.paragraph(row, labels.of(table, "empty"), CellLook.VALUE);
            return row;
        }
        // Below so many rows nobody would find it.
        boolean isChartAbove =
                !isAlone && table.attribute("chart").isPresent() && rows.size() > MOST_ROWS_ABOVE_A_CHART;
        row += isChartAbove ? TableChart.ROWS_HIGH + 2 : 0;
        TableBlock block = TableBlock.write(page, row, SheetPage.LEFT, table, RowOrder.withoutOrderColumns(rows));
        page.draft.links.add(block, table);
        table.attribute("shares").ifPresent(shares -> TableShares.write(block, shares));
        if (isAlone) {
            page.sheet.createFreezePane(SheetPage.LEFT + 1, block.firstRow());
            page.sheet.setRepeatingRows(new CellRangeAddress(row, block.headingRow(), -1, -1));
        }
        int last = block.lastRow();
        Optional<String> foots = table.attribute("foots");
        if (foots.isPresent()) {
            last = TableFooting.write(block, foots.get());
        }
        if (table.attribute("chart").isPresent()) {
            boolean isBeside = page.width(SheetPage.LEFT, block.lastColumn()) <= ROOM_FOR_A_CHART;
            TableChart.Side side =
                    isChartAbove ? TableChart.Side.ABOVE : isBeside ? TableChart.Side.BESIDE : TableChart.Side.BELOW;
            last = Math.max(last, TableChart.draw(block, table, side));
        }
        if (rows.size() < all.size()) {
            page.text(
                    ++last, SheetPage.LEFT, labels.text("table.first_rows", rows.size(), all.size()), CellLook.WARNING);
        }
        String note = labels.of(table, "note");
        if (!note.isEmpty()) {
            page.paragraph(++last, note, CellLook.FOOTNOTE);
        }
        return last;
    }

    private static String message(SheetPage page, TableHeader table) {
        Labels labels = page.draft.labels;
        String title = labels.of(table, "title");
        Rows rows = page.draft.tables.of(table.name());
        String message = labels.of(table, "message");
        return message.isEmpty() || rows.isEmpty()
                ? title
                : new MessageTemplate(page.draft).fill(message, rows).orElse(title);
    }
}
