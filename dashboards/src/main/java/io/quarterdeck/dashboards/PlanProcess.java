package io.quarterdeck.dashboards;

import java.util.Comparator;
import java.util.List;

/** The twelve parts of the management process: what the exports say of each, or which export it waits for. */
final class PlanProcess {
    private PlanProcess() {}

    static void write(PlanPage plan, PlanFigures figures, TableRow first) {
        SheetPage page = plan.page;
        WorkbookDraft draft = page.draft;
        List<TableRow> parts = figures.of("process_parts", "manager_id", PlanPersonSheet.manager(first)).stream()
                .sorted(Comparator.comparingDouble(row -> row.orZero("part_order")))
                .toList();
        long waiting = parts.stream().filter(row -> row.orZero("records") == 0).count();
        int row = page.head(
                plan.label("process.title", String.valueOf(parts.size() - waiting), String.valueOf(parts.size())),
                plan.label("process.about"),
                draft.labels.text("text.as_of", draft.words.date(draft.context.asOf())));
        String[] headings = {"module", "part", "says", "where"};
        double[] widths = {24, 28, 78, 46};
        for (int i = 0; i < headings.length; i++) {
            page.fix(SheetPage.LEFT + i, widths[i]);
            page.text(row, SheetPage.LEFT + i, plan.label("process." + headings[i]), CellLook.SMALL_HEADING);
        }
        String module = "";
        for (TableRow part : parts) {
            row++;
            String name = part.text("part");
            boolean isThere = part.orZero("records") > 0;
            page.band(row, SheetPage.LEFT, SheetPage.LEFT + 3, CellLook.BODY_WRAPPED);
            if (!part.text("module").equals(module)) {
                module = part.text("module");
                page.text(row, SheetPage.LEFT, plan.label("module." + module), CellLook.BODY_WRAPPED);
            }
            page.text(row, SheetPage.LEFT + 1, plan.label("part." + name), CellLook.BODY_WRAPPED);
            page.text(
                    row,
                    SheetPage.LEFT + 2,
                    isThere
                            ? plan.label(
                                    "part." + name + ".says",
                                    NumberText.decimal(part.orZero("done"), 0),
                                    NumberText.decimal(part.orZero("total"), 0))
                            : plan.label("process.waits", part.text("needs")),
                    isThere ? CellLook.BODY_WRAPPED : CellLook.BODY_SMALL);
            page.text(row, SheetPage.LEFT + 3, plan.label("part." + name + ".where"), CellLook.BODY_SMALL);
            page.height(row, 20);
        }
        plan.page.protect();
        page.finish(1);
    }
}
