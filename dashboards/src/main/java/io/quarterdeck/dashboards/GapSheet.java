package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;

/**
 * Why more or less was booked than a reference: the bridge of whoever is chosen, as formulas of the table below it. A
 * reader may set a driver and see the bridge move; what is left over stays 0.
 */
final class GapSheet implements ReviewSheet {
    private static final String TABLE = "gap_factors";

    private static final int PICKS = 5;

    private static final int CHART_COLUMN = SheetPage.LEFT + 7;

    private static final int CHART_ROWS = 16;

    private static final List<String> REFERENCES = List.of("target", "team", "company", "own_last_year");

    private static final List<String> SCOPES = List.of("company", "region", "team", "person", "product");

    private static final List<Column> COLUMNS = Stream.concat(
                    Stream.of(
                            new Column("whose", Unit.TEXT),
                            new Column("period", Unit.TEXT),
                            new Column("reference", Unit.TEXT),
                            new Column("reference_basis", Unit.TEXT)),
                    Stream.concat(
                            Stream.of("target", "due_by_now", "booked").map(name -> new Column(name, Unit.MONEY)),
                            Stream.of(
                                    new Column("booked_gap", Unit.MONEY),
                                    new Column("active", Unit.COUNT),
                                    new Column("decided", Unit.COUNT),
                                    new Column("won", Unit.COUNT),
                                    new Column("won_amount", Unit.MONEY),
                                    new Column("reference_active", Unit.NUMBER),
                                    new Column("reference_decided", Unit.NUMBER),
                                    new Column("reference_won", Unit.NUMBER),
                                    new Column("active_lower", Unit.MONEY),
                                    new Column("active_upper", Unit.MONEY),
                                    new Column("decided_lower", Unit.MONEY),
                                    new Column("decided_upper", Unit.MONEY),
                                    new Column("won_lower", Unit.MONEY),
                                    new Column("won_upper", Unit.MONEY),
                                    new Column("size_lower", Unit.MONEY),
                                    new Column("size_upper", Unit.MONEY),
                                    new Column("potential", Unit.MONEY),
                                    new Column("potential_multiple", Unit.MULTIPLE),
                                    new Column("territory_size", Unit.TEXT),
                                    new Column("penetration", Unit.RATIO),
                                    new Column("company_penetration", Unit.RATIO),
                                    new Column("asked_growth", Unit.RATIO),
                                    new Column("company_growth", Unit.RATIO),
                                    new Column("target_difficulty", Unit.TEXT),
                                    new Column("opening_coverage", Unit.MULTIPLE),
                                    new Column("company_coverage", Unit.MULTIPLE),
                                    new Column("past_reached", Unit.COUNT),
                                    new Column("past_targets", Unit.COUNT),
                                    new Column("peers_reached", Unit.COUNT),
                                    new Column("peers", Unit.COUNT),
                                    new Column("gap_key", Unit.TEXT))))
            .toList();

    /** What is known beside a gap, by name: the territory whatever the period, the target of the quarter under review. */
    private static final String CONTEXT = "gap_context";

    private static final Set<String> OF_THE_TERRITORY =
            Set.of("potential", "potential_multiple", "territory_size", "penetration", "company_penetration");

    @Override
    public String tab() {
        return "gap";
    }

    @Override
    public String colour() {
        return Palette.BLUE;
    }

    @Override
    public void write(SheetPage page) {
        WorkbookDraft draft = page.draft;
        Labels labels = draft.labels;
        List<TableRow> gaps = gaps(draft);
        if (gaps.isEmpty()) {
            int row = page.head(labels.text("gap.title"), labels.text("gap.about"), TableLegend.of(draft));
            page.text(row, SheetPage.LEFT, labels.text("gap.none"), CellLook.VALUE);
            page.finish(1);
            return;
        }
        TableRow first = gaps.get(0);
        MoneyUnit unit = MoneyUnit.of(
                Math.max(first.orZero("due_by_now"), first.orZero("booked")), draft.context.currency(), labels);
        page.head(message(draft, first, unit), labels.text("gap.about"), TableLegend.of(draft));
        int tableRow = GapBlock.LAST_ROW + 3;
        page.text(tableRow, SheetPage.LEFT, labels.text("gap.all"), CellLook.SECTION);
        TableHeader header = new TableHeader(
                "gap_table", labels.text("gap.all"), List.of(), List.of(), COLUMNS, Map.of("totals", ""));
        Rows rows = rows(draft, gaps);
        TableBlock[] table = new TableBlock[1];
        page.unprinted(() -> table[0] = TableBlock.write(page, tableRow + 1, SheetPage.LEFT, header, rows));
        page.unprinted(() -> picks(page, table[0], rows));
        GapBlock block = new GapBlock(page, table[0], PICKS, unit);
        block.write();
        NativeChart frame = new NativeChart(
                page,
                new NativeChart.Place(
                        GapBlock.BRIDGE_ROW, CHART_COLUMN, GapBlock.BRIDGE_ROW + CHART_ROWS, CHART_COLUMN + 8),
                "",
                labels.text("gap.measure", unit.heading()));
        new BridgeChart(frame, GapBlock.BRIDGE_ROW + 2, GapBlock.BRIDGE_ROW + 9, unit.decimals() + 1)
                .draw(new BridgeChart.Columns(
                        SheetPage.LEFT,
                        SheetPage.LEFT + 2,
                        SheetPage.LEFT + 3,
                        SheetPage.LEFT + 4,
                        SheetPage.LEFT + 5,
                        SheetPage.LEFT + 6));
        page.protect();
        page.finish(1, GapBlock.LAST_ROW + 1);
        // What a preview shows before anything calculates.
        var evaluator = draft.book.getCreationHelper().createFormulaEvaluator();
        page.sheet.forEach(row -> row.forEach(evaluator::evaluateFormulaCell));
    }

    /** The company before its parts, the quarter under review before others, the target before other references. */
    private static List<TableRow> gaps(WorkbookDraft draft) {
        String quarter = draft.context.quarter().label();
        List<TableRow> gaps = new ArrayList<>();
        for (String scope : SCOPES) {
            for (boolean isQuarter : new boolean[] {true, false}) {
                for (String reference : REFERENCES) {
                    gaps.addAll(draft.tables.where(
                            TABLE,
                            row -> row.is("scope_type", scope)
                                    && row.is("period", quarter) == isQuarter
                                    && row.is("reference", reference)));
                }
            }
        }
        return gaps;
    }

    private static String message(WorkbookDraft draft, TableRow gap, MoneyUnit unit) {
        Labels labels = draft.labels;
        double largest = 0;
        String driver = "";
        for (TableRow row : draft.tables.where(
                "gap_bridge",
                row -> row.is("scope_type", gap.text("scope_type"))
                        && row.is("scope_id", gap.text("scope_id"))
                        && row.is("period", gap.text("period"))
                        && row.is("reference", gap.text("reference"))
                        && GapBlock.DRIVERS.contains(row.text("effect")))) {
            if (Math.abs(row.number("amount").orElse(0)) > Math.abs(largest)) {
                largest = row.number("amount").orElse(0);
                driver = labels.value("effect", row.text("effect"))
                        + (row.is("verdict", "different") ? "" : labels.text("gap.message.chance"));
            }
        }
        String reference = labels.value("reference", gap.text("reference"));
        return labels.text(
                "gap.message",
                draft.words.period(gap.text("period")),
                unit.text(gap.orZero("booked")),
                unit.number(gap.orZero("due_by_now")),
                reference,
                driver,
                unit.signed(largest));
    }

    private static Rows rows(WorkbookDraft draft, List<TableRow> gaps) {
        Map<Scope, TableRow> contexts = new HashMap<>();
        draft.tables.where(CONTEXT, row -> true).forEach(row -> contexts.put(scope(row), row));
        List<List<Object>> rows = new ArrayList<>();
        for (TableRow gap : gaps) {
            String whose = gap.is("scope_type", "company")
                    ? draft.context.company()
                    : draft.labels.value("scope_type", gap.text("scope_type")) + " · " + gap.text("scope_name");
            List<Object> row = new ArrayList<>();
            row.add(whose);
            for (Column column : COLUMNS.subList(1, COLUMNS.size() - 1)) {
                row.add(
                        column.name().equals("booked_gap")
                                ? money(gap, "booked").subtract(money(gap, "due_by_now"))
                                : place(column.name()) >= place("potential")
                                        ? beside(contexts.get(scope(gap)), gap, column.name())
                                        : gap.rows().value(gap.index(), column.name()));
            }
            row.add(whose + " | " + draft.words.period(gap.text("period")) + " | "
                    + draft.labels.value("reference", gap.text("reference")));
            rows.add(row);
        }
        return new Rows(COLUMNS, rows);
    }

    /** A figure that stands beside a gap; null where no export has it. @param context null where nothing is known */
    private static Object beside(TableRow context, TableRow gap, String column) {
        return context != null && (OF_THE_TERRITORY.contains(column) || context.is("period", gap.text("period")))
                ? context.rows().value(context.index(), column)
                : null;
    }

    private static Scope scope(TableRow row) {
        return new Scope(row.text("scope_type"), row.text("scope_id"));
    }

    private static BigDecimal money(TableRow row, String column) {
        return row.rows().money(row.index(), column);
    }

    /** The three cells that choose a row of the table, and the lists that they choose from, to the right of it. */
    private static void picks(SheetPage page, TableBlock table, Rows rows) {
        Labels labels = page.draft.labels;
        List<Set<String>> lists = List.of(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        for (int i = 0; i < rows.size(); i++) {
            lists.get(0).add(rows.text(i, "whose"));
            lists.get(1).add(page.draft.words.period(rows.text(i, "period")));
            lists.get(2).add(labels.value("reference", rows.text(i, "reference")));
        }
        List<String> names = List.of("whose", "period", "reference");
        for (int pick = 0; pick < names.size(); pick++) {
            int column = table.lastColumn() + 2 + pick;
            page.text(table.headingRow(), column, labels.heading(names.get(pick)), CellLook.SMALL_HEADING);
            int row = table.firstRow();
            for (String choice : lists.get(pick)) {
                page.text(row++, column, choice, CellLook.BODY);
            }
            CellRangeAddress choices = new CellRangeAddress(table.firstRow(), row - 1, column, column);
            page.text(PICKS + pick, SheetPage.LEFT, labels.heading(names.get(pick)), CellLook.FIELD);
            page.text(
                    PICKS + pick, SheetPage.LEFT + 1, lists.get(pick).iterator().next(), CellLook.INPUT);
            page.band(PICKS + pick, SheetPage.LEFT + 2, SheetPage.LEFT + 3, CellLook.INPUT);
            page.merge(PICKS + pick, PICKS + pick, SheetPage.LEFT + 1, SheetPage.LEFT + 3);
            DataValidationHelper helper = page.sheet.getDataValidationHelper();
            DataValidation validation = helper.createValidation(
                    helper.createFormulaListConstraint(absolute(choices)),
                    new CellRangeAddressList(PICKS + pick, PICKS + pick, SheetPage.LEFT + 1, SheetPage.LEFT + 1));
            validation.setShowErrorBox(true);
            validation.createErrorBox(labels.text("gap.pick"), labels.text("gap.pick.wrong"));
            page.sheet.addValidationData(validation);
        }
    }

    static String absolute(CellRangeAddress cells) {
        return new CellReference(cells.getFirstRow(), cells.getFirstColumn(), true, true).formatAsString()
                + ":"
                + new CellReference(cells.getLastRow(), cells.getLastColumn(), true, true).formatAsString();
    }

    /** The place of a column in the table. */
    static int place(String column) {
        return Optional.of(COLUMNS.stream().map(Column::name).toList().indexOf(column))
                .filter(at -> at >= 0)
                .orElseThrow();
    }
}
