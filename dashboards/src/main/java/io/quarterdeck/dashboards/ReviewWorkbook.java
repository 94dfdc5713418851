package io.quarterdeck.dashboards;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * One workbook of a review.
 *
 * @param name its file's name without the ending
 */
record ReviewWorkbook(String name, List<ReviewSheet> sheets) {
    private static final String AUTHOR = "Quarterdeck";

    ReviewWorkbook {
        sheets = List.copyOf(sheets);
    }

    /**
     * The workbook's bytes: the same for the same context and tables.
     *
     * @param shared with the workbooks written before, to whose rows names of this one lead
     */
    byte[] write(ReviewContext context, ReviewTables tables, WorkbookDraft.Shared shared) {
        PoiLog.quiet();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            WorkbookDraft draft = new WorkbookDraft(name, book, context, tables, shared);
            Map<ReviewSheet, SheetPage> pages = new LinkedHashMap<>();
            sheets.forEach(sheet -> pages.put(sheet, draft.add(sheet.tab(), sheet.colour())));
            // Names lead to sheets further back, and the cover lists what all others say: from the last to the first.
            for (boolean tellsOfOthers : new boolean[] {false, true}) {
                for (int i = sheets.size() - 1; i >= 0; i--) {
                    if (sheets.get(i).tellsOfOthers() == tellsOfOthers) {
                        sheets.get(i).write(pages.get(sheets.get(i)));
                    }
                }
            }
            book.setActiveSheet(0);
            book.setSelectedTab(0);
            describe(book, draft, CoverSheet.title(draft));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return FixedZip.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file says of itself. */
    static void describe(XSSFWorkbook book, WorkbookDraft draft, String title) {
        ReviewContext context = draft.context;
        POIXMLProperties.CoreProperties core = book.getProperties().getCoreProperties();
        Optional<Date> asOf = Optional.of(
                Date.from(context.asOf().atStartOfDay(ZoneOffset.UTC).toInstant()));
        core.setCreator(AUTHOR);
        core.setLastModifiedByUser(AUTHOR);
        core.setTitle(draft.safe.of(title));
        core.setDescription(draft.safe.of(draft.labels.text("text.as_of", draft.words.date(context.asOf()))));
        core.setCreated(asOf);
        core.setModified(asOf);
        book.getProperties().getExtendedProperties().setApplication(AUTHOR);
    }
}
