package io.quarterdeck.dashboards;

import io.quarterdeck.engine.PlanForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Last month's promises and what became of them, with a cell for the reason where one was not kept. */
final class PlanLast {
    /** Promises that are shown as one line, since there is one for each week. */
    private static final List<String> TOGETHER = List.of("next_step", "joint_visit", "visits", "quotes", "calls");

    private final PlanPage plan;
    private final SheetPage page;
    private final TableRow person;
    private final List<TableRow> outcomes;
    private final PlanForm.Block block = PlanPage.FORM.sheet("person").block("last");
    private final List<Line> lines;

    /**
     * A line of the list.
     *
     * @param key the promise, or the kind of several
     * @param outcome kept, not_kept, open or unknown
     */
    private record Line(
            String key,
            String text,
            String due,
            Double promised,
            Double actual,
            boolean isMoney,
            String outcome,
            String detail) {}

    PlanLast(PlanPage plan, PlanFigures figures, TableRow person) {
        this.plan = plan;
        this.page = plan.page;
        this.person = person;
        this.outcomes = figures.outcomes(person.text("owner_id"), person.text("last_period"));
        this.lines = lines();
    }

    List<String> keys() {
        return shown().stream().map(Line::key).toList();
    }

    private List<Line> shown() {
        return lines.subList(0, Math.min(lines.size(), block.most()));
    }

    /** Commitments, then what is shown together, then deals and remedies, those that were not kept and the largest first. */
    private List<Line> lines() {
        List<Line> all = new ArrayList<>();
        Map<String, List<TableRow>> together = new LinkedHashMap<>();
        List<TableRow> single = new ArrayList<>();
        for (TableRow outcome : outcomes) {
            String kind = outcome.text("kind");
            if (kind.startsWith("commitment")) {
                all.add(line(outcome));
            } else if (TOGETHER.contains(kind)) {
                together.computeIfAbsent(kind, k -> new ArrayList<>()).add(outcome);
            } else if (!kind.equals("help")) {
                single.add(outcome);
            }
        }
        TOGETHER.stream().filter(together::containsKey).forEach(kind -> all.add(sum(kind, together.get(kind))));
        single.stream()
                .sorted(Comparator.comparing((TableRow row) -> !row.is("outcome", "not_kept"))
                        .thenComparing(row -> -row.orZero("promised_amount"))
                        .thenComparing(row -> row.text("item")))
                .map(this::line)
                .forEach(all::add);
        return all;
    }

    private Line line(TableRow row) {
        String kind = row.text("kind");
        String about =
                switch (kind) {
                    case "deal" ->
                        row.text("opportunity_name").isEmpty()
                                ? row.text("opportunity_id")
                                : row.text("opportunity_name");
                    case "remedy" -> page.draft.labels.value("lever", row.text("lever"));
                    default -> "";
                };
        String text = plan.label("promise." + kind, about);
        String detail = row.day("actual_date") == null
                ? ""
                : plan.label("last.on", page.draft.words.date(row.day("actual_date")));
        String reason = reason(row);
        detail += (detail.isEmpty() || reason.isEmpty() ? "" : " · ") + reason;
        return new Line(
                row.text("item"),
                text,
                row.day("due_date") == null ? "" : row.day("due_date").toString(),
                plan.money(row.number("promised_amount")),
                plan.money(row.number("actual_amount")),
                true,
                row.text("outcome"),
                detail);
    }

    /** One line for promises of a kind: how many were promised, and how many came. */
    private Line sum(String kind, List<TableRow> rows) {
        boolean isCounted = !kind.equals("next_step") && !kind.equals("joint_visit");
        double promised = isCounted
                ? rows.stream().mapToDouble(row -> row.orZero("promised_count")).sum()
                : rows.size();
        boolean isKnown = rows.stream().noneMatch(row -> row.is("outcome", "unknown"));
        double actual = isCounted
                ? rows.stream().mapToDouble(row -> row.orZero("actual_count")).sum()
                : rows.stream().filter(row -> row.is("outcome", "kept")).count();
        boolean isOpen = rows.stream().anyMatch(row -> row.is("outcome", "open"));
        String outcome = !isKnown ? "unknown" : actual >= promised ? "kept" : isOpen ? "open" : "not_kept";
        return new Line(
                kind,
                plan.label("promise." + kind, ""),
                "",
                promised,
                isKnown ? (Double) actual : null,
                false,
                outcome,
                repeats(rows));
    }

    /** Of several, the reason that was given most often. */
    private String repeats(List<TableRow> rows) {
        return rows.stream()
                .max(Comparator.comparingDouble((TableRow row) -> row.orZero("reason_count")))
                .map(this::reason)
                .orElse("");
    }

    /** Why it was not kept, as the list of the form has it, and how often this person has said so; empty where nothing was. */
    private String reason(TableRow row) {
        String said = row.text("reason");
        if (said.isEmpty()) {
            return "";
        }
        String shown = PlanPage.FORM.choices().get("reason").stream()
                .filter(choice -> choice.is(said))
                .map(choice -> choice.shown(page.draft.context.language()))
                .findFirst()
                .orElse(said);
        double count = row.orZero("reason_count");
        return count > 1 ? plan.label("last.again", shown, NumberText.decimal(count, 0)) : shown;
    }

    void write() {
        int section = block.firstRow() - 3;
        int last = PlanPersonSheet.LAST;
        page.text(
                section,
                SheetPage.LEFT,
                plan.label("last", page.draft.words.period(person.text("last_period"))),
                CellLook.SECTION);
        page.band(section + 1, SheetPage.LEFT, last, CellLook.SMALL_HEADING);
        String[] headings = {"promise", "due", "promised", "actual", "outcome"};
        for (int i = 0; i < headings.length; i++) {
            boolean isNumber = i == 2 || i == 3;
            page.text(
                    section + 1,
                    SheetPage.LEFT + i,
                    plan.label("last." + headings[i]),
                    isNumber ? CellLook.SMALL_HEADING_RIGHT : CellLook.SMALL_HEADING);
        }
        plan.heading(block.entry("reason"), CellLook.SMALL_HEADING);
        if (lines.isEmpty()) {
            page.text(section + 2, SheetPage.LEFT, plan.label("last.none"), CellLook.FOOTNOTE);
        }
        List<Line> shown = shown();
        for (int i = 0; i < shown.size(); i++) {
            write(block.firstRow() + i, shown.get(i));
        }
        plan.validate(block.entry("reason"), shown.size());
        if (lines.size() > shown.size()) {
            page.text(
                    section,
                    last,
                    plan.label("last.more", String.valueOf(lines.size() - shown.size())),
                    CellLook.SUBTITLE_RIGHT);
        }
    }

    private void write(int number, Line line) {
        int row = number - 1;
        String format = line.isMoney() ? plan.unit.format() : CellFormat.COUNT;
        page.band(row, SheetPage.LEFT, PlanPersonSheet.LAST, CellLook.BODY);
        int lines = TextWidth.lines(line.text(), PlanPersonSheet.FIRST_WIDTH - 2);
        page.text(row, SheetPage.LEFT, line.text(), lines > 1 ? CellLook.BODY_WRAPPED : CellLook.BODY);
        page.text(row, SheetPage.LEFT + 1, line.due(), CellLook.BODY);
        page.value(row, SheetPage.LEFT + 2, line.promised(), CellLook.BODY_NUMBER, format);
        page.value(row, SheetPage.LEFT + 3, line.actual(), CellLook.BODY_NUMBER, format);
        page.text(
                row,
                SheetPage.LEFT + 4,
                plan.label("outcome." + line.outcome()),
                line.outcome().equals("kept")
                        ? CellLook.BODY_GOOD
                        : line.outcome().equals("not_kept") ? CellLook.BODY_BAD : CellLook.BODY);
        plan.key(block, number, line.key());
        page.text(row, 8, line.detail(), CellLook.ASIDE);
        page.height(row, lines > 1 ? 1 + 13 * lines : 17);
        if (line.outcome().equals("not_kept")) {
            plan.input(block.entry("reason"), number, 1);
        }
    }
}
