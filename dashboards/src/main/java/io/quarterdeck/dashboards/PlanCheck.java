package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.List;

/** The weekly check: what everyone promised for the month, how it stands, and a box to tick in each week. */
final class PlanCheck {
    private static final int BOXES = 6;
    private static final String[] HEADINGS = {"person", "promise", "due", "promised", "actual", "outcome"};
    private static final double[] WIDTHS = {20, 42, 12, 12, 12, 14};

    private PlanCheck() {}

    static void write(PlanPage plan, PlanFigures figures, List<TableRow> people) {
        SheetPage page = plan.page;
        WorkbookDraft draft = page.draft;
        String period = people.get(0).text("period");
        int row = page.head(
                plan.label("check.title", draft.words.period(period)),
                plan.label("check.about"),
                draft.labels.text("text.as_of", draft.words.date(draft.context.asOf())) + " · " + plan.unit.heading());
        List<String> weeks = figures.all("plan_weeks").stream()
                .map(week -> week.day("first_day").toString().substring(5))
                .limit(BOXES)
                .toList();
        int last = SheetPage.LEFT + WIDTHS.length + weeks.size();
        for (int i = 0; i < WIDTHS.length; i++) {
            page.fix(SheetPage.LEFT + i, WIDTHS[i]);
            page.text(
                    row,
                    SheetPage.LEFT + i,
                    plan.label(i == 0 ? "cover.person" : "last." + HEADINGS[i]),
                    i == 3 || i == 4 ? CellLook.SMALL_HEADING_RIGHT : CellLook.SMALL_HEADING);
        }
        for (int i = 0; i < weeks.size(); i++) {
            page.fix(SheetPage.LEFT + WIDTHS.length + i, 8);
            page.text(row, SheetPage.LEFT + WIDTHS.length + i, weeks.get(i), CellLook.SMALL_HEADING);
        }
        page.fix(last, 30);
        page.text(row, last, plan.label("check.note"), CellLook.SMALL_HEADING);
        for (TableRow person : people) {
            List<TableRow> promises = new ArrayList<>(figures.outcomes(person.text("owner_id"), period));
            if (promises.isEmpty()) {
                row++;
                page.band(row, SheetPage.LEFT, last, CellLook.BODY);
                page.text(row, SheetPage.LEFT, person.text("owner_name"), CellLook.BODY);
                page.text(row, SheetPage.LEFT + 1, plan.label("check.none"), CellLook.FOOTNOTE);
                boxes(page, row, weeks.size());
            }
            for (TableRow promise : promises) {
                row++;
                line(plan, row, person, promise, last);
                boxes(page, row, weeks.size());
            }
        }
        plan.page.protect();
        page.finish(0);
    }

    private static void boxes(SheetPage page, int row, int weeks) {
        for (int i = 0; i <= weeks; i++) {
            page.value(row, SheetPage.LEFT + WIDTHS.length + i, null, CellLook.INPUT, CellFormat.GENERAL);
        }
        page.height(row, 18);
    }

    private static void line(PlanPage plan, int row, TableRow person, TableRow promise, int last) {
        SheetPage page = plan.page;
        String kind = promise.text("kind");
        String about =
                switch (kind) {
                    case "deal", "next_step" -> promise.text("opportunity_name");
                    case "remedy" -> page.draft.labels.value("lever", promise.text("lever"));
                    case "joint_visit" -> promise.text("account");
                    case "help" -> promise.text("note");
                    default -> "";
                };
        page.band(row, SheetPage.LEFT, last, CellLook.BODY);
        page.text(row, SheetPage.LEFT, person.text("owner_name"), CellLook.BODY);
        page.text(row, SheetPage.LEFT + 1, plan.label("promise." + kind, about), CellLook.BODY_WRAPPED);
        page.value(row, SheetPage.LEFT + 2, promise.day("due_date"), CellLook.BODY, CellFormat.DATE);
        boolean isCount = promise.number("promised_count").isPresent();
        page.value(
                row,
                SheetPage.LEFT + 3,
                isCount ? (Double) promise.orZero("promised_count") : plan.money(promise.number("promised_amount")),
                CellLook.BODY_NUMBER,
                isCount ? CellFormat.COUNT : plan.unit.format());
        page.value(
                row,
                SheetPage.LEFT + 4,
                promise.number("actual_count").isPresent()
                        ? (Double) promise.orZero("actual_count")
                        : plan.money(promise.number("actual_amount")),
                CellLook.BODY_NUMBER,
                promise.number("actual_count").isPresent() ? CellFormat.COUNT : plan.unit.format());
        page.text(
                row,
                SheetPage.LEFT + 5,
                plan.label("outcome." + promise.text("outcome")),
                promise.is("outcome", "not_kept")
                        ? CellLook.BODY_BAD
                        : promise.is("outcome", "kept") ? CellLook.BODY_GOOD : CellLook.BODY);
    }
}
