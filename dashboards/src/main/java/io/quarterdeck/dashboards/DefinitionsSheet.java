package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What every figure means: each measure and published table, and each of their columns, from the headers that the runner checks. */
final class DefinitionsSheet implements ReviewSheet {
    @Override
    public String tab() {
        return "definitions";
    }

    @Override
    public String colour() {
        return Palette.GREY;
    }

    @Override
    public void write(SheetPage page) {
        Labels labels = page.draft.labels;
        int row = page.head(
                labels.text("definitions.title"), labels.text("definitions.about"), labels.text("definitions.source"));
        row = block(page, row, "measures", measures(page.draft));
        row = block(page, row, "flags", flags(page.draft));
        row = block(page, row, "tables", tables(page.draft));
        block(page, row, "columns", columns(page.draft));
        page.finish(0);
    }

    private static int block(SheetPage page, int row, String name, Rows rows) {
        page.text(row, SheetPage.LEFT, page.draft.labels.text("definitions." + name), CellLook.SECTION);
        if (rows.isEmpty()) {
            page.text(row + 1, SheetPage.LEFT, page.draft.labels.text("definitions.none"), CellLook.SUBTITLE);
            return row + 3;
        }
        TableHeader header =
                new TableHeader("definitions_" + name, name, List.of(), List.of(), rows.columns(), Map.of());
        return TableBlock.write(page, row + 1, SheetPage.LEFT, header, rows).lastRow() + 3;
    }

    /** A measure is a table whose header names a unit of its own. */
    private static Rows measures(WorkbookDraft draft) {
        List<List<Object>> rows = new ArrayList<>();
        for (TableHeader table : draft.tables.headers().values()) {
            table.attribute("unit")
                    .ifPresent(unit -> rows.add(withOrigin(
                            draft,
                            table,
                            draft.labels.of(table, "label"),
                            draft.labels.of(table, "purpose"),
                            draft.labels.text("unit." + unit),
                            overTime(draft, table),
                            table.name())));
        }
        return new Rows(columns(draft, "term", "meaning", "unit", "over_time", "table"), rows);
    }

    /** Where a file is the user's own, each line says before its last value where it comes from; else all come from us. */
    private static List<Object> withOrigin(WorkbookDraft draft, TableHeader table, Object... values) {
        List<Object> row = new ArrayList<>(List.of(values));
        if (hasHouse(draft)) {
            row.add(row.size() - 1, table.origin().orElseGet(() -> draft.labels.text("definitions.ours")));
        }
        return row;
    }

    private static List<Column> columns(WorkbookDraft draft, String... names) {
        List<String> all = new ArrayList<>(List.of(names));
        if (hasHouse(draft)) {
            all.add(all.size() - 1, "origin");
        }
        return all.stream().map(name -> new Column(name, Unit.TEXT)).toList();
    }

    private static boolean hasHouse(WorkbookDraft draft) {
        return draft.tables.headers().values().stream()
                .anyMatch(table -> table.origin().isPresent());
    }

    /** A risk flag is a table whose header says how it shows its evidence. */
    private static Rows flags(WorkbookDraft draft) {
        List<List<Object>> rows = new ArrayList<>();
        for (TableHeader table : draft.tables.headers().values()) {
            if (table.attribute("evidence").isPresent()) {
                rows.add(List.of(
                        draft.labels.of(table, "label"),
                        draft.labels.of(table, "purpose"),
                        draft.labels.of(table, "severity"),
                        draft.labels.of(table, "next_step"),
                        table.name()));
            }
        }
        return new Rows(
                List.of(
                        new Column("term", Unit.TEXT),
                        new Column("meaning", Unit.TEXT),
                        new Column("flag_severity", Unit.TEXT),
                        new Column("flag_next_step", Unit.TEXT),
                        new Column("table", Unit.TEXT)),
                rows);
    }

    private static String overTime(WorkbookDraft draft, TableHeader table) {
        return table.attribute("over_time")
                .map(word -> draft.labels.text("over_time." + word))
                .orElse("");
    }

    private static Rows tables(WorkbookDraft draft) {
        List<List<Object>> rows = new ArrayList<>();
        published(draft)
                .forEach(table -> rows.add(withOrigin(
                        draft,
                        table,
                        draft.labels.of(table, "label"),
                        draft.labels.of(table, "purpose"),
                        table.name())));
        return new Rows(columns(draft, "term", "meaning", "table"), rows);
    }

    private static Rows columns(WorkbookDraft draft) {
        List<List<Object>> rows = new ArrayList<>();
        for (TableHeader table : published(draft)) {
            for (Column column : table.columns()) {
                rows.add(List.of(
                        draft.labels.of(table, "label"),
                        meaning(draft, column),
                        draft.labels.text("unit." + column.unit().word()),
                        column.name(),
                        table.name()));
            }
        }
        return new Rows(
                List.of(
                        new Column("term", Unit.TEXT),
                        new Column("meaning", Unit.TEXT),
                        new Column("unit", Unit.TEXT),
                        new Column("column", Unit.TEXT),
                        new Column("table", Unit.TEXT)),
                rows);
    }

    /** A header's words are English; another language has at least the column's name in its own. */
    private static String meaning(WorkbookDraft draft, Column column) {
        return draft.labels.language().equals("en")
                ? column.meaning()
                : draft.labels.find("heading." + column.name()).orElse("");
    }

    private static List<TableHeader> published(WorkbookDraft draft) {
        return draft.tables.headers().values().stream()
                .filter(TableHeader::isPublished)
                .toList();
    }
}
