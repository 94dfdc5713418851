package io.quarterdeck.dashboards;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook while it is being written: its sheets so far, and what all of them share. */
final class WorkbookDraft {
    final XSSFWorkbook book;
    final ReviewContext context;
    final ReviewTables tables;
    final Labels labels;
    final NumberText words;
    final CellStyles styles;
    final SafeText safe = new SafeText();
    final RowLinks links = new RowLinks();
    private final double fontWidth;
    private final Map<String, SheetPage> pages = new LinkedHashMap<>();

    WorkbookDraft(XSSFWorkbook book, ReviewContext context, ReviewTables tables) {
        this.book = book;
        this.context = context;
        this.tables = tables;
        this.labels = Labels.of(context.language(), context.house());
        this.words = new NumberText(labels, context.hasCalendarMonths());
        this.fontWidth = Double.parseDouble(labels.text("font.width"));
        this.styles = new CellStyles(book, labels.text("font"));
    }

    /** How wide the language's font is, as a multiple of the one that column widths are counted in. */
    double fontWidth() {
        return fontWidth;
    }

    /** A new sheet at the end. @param tab its key in the labels, {@code tab.…}; its name where there is none */
    SheetPage add(String tab, String colour) {
        return add(tab, labels.tab(tab), colour);
    }

    /** A new sheet at the end that is called as near to {@code wanted} as a sheet can be. */
    SheetPage add(String tab, String wanted, String colour) {
        // History is a name that Excel keeps for itself.
        String name = WorkbookUtil.createSafeSheetName(
                safe.of(wanted).replace('\n', ' ').replaceAll("(?i)^history$", "History "), '-');
        String unique = name;
        for (int i = 2; isTaken(unique); i++) {
            String ending = " " + i;
            unique = name.substring(0, Math.min(name.length(), 31 - ending.length())) + ending;
        }
        SheetPage page = new SheetPage(this, book.createSheet(unique), colour);
        pages.put(tab, page);
        return page;
    }

    /** The sheets so far, by tab, in order. */
    Map<String, SheetPage> pages() {
        return Collections.unmodifiableMap(pages);
    }

    private boolean isTaken(String name) {
        return pages.values().stream()
                .anyMatch(p -> p.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
    }
}
