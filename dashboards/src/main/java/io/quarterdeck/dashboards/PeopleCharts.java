package io.quarterdeck.dashboards;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Charts of who carries the quarter: people, teams and products. */
record PeopleCharts(ChartSource source) {
    Chart attainmentByPerson() {
        List<TableRow> people = source.inQuarter("person").stream()
                .filter(row -> row.number("attainment").isPresent())
                .sorted(Comparator.comparing((TableRow row) -> row.orZero("attainment"))
                        .reversed()
                        .thenComparing(row -> row.text("scope_id")))
                .toList();
        MoneyUnit unit = source.money(
                people.stream().mapToDouble(r -> r.orZero("target")).max().orElse(0));
        List<BarChart.Bar> bars = people.stream()
                .limit(ChartSource.BARS)
                .map(row -> new BarChart.Bar(
                        row.text("scope_name"),
                        row.orZero("attainment"),
                        1.0,
                        source.label(
                                "attainment_by_person.note",
                                unit.number(row.orZero("booked")),
                                unit.number(row.orZero("target")))))
                .toList();
        long reached = people.stream().filter(r -> r.orZero("attainment") >= 1).count();
        return new BarChart(
                source.text(
                        "attainment_by_person",
                        bars.isEmpty(),
                        unit,
                        source.isUnderway()
                                ? source.label(
                                        "attainment_by_person.message_so_far",
                                        reached,
                                        people.size(),
                                        AxisNumber.PERCENT.format(QuarterFigures.elapsed(source.context())))
                                : source.label("attainment_by_person.message", reached, people.size())),
                bars,
                source.label("target"),
                true,
                AxisNumber.PERCENT);
    }

    Chart winRateByTeam() {
        List<String> recent = ChartSource.last(
                        source.tables()
                                .where(
                                        "scope_quarters",
                                        r -> r.is("scope_type", "company") && !source.isAfterReview(r.text("period"))),
                        4)
                .stream()
                .map(r -> r.text("period"))
                .toList();
        Map<String, double[]> won = new LinkedHashMap<>();
        double[] company = new double[2];
        for (TableRow row : source.tables().where("scope_quarters", r -> recent.contains(r.text("period")))) {
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
                        source.label("win_rate_by_team.note", (long) e.getValue()[0], (long) e.getValue()[1])))
                .sorted(Comparator.comparing(BarChart.Bar::value).reversed().thenComparing(BarChart.Bar::name))
                .limit(ChartSource.BARS)
                .toList();
        String message = whole == null
                ? source.label("win_rate_by_team.title")
                : source.label("win_rate_by_team.message", AxisNumber.PERCENT.format(whole));
        return new BarChart(
                source.text("win_rate_by_team", bars.isEmpty(), source.money(0), message),
                bars,
                source.label("company"),
                true,
                AxisNumber.PERCENT);
    }

    Chart bookingsByProduct() {
        Map<String, Double> before = source.tables().where("movements", r -> r.is("scope_type", "product")).stream()
                .collect(Collectors.toMap(r -> r.text("scope_id"), r -> r.orZero("booked_before")));
        List<TableRow> products = source.inQuarter("product").stream()
                .filter(r -> r.orZero("booked") != 0)
                .sorted(Comparator.comparing((TableRow r) -> r.orZero("booked"))
                        .reversed()
                        .thenComparing(r -> r.text("scope_id")))
                .toList();
        MoneyUnit unit = source.money(
                products.stream().mapToDouble(r -> r.orZero("booked")).max().orElse(0));
        List<BarChart.Bar> bars = products.stream()
                .limit(ChartSource.BARS)
                .map(r ->
                        new BarChart.Bar(r.text("scope_name"), r.orZero("booked"), before.get(r.text("scope_id")), ""))
                .toList();
        String message = bars.isEmpty()
                ? source.label("bookings_by_product.title")
                : source.label(
                        "bookings_by_product.message",
                        bars.get(0).name(),
                        unit.text(bars.get(0).value()));
        return new BarChart(
                source.text("bookings_by_product", bars.isEmpty(), unit, message),
                bars,
                source.label(
                        "same_day_before",
                        source.words().period(source.context().previousQuarter().label())),
                true,
                ChartSource.axis(unit));
    }

    Chart changeByTeam() {
        List<TableRow> teams = source.tables().where("movements", r -> r.is("scope_type", "team")).stream()
                .sorted(Comparator.comparing((TableRow r) -> r.orZero("booked_change"))
                        .reversed()
                        .thenComparing(r -> r.text("scope_id")))
                .toList();
        double before =
                teams.stream().mapToDouble(r -> r.orZero("booked_before")).sum();
        double now = teams.stream().mapToDouble(r -> r.orZero("booked_now")).sum();
        MoneyUnit unit = source.money(Math.max(before, now));
        return new WaterfallChart(
                source.text(
                        "change_by_team",
                        teams.isEmpty() || (before == 0 && now == 0),
                        unit,
                        source.label("change_by_team.message", unit.change(now - before))),
                new WaterfallChart.End(
                        source.words().period(source.context().previousQuarter().label()),
                        before,
                        WaterfallChart.Kind.LAST_YEAR),
                teams.stream()
                        .map(r -> new WaterfallChart.Step(r.text("scope_name"), r.orZero("booked_change")))
                        .toList(),
                source.words().period(source.context().quarter().label()),
                WaterfallChart.Kind.ACTUAL,
                source.label("cut"),
                ChartSource.axis(unit));
    }
}
