package io.quarterdeck.dashboards;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Charts of the open deals. */
record PipelineCharts(ChartSource source) {
    Chart pipelineByCloseMonth() {
        List<TableRow> rows = source.tables().where("pipeline_by_month", row -> true);
        List<String> stages = rows.stream()
                .sorted(Comparator.comparing(
                        (TableRow r) -> r.number("stage_order").orElse(99)))
                .map(r -> r.text("stage"))
                .distinct()
                .toList();
        SortedMap<String, double[]> months = new TreeMap<>();
        for (TableRow row : rows) {
            months.computeIfAbsent(row.text("close_month"), m -> new double[stages.size()])[
                            stages.indexOf(row.text("stage"))] +=
                    row.orZero("amount");
        }
        List<StackedColumnChart.Column> columns = months.entrySet().stream()
                .map(e -> new StackedColumnChart.Column(
                        source.words().period(source.labels().value("close_month", e.getKey())),
                        // An open credit cannot be stacked; the table has it.
                        Arrays.stream(e.getValue())
                                .mapToObj(v -> Math.max(0.0, v))
                                .toList()))
                .toList();
        double open = rows.stream().mapToDouble(r -> r.orZero("amount")).sum();
        MoneyUnit unit = source.money(open / Math.max(1, months.size()));
        return new StackedColumnChart(
                source.text(
                        "pipeline_by_close_month",
                        rows.isEmpty(),
                        unit,
                        source.label("pipeline_by_close_month.message", unit.text(open))),
                stages.stream().map(s -> source.labels().value("stage", s)).toList(),
                columns,
                ChartSource.axis(unit));
    }

    Chart pipelineByStage() {
        List<TableRow> open = source.tables().where("funnel_standing", row -> row.is("status", "open")).stream()
                .sorted(Comparator.comparing(r -> r.number("stage_order").orElse(99)))
                .toList();
        MoneyUnit unit = source.money(
                open.stream().mapToDouble(r -> r.orZero("amount")).max().orElse(0));
        List<FunnelChart.Stage> stages = open.stream()
                .map(r -> new FunnelChart.Stage(
                        source.labels().value("stage", r.text("stage")),
                        (long) r.orZero("deals"),
                        r.orZero("amount"),
                        null))
                .toList();
        long deals = stages.stream().mapToLong(FunnelChart.Stage::count).sum();
        double amount = stages.stream().mapToDouble(FunnelChart.Stage::value).sum();
        return new FunnelChart(
                source.text(
                        "pipeline_by_stage",
                        stages.isEmpty(),
                        unit,
                        source.label("pipeline_by_stage.message", NumberText.decimal(deals, 0), unit.text(amount))),
                new FunnelChart.Names(source.label("deals"), source.label("amount"), ""),
                stages,
                ChartSource.axis(unit));
    }
}
