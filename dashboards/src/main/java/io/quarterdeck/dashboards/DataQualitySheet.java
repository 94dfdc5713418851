package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the data bear a decision: the thresholds, what was restated, the account of every file, the data rules, how complete
 * deals are, which fields are used, what was not used.
 */
final class DataQualitySheet implements ReviewSheet {
    private static final int MOST_EXAMPLES = 20;
    private static final List<String> LOAD_COLUMNS = List.of(
            "file",
            "table_name",
            "preset",
            "statement_date",
            "records_in",
            "loaded",
            "quarantined",
            "set_aside",
            "duplicates",
            "amount_in",
            "amount_loaded",
            "amount_quarantined");

    @Override
    public String tab() {
        return "data_quality";
    }

    @Override
    public String colour() {
        return Palette.VERMILLION;
    }

    @Override
    public boolean tellsOfOthers() {
        return true;
    }

    @Override
    public void write(SheetPage page) {
        WorkbookDraft draft = page.draft;
        Labels labels = draft.labels;
        int row = page.head(
                ThresholdWords.verdict(labels, draft.context), labels.text("quality.about"), TableLegend.of(draft));
        page.text(row++, SheetPage.LEFT, ChecksInWords.of(draft), CellLook.VALUE);
        page.text(row++, SheetPage.LEFT, CompletenessBlocks.message(draft), CellLook.VALUE);
        Optional<String> restated = Restatements.message(draft);
        if (restated.isPresent()) {
            page.text(row++, SheetPage.LEFT, restated.get(), CellLook.VALUE);
        }
        row = block(page, row + 1, "thresholds", thresholds(draft), labels.text("quality.no_checks"));
        if (restated.isPresent()) {
            row = block(page, row, "restatements", Restatements.periods(draft), "");
            row = block(page, row, "restated_deals", Restatements.deals(draft), "");
        }
        row = block(page, row, "loads", loads(draft), labels.text("cover.no_files"));
        row = block(page, row, "fresh", fresh(draft), labels.text("cover.no_files"));
        row = block(page, row, "quarantine", quarantine(draft), labels.text("quality.no_quarantine"));
        row = block(page, row, "checks", checks(draft), labels.text("quality.no_checks"));
        row = CompletenessBlocks.deals(page, row);
        row = CompletenessBlocks.fields(page, row);
        row = block(page, row, "examples", examples(draft), labels.text("quality.no_examples"));
        row = block(page, row, "load_notes", loadNotes(draft), labels.text("quality.no_load_notes"));
        row = block(page, row, "not_used", notUsed(draft), labels.text("quality.all_used"));
        page.text(row++, SheetPage.LEFT, labels.text("quality.notes"), CellLook.SECTION);
        List<String> notes = new ArrayList<>(draft.context.notes());
        labels.find("history." + draft.context.historyKind()).ifPresent(notes::add);
        List<String> untranslated = HouseLabels.missing(
                draft.context.house(), labels.language(), draft.tables.headers().values());
        if (!untranslated.isEmpty()) {
            notes.add(labels.text(
                    "quality.untranslated", labels.language(), String.join(labels.text("text.list"), untranslated)));
        }
        int altered = draft.safe.altered();
        if (altered > 0) {
            notes.add(labels.text("quality.altered", altered));
        }
        if (notes.isEmpty()) {
            notes.add(labels.text("quality.no_notes"));
        }
        for (String note : notes) {
            page.text(row++, SheetPage.LEFT, note, CellLook.VALUE);
        }
        page.finish(page.lastRow() <= 60 ? 1 : 0);
    }

    private static int block(SheetPage page, int row, String name, Rows rows, String empty) {
        page.text(row, SheetPage.LEFT, page.draft.labels.text("quality." + name), CellLook.SECTION);
        if (rows.isEmpty()) {
            page.text(row + 1, SheetPage.LEFT, empty, CellLook.SUBTITLE);
            return row + 3;
        }
        TableHeader header = new TableHeader("quality_" + name, name, List.of(), List.of(), rows.columns(), Map.of());
        int last = SheetPage.LEFT + rows.columns().size() - 1;
        double width = page.width(last, last);
        TableBlock block = TableBlock.write(page, row + 1, SheetPage.LEFT, header, rows);
        block.overflow(width);
        return block.lastRow() + 3;
    }

    private static Rows checks(WorkbookDraft draft) {
        List<Column> columns = List.of(
                new Column("check", Unit.TEXT),
                new Column("outcome", Unit.TEXT),
                new Column("severity", Unit.TEXT),
                new Column("broken_rows", Unit.COUNT),
                new Column("rule", Unit.TEXT));
        List<List<Object>> rows = new ArrayList<>();
        for (ReviewContext.Check check : draft.context.checks()) {
            rows.add(List.of(
                    draft.labels.find(check.name() + ".label").orElse(check.label()),
                    draft.labels.text(check.brokenRows() == 0 ? "checks.passes" : "checks.found"),
                    draft.labels.text(check.stops() ? "checks.stops" : "checks.tells"),
                    check.brokenRows(),
                    draft.labels.find(check.name() + ".purpose").orElse(check.rule())));
        }
        return new Rows(columns, rows);
    }

    /** The first rows that break each rule. */
    private static Rows examples(WorkbookDraft draft) {
        List<Column> columns = List.of(
                new Column("check", Unit.TEXT), new Column("subject", Unit.TEXT), new Column("detail", Unit.TEXT));
        List<List<Object>> rows = new ArrayList<>();
        for (ReviewContext.Check check : draft.context.checks()) {
            Rows broken = draft.tables.of(check.name());
            for (int i = 0; i < Math.min(MOST_EXAMPLES, broken.size()); i++) {
                TableRow row = new TableRow(broken, i);
                rows.add(List.of(
                        draft.labels.find(check.name() + ".label").orElse(check.label()),
                        row.text("subject"),
                        row.text("detail")));
            }
        }
        return new Rows(columns, rows);
    }

    /** Some columns of a table; no rows where there is no such table. */
    private static Rows columns(Rows all, List<String> names) {
        if (all.isEmpty()) {
            return all;
        }
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<Object> row = new ArrayList<>();
            for (String name : names) {
                row.add(all.value(i, name));
            }
            rows.add(row);
        }
        return new Rows(
                names.stream().map(name -> all.columns().get(all.indexOf(name))).toList(), rows);
    }

    private static Rows loads(WorkbookDraft draft) {
        Rows loads = draft.tables.of("loads");
        if (loads.isEmpty()) {
            return loads;
        }
        List<Column> columns = new ArrayList<>();
        LOAD_COLUMNS.forEach(name -> columns.add(loads.columns().get(loads.indexOf(name))));
        columns.add(new Column("quarantined_share", Unit.RATIO));
        columns.add(new Column("amount_quarantined_share", Unit.RATIO));
        columns.add(new Column("days_since", Unit.COUNT));
        columns.add(new Column("adds_up", Unit.FLAG));
        Map<String, TableRow> quality = draft.tables.where("load_quality", row -> true).stream()
                .collect(Collectors.toMap(row -> row.text("load_id"), row -> row, (a, b) -> a));
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < loads.size(); i++) {
            List<Object> row = new ArrayList<>();
            for (String name : LOAD_COLUMNS) {
                row.add(loads.value(i, name));
            }
            TableRow account = quality.get(loads.text(i, "load_id"));
            for (String name : List.of("quarantined_share", "amount_quarantined_share", "days_since")) {
                row.add(account == null ? null : account.rows().value(account.index(), name));
            }
            row.add(loads.number(i, "records_in") == loads.number(i, "loaded") + loads.number(i, "quarantined"));
            rows.add(row);
        }
        return new Rows(columns, rows);
    }

    private static Rows thresholds(WorkbookDraft draft) {
        Labels labels = draft.labels;
        List<List<Object>> rows = new ArrayList<>();
        for (ReviewContext.Threshold threshold : draft.context.thresholds()) {
            rows.add(Arrays.asList(
                    ThresholdWords.label(labels, threshold),
                    ThresholdWords.shown(labels, threshold, threshold.value()),
                    ThresholdWords.shown(labels, threshold, threshold.limit()),
                    labels.text(threshold.isCrossed() ? "quality.is_crossed" : "quality.is_kept"),
                    labels.value("table_name", threshold.subject()),
                    threshold.isCrossed() ? ThresholdWords.remedy(labels, threshold) : null));
        }
        return new Rows(
                Stream.of("threshold", "found", "limit", "outcome", "where", "remedy")
                        .map(name -> new Column(name, Unit.TEXT))
                        .toList(),
                rows);
    }

    private static Rows fresh(WorkbookDraft draft) {
        return columns(
                draft.tables.of("freshness"),
                List.of("table_name", "system", "last_statement_date", "days_since", "limit_days", "is_stale"));
    }

    /** What is to be said of records that were loaded although their text was not plain. */
    private static Rows loadNotes(WorkbookDraft draft) {
        Map<String, String> files = draft.tables.where("loads", row -> true).stream()
                .collect(Collectors.toMap(row -> row.text("load_id"), row -> row.text("file"), (a, b) -> a));
        List<List<Object>> rows = new ArrayList<>();
        for (TableRow note : draft.tables.where("load_notes", row -> true)) {
            rows.add(Arrays.asList(
                    files.getOrDefault(note.text("load_id"), ""),
                    note.text("note"),
                    note.text("column_name"),
                    note.rows().value(note.index(), "records")));
        }
        return new Rows(
                List.of(
                        new Column("file", Unit.TEXT),
                        new Column("note", Unit.TEXT),
                        new Column("column", Unit.TEXT),
                        new Column("records", Unit.COUNT)),
                rows);
    }

    private static Rows quarantine(WorkbookDraft draft) {
        List<List<Object>> rows = new ArrayList<>();
        draft.context.quarantine().forEach(q -> rows.add(List.of(q.file(), q.rows(), q.reason())));
        return new Rows(
                List.of(
                        new Column("file", Unit.TEXT),
                        new Column("quarantined", Unit.COUNT),
                        new Column("reason", Unit.TEXT)),
                rows);
    }

    private static Rows notUsed(WorkbookDraft draft) {
        List<List<Object>> rows = new ArrayList<>();
        draft.context.notUsed().forEach(file -> rows.add(List.of(file.file(), file.why())));
        return new Rows(List.of(new Column("file", Unit.TEXT), new Column("why", Unit.TEXT)), rows);
    }
}
