package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The pictures of a review, by file name: the same answers as in the workbook, each with its message as title.
 *
 * <p>A chart whose table is empty is still there and says which export is missing, so that a pack has the same files every
 * month.
 */
public final class ReviewCharts {
    private static final int QUARTERS = 8;
    private static final int MONTHS = 24;
    private static final int BARS = 15;

    private final ReviewTables tables;
    private final ReviewContext context;
    private final Labels labels;
    private final NumberText words;

    private ReviewCharts(ReviewTables tables, ReviewContext context) {
        this.tables = tables;
        this.context = context;
        this.labels = Labels.of(context.language());
        this.words = new NumberText(labels);
    }

    /** All charts of a review, by the name of their file without its ending. */
    public static SortedMap<String, Chart> of(ReviewTables tables, ReviewContext context) {
        ReviewCharts charts = new ReviewCharts(tables, context);
        return new TreeMap<>(Map.of(
                "bookings_by_quarter", charts.bookingsByQuarter(),
                "bookings_forecast", charts.bookingsForecast(),
                "landing_by_team", charts.landingByTeam(),
                "attainment_by_person", charts.attainmentByPerson(),
                "win_rate_by_team", charts.winRateByTeam(),
                "pipeline_by_close_month", charts.pipelineByCloseMonth(),
                "pipeline_by_stage", charts.pipelineByStage(),
                "bookings_by_product", charts.bookingsByProduct(),
                "change_by_team", charts.changeByTeam()));
    }

    private Chart bookingsByQuarter() {
        List<TableRow> quarters = tables.where(
                "scope_quarters", row -> row.is("scope_type", "company") && !isAfterReview(row.text("period")));
        Map<String, Double> booked =
                quarters.stream().collect(Collectors.toMap(row -> row.text("period"), row -> row.orZero("booked")));
        OptionalDouble landing = landing("company", "company");
        List<ColumnChart.Column> columns = new ArrayList<>();
        for (TableRow row : last(quarters, QUARTERS)) {
            String period = row.text("period");
            boolean isOpen = period.equals(context.quarter().label()) && isUnderway();
            columns.add(new ColumnChart.Column(
                    words.period(period),
                    row.orZero("booked"),
                    booked.get(yearBefore(period)),
                    boxed(row.number("target")),
                    isOpen ? boxed(landing) : null));
        }
        MoneyUnit unit = money(
                columns.stream().mapToDouble(ColumnChart.Column::actual).max().orElse(0));
        return new ColumnChart(
                text("bookings_by_quarter", columns.isEmpty(), unit, quarterMessage(unit)),
                new ColumnChart.Names(label("actual"), label("last_year"), label("target"), label("forecast")),
                columns,
                axis(unit));
    }

    private Chart bookingsForecast() {
        List<TableRow> history =
                last(tables.where("monthly_bookings", row -> row.is("scope_type", "company")), MONTHS + 12);
        List<TableRow> ahead = tables.where(
                "forecast_series", row -> row.is("scope_type", "company") && row.is("period_type", "month"));
        Map<String, Double> booked =
                history.stream().collect(Collectors.toMap(row -> row.text("month"), row -> row.orZero("amount")));
        List<FanChart.Period> periods = new ArrayList<>();
        for (TableRow row : last(history, MONTHS)) {
            String month = row.text("month");
            periods.add(new FanChart.Period(
                    words.period(month), row.orZero("amount"), booked.get(yearBefore(month)), null, null));
        }
        for (TableRow row : ahead) {
            double mean = row.orZero("mean");
            String month = row.text("period");
            periods.add(new FanChart.Period(
                    words.period(month),
                    null,
                    booked.get(yearBefore(month)),
                    null,
                    new FanChart.Forecast(
                            row.number("lo80").orElse(mean),
                            mean,
                            row.number("hi80").orElse(mean))));
        }
        MoneyUnit unit =
                money(booked.values().stream().mapToDouble(v -> v).max().orElse(0));
        double sum = ahead.stream().mapToDouble(row -> row.orZero("mean")).sum();
        String message = ahead.isEmpty()
                ? label("bookings_forecast.title")
                : label("bookings_forecast.message", unit.text(sum), ahead.size());
        return new FanChart(
                text("bookings_forecast", periods.isEmpty(), unit, message),
                new FanChart.Names(
                        label("actual"),
                        label("last_year"),
                        label("target"),
                        "P50",
                        "P10",
                        "P90",
                        history.isEmpty()
                                ? ""
                                : label(
                                        "as_of",
                                        words.period(
                                                history.get(history.size() - 1).text("month")))),
                periods,
                axis(unit));
    }

    private Chart landingByTeam() {
        List<RangeChart.Row> rows = new ArrayList<>();
        for (TableRow row : tables.where(
                "quarter_forecast",
                r -> r.is("scope_type", "team")
                        && r.is("period", context.quarter().label()))) {
            double mean = row.orZero("mean");
            OptionalDouble target = row.number("target");
            String note = target.isPresent() && target.getAsDouble() != 0
                    ? label("landing_by_team.note", AxisNumber.PERCENT.format(mean / target.getAsDouble()))
                    : "";
            rows.add(new RangeChart.Row(
                    row.text("scope_name"),
                    row.number("lo80").orElse(mean),
                    mean,
                    row.number("hi80").orElse(mean),
                    boxed(target),
                    note));
        }
        rows.sort(Comparator.comparing(RangeChart.Row::middle).reversed());
        MoneyUnit unit =
                money(rows.stream().mapToDouble(RangeChart.Row::upper).max().orElse(0));
        long below = rows.stream()
                .filter(r -> r.target() != null && r.middle() < r.target())
                .count();
        long targeted = rows.stream().filter(r -> r.target() != null).count();
        String message =
                targeted == 0 ? label("landing_by_team.title") : label("landing_by_team.message", below, targeted);
        return new RangeChart(
                text("landing_by_team", rows.isEmpty(), unit, message),
                new RangeChart.Names("P10–P90", "P50", label("target")),
                rows,
                axis(unit));
    }

    private Chart attainmentByPerson() {
        List<TableRow> people = inQuarter("person").stream()
                .filter(row -> row.number("attainment").isPresent())
                .sorted(Comparator.comparing((TableRow row) -> row.orZero("attainment"))
                        .reversed()
                        .thenComparing(row -> row.text("scope_id")))
                .toList();
        MoneyUnit unit =
                money(people.stream().mapToDouble(r -> r.orZero("target")).max().orElse(0));
        List<BarChart.Bar> bars = people.stream()
                .limit(BARS)
                .map(row -> new BarChart.Bar(
                        row.text("scope_name"),
                        row.orZero("attainment"),
                        1.0,
                        label(
                                "attainment_by_person.note",
                                unit.number(row.orZero("booked")),
                                unit.number(row.orZero("target")))))
                .toList();
        long reached = people.stream().filter(r -> r.orZero("attainment") >= 1).count();
        return new BarChart(
                text(
                        "attainment_by_person",
                        bars.isEmpty(),
                        unit,
                        label("attainment_by_person.message", reached, people.size())),
                bars,
                label("target"),
                true,
                AxisNumber.PERCENT);
    }

    private Chart winRateByTeam() {
        List<String> recent = last(
                        tables.where(
                                "scope_quarters",
                                r -> r.is("scope_type", "company") && !isAfterReview(r.text("period"))),
                        4)
                .stream()
                .map(r -> r.text("period"))
                .toList();
        Map<String, double[]> won = new LinkedHashMap<>();
        double[] company = new double[2];
        for (TableRow row : tables.where("scope_quarters", r -> recent.contains(r.text("period")))) {
            double[] sums = row.is("scope_type", "company")
                    ? company
                    : row.is("scope_type", "team")
                            ? won.computeIfAbsent(row.text("scope_name"), n -> new double[2])
                            : new double[2];
            sums[0] += row.orZero("won_count");
            sums[1] += row.orZero("won_count") + row.orZero("lost_count");
        }
        Double whole = company[1] == 0 ? null : company[0] / company[1];
        List<BarChart.Bar> bars = won.entrySet().stream()
                .filter(e -> e.getValue()[1] > 0)
                .map(e -> new BarChart.Bar(
                        e.getKey(),
                        e.getValue()[0] / e.getValue()[1],
                        whole,
                        label("win_rate_by_team.note", (long) e.getValue()[0], (long) e.getValue()[1])))
                .sorted(Comparator.comparing(BarChart.Bar::value).reversed().thenComparing(BarChart.Bar::name))
                .limit(BARS)
                .toList();
        String message = whole == null
                ? label("win_rate_by_team.title")
                : label("win_rate_by_team.message", AxisNumber.PERCENT.format(whole));
        return new BarChart(
                text("win_rate_by_team", bars.isEmpty(), money(0), message),
                bars,
                label("company"),
                true,
                AxisNumber.PERCENT);
    }

    private Chart pipelineByCloseMonth() {
        List<TableRow> rows = tables.where("pipeline_by_month", row -> true);
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
                        words.period(labels.value("close_month", e.getKey())),
                        java.util.Arrays.stream(e.getValue()).boxed().toList()))
                .toList();
        double open = rows.stream().mapToDouble(r -> r.orZero("amount")).sum();
        MoneyUnit unit = money(open / Math.max(1, months.size()));
        return new StackedColumnChart(
                text(
                        "pipeline_by_close_month",
                        rows.isEmpty(),
                        unit,
                        label("pipeline_by_close_month.message", unit.text(open))),
                stages.stream().map(s -> labels.value("stage", s)).toList(),
                columns,
                axis(unit));
    }

    private Chart pipelineByStage() {
        List<TableRow> open = tables.where("funnel", row -> row.is("status", "open")).stream()
                .sorted(Comparator.comparing(r -> r.number("stage_order").orElse(99)))
                .toList();
        MoneyUnit unit =
                money(open.stream().mapToDouble(r -> r.orZero("amount")).max().orElse(0));
        List<FunnelChart.Stage> stages = open.stream()
                .map(r -> new FunnelChart.Stage(
                        labels.value("stage", r.text("stage")), (long) r.orZero("deals"), r.orZero("amount"), null))
                .toList();
        long deals = stages.stream().mapToLong(FunnelChart.Stage::count).sum();
        double amount = stages.stream().mapToDouble(FunnelChart.Stage::value).sum();
        return new FunnelChart(
                text(
                        "pipeline_by_stage",
                        stages.isEmpty(),
                        unit,
                        label("pipeline_by_stage.message", deals, unit.text(amount))),
                new FunnelChart.Names(label("deals"), label("amount"), ""),
                stages,
                axis(unit));
    }

    private Chart bookingsByProduct() {
        Map<String, Double> before = tables.where("movements", r -> r.is("scope_type", "product")).stream()
                .collect(Collectors.toMap(r -> r.text("scope_id"), r -> r.orZero("booked_before")));
        List<TableRow> products = inQuarter("product").stream()
                .filter(r -> r.orZero("booked") != 0)
                .sorted(Comparator.comparing((TableRow r) -> r.orZero("booked"))
                        .reversed()
                        .thenComparing(r -> r.text("scope_id")))
                .toList();
        MoneyUnit unit = money(
                products.stream().mapToDouble(r -> r.orZero("booked")).max().orElse(0));
        List<BarChart.Bar> bars = products.stream()
                .limit(BARS)
                .map(r ->
                        new BarChart.Bar(r.text("scope_name"), r.orZero("booked"), before.get(r.text("scope_id")), ""))
                .toList();
        String message = bars.isEmpty()
                ? label("bookings_by_product.title")
                : label(
                        "bookings_by_product.message",
                        bars.get(0).name(),
                        unit.text(bars.get(0).value()));
        return new BarChart(
                text("bookings_by_product", bars.isEmpty(), unit, message),
                bars,
                label("same_day_before", words.period(context.previousQuarter().label())),
                true,
                axis(unit));
    }

    private Chart changeByTeam() {
        List<TableRow> teams = tables.where("movements", r -> r.is("scope_type", "team")).stream()
                .sorted(Comparator.comparing((TableRow r) -> r.orZero("booked_change"))
                        .reversed()
                        .thenComparing(r -> r.text("scope_id")))
                .toList();
        double before =
                teams.stream().mapToDouble(r -> r.orZero("booked_before")).sum();
        double now = teams.stream().mapToDouble(r -> r.orZero("booked_now")).sum();
        MoneyUnit unit = money(Math.max(before, now));
        return new WaterfallChart(
                text(
                        "change_by_team",
                        teams.isEmpty() || (before == 0 && now == 0),
                        unit,
                        label("change_by_team.message", unit.change(now - before))),
                new WaterfallChart.End(
                        words.period(context.previousQuarter().label()), before, WaterfallChart.Kind.LAST_YEAR),
                teams.stream()
                        .map(r -> new WaterfallChart.Step(r.text("scope_name"), r.orZero("booked_change")))
                        .toList(),
                words.period(context.quarter().label()),
                WaterfallChart.Kind.ACTUAL,
                label("cut"),
                axis(unit));
    }

    private String quarterMessage(MoneyUnit unit) {
        List<TableRow> now = inQuarter("company");
        if (now.isEmpty()) {
            return label("bookings_by_quarter.title");
        }
        String booked = unit.text(now.get(0).orZero("booked"));
        OptionalDouble target = now.get(0).number("target");
        String quarter = words.period(context.quarter().label());
        return target.isPresent()
                ? label("bookings_by_quarter.message", quarter, booked, unit.text(target.getAsDouble()))
                : label("bookings_by_quarter.message_without_target", quarter, booked);
    }

    private ChartText text(String chart, boolean isEmpty, MoneyUnit unit, String message) {
        return new ChartText(
                isEmpty ? label(chart + ".title") : message,
                label(
                        chart + ".subtitle",
                        words.period(context.quarter().label()),
                        unit.heading(),
                        words.period(context.previousQuarter().label())),
                label(chart + ".empty"));
    }

    private List<TableRow> inQuarter(String scopeType) {
        return tables.where(
                "scope_quarters",
                row -> row.is("scope_type", scopeType)
                        && row.is("period", context.quarter().label()));
    }

    private OptionalDouble landing(String scopeType, String scopeId) {
        return tables
                .where(
                        "quarter_forecast",
                        row -> row.is("scope_type", scopeType)
                                && row.is("scope_id", scopeId)
                                && row.is("period", context.quarter().label()))
                .stream()
                .map(row -> row.number("mean"))
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private boolean isUnderway() {
        return context.asOf().isBefore(context.quarter().lastDay());
    }

    private boolean isAfterReview(String period) {
        return period.compareTo(context.quarter().label()) > 0;
    }

    private MoneyUnit money(double largest) {
        return MoneyUnit.of(largest, context.currency(), labels);
    }

    /** Numbers on the axis without their unit, which stands in the subtitle. */
    private static AxisNumber axis(MoneyUnit unit) {
        return new AxisNumber(unit.size(), unit.decimals(), "");
    }

    private String label(String key, Object... values) {
        return labels.text("chart." + key, values);
    }

    private static List<TableRow> last(List<TableRow> rows, int count) {
        return rows.subList(Math.max(0, rows.size() - count), rows.size());
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /** The same period a year earlier: 2025-Q3 to 2024-Q3, 2025-08 to 2024-08. */
    private static String yearBefore(String period) {
        Objects.requireNonNull(period, "period");
        return (Integer.parseInt(period.substring(0, 4)) - 1) + period.substring(4);
    }
}
