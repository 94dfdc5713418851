package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where the quarter lands: the last quarters, this one and the next, booked and expected against the target. */
final class SummaryLanding {
    private static final int MOST_QUARTERS = 9;

    /** One quarter of the chart. */
    private record Quarter(
            String label,
            OptionalDouble booked,
            OptionalDouble target,
            OptionalDouble mean,
            OptionalDouble low,
            OptionalDouble high) {}

    private SummaryLanding() {}

    static void write(SummaryCells cells, NativeChart.Place place, QuarterFigures company) {
        SheetPage page = cells.page;
        Labels labels = cells.labels();
        List<Quarter> quarters = quarters(page.draft);
        if (quarters.isEmpty()) {
            page.text(place.row() + 1, place.column(), labels.text("summary.landing.none"), CellLook.SUBTITLE);
            return;
        }
        int[] at = SummaryCells.LEFT;
        int first = cells.block(
                at,
                quarters.size(),
                "heading.period",
                "heading.booked",
                "figures.rest",
                "heading.target",
                "heading.forecast",
                "figures.minus",
                "figures.plus");
        for (int i = 0; i < quarters.size(); i++) {
            Quarter quarter = quarters.get(i);
            int row = first + i;
            cells.name(row, at[0], page.draft.words.period(quarter.label()));
            cells.money(row, at[1], quarter.booked());
            cells.money(row, at[2], rest(quarter));
            cells.money(row, at[3], quarter.target());
            cells.money(row, at[4], quarter.mean());
            cells.money(row, at[5], SummaryCells.difference(quarter.mean(), quarter.low()));
            cells.money(row, at[6], SummaryCells.difference(quarter.high(), quarter.mean()));
        }
        boolean hasTarget = quarters.stream().anyMatch(q -> q.target().isPresent());
        boolean hasForecast = quarters.stream().anyMatch(q -> q.mean().isPresent());
        NativeChart frame = new NativeChart(
                page,
                place,
                message(labels, company, hasForecast, page.draft.context.isQuarterOver(), cells.unit),
                labels.text("summary.landing.measure", cells.unit.heading()));
        new LandingChart(frame, first, first + quarters.size() - 1, cells.unit.format())
                .draw(
                        new LandingChart.Columns(at[0], at[1], at[2], at[3], at[4], at[5], at[6]),
                        hasTarget,
                        hasForecast,
                        highest(quarters) / cells.unit.size());
    }

    private static double highest(List<Quarter> quarters) {
        return quarters.stream()
                .flatMap(q -> Stream.of(q.booked(), q.target(), q.mean(), q.high()))
                .mapToDouble(figure -> figure.orElse(0))
                .max()
                .orElse(0);
    }

    private static String message(
            Labels labels, QuarterFigures company, boolean hasForecast, boolean isOver, MoneyUnit unit) {
        if (company.gap().isEmpty()) {
            return labels.text(hasForecast ? "summary.landing.expected" : "summary.landing.booked");
        }
        double gap = company.gap().getAsDouble();
        String side = gap < 0 ? "short" : "over";
        return labels.text("summary.landing." + (isOver ? "ended_" : "") + side, unit.number(Math.abs(gap)));
    }

    /** What is still expected on top of what is booked; never less than nothing. */
    private static OptionalDouble rest(Quarter quarter) {
        if (quarter.mean().isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                Math.max(0, quarter.mean().getAsDouble() - quarter.booked().orElse(0)));
    }

    private static List<Quarter> quarters(WorkbookDraft draft) {
        TreeMap<String, TableRow> booked = new TreeMap<>();
        Map<String, TableRow> expected = new TreeMap<>();
        String next = draft.context.nextQuarter().label();
        draft.tables
                .where("scope_quarters", row -> row.is("scope_type", "company"))
                .forEach(row -> booked.put(row.text("period"), row));
        withoutTimeBefore(booked);
        draft.tables
                .where(
                        "quarter_outlook",
                        row -> row.is("scope_type", "company") && !isOver(draft.context, row.text("period")))
                .forEach(row -> expected.put(row.text("period"), row));
        List<String> labels = new ArrayList<>(new TreeSet<>(booked.keySet()));
        expected.keySet().stream().filter(label -> !labels.contains(label)).forEach(labels::add);
        labels.removeIf(label -> label.compareTo(next) > 0);
        labels.sort(null);
        String now = draft.context.quarter().label();
        return labels.subList(Math.max(0, labels.size() - MOST_QUARTERS), labels.size()).stream()
                .map(label -> new Quarter(
                        label,
                        // Nothing is booked in a quarter that has not begun: that is no bar, and not a bar of zero.
                        label.compareTo(now) > 0 ? OptionalDouble.empty() : number(booked.get(label), "booked"),
                        number(booked.get(label), "target"),
                        number(expected.get(label), "mean"),
                        number(expected.get(label), "lo80"),
                        number(expected.get(label), "hi80")))
                .toList();
    }

    private static boolean isOver(ReviewContext context, String period) {
        return context.isQuarterOver() && period.equals(context.quarter().label());
    }

    /** Takes away the first quarters without bookings and target: the exports begin later, so that their zero is no figure. */
    private static void withoutTimeBefore(TreeMap<String, TableRow> quarters) {
        while (!quarters.isEmpty()
                && quarters.firstEntry().getValue().orZero("booked") == 0
                && quarters.firstEntry().getValue().number("target").isEmpty()) {
            quarters.pollFirstEntry();
        }
    }

    private static OptionalDouble number(TableRow row, String column) {
        return row == null ? OptionalDouble.empty() : row.number(column);
    }
}
