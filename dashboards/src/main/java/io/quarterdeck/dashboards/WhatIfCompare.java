package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.util.CellRangeAddress;

/** The scenarios beside each other as the engine worked them out, who carries the change, and what breaks. */
final class WhatIfCompare {
    static final int NAME = SheetPage.LEFT;
    static final int TARGET = NAME + 1;
    static final int EXPECTED = NAME + 2;
    static final int P10 = NAME + 3;
    static final int P50 = NAME + 4;
    static final int P90 = NAME + 5;
    static final int CHANCE = NAME + 6;
    private static final int CHANGE = NAME + 7;

    /** So many people each way. */
    private static final int PEOPLE = 5;

    /** Both ends, and an empty row that ends the line. */
    private static final int ROWS_EACH = 3;

    private static final double HALF_A_STROKE = 0.32;
    private static final String MONEY = CellFormat.plain(0);

    private static final List<Column> COLUMNS = List.of(
            new Column("period", Unit.TEXT),
            new Column("scope_name", Unit.TEXT),
            new Column("scenario", Unit.TEXT),
            new Column("target", Unit.MONEY),
            new Column("whatif_expected", Unit.MONEY),
            new Column("p10", Unit.MONEY),
            new Column("p50", Unit.MONEY),
            new Column("p90", Unit.MONEY),
            new Column("chance_of_target", Unit.RATIO),
            new Column("base_change", Unit.MONEY),
            new Column("required_pipeline", Unit.MONEY));

    final WhatIfPage sheet;
    /** The first of the scenarios of the period, in the order of {@link WhatIfEngine#names}. */
    final int first;

    /** The first row of the figures of the strips. */
    final int strips;

    private final WhatIfEngine engine;
    private final LiveTables live;
    private final Labels labels;
    private int row;

    WhatIfCompare(WhatIfPage sheet, WhatIfEngine engine, LiveTables live) {
        this.sheet = sheet;
        this.engine = engine;
        this.live = live;
        labels = sheet.labels;
        row = sheet.head("whatif.compare", words(engine.period()));
        first = row + 2;
        periodBlock();
        carriers();
        notes();
        row = new WhatIfColumns(sheet, engine).write(row);
        detail();
        strips = strips();
        sheet.page.widen(NAME, 28);
        for (int column = NAME + 1; column <= CHANGE; column++) {
            sheet.page.widen(column, column == NAME + 2 ? 22 : 20);
        }
        sheet.page.finish(0);
    }

    /** A figure of a scenario in the period, as another sheet calls it. */
    String cell(int scenario, int column) {
        return sheet.on(WhatIfPage.fixed(first + scenario, column));
    }

    /** The strips of the first {@code count} scenarios. */
    void draw(NativeChart frame, int count) {
        List<Double> ends = new ArrayList<>();
        for (String name : engine.names().subList(0, count)) {
            engine.company(name, engine.period()).ifPresent(found -> List.of("target", "p10", "p50", "p90")
                    .forEach(column -> found.number(column).ifPresent(ends::add)));
        }
        if (ends.isEmpty()) {
            return;
        }
        double from = ends.stream().mapToDouble(v -> v).min().orElse(0);
        double to = ends.stream().mapToDouble(v -> v).max().orElse(1);
        double room = Math.max(1e-6, to - from) * 0.06;
        new RangeStrips(frame, strips, strips + ROWS_EACH * count - 1)
                .draw(
                        new RangeStrips.Columns(NAME + 1, NAME + 2, NAME + 3, NAME + 4, NAME + 5),
                        count,
                        from - room,
                        to + room);
    }

    private String words(String period) {
        return sheet.page.draft.words.period(period);
    }

    private void headings(int at, String... keys) {
        for (int i = 0; i < keys.length; i++) {
            sheet.label(at, NAME + i, keys[i], i == 0 ? CellLook.SMALL_HEADING : CellLook.SMALL_HEADING_RIGHT);
        }
    }

    private void periodBlock() {
        sheet.text(row++, NAME, labels.text("whatif.compare.period", words(engine.period())), CellLook.SECTION);
        headings(
                row++,
                "heading.scenario",
                "heading.target",
                "heading.whatif_expected",
                "heading.p10",
                "heading.p50",
                "heading.p90",
                "heading.chance_of_target",
                "heading.base_change");
        for (String name : engine.names()) {
            sheet.text(row, NAME, engine.shown(name, labels), CellLook.BODY);
            Optional<TableRow> found = engine.company(name, engine.period());
            String[] columns = {"target", "expected", "p10", "p50", "p90", "chance_of_target", "delta_to_base"};
            for (int i = 0; i < columns.length; i++) {
                int column = i;
                Double value = found.map(r ->
                                r.rows().value(r.index(), columns[column]) == null ? null : r.orZero(columns[column]))
                        .orElse(null);
                String format = NAME + 1 + i == CHANCE ? "0.0%" : NAME + 1 + i == CHANGE ? CellFormat.change(0) : MONEY;
                sheet.number(row, NAME + 1 + i, value, format);
            }
            row++;
        }
        TableEmphasis.colourBySign(sheet.page.sheet, new CellRangeAddress(first, row - 1, CHANGE, CHANGE));
        row++;
    }

    private record Carrier(String name, double base, double value) {
        double change() {
            return value - base;
        }
    }

    /** People with the largest changes, the rest, and the company's. */
    private void carriers() {
        sheet.text(
                row++,
                NAME,
                labels.text("whatif.carriers", words(engine.period()), engine.shown(engine.scenario(), labels)),
                CellLook.SECTION);
        List<Carrier> people = new ArrayList<>();
        for (TableRow person : engine.of(engine.scenario(), engine.period(), "person")) {
            double before = engine.of(WhatIfEngine.BASE, engine.period(), "person", person.text("scope_id"))
                    .map(found -> found.orZero("expected"))
                    .orElse(0.0);
            people.add(new Carrier(person.text("scope_name"), before, person.orZero("expected")));
        }
        people.sort(Comparator.comparingDouble(Carrier::change).reversed().thenComparing(Carrier::name));
        List<Carrier> shown = new ArrayList<>();
        people.stream().filter(p -> p.change() > 0).limit(PEOPLE).forEach(shown::add);
        List<Carrier> down = people.stream().filter(p -> p.change() < 0).toList();
        shown.addAll(down.subList(Math.max(0, down.size() - PEOPLE), down.size()));
        if (shown.isEmpty()) {
            sheet.label(row, NAME, "whatif.carriers.none", CellLook.BODY);
            row += 2;
            return;
        }
        headings(row++, "heading.scope_name", "whatif.base", "heading.scenario", "heading.base_change");
        int from = row;
        for (Carrier carrier : shown) {
            sheet.text(row, NAME, labels.value("scope_name", carrier.name()), CellLook.BODY);
            sheet.number(row, NAME + 1, carrier.base(), MONEY);
            sheet.number(row, NAME + 2, carrier.value(), MONEY);
            sheet.formula(
                    row,
                    NAME + 3,
                    WhatIfPage.at(row, NAME + 2) + "-" + WhatIfPage.at(row, NAME + 1),
                    CellFormat.change(0));
            row++;
        }
        int total = row + 1;
        sheet.label(row, NAME, "whatif.rest", CellLook.BODY);
        sheet.label(total, NAME, "whatif.company", CellLook.TOTAL);
        int scenario = engine.names().indexOf(engine.scenario());
        for (int column = NAME + 1; column <= NAME + 3; column++) {
            String format = column == NAME + 3 ? CellFormat.change(0) : MONEY;
            sheet.formula(
                    row,
                    column,
                    WhatIfPage.at(total, column) + "-SUM(" + WhatIfPage.at(from, column) + ":"
                            + WhatIfPage.at(row - 1, column) + ")",
                    format);
            String whole = column == NAME + 1
                    ? WhatIfPage.fixed(first, EXPECTED)
                    : column == NAME + 2
                            ? WhatIfPage.fixed(first + scenario, EXPECTED)
                            : WhatIfPage.at(total, NAME + 2) + "-" + WhatIfPage.at(total, NAME + 1);
            sheet.formula(total, column, whole, CellLook.TOTAL_NUMBER, format);
        }
        TableEmphasis.colourBySign(sheet.page.sheet, new CellRangeAddress(from, total, NAME + 3, NAME + 3));
        row = total + 2;
    }

    private void notes() {
        sheet.label(row++, NAME, "whatif.notes", CellLook.SECTION);
        List<TableRow> notes = engine.tables().where("scenario_notes", r -> true);
        if (notes.isEmpty()) {
            sheet.label(row, NAME, "whatif.notes.none", CellLook.BODY);
            row += 2;
            return;
        }
        for (TableRow note : notes) {
            String value = note.number("value").isPresent() ? NumberText.decimal(note.orZero("value"), 2) : "–";
            String line = note.number("line").isPresent()
                    ? labels.text("whatif.notes.line", NumberText.decimal(note.orZero("line"), 0))
                    : "";
            sheet.text(row, NAME, engine.shown(note.text("scenario"), labels) + line, CellLook.BODY);
            sheet.text(
                    row,
                    NAME + 1,
                    labels.text("whatif.notes." + note.text("code"), note.text("subject"), value),
                    CellLook.BODY);
            row++;
        }
        row++;
    }

    /** Years and quarters, the company and its teams, scenario by scenario. */
    private void detail() {
        sheet.label(row++, NAME, "whatif.compare.all", CellLook.SECTION);
        List<List<Object>> rows = new ArrayList<>();
        List<String> periods = new ArrayList<>(live.years().values());
        periods.addAll(live.quarters().values());
        for (String period : periods) {
            for (String type : List.of("company", "team")) {
                for (TableRow ofBase : engine.of(WhatIfEngine.BASE, period, type)) {
                    for (String name : engine.names()) {
                        engine.of(name, period, type, ofBase.text("scope_id"))
                                .ifPresent(found -> rows.add(detail(period, name, found)));
                    }
                }
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        TableHeader header = new TableHeader(
                "whatif_scenarios",
                labels.text("whatif.compare.all"),
                List.of(),
                List.of(),
                COLUMNS,
                Map.of("totals", ""));
        TableBlock block = TableBlock.write(sheet.page, row, NAME, header, new Rows(COLUMNS, rows));
        row = block.lastRow() + 2;
    }

    private List<Object> detail(String period, String name, TableRow found) {
        List<Object> cells = new ArrayList<>();
        cells.add(period);
        cells.add(found.text("scope_name"));
        cells.add(engine.shown(name, labels));
        for (String column : List.of(
                "target", "expected", "p10", "p50", "p90", "chance_of_target", "delta_to_base", "required_pipeline")) {
            cells.add(found.rows().value(found.index(), column));
        }
        return cells;
    }

    private int strips() {
        sheet.label(row++, NAME, "whatif.strips", CellLook.SECTION);
        headings(
                row++,
                "heading.scenario",
                "figures.range",
                "heading.target",
                "heading.p50",
                "figures.row",
                "figures.stroke");
        int from = row;
        for (int i = 0; i < engine.names().size(); i++) {
            String[] ends = {WhatIfPage.fixed(first + i, P10), WhatIfPage.fixed(first + i, P90)};
            boolean hasTarget = has(i, "target");
            sheet.text(row, NAME, engine.shown(engine.names().get(i), labels), CellLook.BODY);
            if (has(i, "p50")) {
                sheet.formula(row, NAME + 3, WhatIfPage.fixed(first + i, P50), MONEY);
            }
            for (int end = 0; end < 2; end++) {
                if (has(i, "p10")) {
                    sheet.formula(row + end, NAME + 1, ends[end], MONEY);
                }
                if (hasTarget) {
                    sheet.formula(row + end, NAME + 2, WhatIfPage.fixed(first + i, TARGET), MONEY);
                }
                sheet.number(row + end, NAME + 4, i + 1, CellFormat.plain(2));
                sheet.number(
                        row + end, NAME + 5, i + 1 + (end == 0 ? -HALF_A_STROKE : HALF_A_STROKE), CellFormat.plain(2));
            }
            row += ROWS_EACH;
        }
        return from;
    }

    private boolean has(int scenario, String column) {
        return engine.company(engine.names().get(scenario), engine.period())
                .map(found -> found.number(column).isPresent())
                .orElse(false);
    }
}
