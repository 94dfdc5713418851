package io.quarterdeck.dashboards;

import java.util.Comparator;
import java.util.List;

/** Charts of the risk flags. */
record RiskCharts(ChartSource source) {
    /** Lifts are near 1: two decimals tell them apart. */
    private static final AxisNumber LIFT = new AxisNumber(1, 2, "");

    /** What separates comes first, as on the sheet. */
    private static final List<String> VERDICTS = List.of("separates", "not_shown", "reversed");

    Chart liftByFlag() {
        List<TableRow> scorecard = source.tables().where("risk_scorecard", row -> true);
        List<RangeChart.Row> rows = scorecard.stream()
                .filter(row -> row.number("lift").isPresent()
                        && row.number("lift_lower").isPresent()
                        && row.number("lift_upper").isPresent())
                .sorted(Comparator.comparing((TableRow row) -> VERDICTS.indexOf(row.text("verdict")))
                        .thenComparing(row -> -row.orZero("lift"))
                        .thenComparing(row -> row.text("flag")))
                .map(row -> new RangeChart.Row(
                        name(row.text("flag")),
                        row.orZero("lift_lower"),
                        row.orZero("lift"),
                        row.orZero("lift_upper"),
                        1.0,
                        ""))
                .toList();
        long separating =
                scorecard.stream().filter(row -> row.is("verdict", "separates")).count();
        return new RangeChart(
                source.text(
                        "lift_by_flag",
                        rows.isEmpty(),
                        source.money(0),
                        source.label("lift_by_flag.message", separating, scorecard.size())),
                new RangeChart.Names(
                        source.label("lift_by_flag.range"),
                        source.label("lift_by_flag.lift"),
                        source.label("lift_by_flag.chance")),
                rows,
                LIFT);
    }

    private String name(String flag) {
        return source.labels().of(source.tables().headers().get(flag), "label");
    }
}
