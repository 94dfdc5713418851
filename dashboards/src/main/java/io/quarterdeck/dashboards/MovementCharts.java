package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Charts of what changed since the last review. */
record MovementCharts(ChartSource source) {
    /** From the top of a column to its foot. */
    private static final List<String> CATEGORIES =
            List.of("pipeline", "best_case", "most_likely", "committed", "closed");

    /** How the open deals of the quarter under review became what they are, class by class. */
    Chart pipelineMovement() {
        List<TableRow> rows = source.tables().where("sheet_43_movement", row -> true).stream()
                .filter(row -> row.is("movement", "opening")
                        || row.is("movement", "closing")
                        || row.orZero("this_amount") != 0)
                .sorted(Comparator.comparingDouble(row -> row.orZero("movement_order")))
                .toList();
        double opening = amount(rows, "opening");
        double closing = amount(rows, "closing");
        MoneyUnit unit = source.money(Math.max(opening, closing));
        List<WaterfallChart.Step> steps = new ArrayList<>();
        for (TableRow row : rows) {
            if (!row.is("movement", "opening") && !row.is("movement", "closing")) {
                String name = source.labels().value("movement", row.text("movement"));
                steps.add(new WaterfallChart.Step(name, row.orZero("this_amount"), "", row.is("movement", "won")));
            }
        }
        String since = source.words().date(source.context().since());
        String message = source.label("pipeline_movement.message", unit.text(opening), since, unit.text(closing));
        return new WaterfallChart(
                source.text("pipeline_movement", rows.isEmpty(), unit, message),
                new WaterfallChart.End(since, opening, WaterfallChart.Kind.LAST_YEAR),
                steps,
                source.words().date(source.context().asOf()),
                WaterfallChart.Kind.ACTUAL,
                source.label("cut"),
                ChartSource.axis(unit));
    }

    /** What was won and open for the quarter by the sellers' own category, week by week. */
    Chart categoryTrend() {
        List<TableRow> weeks = source.tables().where("sheet_73_category_trend", row -> true).stream()
                .sorted(Comparator.comparing(row -> row.text("week_end")))
                .toList();
        List<String> categories = CATEGORIES.stream()
                .filter(category -> weeks.stream().anyMatch(row -> row.orZero(category) != 0))
                .toList();
        MoneyUnit unit = source.money(
                weeks.stream().mapToDouble(MovementCharts::committed).max().orElse(0));
        String message = weeks.isEmpty()
                ? source.label("category_trend.title")
                : source.label("category_trend.message", unit.text(committed(weeks.get(weeks.size() - 1))));
        return new StackedColumnChart(
                source.text("category_trend", weeks.isEmpty(), unit, message),
                categories.stream().map(source.labels()::heading).toList(),
                weeks.stream()
                        .map(row -> new StackedColumnChart.Column(
                                row.text("week_end").substring(5),
                                // A negative amount cannot be stacked; the table has it.
                                categories.stream()
                                        .map(category -> Math.max(0.0, row.orZero(category)))
                                        .toList()))
                        .toList(),
                ChartSource.axis(unit));
    }

    private static double committed(TableRow week) {
        return week.orZero("closed") + week.orZero("committed");
    }

    private static double amount(List<TableRow> rows, String movement) {
        return rows.stream()
                .filter(row -> row.is("movement", movement))
                .mapToDouble(row -> row.orZero("this_amount"))
                .sum();
    }
}
