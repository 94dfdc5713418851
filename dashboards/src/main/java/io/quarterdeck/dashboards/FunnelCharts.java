package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Charts of how deals get on: from stage to stage, how long, how often they are won, and the pace of the quarter. */
record FunnelCharts(ChartSource source) {
    private static final List<String> AGES = List.of("up_to_p50", "p50_to_p75", "p75_to_p90", "beyond_p90");

    /** Whose win rates are drawn, the company's first. */
    private static final List<String> SCOPES = List.of("region", "team");

    /** Of the deals that entered each stage, how many came on in time. */
    Chart stageConversion() {
        List<TableRow> rows = rows("sheet_50_funnel", "from_order").stream()
                .filter(row -> row.number("first_entered").isPresent())
                .toList();
        List<FunnelChart.Stage> stages = new ArrayList<>();
        Double before = null;
        for (TableRow row : rows) {
            stages.add(new FunnelChart.Stage(
                    source.labels().value("stage", row.text("from_stage")),
                    (long) row.orZero("first_entered"),
                    row.orZero("first_entered") * row.orZero("won_rate"),
                    before));
            before = ChartSource.boxed(row.number("on_rate"));
        }
        String message = rows.isEmpty()
                ? source.label("stage_conversion.title")
                : source.label(
                        "stage_conversion.message",
                        AxisNumber.PERCENT.format(rows.get(0).orZero("won_rate")),
                        stages.get(0).name());
        return new FunnelChart(
                source.text("stage_conversion", rows.isEmpty(), source.money(0), message),
                new FunnelChart.Names(
                        source.label("stage_conversion.entered"),
                        source.label("stage_conversion.won"),
                        source.label("stage_conversion.came_on")),
                stages,
                new AxisNumber(1, 0, ""));
    }

    /** Open deals by stage and by their age there, against the deals that were won. */
    Chart stageAging() {
        List<TableRow> rows = rows("sheet_53_stage_times", "stage_order");
        List<HeatChart.Row> heat = rows.stream()
                .map(row -> new HeatChart.Row(
                        source.labels().value("stage", row.text("stage")),
                        AGES.stream()
                                .map(age -> new HeatChart.Cell(row.orZero(age), NumberText.decimal(row.orZero(age), 0)))
                                .toList()))
                .toList();
        double open = rows.stream().mapToDouble(row -> row.orZero("open_deals")).sum();
        double old = rows.stream().mapToDouble(row -> row.orZero("beyond_p90")).sum();
        String message = source.label("stage_aging.message", NumberText.decimal(old, 0), NumberText.decimal(open, 0));
        return new HeatChart(
                source.text("stage_aging", rows.isEmpty(), source.money(0), message),
                AGES.stream().map(source.labels()::heading).toList(),
                heat);
    }

    /** Win rates of the company, its regions and teams, with how sure they are. */
    Chart winRateIntervals() {
        OptionalDouble company =
                source.tables().where("sheet_57_win_rates", row -> row.is("definition", "broad")).stream()
                        .map(row -> row.number("rate"))
                        .findFirst()
                        .orElse(OptionalDouble.empty());
        List<RangeChart.Row> rows = Stream.concat(
                        source.tables().where("sheet_57_win_rates", row -> row.is("definition", "broad")).stream(),
                        source
                                .tables()
                                .where("sheet_58_win_rates_by_scope", row -> SCOPES.contains(row.text("scope_type")))
                                .stream()
                                .sorted(Comparator.comparing((TableRow row) -> SCOPES.indexOf(row.text("scope_type")))
                                        .thenComparing(row -> -row.orZero("rate"))
                                        .thenComparing(row -> row.text("scope_id"))))
                .filter(row ->
                        row.number("lower").isPresent() && row.number("upper").isPresent())
                .limit(ChartSource.BARS)
                .map(row -> new RangeChart.Row(
                        named(row),
                        row.orZero("lower"),
                        row.orZero("rate"),
                        row.orZero("upper"),
                        ChartSource.boxed(company),
                        ""))
                .toList();
        String message = company.isPresent()
                ? source.label("win_rate_intervals.message", AxisNumber.PERCENT.format(company.getAsDouble()))
                : source.label("win_rate_intervals.title");
        return new RangeChart(
                source.text("win_rate_intervals", rows.isEmpty(), source.money(0), message),
                new RangeChart.Names(
                        source.label("lift_by_flag.range"),
                        source.labels().heading("win_rate"),
                        source.label("company")),
                rows,
                AxisNumber.PERCENT);
    }

    private String named(TableRow row) {
        String name = row.rows().columns().stream().anyMatch(c -> c.name().equals("scope_name"))
                ? row.text("scope_name")
                : source.label("company");
        return source.label("win_rate_intervals.row", name, NumberText.decimal(row.orZero("n"), 0));
    }

    /** Booked by workday against the quarters before and the way to the target. */
    Chart pacing() {
        List<TableRow> days = rows("sheet_42_pacing", "workday_order");
        List<FanChart.Period> periods = days.stream()
                .map(row -> new FanChart.Period(
                        source.label("pacing.day", row.text("workday")),
                        ChartSource.boxed(row.number("booked")),
                        null,
                        ChartSource.boxed(row.number("expected")),
                        past(row)))
                .toList();
        OptionalDouble booked = days.stream()
                .filter(row -> row.number("booked").isPresent())
                .reduce((one, other) -> other)
                .map(row -> row.number("booked"))
                .orElse(OptionalDouble.empty());
        OptionalDouble median = days.stream()
                .filter(row -> row.number("booked").isPresent())
                .reduce((one, other) -> other)
                .map(row -> row.number("past_median"))
                .orElse(OptionalDouble.empty());
        MoneyUnit unit = source.money(days.stream()
                .mapToDouble(row -> row.orZero("past_median"))
                .max()
                .orElse(0));
        String message = booked.isPresent() && median.isPresent()
                ? source.label("pacing.message", unit.text(booked.getAsDouble()), unit.text(median.getAsDouble()))
                : source.label("pacing.title");
        return new FanChart(
                source.text("pacing", days.isEmpty(), unit, message),
                new FanChart.Names(
                        source.label("actual"),
                        "",
                        source.label("pacing.way"),
                        source.label("pacing.median"),
                        source.labels().heading("past_low"),
                        source.labels().heading("past_high"),
                        source.labels()
                                .text(
                                        "text.as_of",
                                        source.words().date(source.context().asOf()))),
                periods,
                ChartSource.axis(unit));
    }

    private static FanChart.Forecast past(TableRow row) {
        OptionalDouble median = row.number("past_median");
        if (median.isEmpty()) {
            return null;
        }
        OptionalDouble low = row.number("past_low");
        OptionalDouble high = row.number("past_high");
        return low.isPresent() && high.isPresent()
                ? new FanChart.Forecast(low.getAsDouble(), median.getAsDouble(), high.getAsDouble())
                : FanChart.Forecast.withoutRange(median.getAsDouble());
    }

    private List<TableRow> rows(String table, String order) {
        return source.tables().where(table, row -> true).stream()
                .sorted(Comparator.comparingDouble(row -> row.orZero(order)))
                .toList();
    }
}
