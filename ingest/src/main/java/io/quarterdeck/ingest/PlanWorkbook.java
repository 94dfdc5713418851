package io.quarterdeck.ingest;

import io.quarterdeck.engine.CellPlace;
import io.quarterdeck.engine.PlanForm;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A workbook of the one-to-one that comes back filled in. Its layout is as it was written, or it is refused whole, with the cell
 * named: a cell that is not where it was would be read as something else.
 *
 * @param sources the records of {@code plan_sheets} and {@code plan_items}; empty where nothing was filled in
 * @param others its sheets that are not to be filled in
 */
record PlanWorkbook(List<Source> sources, List<String> others) {
    private static final PlanForm FORM = PlanForm.ONE_TO_ONE;

    private static final String AGAIN = "Take the workbook as the pack gave it, and copy what was filled in";

    PlanWorkbook {
        sources = List.copyOf(sources);
        others = List.copyOf(others);
    }

    /** Whether a sheet bears the mark of the form, of whatever version, near its top. */
    static boolean isOne(Workbook workbook) throws IOException {
        for (Workbook.Sheet sheet : workbook.sheets()) {
            if (PlanCells.top(workbook, sheet)
                    .find(PlanForm.MARK + " " + FORM.name())
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** @throws io.quarterdeck.engine.UserError if its layout is not as it was written */
    static PlanWorkbook read(Workbook workbook) throws IOException {
        Content content = workbook.content();
        List<PlanCells> covers = new ArrayList<>();
        List<PlanCells> people = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Workbook.Sheet sheet : workbook.sheets()) {
            PlanCells cells = PlanCells.of(workbook, sheet);
            Optional<CellPlace> mark = cells.find(PlanForm.MARK + " " + FORM.name());
            if (mark.isEmpty()) {
                others.add(content.name() + "/" + sheet.name());
            } else {
                (isCover(cells, mark.get()) ? covers : people).add(cells);
            }
        }
        if (covers.size() != 1) {
            throw content.refused(
                    covers.isEmpty() ? "its cover is missing" : "it has two covers",
                    "the one cover of the form",
                    AGAIN);
        }
        Set<String> wanted = wanted(covers.get(0));
        String modified = workbook.modified();
        List<PlanSheet> sheets = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (PlanCells cells : people) {
            PlanSheet sheet = PlanSheet.of(cells, modified);
            String person = sheet.mark().person();
            if (!wanted.contains(person) || !found.add(person)) {
                throw cells.refused(FORM.mark("person"), "one sheet for each person on the cover", AGAIN);
            }
            sheets.add(sheet);
        }
        for (String person : wanted) {
            if (!found.contains(person)) {
                throw content.refused(
                        "the sheet of " + person + " is missing", "a sheet for each person on the cover", AGAIN);
            }
        }
        return new PlanWorkbook(sources(workbook, sheets), others);
    }

    /** A mark in another cell, or of another version, is refused. */
    private static boolean isCover(PlanCells cells, CellPlace mark) {
        String text = cells.text(mark);
        boolean isCover = text.endsWith(" cover");
        String title = FORM.title(isCover ? "cover" : "person");
        if (!mark.equals(FORM.mark("form"))) {
            throw cells.refused(
                    mark.toString(),
                    "the mark \"" + text + "\" stands here",
                    "it in cell " + FORM.mark("form"),
                    "Remove the rows or columns that were added, or add those that were removed");
        }
        if (!text.equals(title)) {
            throw cells.refused(mark, "\"" + title + "\"", "Make the plan in the workbook of a pack of this version");
        }
        return isCover;
    }

    private static Set<String> wanted(PlanCells cover) {
        return new LinkedHashSet<>(PlanSheet.keys(
                cover, PlanMark.of(FORM, cover), FORM.sheet("cover").block("people")));
    }

    private static List<Source> sources(Workbook workbook, List<PlanSheet> sheets) {
        List<PlanRecord> plans =
                sheets.stream().flatMap(sheet -> sheet.sheet().stream()).toList();
        List<PlanRecord> items =
                sheets.stream().flatMap(sheet -> sheet.items().stream()).toList();
        LocalDate date = sheets.stream()
                .filter(sheet -> sheet.sheet().isPresent())
                .map(PlanSheet::planDate)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
        List<Source> sources = new ArrayList<>();
        if (!plans.isEmpty()) {
            sources.add(new PlanSource(workbook, "plan_sheets", PlanSheet.SHEET_COLUMNS, plans, date));
        }
        if (!items.isEmpty()) {
            sources.add(new PlanSource(workbook, "plan_items", PlanSheet.ITEM_COLUMNS, items, date));
        }
        return sources;
    }
}
