package io.quarterdeck.dashboards;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** One sheet while it is being written: values go in safely, columns grow with them, and it prints on A4. */
final class SheetPage {
    /** The narrow first column, which keeps text off the window's edge. */
    static final int MARGIN = 0;
    /** Where a sheet's contents begin. */
    static final int LEFT = 1;

    /** How wide an A4 page is at full size, in digits: a narrower sheet is not blown up, and its title not cut. */
    private static final double PAGE_WIDTH = 125;

    /** A part of a text with its own look. */
    record Run(String text, boolean isBold, String colour) {}

    final WorkbookDraft draft;
    final XSSFSheet sheet;
    private final Map<Integer, Double> widths = new HashMap<>();
    private final Paragraphs paragraphs = new Paragraphs();
    private String headline = "";
    private int lastRow;
    private int lastColumn = LEFT;

    SheetPage(WorkbookDraft draft, XSSFSheet sheet, String colour) {
        this.draft = draft;
        this.sheet = sheet;
        sheet.setDisplayGridlines(false);
        sheet.setTabColor(CellStyles.colour(colour));
        sheet.setDefaultRowHeightInPoints(15);
        sheet.setColumnWidth(MARGIN, 2 * 256);
    }

    String name() {
        return sheet.getSheetName();
    }

    /** What the sheet says in one line, for the contents list. */
    String headline() {
        return headline;
    }

    /** The link back, the message, what it is about, and the unit and date: the first rows of every sheet but two. */
    int head(String message, String about, String legend) {
        headline = message;
        link(
                0,
                MARGIN,
                draft.labels.text("link.contents", name()),
                draft.pages().get("cover"));
        title(1, LEFT, message, CellLook.HEADLINE);
        height(1, 24);
        paragraphs.add(1, message, CellLook.HEADLINE);
        paragraph(2, about, CellLook.SUBTITLE);
        text(3, LEFT, legend, CellLook.SUBTITLE);
        return 5;
    }

    /** A text of its own line: where it is wider than the page, it is broken into as many lines as it needs. */
    void paragraph(int row, String text, CellLook look) {
        text(row, LEFT, text, look);
        paragraphs.add(row, text, look);
    }

    /** A sheet's title, which says of a draft that it is one. */
    void title(int row, int column, String title, CellLook look) {
        if (draft.context.isFinal()) {
            text(row, column, title, look);
            return;
        }
        Run mark = new Run(draft.labels.text("draft.mark") + " · ", true, Palette.VERMILLION);
        rich(row, column, List.of(mark, new Run(title, look.isBold, look.colour)), look);
    }

    /** The first column whose right edge is at least {@code digits} from the left margin, and at most 16 columns on. */
    int columnAfter(double digits) {
        int column = LEFT;
        while (width(LEFT, column) < digits && column < LEFT + 16) {
            column++;
        }
        return column + 1;
    }

    void headline(String message) {
        headline = message;
    }

    XSSFCell text(int row, int column, String text, CellLook look) {
        return text(row, column, text, look, CellFormat.GENERAL);
    }

    /** Writes any value of a table; nothing where it is null, so that an unknown is not a zero. */
    XSSFCell value(int row, int column, Object value, CellLook look, String format) {
        if (value instanceof String text) {
            return text(row, column, text, look, format);
        }
        XSSFCell cell = cell(row, column);
        cell.setCellStyle(draft.styles.of(look, format));
        if (value instanceof Double number) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException(
                        name() + " " + cell.getReference() + ": a cell cannot hold " + number);
            }
            cell.setCellValue(number);
        } else if (value instanceof BigDecimal || value instanceof Long || value instanceof Integer) {
            cell.setCellValue(((Number) value).doubleValue());
        } else if (value instanceof LocalDate day) {
            if (day.getYear() < 1900) {
                return text(row, column, day.toString(), look, format);
            }
            cell.setCellValue(day);
        } else if (value instanceof LocalDateTime moment) {
            cell.setCellValue(moment);
        } else if (value instanceof Boolean flag) {
            return text(row, column, draft.labels.text(flag ? "value.true" : "value.false"), look, format);
        }
        return cell;
    }

    /** A formula with the value that it has now, so that a preview shows it without calculating. */
    void formula(int row, int column, String formula, double cached, CellLook look, String format) {
        XSSFCell cell = value(row, column, cached, look, format);
        cell.setCellFormula(formula);
        cell.setCellValue(cached);
    }

    void rich(int row, int column, List<Run> runs, CellLook look) {
        XSSFRichTextString rich = new XSSFRichTextString();
        runs.forEach(run ->
                rich.append(draft.safe.of(run.text()), draft.styles.font(look.points, run.isBold(), run.colour())));
        XSSFCell cell = cell(row, column);
        boolean isQuoted = SafeText.looksLikeFormula(rich.getString());
        cell.setCellStyle(draft.styles.of(look, CellFormat.GENERAL, isQuoted));
        cell.setCellValue(rich);
    }

    /** A text that leads to the top of another sheet. */
    void link(int row, int column, String text, SheetPage target) {
        link(text(row, column, text, CellLook.LINK), target);
    }

    void link(XSSFCell cell, SheetPage target) {
        link(cell, new RowLinks.Target(target.draft, "'" + target.name().replace("'", "''") + "'!A1"));
    }

    /** Lets a cell that has its text lead to another one. */
    void link(int row, int column, RowLinks.Target target) {
        XSSFCell cell = cell(row, column);
        boolean isQuoted = cell.getCellStyle().getQuotePrefixed();
        cell.setCellStyle(draft.styles.of(CellLook.BODY_LINK, CellFormat.GENERAL, isQuoted));
        link(cell, target);
    }

    private void link(XSSFCell cell, RowLinks.Target target) {
        boolean isHere = target.draft() == draft;
        XSSFHyperlink link =
                draft.book.getCreationHelper().createHyperlink(isHere ? HyperlinkType.DOCUMENT : HyperlinkType.FILE);
        if (isHere) {
            link.setAddress(target.cell());
        } else {
            link.setAddress(target.draft().file());
            link.setLocation(target.cell());
        }
        cell.setHyperlink(link);
    }

    /** A text that leads to another workbook of the pack, which need not be written yet. */
    void linkToFile(int row, int column, String text, String file) {
        XSSFHyperlink link = draft.book.getCreationHelper().createHyperlink(HyperlinkType.FILE);
        link.setAddress(file);
        text(row, column, text, CellLook.LINK).setHyperlink(link);
    }

    /** Gives every cell of a row from {@code first} to {@code last} a look, so that grounds and lines run through. */
    void band(int row, int first, int last, CellLook look) {
        for (int column = first; column <= last; column++) {
            XSSFCell cell = cell(row, column);
            cell.setCellStyle(draft.styles.of(look, CellFormat.GENERAL));
        }
    }

    void merge(int firstRow, int lastRow, int first, int last) {
        sheet.addMergedRegion(new CellRangeAddress(firstRow, lastRow, first, last));
    }

    /** Makes a row higher, never lower. */
    void atLeast(int row, double points) {
        if (row(row).getHeightInPoints() < points) {
            height(row, points);
        }
    }

    void height(int row, double points) {
        row(row).setHeightInPoints((float) points);
    }

    /** Makes a column wide enough for {@code digits} in the language's font, and at most 60 wide. */
    void widen(int column, double digits) {
        fix(column, Math.max(widths.getOrDefault(column, 0.0), digits * draft.fontWidth()));
    }

    /** Makes a column as wide as {@code digits}, and at most 60. */
    void fix(int column, double digits) {
        double width = Math.min(60, digits);
        widths.put(column, width);
        sheet.setColumnWidth(column, (int) Math.round(width * 256));
    }

    /** How wide the columns from {@code first} to {@code last} are together, in digits. */
    double width(int first, int last) {
        double width = 0;
        for (int column = first; column <= last; column++) {
            width += widths.getOrDefault(column, 8.43);
        }
        return width;
    }

    /** Says that the texts of a range are meant to be texts, though they look like numbers. */
    void areTexts(CellRangeAddress range) {
        sheet.addIgnoredErrors(range, IgnoredErrorType.NUMBER_STORED_AS_TEXT);
    }

    /** Names a cell, so that others can refer to a main figure by what it is. */
    void nameCell(String figure, int row, int column) {
        XSSFName name = draft.book.createName();
        name.setNameName(figure);
        name.setRefersToFormula(new CellReference(name(), row, column, true, true).formatAsString());
    }

    /** Counts something that is no cell (a chart) into what is printed. */
    void reaches(int row, int column) {
        lastRow = Math.max(lastRow, row);
        lastColumn = Math.max(lastColumn, column);
    }

    /** Writes cells that are there for a chart or a formula, and are not printed. */
    void unprinted(Runnable write) {
        int row = lastRow;
        int column = lastColumn;
        write.run();
        lastRow = row;
        lastColumn = column;
    }

    /** Leaves the columns after {@code column} out of what is printed. */
    void printTo(int column) {
        lastColumn = column;
    }

    /**
     * Locks every cell but the yellow ones; filters, sorting and widths stay free. Without a password, for it keeps from slips of
     * the hand and not from people.
     */
    void protect() {
        sheet.enableLocking();
        sheet.lockSelectLockedCells(false);
        sheet.lockSelectUnlockedCells(false);
        sheet.lockAutoFilter(false);
        sheet.lockSort(false);
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
        sheet.lockObjects(false);
    }

    int lastRow() {
        return lastRow;
    }

    /** A4 landscape, one page wide, with page, name and date at the foot. @param pagesHigh 0 for as many as it takes */
    void finish(int pagesHigh) {
        finish(pagesHigh, lastRow);
    }

    void finish(int pagesHigh, int lastPrinted) {
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PaperSize.A4_PAPER);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) pagesHigh);
        sheet.setMargin(PageMargin.LEFT, 0.4);
        sheet.setMargin(PageMargin.RIGHT, 0.4);
        sheet.setMargin(PageMargin.TOP, 0.45);
        sheet.setMargin(PageMargin.BOTTOM, 0.6);
        while (width(MARGIN, lastColumn) < PAGE_WIDTH) {
            lastColumn++;
        }
        paragraphs.breakOn(this, lastColumn);
        ReviewContext context = draft.context;
        sheet.getFooter().setLeft(footer(context.company() + " · " + name()));
        sheet.getFooter()
                .setCenter(footer((context.isFinal() ? "" : draft.labels.text("draft.mark") + " · ")
                        + draft.labels.text("footer.as_of", draft.words.date(context.asOf())) + " · "
                        + draft.labels.text("cover.confidential")));
        sheet.getFooter().setRight(draft.labels.text("footer.page", "&P", "&N"));
        draft.book.setPrintArea(draft.book.getSheetIndex(sheet), MARGIN, lastColumn, 0, lastPrinted);
        sheet.setActiveCell(new CellAddress(0, 0));
    }

    private XSSFCell text(int row, int column, String text, CellLook look, String format) {
        XSSFCell cell = cell(row, column);
        String safe = draft.safe.of(text);
        cell.setCellStyle(draft.styles.of(look, format, SafeText.looksLikeFormula(safe)));
        if (!safe.isEmpty()) {
            cell.setCellValue(safe);
        }
        return cell;
    }

    XSSFCell cell(int row, int column) {
        reaches(row, column);
        XSSFRow at = row(row);
        XSSFCell cell = at.getCell(column);
        return cell == null ? at.createCell(column) : cell;
    }

    private XSSFRow row(int row) {
        XSSFRow at = sheet.getRow(row);
        return at == null ? sheet.createRow(row) : at;
    }

    /** An ampersand begins a code in a footer. */
    private String footer(String text) {
        return draft.safe.of(text).replace("&", "&&");
    }
}
