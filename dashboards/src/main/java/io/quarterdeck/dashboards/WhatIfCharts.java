package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The pictures of a what-if: scenarios beside each other, what matters most, capacity, and the chance of the target. */
public final class WhatIfCharts {
    private static final String BASE = "base";

    private static final int MOST_SCENARIOS = 12;

    private final ReviewContext context;
    private final SortedMap<String, Rows> tables;
    private final String period;
    private final Labels labels;
    private final MoneyUnit unit;

    private WhatIfCharts(ReviewContext context, SortedMap<String, Rows> tables, String period) {
        this.context = context;
        this.tables = tables;
        this.period = period;
        labels = Labels.of(context.language(), context.house());
        unit = MoneyUnit.of(
                company(period).stream()
                        .mapToDouble(row -> row.orZero("p90"))
                        .max()
                        .orElse(0),
                context.currency(),
                labels);
    }

    /**
     * The charts by file name.
     *
     * @param tables {@code scenarios}, {@code sensitivity} and {@code sensitivity_grid}
     * @param period the year or quarter that is asked about
     */
    public static SortedMap<String, Chart> of(ReviewContext context, SortedMap<String, Rows> tables, String period) {
        WhatIfCharts charts = new WhatIfCharts(context, tables, period);
        return new TreeMap<>(Map.of(
                "scenarios", charts.scenarios(),
                "tornado", charts.tornado(),
                "capacity", charts.capacity(),
                "chance_of_target", charts.chance()));
    }

    private List<TableRow> rows(String table) {
        Rows rows = tables.get(table);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new TableRow(rows, i))
                .toList();
    }

    private List<TableRow> company(String ofPeriod) {
        return rows("scenarios").stream()
                .filter(row -> row.is("scope_type", "company") && row.is("period", ofPeriod))
                .toList();
    }

    private String label(String key, Object... values) {
        return labels.text("chart." + key, values);
    }

    private String words(String of) {
        return new NumberText(labels, context.hasCalendarMonths()).period(of);
    }

    private String name(TableRow row) {
        String name = row.text("scenario");
        return name.equals(BASE) ? label("whatif.base") : name;
    }

    private ChartText text(String chart, String message) {
        return text(chart, message, unit);
    }

    private ChartText text(String chart, String message, MoneyUnit unit) {
        return new ChartText(
                message,
                label(
                        "whatif." + chart + ".subtitle",
                        words(period),
                        unit.heading().isEmpty() ? label("as_exported") : unit.heading()),
                label("whatif." + chart + ".empty"));
    }

    private Chart scenarios() {
        List<RangeChart.Row> rows = new ArrayList<>();
        TableRow best = null;
        for (TableRow row : company(period)) {
            if (rows.size() < MOST_SCENARIOS && row.number("p10").isPresent()) {
                Double target = ChartSource.boxed(row.number("target"));
                rows.add(new RangeChart.Row(
                        name(row),
                        row.orZero("p10"),
                        row.orZero("p50"),
                        row.orZero("p90"),
                        target,
                        target == null ? "" : label("whatif.chance", percent(row.orZero("chance_of_target")))));
                best = best == null || row.orZero("delta_to_base") > best.orZero("delta_to_base") ? row : best;
            }
        }
        String message = best == null || best.text("scenario").equals(BASE)
                ? label("whatif.scenarios.title")
                : label(
                        "whatif.scenarios.message",
                        name(best),
                        unit.change(best.orZero("delta_to_base")),
                        words(period));
        return new RangeChart(
                text("scenarios", message),
                new RangeChart.Names(label("whatif.range"), label("whatif.middle"), label("target")),
                rows,
                ChartSource.axis(unit));
    }

    private String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    private Chart tornado() {
        List<TornadoChart.Bar> bars = new ArrayList<>();
        double expected = 0;
        for (TableRow row : rows("sensitivity")) {
            expected = row.orZero("expected");
            double lower = row.orZero("effect_of_lower");
            double upper = row.orZero("effect_of_upper");
            bars.add(new TornadoChart.Bar(
                    labels.value("whatif_driver", row.text("driver")),
                    range(row),
                    Math.min(lower, upper),
                    Math.max(lower, upper)));
        }
        // What a driver changes is far smaller than the whole.
        MoneyUnit ofEffects = MoneyUnit.of(
                bars.stream()
                        .mapToDouble(bar -> Math.max(Math.abs(bar.low()), Math.abs(bar.high())))
                        .max()
                        .orElse(0),
                context.currency(),
                labels);
        String message = bars.isEmpty()
                ? label("whatif.tornado.title")
                : label("whatif.tornado.message", bars.get(0).name());
        return new TornadoChart(
                text("tornado", message, ofEffects),
                label("whatif.tornado.base", unit.text(expected)),
                bars,
                ChartSource.axis(ofEffects));
    }

    private String range(TableRow row) {
        return value(row, "plausible_lower") + " – " + value(row, "plausible_upper");
    }

    private String value(TableRow row, String column) {
        double value = row.orZero(column);
        return switch (row.text("unit")) {
            case "ratio" -> String.format(Locale.ROOT, "%.1f %%", value * 100);
            case "money" -> MoneyUnit.of(value, context.currency(), labels).text(value);
            default -> String.format(Locale.ROOT, "%,.0f", value);
        };
    }

    private Chart capacity() {
        List<ColumnChart.Column> columns = rows("scenarios").stream()
                .filter(row -> row.is("scope_type", "company")
                        && row.is("period_type", "quarter")
                        && row.is("scenario", lastScenario())
                        && row.number("capacity").isPresent())
                .sorted(Comparator.comparing(row -> row.text("period")))
                .map(row -> new ColumnChart.Column(
                        words(row.text("period")),
                        row.orZero("capacity"),
                        null,
                        ChartSource.boxed(row.number("target")),
                        null))
                .toList();
        return new ColumnChart(
                text("capacity", label("whatif.capacity.title")),
                new ColumnChart.Names(label("whatif.capacity.name"), "", label("target"), ""),
                columns,
                ChartSource.axis(unit));
    }

    private String lastScenario() {
        List<TableRow> company = company(period);
        return company.isEmpty() ? BASE : company.get(company.size() - 1).text("scenario");
    }

    private Chart chance() {
        List<String> columns = new ArrayList<>();
        Map<Double, List<HeatChart.Cell>> cells = new TreeMap<>(Comparator.reverseOrder());
        for (TableRow row : rows("sensitivity_grid")) {
            if (row.number("chance").isPresent()) {
                double size = row.orZero("column_value");
                String name = MoneyUnit.of(size, context.currency(), labels).text(size);
                if (!columns.contains(name)) {
                    columns.add(name);
                }
                cells.computeIfAbsent(row.orZero("row_value"), value -> new ArrayList<>())
                        .add(new HeatChart.Cell(row.orZero("chance"), percent(row.orZero("chance"))));
            }
        }
        List<HeatChart.Row> rows = new ArrayList<>();
        cells.forEach((rate, row) -> rows.add(
                new HeatChart.Row(label("whatif.win_rate", String.format(Locale.ROOT, "%.1f %%", rate * 100)), row)));
        return new HeatChart(text("chance", label("whatif.chance.title")), columns, rows);
    }
}
