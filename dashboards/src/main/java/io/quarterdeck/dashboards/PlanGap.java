package io.quarterdeck.dashboards;

import io.quarterdeck.engine.PlanForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Why a person is short, effect by effect, and the remedies by what they may bring. */
final class PlanGap {
    /** Rows from 0. */
    private static final int BRIDGE = 9;

    private static final int MOST_EFFECTS = 7;

    /** The one row between the bridge and the remedies, as high as its words need. */
    private static final int BESIDE = BRIDGE + 2 + MOST_EFFECTS;

    private static final double BESIDE_POINTS = 36;

    private static final int REMEDIES = 19;

    /** Deals named beside a remedy. */
    private static final int MOST_DEALS = 6;

    private final PlanPage plan;
    private final SheetPage page;
    private final PlanFigures figures;
    private final TableRow person;
    private final PlanForm.Block block = PlanPage.FORM.sheet("person").block("remedies");

    PlanGap(PlanPage plan, PlanFigures figures, TableRow person) {
        this.plan = plan;
        this.page = plan.page;
        this.figures = figures;
        this.person = person;
    }

    void bridge() {
        List<TableRow> effects = effects();
        page.text(BRIDGE, SheetPage.LEFT, plan.label("gap"), CellLook.SECTION);
        page.band(BRIDGE + 1, SheetPage.LEFT, SheetPage.LEFT + 5, CellLook.SMALL_HEADING);
        page.text(BRIDGE + 1, SheetPage.LEFT, plan.label("gap.effect"), CellLook.SMALL_HEADING);
        page.text(BRIDGE + 1, SheetPage.LEFT + 2, plan.label("gap.amount"), CellLook.SMALL_HEADING_RIGHT);
        page.text(BRIDGE + 1, SheetPage.LEFT + 3, plan.label("gap.noise"), CellLook.SMALL_HEADING);
        if (effects.isEmpty()) {
            page.text(BRIDGE + 2, SheetPage.LEFT, plan.label("gap.none"), CellLook.FOOTNOTE);
            return;
        }
        for (int i = 0; i < effects.size(); i++) {
            effect(BRIDGE + 2 + i, effects.get(i));
        }
    }

    /** Below the bridge: the territory and the target, in words; where no export tells, which one would. */
    void beside() {
        Labels labels = page.draft.labels;
        Optional<TableRow> known = figures.ofPerson("gap_context", person.text("owner_id")).stream()
                .findFirst();
        List<String> words = new ArrayList<>();
        words.add(known.filter(row -> row.number("potential").isPresent())
                .map(row -> plan.label(
                        "beside.territory",
                        plan.unit.number(row.orZero("potential")),
                        labels.value("territory_size", row.text("territory_size")),
                        share(row.number("penetration")),
                        share(row.number("company_penetration"))))
                .orElse(plan.label("beside.no_market")));
        words.add(known.filter(row -> row.number("asked_growth").isPresent())
                .map(row -> plan.label(
                        "beside.target",
                        growth(row.number("asked_growth")),
                        growth(row.number("company_growth")),
                        labels.value("target_difficulty", row.text("target_difficulty")),
                        times(row.number("opening_coverage")),
                        times(row.number("company_coverage")),
                        NumberText.decimal(row.orZero("past_reached"), 0),
                        NumberText.decimal(row.orZero("past_targets"), 0),
                        NumberText.decimal(row.orZero("peers_reached"), 0),
                        NumberText.decimal(row.orZero("peers"), 0)))
                .orElse(plan.label("beside.no_target")));
        page.text(BESIDE, SheetPage.LEFT, String.join(" ", words), CellLook.BODY_SMALL);
        page.merge(BESIDE, BESIDE, SheetPage.LEFT, SheetPage.LEFT + 5);
        page.height(BESIDE, BESIDE_POINTS);
    }

    private static String share(OptionalDouble share) {
        return share.isPresent() ? NumberText.decimal(100 * share.getAsDouble(), 1) + "%" : "–";
    }

    private static String growth(OptionalDouble growth) {
        return growth.isPresent() ? NumberText.signed(100 * growth.getAsDouble(), 0) + "%" : "–";
    }

    private static String times(OptionalDouble multiple) {
        return multiple.isPresent() ? NumberText.decimal(multiple.getAsDouble(), 1) + "×" : "–";
    }

    private void effect(int row, TableRow effect) {
        // What is not due yet is neither good nor bad.
        boolean isEnd = isEnd(effect) || effect.is("effect", "not_yet_due");
        String name = effect.text("effect");
        page.band(row, SheetPage.LEFT, SheetPage.LEFT + 5, CellLook.BODY);
        page.text(row, SheetPage.LEFT, page.draft.labels.value("effect", name), CellLook.BODY);
        double amount = effect.orZero("amount");
        page.value(
                row,
                SheetPage.LEFT + 2,
                plan.unit.of(amount),
                isEnd ? CellLook.BODY_NUMBER : amount < 0 ? CellLook.BODY_BAD : CellLook.BODY_GOOD,
                isEnd ? plan.unit.format() : plan.unit.changeFormat());
        OptionalDouble lower = effect.number("lower");
        OptionalDouble upper = effect.number("upper");
        if (!isEnd && lower.isPresent() && upper.isPresent()) {
            boolean isChance = lower.getAsDouble() <= 0 && upper.getAsDouble() >= 0;
            String range =
                    "[" + plan.unit.signed(lower.getAsDouble()) + " … " + plan.unit.signed(upper.getAsDouble()) + "]";
            page.text(row, SheetPage.LEFT + 3, isChance ? plan.label("gap.chance", range) : range, CellLook.BODY_SMALL);
            page.merge(row, row, SheetPage.LEFT + 3, SheetPage.LEFT + 5);
        }
    }

    private static boolean isEnd(TableRow effect) {
        return effect.is("effect", "reference") || effect.is("effect", "actual");
    }

    /** Of one period and one reference: where it starts, the largest effects, where it ends. */
    private List<TableRow> effects() {
        List<TableRow> all = figures.ofPerson("gap_bridge", person.text("owner_id"));
        for (String period : List.of(person.text("period"), person.text("quarter"), person.text("last_period"))) {
            List<TableRow> rows =
                    all.stream().filter(row -> row.is("period", period)).toList();
            if (!rows.isEmpty()) {
                String reference = rows.stream()
                        .map(row -> row.text("reference"))
                        .filter(text -> text.startsWith("target"))
                        .findFirst()
                        .orElse(rows.get(0).text("reference"));
                return chosen(rows.stream()
                        .filter(row -> row.is("reference", reference))
                        .toList());
            }
        }
        return List.of();
    }

    private static List<TableRow> chosen(List<TableRow> rows) {
        List<TableRow> chosen = new ArrayList<>(
                rows.stream().filter(row -> row.is("effect", "reference")).toList());
        List<TableRow> effects = new ArrayList<>(rows.stream()
                .filter(row -> !isEnd(row) && row.orZero("amount") != 0)
                .toList());
        effects.sort(Comparator.comparingDouble((TableRow row) -> -Math.abs(row.orZero("amount")))
                .thenComparing(row -> row.text("effect")));
        chosen.addAll(effects.subList(0, Math.min(effects.size(), MOST_EFFECTS - 2)));
        rows.stream().filter(row -> row.is("effect", "actual")).forEach(chosen::add);
        return chosen;
    }

    /** The remedies that can be chosen, by rank. */
    List<TableRow> remedies() {
        List<TableRow> all = new ArrayList<>(figures.ofPerson("remedies", person.text("owner_id")));
        for (String period : List.of(person.text("period"), person.text("quarter"))) {
            List<TableRow> rows = all.stream()
                    .filter(row -> row.is("period", period))
                    .sorted(Comparator.comparingDouble(row -> row.orZero("remedy_rank")))
                    .limit(block.most())
                    .toList();
            if (!rows.isEmpty()) {
                return rows;
            }
        }
        return List.of();
    }

    /** The keys of the remedies, as the reader finds them. */
    List<String> keys() {
        return remedies().stream().map(row -> row.text("lever")).toList();
    }

    void writeRemedies() {
        page.text(REMEDIES, SheetPage.LEFT, plan.label("remedies"), CellLook.SECTION);
        page.band(REMEDIES + 1, SheetPage.LEFT, SheetPage.LEFT + 5, CellLook.SMALL_HEADING);
        page.text(REMEDIES + 1, SheetPage.LEFT, plan.label("remedies.lever"), CellLook.SMALL_HEADING);
        plan.heading(block.entry("expected"), CellLook.SMALL_HEADING_RIGHT);
        plan.heading(block.entry("opportunities"), CellLook.SMALL_HEADING);
        plan.heading(block.entry("chosen"), CellLook.SMALL_HEADING);
        List<TableRow> remedies = remedies();
        if (remedies.isEmpty()) {
            page.text(block.firstRow() - 1, SheetPage.LEFT, plan.label("remedies.none"), CellLook.FOOTNOTE);
        }
        for (int i = 0; i < remedies.size(); i++) {
            TableRow remedy = remedies.get(i);
            int row = block.firstRow() + i;
            page.band(row - 1, SheetPage.LEFT, SheetPage.LEFT + 5, CellLook.BODY);
            page.text(
                    row - 1,
                    SheetPage.LEFT,
                    page.draft.labels.value("lever", remedy.text("lever")),
                    CellLook.BODY_WRAPPED);
            plan.key(block, row, remedy.text("lever"));
            page.value(
                    row - 1,
                    block.entry("expected").place().column(),
                    plan.money(remedy.number("expected_amount")),
                    CellLook.BODY_NUMBER,
                    plan.unit.format());
            page.text(row - 1, block.entry("opportunities").place().column(), deals(remedy), CellLook.BODY_SMALL);
            page.merge(row - 1, row - 1, 4, 5);
            // Merged cells do not make their row as high as their text; three deals are two lines.
            page.height(row - 1, 24);
            plan.input(block.entry("chosen"), row, 0);
        }
        plan.validate(block.entry("chosen"), remedies.size());
    }

    /** The first deals of a remedy; the rest are in the table. */
    private static String deals(TableRow remedy) {
        String deals = remedy.text("opportunity_ids");
        if (deals.isEmpty()) {
            return "";
        }
        List<String> ids = List.of(deals.split("\\s*,\\s*"));
        return String.join(", ", ids.subList(0, Math.min(ids.size(), MOST_DEALS)));
    }
}
