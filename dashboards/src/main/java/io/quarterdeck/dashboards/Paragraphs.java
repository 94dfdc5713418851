package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFCell;

/** The texts of a page that stand on a line of their own, and are broken once it is known how wide the page is. */
final class Paragraphs {
    /** The longest line that is still read at ease, in digits. */
    private static final double READABLE = 150;

    /** A text. @param scale its width beside that of a cell's usual text. @param points the height of a line */
    private record Paragraph(int row, String text, CellLook wrapped, double scale, double points) {}

    private final List<Paragraph> paragraphs = new ArrayList<>();

    void add(int row, String text, CellLook look) {
        paragraphs.add(
                switch (look) {
                    case HEADLINE -> new Paragraph(row, text, CellLook.HEADLINE_WRAPPED, 1.75, 22);
                    case FOOTNOTE -> new Paragraph(row, text, CellLook.FOOTNOTE_WRAPPED, 0.95, 12.5);
                    case VALUE -> new Paragraph(row, text, CellLook.TEXT, 1.05, 14);
                    default -> new Paragraph(row, text, CellLook.SUBTITLE_WRAPPED, 1.05, 14);
                });
    }

    /** Breaks what is wider than the page. @param lastColumn the last that is printed */
    void breakOn(SheetPage page, int lastColumn) {
        int last = lastColumn;
        while (page.width(SheetPage.LEFT, last) > READABLE && last > SheetPage.LEFT + 1) {
            last--;
        }
        double room = page.width(SheetPage.LEFT, last) / page.draft.fontWidth();
        for (Paragraph paragraph : paragraphs) {
            int lines = TextWidth.lines(paragraph.text(), room / paragraph.scale() - 2);
            if (lines > 1) {
                XSSFCell cell = page.cell(paragraph.row(), SheetPage.LEFT);
                boolean isQuoted = cell.getCellStyle().getQuotePrefixed();
                cell.setCellStyle(page.draft.styles.of(paragraph.wrapped(), CellFormat.GENERAL, isQuoted));
                page.merge(paragraph.row(), paragraph.row(), SheetPage.LEFT, last);
                page.height(paragraph.row(), lines * paragraph.points());
            }
        }
    }
}
