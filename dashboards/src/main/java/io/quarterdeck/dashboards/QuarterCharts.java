package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Charts of where the quarter stands and where it will land. */
record QuarterCharts(ChartSource source) {
    private static final int QUARTERS = 8;
    private static final int MONTHS = 24;

    Chart bookingsByQuarter() {
        List<TableRow> quarters = source
                .tables()
                .where(
                        "scope_quarters",
                        row -> row.is("scope_type", "company") && !source.isAfterReview(row.text("period")))
                .stream()
                // The exports begin later: a zero before their first booking is no figure.
                .dropWhile(
                        row -> row.orZero("booked") == 0 && row.number("target").isEmpty())
                .toList();
        Map<String, Double> booked =
                quarters.stream().collect(Collectors.toMap(row -> row.text("period"), row -> row.orZero("booked")));
        OptionalDouble landing = source.landing("company", "company");
        List<ColumnChart.Column> columns = new ArrayList<>();
        for (TableRow row : ChartSource.last(quarters, QUARTERS)) {
            String period = row.text("period");
            boolean isOpen = period.equals(source.context().quarter().label()) && source.isUnderway();
            columns.add(new ColumnChart.Column(
                    source.words().period(period),
                    row.orZero("booked"),
                    booked.get(ChartSource.yearBefore(period)),
                    ChartSource.boxed(row.number("target")),
                    isOpen ? ChartSource.boxed(landing) : null));
        }
        MoneyUnit unit = source.money(
                columns.stream().mapToDouble(ColumnChart.Column::actual).max().orElse(0));
        return new ColumnChart(
                source.text("bookings_by_quarter", columns.isEmpty(), unit, quarterMessage(unit)),
                new ColumnChart.Names(
                        source.label("actual"),
                        source.label("last_year"),
                        source.label("target"),
                        source.label("forecast")),
                columns,
                ChartSource.axis(unit));
    }

    Chart bookingsForecast() {
        List<TableRow> history = ChartSource.last(
                source.tables().where("monthly_bookings", row -> row.is("scope_type", "company")), MONTHS + 12);
        List<TableRow> ahead = source.tables()
                .where("forecast_series", row -> row.is("scope_type", "company") && row.is("period_type", "month"));
        Map<String, Double> booked =
                history.stream().collect(Collectors.toMap(row -> row.text("month"), row -> row.orZero("amount")));
        List<FanChart.Period> periods = new ArrayList<>();
        for (TableRow row : ChartSource.last(history, MONTHS)) {
            String month = row.text("month");
            periods.add(new FanChart.Period(
                    source.words().period(month),
                    row.orZero("amount"),
                    booked.get(ChartSource.yearBefore(month)),
                    null,
                    null));
        }
        for (TableRow row : ahead) {
            double mean = row.orZero("mean");
            String month = row.text("period");
            periods.add(new FanChart.Period(
                    source.words().period(month),
                    null,
                    booked.get(ChartSource.yearBefore(month)),
                    null,
                    row.number("lo80").isPresent()
                            ? new FanChart.Forecast(row.orZero("lo80"), mean, row.orZero("hi80"))
                            : FanChart.Forecast.withoutRange(mean)));
        }
        MoneyUnit unit =
                source.money(booked.values().stream().mapToDouble(v -> v).max().orElse(0));
        double sum = ahead.stream().mapToDouble(row -> row.orZero("mean")).sum();
        String message = ahead.isEmpty()
                ? source.label("bookings_forecast.title")
                : source.label("bookings_forecast.message", unit.text(sum), ahead.size());
        return new FanChart(
                source.text("bookings_forecast", periods.isEmpty(), unit, message),
                new FanChart.Names(
                        source.label("actual"),
                        source.label("last_year"),
                        source.label("target"),
                        source.label("forecast"),
                        source.label("low"),
                        source.label("high"),
                        history.isEmpty()
                                ? ""
                                : source.label(
                                        "as_of",
                                        source.words()
                                                .period(history.get(history.size() - 1)
                                                        .text("month")))),
                periods,
                ChartSource.axis(unit));
    }

    /** The quarter under review while it is open; once it is over, the next. */
    Chart landingByTeam() {
        Period quarter = source.isUnderway()
                ? source.context().quarter()
                : source.context().nextQuarter();
        String landing = quarter.label();
        List<RangeChart.Row> rows = new ArrayList<>();
        for (TableRow row :
                source.tables().where("quarter_outlook", r -> r.is("scope_type", "team") && r.is("period", landing))) {
            double mean = row.orZero("mean");
            OptionalDouble target = row.number("target");
            String note = target.isPresent() && target.getAsDouble() != 0
                    ? source.label("landing_by_team.note", AxisNumber.PERCENT.format(mean / target.getAsDouble()))
                    : "";
            rows.add(new RangeChart.Row(
                    row.text("scope_name"),
                    row.number("lo80").orElse(mean),
                    mean,
                    row.number("hi80").orElse(mean),
                    ChartSource.boxed(target),
                    note));
        }
        rows.sort(Comparator.comparing(RangeChart.Row::middle).reversed());
        MoneyUnit unit = source.money(
                rows.stream().mapToDouble(RangeChart.Row::upper).max().orElse(0));
        long below = rows.stream()
                .filter(r -> r.target() != null && r.middle() < r.target())
                .count();
        long targeted = rows.stream().filter(r -> r.target() != null).count();
        String message = targeted == 0
                ? source.label("landing_by_team.title")
                : source.label("landing_by_team.message", below, targeted);
        return new RangeChart(
                source.text("landing_by_team", quarter, rows.isEmpty(), unit, message),
                new RangeChart.Names(source.label("range"), source.label("forecast"), source.label("target")),
                rows,
                ChartSource.axis(unit));
    }

    private String quarterMessage(MoneyUnit unit) {
        List<TableRow> now = source.inQuarter("company");
        if (now.isEmpty()) {
            return source.label("bookings_by_quarter.title");
        }
        String booked = unit.text(now.get(0).orZero("booked"));
        OptionalDouble target = now.get(0).number("target");
        String quarter = source.words().period(source.context().quarter().label());
        return target.isPresent()
                ? source.label("bookings_by_quarter.message", quarter, booked, unit.text(target.getAsDouble()))
                : source.label("bookings_by_quarter.message_without_target", quarter, booked);
    }
}
