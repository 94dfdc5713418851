package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Charts of what changed since the last review. */
record MovementCharts(ChartSource source) {
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

    private static double amount(List<TableRow> rows, String movement) {
        return rows.stream()
                .filter(row -> row.is("movement", movement))
                .mapToDouble(row -> row.orZero("this_amount"))
                .sum();
    }
}
