package io.quarterdeck.dashboards;

import io.quarterdeck.engine.PlanForm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every open deal of a person: how it stands, what happened since the last meeting, its risks, and what is promised of it. */
final class PlanDeals {
    /** Flags of a deal that are named; the rest are on the risk list. */
    private static final int MOST_FLAGS = 3;

    private static final int PROGRESS = 8;
    private static final int RISKS = 10;

    private final PlanPage plan;
    private final SheetPage page;
    private final PlanFigures figures;
    private final LocalDate since;
    private final List<TableRow> deals;
    private final PlanForm.Block block = PlanPage.FORM.sheet("person").block("deals");

    PlanDeals(PlanPage plan, PlanFigures figures, TableRow person) {
        this.plan = plan;
        this.page = plan.page;
        this.figures = figures;
        String owner = person.text("owner_id");
        this.since = lastMeeting(owner).orElse(page.draft.context.since());
        this.deals = figures.of("open_deals", "owner_id", owner).stream()
                .sorted(Comparator.comparing(
                                (TableRow row) -> row.day("planned_close_date"),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(row -> -row.orZero("amount"))
                        .thenComparing(row -> row.text("opportunity_id")))
                .toList();
    }

    private Optional<LocalDate> lastMeeting(String owner) {
        return figures.of("plans", "owner_id", owner).stream()
                .map(row -> row.day("plan_date"))
                .filter(day -> day.isBefore(page.draft.context.asOf()))
                .max(Comparator.naturalOrder());
    }

    List<String> keys() {
        return deals.stream().map(row -> row.text("opportunity_id")).toList();
    }

    void write() {
        int section = block.firstRow() - 3;
        page.text(
                section,
                SheetPage.LEFT,
                plan.label("deals", String.valueOf(deals.size()), page.draft.words.date(since)),
                CellLook.SECTION);
        page.band(section + 1, SheetPage.LEFT, PlanPersonSheet.LAST, CellLook.SMALL_HEADING);
        String[] headings = {"deal", "stage", "close", "amount", "chance"};
        for (int i = 0; i < headings.length; i++) {
            page.text(
                    section + 1,
                    SheetPage.LEFT + i,
                    plan.label("deals." + headings[i]),
                    i >= 3 ? CellLook.SMALL_HEADING_RIGHT : CellLook.SMALL_HEADING);
        }
        page.text(section + 1, PROGRESS, plan.label("deals.progress"), CellLook.SMALL_HEADING);
        page.text(section + 1, RISKS, plan.label("deals.risks"), CellLook.SMALL_HEADING);
        block.entries().forEach(entry -> plan.heading(entry, CellLook.SMALL_HEADING));
        if (deals.isEmpty()) {
            page.text(section + 2, SheetPage.LEFT, plan.label("deals.none"), CellLook.FOOTNOTE);
        }
        for (int i = 0; i < deals.size(); i++) {
            write(block.firstRow() + i, deals.get(i));
        }
        block.entries().forEach(entry -> plan.validate(entry, deals.size()));
    }

    private void write(int number, TableRow deal) {
        int row = number - 1;
        page.band(row, SheetPage.LEFT, PlanPersonSheet.LAST, CellLook.BODY_WRAPPED);
        page.text(
                row,
                SheetPage.LEFT,
                deal.text("opportunity_name").isEmpty() ? deal.text("account_name") : deal.text("opportunity_name"),
                CellLook.BODY_WRAPPED);
        page.text(row, SheetPage.LEFT + 1, deal.text("stage"), CellLook.BODY_WRAPPED);
        page.value(
                row,
                SheetPage.LEFT + 2,
                deal.day("planned_close_date"),
                deal.isTrue("is_past_due") ? CellLook.BODY_BAD : CellLook.BODY_WRAPPED,
                CellFormat.DATE);
        page.value(
                row, SheetPage.LEFT + 3, plan.money(deal.number("amount")), CellLook.BODY_NUMBER, plan.unit.format());
        page.value(
                row,
                SheetPage.LEFT + 4,
                deal.number("chance").isPresent() ? (Double) deal.orZero("chance") : null,
                CellLook.BODY_NUMBER,
                CellFormat.PERCENT);
        plan.key(block, number, deal.text("opportunity_id"));
        String progress = progress(deal.text("opportunity_id"));
        String risks = risks(deal.text("opportunity_id"));
        page.text(row, PROGRESS, progress, CellLook.BODY_WRAPPED);
        page.merge(row, row, PROGRESS, PROGRESS + 1);
        page.text(row, RISKS, risks, CellLook.BODY_WRAPPED);
        page.merge(row, row, RISKS, RISKS + 1);
        plan.input(block.entry("next_step"), number, 1);
        plan.input(block.entry("promised_date"), number, 0);
        plan.input(block.entry("promised_amount"), number, 0);
        // A merged cell does not make its row high enough by itself.
        int lines = Math.max(
                lines(deal.text("opportunity_name"), page.width(1, 1)),
                Math.max(
                        lines(progress, page.width(PROGRESS, PROGRESS + 1)),
                        lines(risks, page.width(RISKS, RISKS + 1))));
        page.height(row, Math.max(18, 4 + 13 * Math.min(lines, 4)));
    }

    private int lines(String text, double width) {
        return (int) Math.ceil(TextWidth.of(text) * page.draft.fontWidth() / (width * 1.05));
    }

    /** What happened since the last meeting, in words: moves first, then what was done. */
    private String progress(String opportunity) {
        List<String> said = new ArrayList<>();
        TreeMap<String, Integer> done = new TreeMap<>();
        for (TableRow event : figures.of("deal_events", "opportunity_id", opportunity)) {
            if (!event.day("event_date").isAfter(since)) {
                continue;
            }
            String what = event.text("what");
            switch (what) {
                case "stage", "close_date", "owner", "forecast_category", "amount" ->
                    said.add(plan.label("progress." + what, shown(event, "old_value"), shown(event, "new_value")));
                case "created", "first_exported", "reopened", "reappeared" -> said.add(plan.label("progress.new"));
                case "activity", "quote" -> done.merge(what, 1, Integer::sum);
                default -> {}
            }
        }
        done.forEach((what, count) -> said.add(plan.label("progress." + what, String.valueOf(count))));
        return said.isEmpty()
                ? plan.label("progress.none")
                : said.stream().distinct().collect(Collectors.joining(plan.label("separator")));
    }

    /** A value of an event; an amount in the sheet's unit. */
    private String shown(TableRow event, String column) {
        String text = event.text(column);
        if (event.is("what", "amount") && text.matches("\\d+(\\.\\d+)?( [A-Z]{3})?")) {
            String[] parts = text.split(" ");
            boolean isOurs = parts.length == 1 || parts[1].equals(page.draft.context.currency());
            return isOurs ? plan.unit.number(Double.parseDouble(parts[0])) : text;
        }
        return text.matches("\\d{4}-\\d\\d-\\d\\d") ? text.substring(5) : text;
    }

    private String risks(String opportunity) {
        return figures.of("risk_flags", "opportunity_id", opportunity).stream()
                .sorted(Comparator.comparingDouble(row -> row.orZero("flag_rank")))
                .limit(MOST_FLAGS)
                .map(row -> row.text("flag"))
                .map(flag -> Optional.ofNullable(page.draft.tables.headers().get(flag))
                        .map(header -> page.draft.labels.of(header, "label"))
                        .orElse(flag))
                .collect(Collectors.joining(plan.label("separator")));
    }
}
