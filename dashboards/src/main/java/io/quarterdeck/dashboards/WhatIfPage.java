package io.quarterdeck.dashboards;

import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.SheetNameFormatter;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFName;

/** A sheet of the what-if workbook: cells that are called by their place, here or from another sheet. */
final class WhatIfPage {
    /** Where months begin on the sheets that calculate, so that a column is one month on all of them. */
    static final int MONTHS = 7;

    /** The rows of month and of its number. */
    static final int MONTH_ROW = 5;

    static final int PLACE_ROW = 6;

    final SheetPage page;
    final Labels labels;

    WhatIfPage(SheetPage page) {
        this.page = page;
        labels = page.draft.labels;
    }

    /** The way back, title and explanation. @return the first free row */
    int head(String key, Object... values) {
        page.link(
                0,
                SheetPage.MARGIN,
                labels.text("whatif.back", page.name()),
                page.draft.pages().get("whatif"));
        String title = labels.text(key + ".title", values);
        page.headline(title);
        page.title(1, SheetPage.LEFT, title, CellLook.HEADLINE);
        page.height(1, 24);
        page.text(2, SheetPage.LEFT, labels.text(key + ".about", values), CellLook.SUBTITLE);
        return 4;
    }

    void text(int row, int column, String text, CellLook look) {
        page.text(row, column, text, look);
    }

    void label(int row, int column, String key, CellLook look) {
        page.text(row, column, labels.text(key), look);
    }

    void number(int row, int column, Number value, String format) {
        page.value(row, column, value, CellLook.BODY_NUMBER, format);
    }

    void formula(int row, int column, String formula, String format) {
        formula(row, column, formula, CellLook.BODY_NUMBER, format);
    }

    /** A formula; what it comes to is filled in when the workbook is whole. */
    void formula(int row, int column, String formula, CellLook look, String format) {
        page.formula(row, column, formula, 0, look, format);
    }

    /** {@code H7}: moves with a copy. */
    static String at(int row, int column) {
        return new CellReference(row, column, false, false).formatAsString();
    }

    /** {@code H$7}. */
    static String rowFixed(int row, int column) {
        return new CellReference(row, column, true, false).formatAsString();
    }

    /** {@code $H7}. */
    static String columnFixed(int row, int column) {
        return new CellReference(row, column, false, true).formatAsString();
    }

    /** {@code $H$7}. */
    static String fixed(int row, int column) {
        return new CellReference(row, column, true, true).formatAsString();
    }

    static String fixed(int row, int column, int lastRow, int lastColumn) {
        return fixed(row, column) + ":" + fixed(lastRow, lastColumn);
    }

    /** {@code H$7:H$12}, one column that moves. */
    static String column(int row, int lastRow, int column) {
        return rowFixed(row, column) + ":" + rowFixed(lastRow, column);
    }

    /** A place as another sheet calls it. */
    String on(String place) {
        return SheetNameFormatter.format(page.name()) + "!" + place;
    }

    void nameRange(String name, int row, int column, int lastRow, int lastColumn) {
        XSSFName range = page.draft.book.createName();
        range.setNameName(name);
        range.setRefersToFormula(on(new AreaReference(
                        new CellReference(row, column, true, true),
                        new CellReference(lastRow, lastColumn, true, true),
                        SpreadsheetVersion.EXCEL2007)
                .formatAsString()));
    }

    /** The months and their numbers above the columns that calculate, as the sheet of constants has them. */
    void months(WhatIfPage data, int count) {
        label(MONTH_ROW, SheetPage.LEFT, "heading.month", CellLook.HEADING);
        for (int column = SheetPage.LEFT + 1; column < MONTHS; column++) {
            text(MONTH_ROW, column, "", CellLook.HEADING_RIGHT);
        }
        label(PLACE_ROW, SheetPage.LEFT, "whatif.place", CellLook.BODY);
        for (int m = 0; m < count; m++) {
            formula(
                    MONTH_ROW,
                    MONTHS + m,
                    data.on(rowFixed(MONTH_ROW, MONTHS + m)),
                    CellLook.HEADING_RIGHT,
                    CellFormat.GENERAL);
            formula(PLACE_ROW, MONTHS + m, data.on(rowFixed(PLACE_ROW, MONTHS + m)), CellFormat.COUNT);
            page.fix(MONTHS + m, 13);
        }
        page.fix(SheetPage.LEFT, 38);
        page.fix(SheetPage.LEFT + 1, 24);
        for (int column = SheetPage.LEFT + 2; column < MONTHS; column++) {
            page.fix(column, 12);
        }
        page.sheet.createFreezePane(MONTHS, PLACE_ROW + 1);
    }

    /** Lets a range of yellow cells take only what it can hold. */
    void validate(DataValidationConstraint constraint, CellRangeAddress cells, String key) {
        DataValidationHelper helper = page.sheet.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                constraint,
                new CellRangeAddressList(
                        cells.getFirstRow(), cells.getLastRow(), cells.getFirstColumn(), cells.getLastColumn()));
        validation.setShowErrorBox(true);
        validation.setEmptyCellAllowed(true);
        validation.createErrorBox(labels.text("whatif.wrong"), labels.text(key));
        page.sheet.addValidationData(validation);
    }

    /** A text as a formula has it. */
    String quoted(String key, Object... values) {
        return "\"" + labels.text(key, values).replace("\"", "\"\"") + "\"";
    }

    /** A heading with its measure in grey. */
    void section(int row, int column, String key, String measure) {
        page.rich(
                row,
                column,
                List.of(
                        new SheetPage.Run(labels.text(key), true, Palette.INK),
                        new SheetPage.Run(measure.isEmpty() ? "" : "  ·  " + measure, false, Palette.GREY)),
                CellLook.SECTION);
        page.height(row, column == SheetPage.LEFT ? 20 : 16);
    }
}
