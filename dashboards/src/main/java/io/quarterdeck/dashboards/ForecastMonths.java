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
import java.util.Objects;
import java.util.OptionalDouble;
import org.apache.poi.ss.util.CellReference;

/** The company's months, booked and expected: the table, and the fan that is drawn from it. */
final class ForecastMonths {
    private static final int MOST_MONTHS_BACK = 24;
    private static final List<Column> COLUMNS = List.of(
            new Column("month", Unit.TEXT),
            new Column("actual", Unit.MONEY),
            new Column("forecast", Unit.MONEY),
            new Column("low", Unit.MONEY),
            new Column("high", Unit.MONEY),
            new Column("low_95", Unit.MONEY),
            new Column("high_95", Unit.MONEY));
    private static final int ACTUAL = 1;
    private static final int EXPECTED = 2;
    private static final int LOW = 3;
    private static final int HIGH = 4;
    private static final int LOW_95 = 5;
    private static final int HIGH_95 = 6;
    /** The helper columns stand to the right, after an empty one. */
    private static final int HELPERS = SheetPage.LEFT + 8;

    private final SheetPage page;
    private final NativeChart.Place place;

    ForecastMonths(SheetPage page, NativeChart.Place place) {
        this.page = page;
        this.place = place;
    }

    /** Writes the table at {@code row} and draws the fan. @return false where there is nothing to draw */
    boolean write(int row) {
        WorkbookDraft draft = page.draft;
        List<TableRow> history = draft.tables.where("monthly_bookings", r -> r.is("scope_type", "company"));
        history = history.stream()
                .sorted(Comparator.comparing(r -> r.text("month")))
                .toList();
        history = history.subList(Math.max(0, history.size() - MOST_MONTHS_BACK), history.size());
        List<TableRow> expected = draft
                .tables
                .where("forecast_series", r -> r.is("scope_type", "company") && r.is("period_type", "month"))
                .stream()
                .sorted(Comparator.comparing(r -> r.text("period")))
                .toList();
        if (history.isEmpty() || expected.isEmpty()) {
            return false;
        }
        Labels labels = draft.labels;
        page.text(row, SheetPage.LEFT, labels.text("forecast.months"), CellLook.SECTION);
        page.text(row, HELPERS, labels.text("forecast.helpers"), CellLook.SUBTITLE);
        TableHeader header = new TableHeader(
                "forecast_by_month", labels.text("forecast.months"), List.of(), List.of(), COLUMNS, Map.of());
        TableBlock table =
                TableBlock.write(page, row + 1, SheetPage.LEFT, header, new Rows(COLUMNS, rows(history, expected)));
        helpers(table, history.size());
        boolean hasRange = expected.stream().anyMatch(r -> r.number("lo80").isPresent());
        boolean hasWideRange =
                hasRange && expected.stream().anyMatch(r -> r.number("lo95").isPresent());
        double largest = table.rows().rows().stream()
                .flatMap(values -> values.subList(1, values.size()).stream())
                .filter(Objects::nonNull)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .max()
                .orElse(0);
        NativeChart frame = new NativeChart(
                page,
                place,
                labels.text(hasRange ? "forecast.chart.range" : "forecast.chart"),
                draft.context.currency().isEmpty()
                        ? labels.text("forecast.chart.measure.bare")
                        : labels.text("forecast.chart.measure", labels.currencyUnit(draft.context.currency())));
        new ForecastFan(frame, table.firstRow(), lastDrawn(table, hasRange))
                .draw(
                        new ForecastFan.Columns(
                                SheetPage.LEFT,
                                SheetPage.LEFT + ACTUAL,
                                HELPERS,
                                HELPERS + 1,
                                HELPERS + 2,
                                HELPERS + 3,
                                HELPERS + 4),
                        AxisFormat.axis(Unit.MONEY, largest, labels),
                        hasRange,
                        hasWideRange);
        return true;
    }

    /** The last month that has a range, where any has: an area would fall to zero over the months without. */
    private static int lastDrawn(TableBlock table, boolean hasRange) {
        int last = table.rows().size() - 1;
        while (hasRange && number(table, last, HIGH).isEmpty()) {
            last--;
        }
        return table.firstRow() + last;
    }

    private static List<List<Object>> rows(List<TableRow> history, List<TableRow> expected) {
        List<List<Object>> rows = new ArrayList<>();
        for (TableRow month : history) {
            rows.add(Arrays.asList(
                    month.text("month"), month.rows().value(month.index(), "amount"), null, null, null, null, null));
        }
        for (TableRow month : expected) {
            Rows of = month.rows();
            int i = month.index();
            rows.add(Arrays.asList(
                    month.text("period"),
                    null,
                    of.value(i, "mean"),
                    of.value(i, "lo80"),
                    of.value(i, "hi80"),
                    of.value(i, "lo95"),
                    of.value(i, "hi95")));
        }
        return rows;
    }

    /**
     * What the fan is stacked from: the expected line, an invisible base, and the bands on it. Over the booked months all bands
     * are closed, so that the fan opens from the last of them.
     */
    private void helpers(TableBlock table, int lastBooked) {
        Labels labels = page.draft.labels;
        String[] headings = {"heading.forecast", "figures.base", "figures.range95", "figures.range80", "figures.range95"
        };
        for (int i = 0; i < headings.length; i++) {
            page.text(table.headingRow(), HELPERS + i, labels.text(headings[i]), CellLook.HEADING_RIGHT);
        }
        for (int i = 0; i < lastBooked; i++) {
            int row = table.firstRow() + i;
            if (i == lastBooked - 1) {
                formula(row, 0, cell(row, ACTUAL), number(table, i, ACTUAL));
            }
            formula(row, 1, cell(row, ACTUAL), number(table, i, ACTUAL));
            for (int band = 2; band <= 4; band++) {
                page.value(row, HELPERS + band, 0L, CellLook.BODY_NUMBER, CellFormat.COUNT);
            }
        }
        for (int i = lastBooked; i < table.rows().size(); i++) {
            int row = table.firstRow() + i;
            formula(row, 0, cell(row, EXPECTED), number(table, i, EXPECTED));
            OptionalDouble low = number(table, i, LOW);
            OptionalDouble high = number(table, i, HIGH);
            OptionalDouble low95 = number(table, i, LOW_95);
            OptionalDouble high95 = number(table, i, HIGH_95);
            boolean isWide = low95.isPresent() && high95.isPresent();
            formula(row, 1, cell(row, isWide ? LOW_95 : LOW), isWide ? low95 : low);
            difference(row, 2, LOW, low, LOW_95, low95);
            difference(row, 3, HIGH, high, LOW, low);
            difference(row, 4, HIGH_95, high95, HIGH, high);
        }
    }

    private void difference(int row, int helper, int upper, OptionalDouble above, int lower, OptionalDouble below) {
        formula(row, helper, cell(row, upper) + "-" + cell(row, lower), SummaryCells.difference(above, below));
    }

    private void formula(int row, int helper, String formula, OptionalDouble value) {
        if (value.isPresent()) {
            int column = HELPERS + helper;
            page.formula(row, column, formula, value.getAsDouble(), CellLook.BODY_NUMBER, CellFormat.COUNT);
            page.widen(column, TableBlock.width(value.getAsDouble(), CellFormat.COUNT) + 2);
        }
    }

    private static String cell(int row, int place) {
        return new CellReference(row, SheetPage.LEFT + place).formatAsString();
    }

    private static OptionalDouble number(TableBlock table, int row, int place) {
        return new TableRow(table.rows(), row).number(COLUMNS.get(place).name());
    }
}
