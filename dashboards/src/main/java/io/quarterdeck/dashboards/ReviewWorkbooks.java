package io.quarterdeck.dashboards;

import io.quarterdeck.engine.TableHeader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The workbooks of a review, one per reader: {@code review.xlsx} for who decides, from cover to data quality, and those
 * that the files of {@code sheets/} name in their line {@code book}.
 */
public final class ReviewWorkbooks {
    /** Where a sheet stands that names no workbook. */
    static final String REVIEW = "review";

    /** For who speaks with each person. */
    static final String MANAGERS = "managers";

    /** The lists, whose sheets are detail; names in the other workbooks lead here. */
    static final String DEALS = "deals";

    private ReviewWorkbooks() {}

    /**
     * From the name of each file to its bytes, which are the same for the same context and tables.
     *
     * @param sheets the headers of the table sheets, in order; {@link SheetModels} has those that come with the program
     */
    public static SortedMap<String, byte[]> write(
            ReviewContext context, ReviewTables tables, List<TableHeader> sheets) {
        List<ReviewWorkbook> books = books(sheets);
        WorkbookDraft.Shared shared = new WorkbookDraft.Shared();
        SortedMap<String, byte[]> files = new TreeMap<>();
        // From the last to the first, as within each: the review's cover lists what all others hold.
        for (int i = books.size() - 1; i >= 0; i--) {
            files.put(file(books.get(i).name()), books.get(i).write(context, tables, shared));
        }
        return files;
    }

    /** The workbooks in order: the review, then others as their first sheets come, and the lists of deals last. */
    private static List<ReviewWorkbook> books(List<TableHeader> sheets) {
        Map<String, List<TableHeader>> tabs = new LinkedHashMap<>();
        for (TableHeader sheet : sheets) {
            tabs.computeIfAbsent(sheet.attribute("tab").orElse(sheet.name()), tab -> new ArrayList<>())
                    .add(sheet);
        }
        Map<String, List<ReviewSheet>> books = new LinkedHashMap<>();
        books.put(REVIEW, new ArrayList<>(List.of(new CoverSheet(), new SummarySheet(), new ForecastSheet())));
        books.put(MANAGERS, new ArrayList<>(List.of(new CoverSheet(), new GapSheet())));
        tabs.forEach((tab, tables) -> books.computeIfAbsent(
                        book(tables.get(0)), book -> new ArrayList<>(List.of(new CoverSheet())))
                .add(new TableSheet(tab, tables)));
        books.get(REVIEW).addAll(List.of(new DefinitionsSheet(), new DataQualitySheet()));
        List<ReviewSheet> lists = books.remove(DEALS);
        if (lists != null) {
            books.put(DEALS, lists);
        }
        return books.entrySet().stream()
                .map(book -> new ReviewWorkbook(book.getKey(), book.getValue()))
                .toList();
    }

    /** The workbook that a table's sheet stands in; of several tables under one tab, the first says it. */
    static String book(TableHeader sheet) {
        return sheet.attribute("book").orElse(REVIEW);
    }

    static String file(String book) {
        return book + ".xlsx";
    }

    /** The tabs of the sheets that are a class each. */
    static List<String> designedTabs() {
        return books(List.of()).stream()
                .flatMap(book -> book.sheets().stream())
                .map(ReviewSheet::tab)
                .distinct()
                .toList();
    }
}
