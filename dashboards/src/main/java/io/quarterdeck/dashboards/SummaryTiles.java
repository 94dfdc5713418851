package io.quarterdeck.dashboards;

import io.quarterdeck.dashboards.SheetPage.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The six figures of the quarter, each with what it is to be compared with. */
final class SummaryTiles {
    /** Columns of one tile, and of the gap after it. */
    static final int WIDE = 3;

    static final int STEP = WIDE + 1;

    private final SheetPage page;
    private final Labels labels;
    private final QuarterFigures company;
    private final MoneyUnit unit;
    private final int row;

    private SummaryTiles(SheetPage page, QuarterFigures company, MoneyUnit unit, int row) {
        this.page = page;
        this.labels = page.draft.labels;
        this.company = company;
        this.unit = unit;
        this.row = row;
    }

    /** Writes the tiles into {@code row} and the two below. */
    static void write(SheetPage page, QuarterFigures company, MoneyUnit unit, int row) {
        SummaryTiles tiles = new SummaryTiles(page, company, unit, row);
        page.height(row, 17);
        page.height(row + 1, 27);
        page.height(row + 2, 16);
        tiles.target();
        tiles.booked();
        tiles.forecast();
        tiles.gap();
        tiles.coverage();
        tiles.winRate();
    }

    private void target() {
        List<Run> context = new ArrayList<>();
        if (company.target().isPresent() && company.lastYear().orElse(0) > 0) {
            double growth = company.target().getAsDouble() / company.lastYear().getAsDouble() - 1;
            context.add(grey(labels.text("summary.on_last_year", NumberText.signed(growth * 100, 0) + "%")));
        } else if (company.target().isEmpty()) {
            context.add(grey(labels.text("summary.no_targets")));
        }
        tile(0, "target", "targets", CellLook.TILE_LABEL, money(company.target()), CellLook.TILE_VALUE, unit.format());
        context(0, context);
    }

    private void booked() {
        List<Run> context = new ArrayList<>();
        String elapsed = NumberText.percent(QuarterFigures.elapsed(page.draft.context));
        context.add(grey(
                company.attainment().isPresent()
                        ? labels.text(
                                "summary.of_target",
                                NumberText.percent(company.attainment().getAsDouble()),
                                elapsed)
                        : labels.text("summary.days_gone", elapsed)));
        tile(1, "booked", "teams", CellLook.TILE_LABEL, money(company.booked()), CellLook.TILE_VALUE, unit.format());
        context(1, context);
    }

    private void forecast() {
        List<Run> context = List.of(grey(howSure()));
        tile(
                2,
                "forecast",
                "forecast",
                CellLook.TILE_LABEL_FORECAST,
                money(company.forecast()),
                CellLook.TILE_VALUE,
                unit.format());
        context(2, context);
    }

    private String howSure() {
        if (page.draft.context.isQuarterOver()) {
            return labels.text("summary.quarter_over");
        }
        if (company.forecast().isEmpty()) {
            return labels.text("summary.too_little_history");
        }
        return company.low().isEmpty()
                ? labels.text("summary.range.none")
                : labels.text(
                        "summary.range",
                        unit.number(company.low().getAsDouble()),
                        unit.number(company.high().orElse(0)));
    }

    private void gap() {
        OptionalDouble gap = company.gap();
        boolean isBad = gap.isPresent() && gap.getAsDouble() < 0;
        List<Run> context = new ArrayList<>();
        if (gap.isPresent() && company.target().orElse(0) > 0) {
            double share = gap.getAsDouble() / company.target().getAsDouble();
            context.add(new Run(
                    NumberText.arrow(share) + " " + NumberText.signed(share * 100, 1) + "% ",
                    true,
                    isBad ? Palette.VERMILLION : Palette.BLUE));
            context.add(grey(labels.text("summary.of_the_target")));
        }
        tile(
                3,
                "gap",
                "forecast",
                isBad ? CellLook.TILE_LABEL_BAD : CellLook.TILE_LABEL_FORECAST,
                money(gap),
                gap.isEmpty() ? CellLook.TILE_VALUE : isBad ? CellLook.TILE_VALUE_BAD : CellLook.TILE_VALUE_GOOD,
                CellFormat.signed(unit.decimals()));
        context(3, context);
    }

    private void coverage() {
        List<Run> context = new ArrayList<>();
        if (company.isMet()) {
            context.add(grey(labels.text("summary.target_met")));
        } else if (page.draft.context.isQuarterOver()) {
            context.add(grey(labels.text("summary.quarter_over")));
        } else if (company.toGo().isPresent() && company.openForQuarter().isPresent()) {
            context.add(grey(labels.text(
                    "summary.open_for_to_go",
                    unit.number(company.openForQuarter().getAsDouble()),
                    unit.number(company.toGo().getAsDouble()))));
        } else {
            context.add(grey(labels.text("summary.no_coverage")));
        }
        tile(
                4,
                "coverage",
                "pipeline",
                CellLook.TILE_LABEL,
                boxed(company.coverage()),
                CellLook.TILE_VALUE,
                CellFormat.MULTIPLE);
        context(4, context);
    }

    private void winRate() {
        List<Run> context = new ArrayList<>();
        if (company.winRate().isEmpty()) {
            context.add(grey(labels.text("summary.no_closed_deals")));
        } else {
            context.add(grey(labels.text(
                    "summary.closed_deals",
                    NumberText.decimal(company.closedCount().orElse(0), 0))));
            if (company.winRateBefore().isPresent()) {
                double change = company.winRate().getAsDouble()
                        - company.winRateBefore().getAsDouble();
                context.add(new Run(
                        " " + NumberText.arrow(change) + " " + page.draft.words.points(change),
                        true,
                        change < 0 ? Palette.VERMILLION : Palette.BLUE));
            }
        }
        tile(
                5,
                "win_rate",
                "funnel",
                CellLook.TILE_LABEL,
                boxed(company.winRate()),
                CellLook.TILE_VALUE,
                CellFormat.PERCENT);
        context(5, context);
    }

    /** @param value null where unknown: a dash */
    private void tile(
            int place, String figure, String tab, CellLook labelLook, Double value, CellLook look, String format) {
        int left = SheetPage.LEFT + place * STEP;
        page.band(row, left, left + WIDE - 1, labelLook);
        page.band(row + 1, left, left + WIDE - 1, CellLook.TILE_VALUE);
        page.band(row + 2, left, left + WIDE - 1, CellLook.TILE_CONTEXT);
        // A number does not flow into the next cell as a text does.
        page.merge(row + 1, row + 1, left, left + WIDE - 1);
        SheetPage target = page.draft.pageOfAny(tab).orElse(null);
        String label = labels.text("summary.tile." + figure);
        var cell = page.text(row, left, target == null ? label : label + " ›", labelLook);
        if (target != null) {
            page.link(cell, target);
        }
        page.value(row + 1, left, value == null ? "–" : value, look, format);
    }

    private void context(int place, List<Run> runs) {
        if (!runs.isEmpty()) {
            page.rich(row + 2, SheetPage.LEFT + place * STEP, runs, CellLook.TILE_CONTEXT);
        }
    }

    private Double money(OptionalDouble amount) {
        return amount.isPresent() ? (Double) unit.of(amount.getAsDouble()) : null;
    }

    private static Double boxed(OptionalDouble number) {
        return number.isPresent() ? (Double) number.getAsDouble() : null;
    }

    private static Run grey(String text) {
        return new Run(text, false, Palette.GREY);
    }
}
