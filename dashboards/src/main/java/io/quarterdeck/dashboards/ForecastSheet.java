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
import java.util.OptionalDouble;

/** What is expected: the fan over the months, where each quarter lands by scope, and how far past forecasts were right. */
final class ForecastSheet implements ReviewSheet {
    private static final int CHART_ROWS = 19;
    private static final List<Column> LANDING = List.of(
            new Column("scope_name", Unit.TEXT),
            new Column("scope_type", Unit.TEXT),
            new Column("period", Unit.TEXT),
            new Column("target", Unit.MONEY),
            new Column("booked", Unit.MONEY),
            new Column("forecast", Unit.MONEY),
            new Column("low", Unit.MONEY),
            new Column("high", Unit.MONEY),
            new Column("gap", Unit.MONEY),
            new Column("method", Unit.TEXT),
            new Column("history_months", Unit.COUNT),
            new Column("origins", Unit.COUNT),
            new Column("range_inside", Unit.COUNT),
            new Column("range_outcomes", Unit.COUNT));

    @Override
    public String tab() {
        return "forecast";
    }

    @Override
    public String colour() {
        return Palette.BLUE;
    }

    @Override
    public void write(SheetPage page) {
        WorkbookDraft draft = page.draft;
        Labels labels = draft.labels;
        QuarterFigures company = QuarterFigures.of(draft, "company", "company");
        MoneyUnit unit = MoneyUnit.of(company.largest(), draft.context.currency(), labels);
        Rows landing = landing(draft);
        int row = page.head(message(draft, company, unit), about(draft), TableLegend.of(draft));
        if (landing.isEmpty()) {
            page.text(row, SheetPage.LEFT, labels.text("forecast.none"), CellLook.VALUE);
            page.finish(1);
            return;
        }
        int chartRow = row;
        int tableRow = chartRow + CHART_ROWS + 1;
        page.text(tableRow, SheetPage.LEFT, labels.text("forecast.landing"), CellLook.SECTION);
        TableBlock block = TableBlock.write(page, tableRow + 1, SheetPage.LEFT, header(draft), landing);
        page.text(block.lastRow() + 1, SheetPage.LEFT, labels.text("forecast.note"), CellLook.FOOTNOTE);
        NativeChart.Place place =
                new NativeChart.Place(chartRow, SheetPage.LEFT, chartRow + CHART_ROWS, page.columnAfter(150));
        boolean isDrawn = new ForecastMonths(page, place).write(block.lastRow() + 4);
        if (!isDrawn) {
            page.text(chartRow, SheetPage.LEFT, labels.text("forecast.no_months"), CellLook.VALUE);
        }
        page.finish(page.lastRow() <= 60 ? 1 : 0);
    }

    private static String message(WorkbookDraft draft, QuarterFigures company, MoneyUnit unit) {
        Labels labels = draft.labels;
        String quarter = draft.words.period(draft.context.quarter().label());
        if (!draft.context.isQuarterOver()) {
            return expected(labels, quarter, unit, company.forecast(), company.low(), company.high());
        }
        String landed = labels.text(
                "forecast.message.landed", quarter, unit.text(company.booked().orElse(0)));
        String next = draft.words.period(draft.context.nextQuarter().label());
        return landed + " · "
                + companyQuarter(draft)
                        .map(row -> expected(
                                labels, next, unit, row.number("mean"), row.number("lo80"), row.number("hi80")))
                        .orElse(labels.text("forecast.message.none", next));
    }

    private static String expected(
            Labels labels,
            String quarter,
            MoneyUnit unit,
            OptionalDouble forecast,
            OptionalDouble low,
            OptionalDouble high) {
        if (forecast.isEmpty()) {
            return labels.text("forecast.message.none", quarter);
        }
        String expected = unit.text(forecast.getAsDouble());
        return low.isPresent() && high.isPresent()
                ? labels.text(
                        "forecast.message.range",
                        quarter,
                        expected,
                        unit.number(low.getAsDouble()),
                        unit.number(high.getAsDouble()))
                : labels.text("forecast.message", quarter, expected);
    }

    /** The company's forecast of the quarter under review; once that is over, of the next. */
    private static Optional<TableRow> companyQuarter(WorkbookDraft draft) {
        ReviewContext context = draft.context;
        String quarter = (context.isQuarterOver() ? context.nextQuarter() : context.quarter()).label();
        return draft
                .tables
                .where("quarter_outlook", row -> row.is("scope_type", "company") && row.is("period", quarter))
                .stream()
                .findFirst();
    }

    /** How the company's forecast was made, and how far it can be trusted. */
    private static String about(WorkbookDraft draft) {
        return companyQuarter(draft)
                .map(row -> {
                    String method = draft.labels.value("method", row.text("method"));
                    String months = NumberText.decimal(row.orZero("history_months"), 0);
                    if (row.isTrue("has_too_little_history")) {
                        return draft.labels.text("forecast.about.short", method, months);
                    }
                    String tests = NumberText.decimal(row.orZero("origins"), 0);
                    String inside = NumberText.decimal(row.orZero("range_inside"), 0);
                    String outcomes = NumberText.decimal(row.orZero("range_outcomes"), 0);
                    if (row.is("method", "outlook")) {
                        return row.orZero("range_outcomes") > 0
                                ? draft.labels.text("forecast.about.outlook.record", tests, inside, outcomes)
                                : draft.labels.text("forecast.about.outlook", tests);
                    }
                    return row.orZero("range_outcomes") > 0
                            ? draft.labels.text("forecast.about.record", method, months, tests, inside, outcomes)
                            : draft.labels.text("forecast.about", method, months, tests);
                })
                .orElse(draft.labels.text("forecast.about.none"));
    }

    private static TableHeader header(WorkbookDraft draft) {
        return new TableHeader(
                "forecast_by_scope", draft.labels.text("forecast.landing"), List.of(), List.of(), LANDING, Map.of());
    }

    /** Company first, then teams, then people; within each the quarter under review before the next. */
    private static Rows landing(WorkbookDraft draft) {
        List<List<Object>> rows = new ArrayList<>();
        for (String type : List.of("company", "region", "team", "person", "product")) {
            draft.tables.where("quarter_outlook", row -> row.is("scope_type", type)).stream()
                    .sorted(Comparator.comparing((TableRow row) -> row.text("period"))
                            .thenComparing(row -> -row.orZero("mean"))
                            .thenComparing(row -> row.text("scope_id")))
                    .forEach(row -> rows.add(values(row, draft)));
        }
        return new Rows(LANDING, rows);
    }

    private static List<Object> values(TableRow row, WorkbookDraft draft) {
        List<Object> values = new ArrayList<>();
        boolean isCompany = row.is("scope_type", "company");
        values.add(isCompany ? draft.context.company() : row.text("scope_name"));
        for (String column : List.of(
                "scope_type",
                "period",
                "target",
                "booked",
                "mean",
                "lo80",
                "hi80",
                "gap",
                "method",
                "history_months",
                "origins",
                "range_inside",
                "range_outcomes")) {
            values.add(row.rows().value(row.index(), column));
        }
        return values;
    }
}
