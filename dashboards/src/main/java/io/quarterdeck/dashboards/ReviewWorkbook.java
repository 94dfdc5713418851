package io.quarterdeck.dashboards;

import io.quarterdeck.engine.TableHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The workbook {@code review.xlsx}: the quarter on a few sheets, from cover to definitions. */
public final class ReviewWorkbook {
    private static final String AUTHOR = "Quarterdeck";

    private ReviewWorkbook() {}

    /**
     * The workbook's bytes: the same for the same context and tables.
     *
     * @param sheets the headers of the table sheets, in order; {@link SheetModels} has those that come with the program
     */
    public static byte[] write(ReviewContext context, ReviewTables tables, List<TableHeader> sheets) {
        PoiLog.quiet();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            WorkbookDraft draft = new WorkbookDraft(book, context, tables);
            List<ReviewSheet> order = order(sheets);
            Map<ReviewSheet, SheetPage> pages = new LinkedHashMap<>();
            order.forEach(sheet -> pages.put(sheet, draft.add(sheet.tab(), sheet.colour())));
            // The cover lists what the others say, and data quality counts what was altered: from the last to the
            // first.
            for (int i = order.size() - 1; i >= 0; i--) {
                order.get(i).write(pages.get(order.get(i)));
            }
            book.setActiveSheet(0);
            book.setSelectedTab(0);
            describe(
                    book,
                    draft,
                    draft.labels.text(
                            "cover.title", draft.words.period(context.quarter().label()), context.company()));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return FixedZip.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every sheet, in order: what answers first, then the detail, then what explains. */
    private static List<ReviewSheet> order(List<TableHeader> sheets) {
        List<ReviewSheet> order = new ArrayList<>();
        order.add(new CoverSheet());
        order.add(new SummarySheet());
        order.add(new ForecastSheet());
        Map<String, List<TableHeader>> tabs = new LinkedHashMap<>();
        for (TableHeader sheet : sheets) {
            String tab = sheet.attribute("tab").orElse(sheet.name());
            tabs.computeIfAbsent(tab, t -> new ArrayList<>()).add(sheet);
        }
        tabs.forEach((tab, tables) -> order.add(new TableSheet(tab, tables)));
        order.add(new DataQualitySheet());
        order.add(new DefinitionsSheet());
        return order;
    }

    /** The tabs of the sheets that are a class each. */
    static List<String> designedTabs() {
        return order(List.of()).stream().map(ReviewSheet::tab).toList();
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
