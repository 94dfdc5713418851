package io.quarterdeck.ingest;

import io.quarterdeck.engine.CellPlace;
import io.quarterdeck.engine.PlanForm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * One person's sheet of a plan workbook: that it is laid out as it was written, and what was filled in.
 *
 * @param items records of {@code plan_items}, in the order of the form
 * @param sheet the record of {@code plan_sheets}; empty where nothing was filled in
 */
record PlanSheet(PlanMark mark, LocalDate planDate, List<PlanRecord> items, Optional<PlanRecord> sheet) {
    static final List<String> ITEM_COLUMNS = columns("plan_items");

    static final List<String> SHEET_COLUMNS = columns("plan_sheets");

    private static final PlanForm FORM = PlanForm.ONE_TO_ONE;

    private static final String RESTORE =
            "Put it back, or copy what was filled in into the workbook as the pack gave it";

    private static List<String> columns(String table) {
        return CanonicalTable.all().get(table).values().stream()
                .map(column -> column.name())
                .toList();
    }

    /**
     * @param modified when the workbook was last saved, as the table reads it; may be empty
     * @throws io.quarterdeck.engine.UserError if the layout is not as it was written
     */
    static PlanSheet of(PlanCells cells, String modified) {
        PlanMark mark = PlanMark.of(FORM, cells);
        PlanForm.Sheet form = FORM.sheet("person");
        FORM.entries("person").forEach(entry -> checkLabel(cells, entry));
        form.blocks().values().forEach(block -> keys(cells, mark, block));
        PlanForm.Entry dateCell = form.cell("plan_date");
        PlanRecord sheet = new PlanRecord(SHEET_COLUMNS, mark, cells).take("plan_date", dateCell, dateCell.place());
        LocalDate planDate = sheet.isBad() || sheet.text("plan_date").isEmpty()
                ? mark.asOf()
                : LocalDate.parse(sheet.text("plan_date"));
        if (!sheet.isBad()) {
            sheet.with("plan_date", planDate);
        }
        for (String column : List.of("help", "signed_by_person", "signed_by_manager")) {
            sheet.take(column, form.cell(column), form.cell(column).place());
        }
        List<PlanRecord> items = items(cells, mark, form);
        boolean isFilled = !items.isEmpty()
                || form.cells().stream()
                        .anyMatch(cell -> !cells.text(cell.place()).isEmpty());
        if (!isFilled) {
            return new PlanSheet(mark, planDate, List.of(), Optional.empty());
        }
        String plan = ContentHash.of(
                        items.stream().map(item -> item.fields() + "\n").reduce("", String::concat) + sheet.fields())
                .substring(0, 12);
        for (PlanRecord item : items) {
            item.with("owner_id", mark.person())
                    .with("period", mark.period())
                    .with("plan_date", planDate)
                    .with("plan", plan)
                    .with("manager", mark.manager())
                    .with("currency", mark.currency());
        }
        sheet.with("owner_id", mark.person())
                .with("period", mark.period())
                .with("manager", mark.manager())
                .with("plan", plan)
                .with("pack_date", mark.asOf())
                .with("items", items.size())
                .with("currency", mark.currency())
                .with("modified_at", modified);
        return new PlanSheet(mark, planDate, items, Optional.of(sheet));
    }

    private static void checkLabel(PlanCells cells, PlanForm.Entry entry) {
        String found = cells.text(entry.label());
        if (!found.equals(entry.english()) && !found.equals(entry.chinese())) {
            throw cells.refused(entry.label(), "\"" + entry.english() + "\" or \"" + entry.chinese() + "\"", RESTORE);
        }
    }

    /**
     * The keys of a table's rows, which the seal holds.
     *
     * @throws io.quarterdeck.engine.UserError if they are not those that were written, in that order
     */
    static List<String> keys(PlanCells cells, PlanMark mark, PlanForm.Block block) {
        String seal = mark.seals().getOrDefault(block.name(), "");
        if (!seal.matches(block.name() + ":\\d{1,4}:[0-9a-f]{8}")) {
            throw cells.refused(FORM.mark("seals"), "the seal of the rows \"" + block.name() + "\"", RESTORE);
        }
        int count = Integer.parseInt(seal.split(":")[1]);
        List<String> keys = IntStream.range(0, count)
                .mapToObj(i -> cells.text(new CellPlace(block.firstRow() + i, block.keyColumn())))
                .toList();
        if (keys.contains("")) {
            CellPlace empty = new CellPlace(block.firstRow() + keys.indexOf(""), block.keyColumn());
            throw cells.refused(empty.toString(), "nothing", "the key of row " + empty.row(), RESTORE);
        }
        if (!FORM.seal(block, keys).equals(seal)) {
            CellPlace first = new CellPlace(block.firstRow(), block.keyColumn());
            CellPlace last = new CellPlace(block.firstRow() + Math.max(count - 1, 0), block.keyColumn());
            throw cells.refused(
                    first + ":" + last,
                    "other rows than were printed, or in another order",
                    "the " + count + " rows \"" + block.name() + "\" as they were printed",
                    RESTORE);
        }
        return keys;
    }

    private static List<PlanRecord> items(PlanCells cells, PlanMark mark, PlanForm.Sheet form) {
        List<PlanRecord> items = new ArrayList<>();
        for (String commitment : List.of("commitment_month", "commitment_quarter")) {
            PlanForm.Entry cell = form.cell(commitment);
            add(
                    items,
                    item(cells, mark, commitment, commitment, cell.place()).take("amount", cell, cell.place()),
                    "amount");
        }
        each(
                cells,
                mark,
                form.block("deals"),
                (row, key) -> add(
                        items,
                        row.item("deal:" + key, "deal")
                                .with("opportunity_id", key)
                                .take("note", row.entry("next_step"), row.place("next_step"))
                                .take("due_date", row.entry("promised_date"), row.place("promised_date"))
                                .take("amount", row.entry("promised_amount"), row.place("promised_amount")),
                        "note",
                        "due_date",
                        "amount"));
        items.stream()
                .filter(item -> item.text("kind").equals("deal")
                        && item.text("amount").isEmpty()
                        && item.text("due_date").isEmpty())
                .forEach(item -> item.with("kind", "next_step"));
        each(cells, mark, form.block("remedies"), (row, key) -> remedy(items, row, key));
        each(cells, mark, form.block("weeks"), (row, key) -> week(items, row, key));
        each(
                cells,
                mark,
                form.block("last"),
                (row, key) -> add(
                        items,
                        row.item("reason:" + key, "reason")
                                .with("refers_to", key)
                                .take("reason", row.entry("reason"), row.place("reason")),
                        "reason"));
        return items;
    }

    private static boolean remedy(List<PlanRecord> items, Row row, String lever) {
        PlanRecord remedy = row.item("remedy:" + lever, "remedy")
                .with("lever", lever)
                .take("note", row.entry("chosen"), row.place("chosen"));
        if (remedy.text("note").isEmpty() || remedy.text("note").equals("false")) {
            return false;
        }
        if (!remedy.isBad()) {
            remedy.with("note", "");
        }
        String expected = row.cells().text(row.place("expected"));
        if (!expected.isEmpty()) {
            PlanForm.Entry printed = row.entry("expected");
            remedy.take(
                    "expected_amount",
                    new PlanForm.Entry(
                            printed.name(), PlanForm.Kind.MONEY, 0, "", printed.place(), printed.label(), "", ""),
                    row.place("expected"));
        }
        return items.add(remedy.with("opportunities", row.cells().text(row.place("opportunities"))));
    }

    private static boolean week(List<PlanRecord> items, Row row, String firstDay) {
        for (String visit : List.of("joint_visit_1", "joint_visit_2")) {
            add(
                    items,
                    row.item(visit.replace("_visit_", "_visit:" + firstDay + ":"), "joint_visit")
                            .take("account", row.entry(visit), row.place(visit))
                            .take("due_date", row.entry(visit + "_date"), row.place(visit + "_date")),
                    "account",
                    "due_date");
        }
        for (String activity : List.of("visits", "quotes", "calls")) {
            add(
                    items,
                    row.item(activity + ":" + firstDay, activity)
                            .with("due_date", firstDay)
                            .take("quantity", row.entry(activity), row.place(activity)),
                    "quantity");
        }
        return true;
    }

    /** Adds a record in which one of the columns was filled in. */
    private static boolean add(List<PlanRecord> items, PlanRecord item, String... columns) {
        for (String column : columns) {
            if (!item.text(column).isEmpty()) {
                return items.add(item);
            }
        }
        return item.isBad() && items.add(item);
    }

    private static PlanRecord item(PlanCells cells, PlanMark mark, String item, String kind, CellPlace place) {
        return new PlanRecord(ITEM_COLUMNS, mark, cells)
                .with("item", item)
                .with("kind", kind)
                .with("cell", cells.name() + "!" + place);
    }

    /** A row of a table. */
    private record Row(PlanCells cells, PlanMark mark, PlanForm.Block block, int number) {
        PlanForm.Entry entry(String entry) {
            return block.entry(entry);
        }

        CellPlace place(String entry) {
            return new CellPlace(number, entry(entry).place().column());
        }

        PlanRecord item(String item, String kind) {
            return PlanSheet.item(
                    cells, mark, item, kind, place(block.entries().get(0).name()));
        }
    }

    private static void each(
            PlanCells cells, PlanMark mark, PlanForm.Block block, BiFunction<Row, String, Boolean> take) {
        List<String> keys = keys(cells, mark, block);
        for (int i = 0; i < keys.size(); i++) {
            take.apply(new Row(cells, mark, block, block.firstRow() + i), keys.get(i));
        }
    }
}
