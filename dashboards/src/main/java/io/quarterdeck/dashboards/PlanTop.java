package io.quarterdeck.dashboards;

import io.quarterdeck.dashboards.SheetPage.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The top of a person's sheet: whose it is, the answer in one sentence, and five figures. */
final class PlanTop {
    private static final int SENTENCE = 3;
    private static final int TILES = 5;
    /** First and last column of each tile. */
    private static final int[][] PLACES = {{1, 2}, {3, 6}, {8, 9}, {10, 11}, {12, 15}};

    private static final double UNLIKELY = 0.4;
    private static final double LIKELY = 0.6;

    /** Joint visits that each person is to have in a week. */
    static final int JOINT_VISITS_A_WEEK = 2;

    private final PlanPage plan;
    private final SheetPage page;
    private final PlanFigures figures;
    private final TableRow person;
    private final Optional<TableRow> month;
    private final Optional<TableRow> quarter;
    private final List<TableRow> last;

    PlanTop(PlanPage plan, PlanFigures figures, TableRow person) {
        this.plan = plan;
        this.page = plan.page;
        this.figures = figures;
        this.person = person;
        String owner = person.text("owner_id");
        this.month = figures.likelihood(owner, person.text("period"));
        this.quarter = figures.ofQuarter(owner, person.text("quarter"));
        this.last = figures.outcomes(owner, person.text("last_period"));
    }

    void write() {
        WorkbookDraft draft = page.draft;
        page.title(
                0,
                SheetPage.LEFT,
                plan.label("title", person.text("owner_name"), draft.labels.value("team", person.text("team"))),
                CellLook.HEADLINE);
        page.text(0, PlanPersonSheet.LAST, plan.label("instruction"), CellLook.SUBTITLE_RIGHT);
        page.height(0, 24);
        page.band(1, SheetPage.LEFT, PlanPersonSheet.LAST, CellLook.RULE);
        page.text(
                1,
                SheetPage.LEFT,
                plan.label(
                        "about",
                        draft.words.period(person.text("period")),
                        plan.unit.heading(),
                        draft.words.date(draft.context.asOf()),
                        person.text("manager_name")),
                CellLook.RULE);
        page.text(1, PlanPersonSheet.LAST, draft.labels.text("cover.confidential"), CellLook.RULE_RIGHT);
        sentence();
        tiles();
    }

    private void sentence() {
        List<Run> runs = new ArrayList<>();
        OptionalDouble target = month.map(row -> row.number("target")).orElse(OptionalDouble.empty());
        if (month.isEmpty() || target.isEmpty()) {
            runs.add(plain(plan.label("sentence.no_target")));
        } else {
            runs.add(plain(plan.label(
                    "sentence.target",
                    plan.unit.number(target.getAsDouble()),
                    plan.unit.number(month.get().orZero("p50")),
                    plan.unit.number(month.get().orZero("p10")),
                    plan.unit.number(month.get().orZero("p90")))));
            chance(runs, month.get());
        }
        quarter.filter(row -> row.number("chance_of_target").isPresent()).ifPresent(row -> {
            runs.add(plain(plan.label("sentence.quarter")));
            chance(runs, row);
        });
        runs.add(plain(last.isEmpty() ? plan.label("sentence.no_last") : kept()));
        page.merge(SENTENCE, SENTENCE, SheetPage.LEFT, PlanPersonSheet.LAST);
        page.rich(SENTENCE, SheetPage.LEFT, runs, CellLook.SENTENCE);
        page.height(SENTENCE, 24);
    }

    private void chance(List<Run> runs, TableRow row) {
        double chance = row.orZero("chance_of_target");
        runs.add(new Run(
                NumberText.percent(chance),
                true,
                chance < UNLIKELY ? Palette.VERMILLION : chance > LIKELY ? Palette.BLUE : Palette.INK));
    }

    private String kept() {
        return plan.label("sentence.kept", decided(""), decided("kept"));
    }

    /** How many promises are decided. @param outcome only these where not empty */
    private String decided(String outcome) {
        return String.valueOf(last.stream()
                .filter(row -> row.is("outcome", "kept") || row.is("outcome", "not_kept"))
                .filter(row -> outcome.isEmpty() || row.is("outcome", outcome))
                .count());
    }

    private static Run plain(String text) {
        return new Run(text, false, Palette.INK);
    }

    private void tiles() {
        OptionalDouble target = figure(month, "target");
        tile(0, "target", plan.money(target), plan.label("tile.target.context", amount(figure(quarter, "target"))));
        tile(
                1,
                "booked",
                plan.money(figure(month, "booked")),
                plan.label("tile.booked.context", amount(figure(quarter, "booked"))));
        tile(
                2,
                "expected",
                plan.money(figure(month, "p50")),
                plan.label(
                        "tile.expected.context",
                        amount(figure(month, "p10")),
                        amount(figure(month, "p90")),
                        NumberText.decimal(figure(month, "open_deals").orElse(0), 0)));
        Optional<TableRow> commitment =
                last.stream().filter(row -> row.is("kind", "commitment_month")).findFirst();
        tile(
                3,
                "last",
                commitment
                        .map(row -> amount(row.number("promised_amount")) + " → " + amount(row.number("actual_amount")))
                        .orElse("–"),
                last.isEmpty()
                        ? plan.label("tile.last.none")
                        : plan.label("tile.last.context", decided(""), decided("kept")));
        List<TableRow> visits =
                last.stream().filter(row -> row.is("kind", "joint_visit")).toList();
        long done = visits.stream().filter(row -> row.is("outcome", "kept")).count();
        boolean isKnown = visits.stream().noneMatch(row -> row.is("outcome", "unknown"));
        tile(
                4,
                "visits",
                visits.isEmpty() ? "–" : visits.size() + " / " + (isKnown ? String.valueOf(done) : "?"),
                plan.label("tile.visits.context", String.valueOf(JOINT_VISITS_A_WEEK)));
    }

    private static OptionalDouble figure(Optional<TableRow> row, String column) {
        return row.map(r -> r.number(column)).orElse(OptionalDouble.empty());
    }

    private String amount(OptionalDouble amount) {
        return amount.isPresent() ? plan.unit.number(amount.getAsDouble()) : "–";
    }

    /** @param value a number or a text; null where unknown: a dash */
    private void tile(int place, String figure, Object value, String context) {
        int first = PLACES[place][0];
        int last = PLACES[place][1];
        page.band(TILES, first, last, CellLook.TILE_LABEL);
        page.band(TILES + 1, first, last, CellLook.TILE_VALUE);
        page.band(TILES + 2, first, last, CellLook.TILE_CONTEXT);
        page.merge(TILES + 1, TILES + 1, first, last);
        page.text(TILES, first, plan.label("tile." + figure), CellLook.TILE_LABEL);
        page.value(TILES + 1, first, value == null ? "–" : value, CellLook.TILE_VALUE, plan.unit.format());
        page.text(TILES + 2, first, context, CellLook.TILE_CONTEXT);
        page.height(TILES + 1, 26);
    }
}
