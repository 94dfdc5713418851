package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The executive's picture of the forecast: how past quarters ended, where this one and the next land, and who says what. */
record ForecastCharts(ChartSource source) {
    private static final int QUARTERS = 6;

    Chart forecast() {
        List<ForecastChart.Past> past = new ArrayList<>();
        List<TableRow> quarters = source
                .tables()
                .where("scope_quarters", row -> row.is("scope_type", "company") && isOver(row.text("period")))
                .stream()
                .sorted(Comparator.comparing(row -> row.text("period")))
                // The exports begin later: a zero before their first booking is no figure.
                .dropWhile(
                        row -> row.orZero("booked") == 0 && row.number("target").isEmpty())
                .toList();
        for (TableRow row : ChartSource.last(quarters, QUARTERS)) {
            past.add(new ForecastChart.Past(
                    source.words().period(row.text("period")),
                    row.orZero("booked"),
                    ChartSource.boxed(row.number("target"))));
        }
        List<TableRow> outlook = source
                .tables()
                .where("forecast_period", row -> row.is("scope_type", "company") && !isOver(row.text("period")))
                .stream()
                .sorted(Comparator.comparing(row -> row.text("period")))
                .toList();
        MoneyUnit unit = source.money(outlook.stream()
                .mapToDouble(row -> row.orZero("expected"))
                .max()
                .orElse(0));
        AxisNumber axis = ChartSource.axis(unit);
        return new ForecastChart(
                source.text("forecast_by_quarter", outlook.isEmpty(), unit, message(outlook, unit)),
                new ForecastChart.Names(
                        source.label("actual"),
                        source.label("forecast_by_quarter.open"),
                        source.label("forecast_by_quarter.new"),
                        source.label("target"),
                        source.label("range"),
                        "P10",
                        "P90"),
                past,
                outlook.stream().map(this::ahead).toList(),
                axis);
    }

    private boolean isOver(String period) {
        int order = period.compareTo(source.context().quarter().label());
        return order < 0 || order == 0 && source.context().isQuarterOver();
    }

    private ForecastChart.Ahead ahead(TableRow row) {
        String period = row.text("period");
        List<ForecastChart.Voice> voices = new ArrayList<>();
        latest("forecast_voices", "voice", "seasonal_naive", period)
                .ifPresent(told -> voices.add(voice(
                        "seasonal_naive", source.labels().text("heading.seasonal_naive"), told, told.orZero("p50"))));
        for (String kind : List.of("rep", "manager")) {
            latest("call_weeks", "call_kind", kind, period)
                    .ifPresent(told -> voices.add(voice(kind, named(kind), told, told.orZero("amount"))));
        }
        return new ForecastChart.Ahead(
                source.words().period(period),
                row.orZero("booked"),
                row.orZero("open_expected"),
                row.orZero("new_expected"),
                ChartSource.boxed(row.number("p10")),
                ChartSource.boxed(row.number("p90")),
                ChartSource.boxed(row.number("target")),
                latest("forecast_voices", "voice", "model", period)
                        .map(told -> voice("model", named("model"), told, row.orZero("expected")))
                        .orElse(new ForecastChart.Voice(named("model"), row.orZero("expected"), "")),
                voices);
    }

    private String named(String voice) {
        return source.labels().value("voice", voice);
    }

    /** What a voice said of a quarter last. */
    private Optional<TableRow> latest(String table, String column, String voice, String period) {
        return source.tables().where(table, row -> row.is(column, voice) && row.is("period", period)).stream()
                .max(Comparator.comparing(row -> row.orZero("week_of_period")));
    }

    /** With how far off it usually is at that week, as a share of what came; without where that is not known. */
    private ForecastChart.Voice voice(String voice, String name, TableRow told, double value) {
        OptionalDouble error = source
                .tables()
                .where(
                        "forecast_accuracy",
                        row -> row.is("voice", voice) && row.orZero("week_of_period") == told.orZero("week_of_period"))
                .stream()
                .flatMapToDouble(row -> row.number("wape").stream())
                .findFirst();
        return new ForecastChart.Voice(
                name,
                value,
                error.isEmpty()
                        ? ""
                        : source.label("forecast_by_quarter.off", AxisNumber.PERCENT.format(error.getAsDouble())));
    }

    private String message(List<TableRow> outlook, MoneyUnit unit) {
        if (outlook.isEmpty()) {
            return source.label("forecast_by_quarter.title");
        }
        TableRow now = outlook.get(0);
        String quarter = source.words().period(now.text("period"));
        String expected = unit.text(now.orZero("expected"));
        OptionalDouble target = now.number("target");
        if (target.isEmpty()) {
            return source.label("forecast_by_quarter.message", quarter, expected);
        }
        double gap = now.orZero("expected") - target.getAsDouble();
        return source.label(
                "forecast_by_quarter.message_" + (gap < 0 ? "short" : "over"),
                quarter,
                expected,
                unit.number(Math.abs(gap)));
    }
}
