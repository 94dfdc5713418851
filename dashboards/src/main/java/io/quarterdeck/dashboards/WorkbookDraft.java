package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook while it is being written: its sheets so far, and what all of them share, with those of the pack's other workbooks. */
final class WorkbookDraft {
    /** Its file's name without the ending. */
    final String name;

    final XSSFWorkbook book;
    final ReviewContext context;
    final ReviewTables tables;
    final Labels labels;
    final NumberText words;
    final CellStyles styles;
    final SafeText safe;
    final RowLinks links;
    /** The other workbooks of the pack, as far as they are written. */
    final List<WorkbookDraft> others;

    private final double fontWidth;
    private final Map<String, SheetPage> pages = new LinkedHashMap<>();

    /** A workbook of a pack that has others. */
    WorkbookDraft(String name, XSSFWorkbook book, ReviewContext context, ReviewTables tables, Shared shared) {
        this.name = name;
        this.book = book;
        this.context = context;
        this.tables = tables;
        this.labels = Labels.of(context.language(), context.house());
        this.words = new NumberText(labels, context.hasCalendarMonths());
        this.fontWidth = Double.parseDouble(labels.text("font.width"));
        this.styles = new CellStyles(book, labels.text("font"));
        this.safe = shared.safe();
        this.links = shared.links();
        this.others = List.copyOf(shared.written());
        shared.written().add(this);
    }

    /** What all workbooks of a pack have in common. @param written so far; grows with each */
    record Shared(SafeText safe, RowLinks links, List<WorkbookDraft> written) {
        Shared() {
            this(new SafeText(), new RowLinks(), new ArrayList<>());
        }
    }

    /** The name of the file that it becomes. */
    String file() {
        return ReviewWorkbooks.file(name);
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

    /** The sheet of a tab, here or in a workbook that is written already. */
    Optional<SheetPage> pageOfAny(String tab) {
        return Stream.concat(Stream.of(this), others.stream())
                .map(draft -> draft.pages.get(tab))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private boolean isTaken(String name) {
        return pages.values().stream()
                .anyMatch(p -> p.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
    }
}
