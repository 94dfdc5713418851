package io.quarterdeck.dashboards;

import io.quarterdeck.engine.PlanForm;
import java.util.List;
import java.util.Optional;

/** The first sheet of a manager's workbook: how to go about it, and everyone whose sheet is in it with the month's figures. */
final class PlanCover {
    private static final PlanForm.Block PEOPLE = PlanPage.FORM.sheet("cover").block("people");

    private static final String[] HEADINGS = {
        "person", "target", "booked", "expected", "chance", "key", "", "chance_quarter", "commitment", "kept", "visits"
    };

    private PlanCover() {}

    static void write(PlanPage plan, PlanFigures figures, List<TableRow> people, List<SheetPage> sheets) {
        SheetPage page = plan.page;
        WorkbookDraft draft = page.draft;
        TableRow first = people.get(0);
        double[] widths = {25, 12, 12, 12, 12, 11.5, 2, 15, 15, 15, 15};
        for (int i = 0; i < widths.length; i++) {
            page.fix(SheetPage.LEFT + i, widths[i]);
        }
        page.title(
                0,
                SheetPage.LEFT,
                plan.label("cover.title", first.text("manager_name"), draft.words.period(first.text("period"))),
                CellLook.TITLE);
        page.height(0, 27);
        page.band(1, SheetPage.LEFT, HEADINGS.length, CellLook.RULE);
        page.text(
                1,
                SheetPage.LEFT,
                draft.context.company() + " · " + plan.unit.heading() + " · "
                        + draft.labels.text("text.as_of", draft.words.date(draft.context.asOf())) + " · "
                        + draft.labels.text("cover.confidential"),
                CellLook.RULE);
        plan.mark(
                "cover",
                first.text("period"),
                PlanPersonSheet.manager(first),
                "",
                List.of(PlanPage.FORM.seal(
                        PEOPLE, people.stream().map(row -> row.text("owner_id")).toList())));
        for (int step = 1; step <= 5; step++) {
            page.text(3 + step, SheetPage.LEFT, step + ". " + plan.label("cover.step" + step), CellLook.VALUE);
        }
        int heading = PEOPLE.firstRow() - 2;
        page.text(heading - 1, SheetPage.LEFT, plan.label("cover.people"), CellLook.SECTION);
        for (int i = 0; i < HEADINGS.length; i++) {
            page.text(
                    heading,
                    SheetPage.LEFT + i,
                    HEADINGS[i].isEmpty() ? "" : plan.label("cover." + HEADINGS[i]),
                    i == 0 || i == 5 || i == 6 ? CellLook.SMALL_HEADING : CellLook.SMALL_HEADING_RIGHT);
        }
        for (int i = 0; i < people.size(); i++) {
            person(plan, figures, PEOPLE.firstRow() + i, people.get(i), sheets.get(i));
        }
        page.headline(first.text("manager_name"));
        plan.page.protect();
        page.finish(0);
    }

    private static void person(PlanPage plan, PlanFigures figures, int number, TableRow person, SheetPage sheet) {
        SheetPage page = plan.page;
        int row = number - 1;
        String owner = person.text("owner_id");
        page.band(row, SheetPage.LEFT, HEADINGS.length, CellLook.BODY);
        page.text(row, SheetPage.LEFT, person.text("owner_name"), CellLook.BODY);
        page.link(
                row,
                SheetPage.LEFT,
                new RowLinks.Target(page.draft, "'" + sheet.name().replace("'", "''") + "'!A1"));
        Optional<TableRow> month = figures.likelihood(owner, person.text("period"));
        String[] columns = {"target", "booked", "p50"};
        for (int i = 0; i < columns.length; i++) {
            String column = columns[i];
            page.value(
                    row,
                    SheetPage.LEFT + 1 + i,
                    month.map(r -> plan.money(r.number(column))).orElse(null),
                    CellLook.BODY_NUMBER,
                    plan.unit.format());
        }
        page.value(row, SheetPage.LEFT + 4, chance(month), CellLook.BODY_NUMBER, CellFormat.PERCENT);
        plan.key(PEOPLE, number, owner);
        page.value(
                row,
                SheetPage.LEFT + 7,
                chance(figures.ofQuarter(owner, person.text("quarter"))),
                CellLook.BODY_NUMBER,
                CellFormat.PERCENT);
        List<TableRow> last = figures.outcomes(owner, person.text("last_period"));
        page.value(
                row,
                SheetPage.LEFT + 8,
                last.stream()
                        .filter(r -> r.is("kind", "commitment_month"))
                        .findFirst()
                        .map(r -> plan.money(r.number("promised_amount")))
                        .orElse(null),
                CellLook.BODY_NUMBER,
                plan.unit.format());
        page.text(row, SheetPage.LEFT + 9, share(last, ""), CellLook.BODY_NUMBER);
        page.text(row, SheetPage.LEFT + 10, share(last, "joint_visit"), CellLook.BODY_NUMBER);
    }

    private static Double chance(Optional<TableRow> row) {
        return row.filter(r -> r.number("chance_of_target").isPresent())
                .map(r -> (Double) r.orZero("chance_of_target"))
                .orElse(null);
    }

    /** Kept of those that are decided. @param kind all where empty */
    private static String share(List<TableRow> outcomes, String kind) {
        List<TableRow> rows = outcomes.stream()
                .filter(row -> kind.isEmpty() || row.is("kind", kind))
                .filter(row -> row.is("outcome", "kept") || row.is("outcome", "not_kept"))
                .toList();
        return rows.isEmpty()
                ? "–"
                : rows.stream().filter(row -> row.is("outcome", "kept")).count() + " / " + rows.size();
    }
}
