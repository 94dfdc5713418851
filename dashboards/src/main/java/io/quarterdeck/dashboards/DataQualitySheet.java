package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What came in and what became of it: the row account of every file, the data rules, the quarantine, what was not used. */
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
    public void write(SheetPage page) {
        WorkbookDraft draft = page.draft;
        Labels labels = draft.labels;
        int row = page.head(ChecksInWords.of(draft), labels.text("quality.about"), TableLegend.of(draft));
        row = block(page, row, "checks", checks(draft), labels.text("quality.no_checks"));
        row = block(page, row, "examples", examples(draft), labels.text("quality.no_examples"));
        row = block(page, row, "loads", loads(draft), labels.text("cover.no_files"));
        row = block(page, row, "quarantine", quarantine(draft), labels.text("quality.no_quarantine"));
        row = block(page, row, "not_used", notUsed(draft), labels.text("quality.all_used"));
        page.text(row++, SheetPage.LEFT, labels.text("quality.notes"), CellLook.SECTION);
        List<String> notes = new ArrayList<>(draft.context.notes());
        labels.find("history." + draft.context.historyKind()).ifPresent(notes::add);
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
        return TableBlock.write(page, row + 1, SheetPage.LEFT, header, rows).lastRow() + 3;
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

    private static Rows loads(WorkbookDraft draft) {
        Rows loads = draft.tables.of("loads");
        if (loads.isEmpty()) {
            return loads;
        }
        List<Column> columns = new ArrayList<>();
        LOAD_COLUMNS.forEach(name -> columns.add(loads.columns().get(loads.indexOf(name))));
        columns.add(new Column("adds_up", Unit.FLAG));
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < loads.size(); i++) {
            List<Object> row = new ArrayList<>();
            for (String name : LOAD_COLUMNS) {
                row.add(loads.value(i, name));
            }
            row.add(loads.number(i, "records_in") == loads.number(i, "loaded") + loads.number(i, "quarantined"));
            rows.add(row);
        }
        return new Rows(columns, rows);
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
