package io.quarterdeck.dashboards;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first sheet: what the workbook is, what it rests on, whether its checks hold, and where everything is. */
final class CoverSheet implements ReviewSheet {
    private static final int FIELD = SheetPage.LEFT;
    private static final int VALUE = SheetPage.LEFT + 1;
    private static final int MOST_FILES = 14;

    @Override
    public String tab() {
        return "cover";
    }

    @Override
    public String colour() {
        return Palette.INK;
    }

    @Override
    public boolean tellsOfOthers() {
        return true;
    }

    @Override
    public void write(SheetPage page) {
        WorkbookDraft draft = page.draft;
        Labels labels = draft.labels;
        String title = title(draft);
        boolean isReview = draft.name.equals(ReviewWorkbooks.REVIEW);
        page.headline(labels.text("cover.about"));
        page.text(0, SheetPage.MARGIN, title, CellLook.FOOTNOTE);
        page.text(2, FIELD, title, CellLook.TITLE);
        page.height(2, 30);
        page.band(3, FIELD, VALUE + 4, CellLook.RULE);
        page.text(3, FIELD, isReview ? labels.text("cover.subtitle") : about(labels, draft.name), CellLook.RULE);
        page.text(3, VALUE + 4, labels.text("cover.confidential"), CellLook.RULE_RIGHT);
        int row = fields(page, draftMark(page, 4) + 1);
        row = contents(page, row + 1);
        if (isReview) {
            row = otherWorkbooks(page, row + 1);
            row = files(page, row + 1);
            row = notation(page, row + 1);
        } else {
            row++;
            page.text(row++, FIELD, labels.text("cover.workbooks"), CellLook.SECTION);
            page.linkToFile(
                    row, FIELD, book(labels, ReviewWorkbooks.REVIEW), ReviewWorkbooks.file(ReviewWorkbooks.REVIEW));
            page.text(row, VALUE, about(labels, ReviewWorkbooks.REVIEW), CellLook.TEXT);
        }
        page.fix(FIELD, 24);
        page.fix(VALUE, 60);
        for (int column = VALUE + 1; column <= VALUE + 4; column++) {
            page.fix(column, 16);
        }
        page.finish(1);
    }

    /** What the workbook is called, with its quarter and company. */
    static String title(WorkbookDraft draft) {
        ReviewContext context = draft.context;
        String quarter = draft.words.period(context.quarter().label());
        return draft.name.equals(ReviewWorkbooks.REVIEW)
                ? draft.labels.text("cover.title", quarter, context.company())
                : draft.labels.text("cover.title_of_book", quarter, context.company(), book(draft.labels, draft.name));
    }

    /** A workbook's name for people; one of the house's has its file's. */
    private static String book(Labels labels, String name) {
        return labels.find("book." + name).orElse(name);
    }

    private static String about(Labels labels, String name) {
        return labels.find("book." + name + ".about").orElse("");
    }

    /** Of a draft: that it is one, why, and what would mend it. @return the last row, or {@code row} where it is none */
    private static int draftMark(SheetPage page, int row) {
        ReviewContext context = page.draft.context;
        Labels labels = page.draft.labels;
        if (context.isFinal()) {
            return row;
        }
        page.text(row, FIELD, labels.text("draft.mark"), CellLook.DRAFT);
        page.height(row, 34);
        page.text(row, VALUE, labels.text("draft.means"), CellLook.BAD);
        for (ReviewContext.Threshold threshold : context.crossed()) {
            row = wrapped(
                            page,
                            row + 1,
                            null,
                            ThresholdWords.crossed(labels, threshold)
                                    + labels.text("list.full_stop")
                                    + ThresholdWords.remedy(labels, threshold))
                    - 1;
        }
        for (ReviewContext.Check check : context.checks()) {
            if (check.stops() && check.brokenRows() > 0) {
                row = wrapped(
                                page,
                                row + 1,
                                null,
                                labels.text(
                                        "draft.broken",
                                        labels.find(check.name() + ".label").orElse(check.label()),
                                        check.brokenRows()))
                        - 1;
            }
        }
        return row + 1;
    }

    private static int fields(SheetPage page, int row) {
        WorkbookDraft draft = page.draft;
        ReviewContext context = draft.context;
        Labels labels = draft.labels;
        NumberText words = draft.words;
        row = field(
                page,
                row,
                "cover.quarter",
                labels.text(
                        "cover.quarter_dates",
                        words.period(context.quarter().label()),
                        words.date(context.quarter().start()),
                        words.date(context.quarter().lastDay())));
        row = field(
                page, row, "cover.as_of", labels.text("cover.as_of_zone", words.date(context.asOf()), context.zone()));
        row = field(page, row, "cover.compared_with", words.date(context.comparedWith()));
        if (!context.currency().isEmpty()) {
            row = field(page, row, "cover.currency", context.currency());
        }
        if (!context.audience().isEmpty()) {
            row = field(page, row, "cover.audience", context.audience());
        }
        page.text(row, FIELD, labels.text("cover.status"), CellLook.FIELD);
        page.text(
                row,
                VALUE,
                labels.text(context.isFinal() ? "cover.status.final" : "cover.status.draft"),
                context.isFinal() ? CellLook.GOOD : CellLook.BAD);
        row++;
        boolean allPass = context.checks().stream().allMatch(check -> check.brokenRows() == 0);
        page.text(row, FIELD, labels.text("cover.checks"), CellLook.FIELD);
        var checks = page.text(row, VALUE, ChecksInWords.of(draft), allPass ? CellLook.GOOD : CellLook.BAD);
        if (draft.pages().containsKey("data_quality")) {
            page.link(checks, draft.pages().get("data_quality"));
        }
        row++;
        Optional<String> restated = Restatements.message(draft);
        if (restated.isPresent()) {
            row = field(page, row, "cover.restated", restated.get());
        }
        String history = labels.find("history." + context.historyKind()).orElse("");
        if (!history.isEmpty()) {
            row = wrapped(page, row, labels.text("cover.history"), history);
        }
        for (String note : context.notes()) {
            row = wrapped(page, row, labels.text("cover.note"), note);
        }
        return field(page, row, "cover.run", labels.text("cover.run_version", context.runId(), context.version()));
    }

    private static int contents(SheetPage page, int row) {
        page.text(row++, FIELD, page.draft.labels.text("cover.contents"), CellLook.SECTION);
        for (Map.Entry<String, SheetPage> other : page.draft.pages().entrySet()) {
            if (other.getValue() != page) {
                page.link(row, FIELD, other.getValue().name(), other.getValue());
                wrapped(page, row++, null, other.getValue().headline());
            }
        }
        return row;
    }

    /** What the pack's other workbooks hold, sheet by sheet. */
    private static int otherWorkbooks(SheetPage page, int row) {
        Labels labels = page.draft.labels;
        for (int i = page.draft.others.size() - 1; i >= 0; i--) {
            WorkbookDraft other = page.draft.others.get(i);
            page.linkToFile(row, FIELD, labels.text("cover.workbook", book(labels, other.name)), other.file());
            page.text(row++, VALUE, about(labels, other.name), CellLook.SUBTITLE);
            for (SheetPage sheet : other.pages().values()) {
                if (sheet != other.pages().get("cover")) {
                    page.link(row, FIELD, sheet.name(), sheet);
                    wrapped(page, row++, null, sheet.headline());
                }
            }
            row++;
        }
        return row;
    }

    private static int files(SheetPage page, int row) {
        Labels labels = page.draft.labels;
        page.text(row++, FIELD, labels.text("cover.files"), CellLook.SECTION);
        List<TableRow> loads = page.draft.tables.where("loads", load -> true);
        if (loads.isEmpty()) {
            page.text(row++, FIELD, labels.text("cover.no_files"), CellLook.SUBTITLE);
            return row;
        }
        page.band(row, FIELD, VALUE + 4, CellLook.SMALL_HEADING);
        page.text(row, FIELD, labels.heading("table_name"), CellLook.SMALL_HEADING);
        page.text(row, VALUE, labels.heading("file"), CellLook.SMALL_HEADING);
        String[] counts = {"records_in", "loaded", "quarantined", "statement_date"};
        for (int i = 0; i < counts.length; i++) {
            page.text(row, VALUE + 1 + i, labels.heading(counts[i]), CellLook.SMALL_HEADING_RIGHT);
        }
        row++;
        for (TableRow load : loads.subList(0, Math.min(MOST_FILES, loads.size()))) {
            page.text(row, FIELD, labels.value("table_name", load.text("table_name")), CellLook.BODY);
            page.text(row, VALUE, load.text("file"), CellLook.BODY);
            for (int i = 0; i < counts.length; i++) {
                page.value(
                        row,
                        VALUE + 1 + i,
                        load.rows().value(load.index(), counts[i]),
                        CellLook.BODY_NUMBER,
                        counts[i].endsWith("_date") ? CellFormat.DATE : CellFormat.COUNT);
            }
            row++;
        }
        if (loads.size() > MOST_FILES) {
            page.text(row++, FIELD, labels.text("cover.more_files", loads.size() - MOST_FILES), CellLook.SUBTITLE);
        }
        return row;
    }

    private static int notation(SheetPage page, int row) {
        page.text(row++, FIELD, page.draft.labels.text("cover.notation"), CellLook.SECTION);
        for (String line : List.of("actual", "expected", "target", "good", "empty", "rounding")) {
            page.text(row, FIELD, page.draft.labels.text("notation." + line), CellLook.FIELD);
            wrapped(page, row++, null, page.draft.labels.text("notation." + line + ".means"));
        }
        return row;
    }

    private static int field(SheetPage page, int row, String key, String value) {
        return wrapped(page, row, page.draft.labels.text(key), value);
    }

    /** A value beside its field, over the columns to its right, as many lines high as it needs. */
    private static int wrapped(SheetPage page, int row, String field, String value) {
        if (field != null) {
            page.text(row, FIELD, field, CellLook.FIELD);
        }
        page.text(row, VALUE, value, CellLook.TEXT);
        page.merge(row, row, VALUE, VALUE + 4);
        page.height(row, 15.0 * TextWidth.lines(value, 112));
        return row + 1;
    }
}
