package io.quarterdeck.dashboards;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** What moved: from what was booked by the same day of the previous quarter to what is booked now, by team. */
final class SummaryBridge {
    private static final int MOST_STEPS = 6;

    private SummaryBridge() {}

    static void write(SummaryCells cells, NativeChart.Place place, QuarterFigures company, List<QuarterFigures> parts) {
        SheetPage page = cells.page;
        Labels labels = cells.labels();
        if (company.change().isEmpty() || parts.isEmpty()) {
            page.text(place.row() + 1, place.column(), labels.text("summary.bridge.none"), CellLook.SUBTITLE);
            return;
        }
        List<QuarterFigures> steps = largest(parts);
        int[] at = SummaryCells.RIGHT;
        int first = cells.block(
                at, steps.size() + 3, "figures.step", "figures.base", "figures.total", "figures.up", "figures.down");
        int row = first;
        double level = company.bookedBefore().orElse(0);
        total(cells, row++, page.draft.context.previousQuarter().label(), level);
        for (QuarterFigures step : steps) {
            double change = step.change().orElse(0);
            step(cells, row++, labels.value("scope_name", step.name()), level, change);
            level += change;
        }
        double now = company.booked().orElse(0);
        double smallest = 0.5 * Math.pow(10, -cells.unit.decimals()) * cells.unit.size();
        if (Math.abs(now - level) >= smallest) {
            step(cells, row++, labels.text("figures.other"), level, now - level);
        }
        total(cells, row, page.draft.context.quarter().label(), now);
        double change = company.change().getAsDouble();
        String message = labels.text(
                change < 0 ? "summary.bridge.less" : "summary.bridge.more", cells.unit.number(Math.abs(change)));
        NativeChart frame =
                new NativeChart(page, place, message, labels.text("summary.bridge.measure", cells.unit.heading()));
        new BridgeChart(frame, first, row, cells.unit.decimals())
                .draw(new BridgeChart.Columns(at[0], at[1], at[2], at[3], at[4]));
    }

    /** The largest changes; gains first. What is left out becomes one step, so that the bridge sums. */
    private static List<QuarterFigures> largest(List<QuarterFigures> parts) {
        Comparator<QuarterFigures> bySize =
                Comparator.comparingDouble(part -> -Math.abs(part.change().orElse(0)));
        Comparator<QuarterFigures> byChange =
                Comparator.comparingDouble(part -> -part.change().orElse(0));
        return parts.stream()
                .filter(part -> part.change().isPresent())
                .sorted(bySize.thenComparing(QuarterFigures::name))
                .limit(MOST_STEPS)
                .sorted(byChange.thenComparing(QuarterFigures::name))
                .toList();
    }

    private static void total(SummaryCells cells, int row, String period, double amount) {
        int[] at = SummaryCells.RIGHT;
        cells.name(row, at[0], cells.page.draft.words.period(period));
        cells.money(row, at[2], OptionalDouble.of(amount));
    }

    private static void step(SummaryCells cells, int row, String name, double level, double change) {
        int[] at = SummaryCells.RIGHT;
        cells.name(row, at[0], name);
        cells.money(row, at[1], OptionalDouble.of(Math.max(0, Math.min(level, level + change))));
        if (change != 0) {
            cells.money(row, change > 0 ? at[3] : at[4], OptionalDouble.of(Math.abs(change)));
        }
    }
}
