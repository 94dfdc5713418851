package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Color;
import org.apache.poi.ss.usermodel.ConditionalFormattingThreshold;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFColorScaleFormatting;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;

/** How complete deals are, as blocks of a sheet: by stage and field, deal, team and person; what is fresh; which fields nobody uses. */
final class CompletenessBlocks {
    private static final int MOST_DEALS = 10;

    private CompletenessBlocks() {}

    /** Writes how complete deals are, with its first line at {@code row}. @return the row after */
    static int deals(SheetPage page, int row) {
        WorkbookDraft draft = page.draft;
        row = block(page, row, "by_field", byField(draft), "completeness.no_deals");
        row = block(page, row, "largest", largest(draft), "completeness.none_incomplete");
        row = block(page, row, "by_team", byScope(draft, "team"), "completeness.no_deals");
        return block(page, row, "by_person", byScope(draft, "person"), "completeness.no_deals");
    }

    /** Writes what is fresh and which fields are used, with its first line at {@code row}. @return the row after */
    static int fields(SheetPage page, int row) {
        WorkbookDraft draft = page.draft;
        row = block(page, row, "fresh", fresh(draft), "completeness.no_deals");
        row = block(page, row, "unused", fields(draft, true), "completeness.none_unused");
        return block(page, row, "fields", fields(draft, false), "completeness.no_fields");
    }

    private static int block(SheetPage page, int row, String name, Rows rows, String empty) {
        Labels labels = page.draft.labels;
        page.text(row, SheetPage.LEFT, labels.text("completeness." + name), CellLook.SECTION);
        if (rows.isEmpty()) {
            page.text(row + 1, SheetPage.LEFT, labels.text(empty), CellLook.SUBTITLE);
            return row + 3;
        }
        TableHeader header =
                new TableHeader("completeness_" + name, name, List.of(), List.of(), rows.columns(), Map.of());
        int last = SheetPage.LEFT + rows.columns().size() - 1;
        double width = page.width(last, last);
        TableBlock block = TableBlock.write(page, row + 1, SheetPage.LEFT, header, rows);
        block.overflow(width);
        if (name.equals("by_field")) {
            shade(page, block);
        }
        return block.lastRow() + 3;
    }

    /** Shades the shares of a matrix: the fuller, the darker. */
    private static void shade(SheetPage page, TableBlock block) {
        XSSFSheetConditionalFormatting formats = page.sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = formats.createConditionalFormattingColorScaleRule();
        XSSFColorScaleFormatting scale = rule.getColorScaleFormatting();
        scale.setNumControlPoints(2);
        scale.getThresholds()[0].setRangeType(ConditionalFormattingThreshold.RangeType.NUMBER);
        scale.getThresholds()[0].setValue(0d);
        scale.getThresholds()[1].setRangeType(ConditionalFormattingThreshold.RangeType.NUMBER);
        scale.getThresholds()[1].setValue(1d);
        scale.setColors(new Color[] {CellStyles.colour(Palette.WHITE), CellStyles.colour(Palette.BAND)});
        CellRangeAddress cells =
                new CellRangeAddress(block.firstRow(), block.lastRow(), SheetPage.LEFT + 2, block.lastColumn());
        formats.addConditionalFormatting(new CellRangeAddress[] {cells}, rule);
    }

    /** How much of the quarter's forecast rests on deals that lack something. */
    static String message(WorkbookDraft draft) {
        List<TableRow> company =
                draft.tables.where("completeness", row -> row.is("scope_type", "company") && row.is("status", "open"));
        if (company.isEmpty()) {
            return draft.labels.text("completeness.no_deals");
        }
        TableRow row = company.get(0);
        double forecast = row.orZero("forecast_amount");
        String complete = NumberText.percent(row.orZero("completeness_rate"));
        if (forecast == 0) {
            return draft.labels.text("completeness.message_without_forecast", complete);
        }
        MoneyUnit unit = MoneyUnit.of(forecast, draft.context.currency(), draft.labels);
        return draft.labels.text(
                "completeness.message",
                unit.text(row.orZero("forecast_on_incomplete")),
                unit.text(forecast),
                NumberText.percent(row.orZero("incomplete_share")),
                draft.words.period(draft.context.quarter().label()),
                complete);
    }

    /** The share of open deals that have each field, a row per stage; empty where a stage does not need it. */
    private static Rows byField(WorkbookDraft draft) {
        List<TableRow> cells = draft.tables.where(
                "completeness_by_field", row -> row.is("status", "open") && !row.is("field", "stage"));
        Map<Double, String> fields = new TreeMap<>();
        Map<String, Double> order = new TreeMap<>();
        Map<String, Map<String, TableRow>> byStage = new TreeMap<>();
        for (TableRow cell : cells) {
            fields.put(cell.orZero("field_order"), cell.text("field"));
            order.merge(cell.text("stage"), cell.number("stage_order").orElse(Double.MAX_VALUE), Math::min);
            byStage.computeIfAbsent(cell.text("stage"), s -> new TreeMap<>()).put(cell.text("field"), cell);
        }
        List<Column> columns =
                new ArrayList<>(List.of(new Column("stage", Unit.TEXT), new Column("deals", Unit.COUNT)));
        fields.values().forEach(field -> columns.add(new Column("has_" + field, Unit.RATIO)));
        List<List<Object>> rows = byStage.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, ?>>comparingDouble(e -> order.get(e.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .map(stage -> {
                    List<Object> row = new ArrayList<>();
                    row.add(stage.getKey());
                    row.add((long) stage.getValue().values().stream()
                            .mapToDouble(cell -> cell.orZero("deals"))
                            .max()
                            .orElse(0));
                    for (String field : fields.values()) {
                        TableRow cell = stage.getValue().get(field);
                        row.add(cell == null ? null : cell.rows().value(cell.index(), "share_filled"));
                    }
                    return row;
                })
                .toList();
        return new Rows(columns, rows);
    }

    private static Rows byScope(WorkbookDraft draft, String scopeType) {
        List<String> measures = List.of(
                "deals",
                "complete_deals",
                "completeness_rate",
                "forecast_amount",
                "forecast_on_incomplete",
                "incomplete_share");
        List<TableRow> scopes =
                draft.tables.where("completeness", row -> row.is("scope_type", scopeType) && row.is("status", "open"));
        List<Column> columns = new ArrayList<>(List.of(new Column(scopeType, Unit.TEXT)));
        Map<String, String> names = names(draft, scopeType);
        List<List<Object>> rows = new ArrayList<>();
        for (TableRow scope : sorted(scopes, "forecast_on_incomplete", "scope_id")) {
            List<Object> row = new ArrayList<>();
            row.add(names.getOrDefault(scope.text("scope_id"), scope.text("scope_id")));
            measures.forEach(measure -> row.add(scope.rows().value(scope.index(), measure)));
            rows.add(row);
        }
        for (String measure : measures) {
            Unit unit = scopes.isEmpty()
                    ? Unit.COUNT
                    : scopes.get(0)
                            .rows()
                            .columns()
                            .get(scopes.get(0).rows().indexOf(measure))
                            .unit();
            // A share that is shown as a bar.
            String name = measure.equals("completeness_rate") ? "share_complete" : measure;
            columns.add(new Column(name, unit));
        }
        return new Rows(columns, rows);
    }

    private static Map<String, String> names(WorkbookDraft draft, String scopeType) {
        return draft.tables.where("scope_quarters", row -> row.is("scope_type", scopeType)).stream()
                .collect(Collectors.toMap(row -> row.text("scope_id"), row -> row.text("scope_name"), (a, b) -> a));
    }

    private static List<TableRow> sorted(List<TableRow> rows, String byLargest, String then) {
        return rows.stream()
                .sorted(Comparator.<TableRow>comparingDouble(row -> -row.orZero(byLargest))
                        .thenComparing(row -> row.text(then)))
                .toList();
    }

    /** The incomplete deals that weigh most in the quarter's forecast, and the others in one line. */
    private static Rows largest(WorkbookDraft draft) {
        List<TableRow> incomplete = sorted(
                draft.tables.where(
                        "deal_completeness",
                        row -> row.is("status", "open") && row.isTrue("is_in_quarter") && !row.isTrue("is_complete")),
                "forecast_amount",
                "opportunity_id");
        Map<String, String> people = names(draft, "person");
        List<Column> columns = List.of(
                new Column("deal", Unit.TEXT),
                new Column("owner", Unit.TEXT),
                new Column("stage", Unit.TEXT),
                new Column("share_complete", Unit.RATIO),
                new Column("amount", Unit.MONEY),
                new Column("weighted_amount", Unit.MONEY),
                new Column("missing_fields", Unit.TEXT));
        List<List<Object>> rows = new ArrayList<>();
        for (TableRow deal : incomplete.subList(0, Math.min(MOST_DEALS, incomplete.size()))) {
            rows.add(Arrays.asList(
                    deal.text("opportunity_name"),
                    people.getOrDefault(deal.text("owner_id"), deal.text("owner_id")),
                    deal.text("stage"),
                    deal.rows().value(deal.index(), "completeness_rate"),
                    deal.rows().value(deal.index(), "amount"),
                    deal.rows().value(deal.index(), "weighted_amount"),
                    inWords(draft.labels, deal.text("missing_fields"))));
        }
        if (incomplete.size() > MOST_DEALS) {
            List<TableRow> others = incomplete.subList(MOST_DEALS, incomplete.size());
            rows.add(Arrays.asList(
                    draft.labels.text("completeness.others", others.size()),
                    null,
                    null,
                    others.stream()
                                    .mapToDouble(row -> row.orZero("filled_weight"))
                                    .sum()
                            / others.stream()
                                    .mapToDouble(row -> row.orZero("needed_weight"))
                                    .sum(),
                    others.stream().mapToDouble(row -> row.orZero("amount")).sum(),
                    others.stream()
                            .mapToDouble(row -> row.orZero("forecast_amount"))
                            .sum(),
                    null));
        }
        return new Rows(columns, rows);
    }

    /** Names of fields in the reader's words. */
    private static String inWords(Labels labels, String fields) {
        return Stream.of(fields.split(", "))
                .map(field -> labels.value("field", field))
                .collect(Collectors.joining(labels.text("list.comma")));
    }

    private static Rows fresh(WorkbookDraft draft) {
        List<List<Object>> rows = new ArrayList<>();
        for (TableRow row : draft.tables.where(
                "field_freshness", r -> r.number("share_fresh").isPresent())) {
            rows.add(Arrays.asList(
                    draft.labels.text("completeness.fresh." + row.text("subject")),
                    draft.labels.text(
                            row.orZero("interval_days") == 0 ? "completeness.not_over" : "completeness.interval",
                            NumberText.decimal(row.orZero("interval_days"), 0)),
                    row.rows().value(row.index(), "due"),
                    row.rows().value(row.index(), "fresh"),
                    row.rows().value(row.index(), "share_fresh")));
        }
        return new Rows(
                List.of(
                        new Column("subject", Unit.TEXT),
                        new Column("interval", Unit.TEXT),
                        new Column("due", Unit.COUNT),
                        new Column("fresh", Unit.COUNT),
                        new Column("share_fresh", Unit.RATIO)),
                rows);
    }

    /** The fields that the exports have; those only that nobody uses where {@code isUnused}. */
    private static Rows fields(WorkbookDraft draft, boolean isUnused) {
        List<String> names =
                List.of("table_name", "field", "records", "filled", "share_filled", "share_valid", "last_change");
        Rows all = draft.tables.of("field_quality");
        List<Column> columns = all.isEmpty()
                ? List.of()
                : names.stream()
                        .map(name -> all.columns().get(all.indexOf(name)))
                        .toList();
        List<List<Object>> rows = new ArrayList<>();
        for (TableRow row :
                draft.tables.where("field_quality", r -> r.isTrue(isUnused ? "is_unused" : "is_exported"))) {
            List<Object> cells = new ArrayList<>();
            names.forEach(name -> cells.add(row.rows().value(row.index(), name)));
            rows.add(cells);
        }
        return new Rows(columns, rows);
    }
}
