package io.quarterdeck.dashboards;

import io.quarterdeck.engine.PlanForm;
import java.util.List;

/** One person's sheet: the month's answer, why short, remedies, promises, last month's outcome, every open deal. */
final class PlanPersonSheet {
    /** The last column, P. */
    static final int LAST = 15;

    /** How wide column B is, in digits. */
    static final double FIRST_WIDTH = 25;

    /** How wide the columns are, from B, in digits. */
    private static final double[] WIDTHS = {
        FIRST_WIDTH, 12, 11.5, 10, 9, 11.5, 2, 13, 19, 11.5, 19, 11.5, 11, 11.5, 11.5
    };

    private static final PlanForm.Sheet FORM = PlanPage.FORM.sheet("person");

    private PlanPersonSheet() {}

    static void write(PlanPage plan, PlanFigures figures, TableRow person) {
        SheetPage page = plan.page;
        for (int i = 0; i < WIDTHS.length; i++) {
            page.fix(SheetPage.LEFT + i, WIDTHS[i]);
        }
        PlanTop top = new PlanTop(plan, figures, person);
        PlanGap gap = new PlanGap(plan, figures, person);
        PlanLast last = new PlanLast(plan, figures, person);
        PlanDeals deals = new PlanDeals(plan, figures, person);
        List<String> weeks = figures.all("plan_weeks").stream()
                .map(row -> row.day("first_day").toString())
                .sorted()
                .limit(FORM.block("weeks").most())
                .toList();
        top.write();
        plan.mark(
                "person",
                person.text("period"),
                manager(person),
                person.text("owner_id"),
                List.of(
                        seal("weeks", weeks),
                        seal("remedies", gap.keys()),
                        seal("last", last.keys()),
                        seal("deals", deals.keys())));
        gap.bridge();
        commitments(plan, weeks, person);
        // After the weeks beside it, whose rows are lower than its words need.
        gap.beside();
        gap.writeRemedies();
        last.write();
        deals.write();
        plan.page.protect();
        page.headline(person.text("owner_name"));
        page.finish(0);
    }

    private static String seal(String block, List<String> keys) {
        return PlanPage.FORM.seal(FORM.block(block), keys);
    }

    /** The manager's key; the team where there is none. */
    static String manager(TableRow person) {
        return person.text("manager_id").isEmpty() ? person.text("manager_name") : person.text("manager_id");
    }

    private static void commitments(PlanPage plan, List<String> weeks, TableRow person) {
        SheetPage page = plan.page;
        PlanForm.Block block = FORM.block("weeks");
        int left = block.keyColumn();
        page.text(
                FORM.cell("commitment_month").place().row() - 2,
                left,
                plan.label("commitments", page.draft.words.period(person.text("period"))),
                CellLook.SECTION);
        plan.cell(FORM.cell("commitment_month"), 1);
        plan.cell(FORM.cell("commitment_quarter"), 1);
        plan.cell(FORM.cell("help"), 5);
        plan.cell(FORM.cell("signed_by_person"), 1);
        plan.cell(FORM.cell("signed_by_manager"), 1);
        plan.cell(FORM.cell("plan_date"), 1);
        for (String tall : List.of("commitment_month", "help", "signed_by_person", "plan_date")) {
            page.height(FORM.cell(tall).place().row() - 1, 20);
        }
        page.text(block.firstRow() - 2, left, plan.label("weeks"), CellLook.SMALL_HEADING);
        block.entries().forEach(entry -> plan.heading(entry, CellLook.SMALL_HEADING));
        for (int i = 0; i < weeks.size(); i++) {
            int row = block.firstRow() + i;
            page.text(row - 1, left, weeks.get(i), CellLook.BODY);
            block.entries().forEach(entry -> plan.input(entry, row, 0));
            page.height(row - 1, 18);
        }
        block.entries().forEach(entry -> plan.validate(entry, weeks.size()));
    }
}
