package io.quarterdeck.dashboards;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The workbooks of the one-to-one: one for each manager, with a sheet for each person, to be filled in and to come back. */
public final class PlanWorkbooks {
    private static final int LONGEST_NAME = 40;

    private PlanWorkbooks() {}

    /**
     * The workbooks by file name, such as {@code 2025-09_E004.xlsx}: the same bytes for the same context and tables. A name has
     * nothing of the data but letters without accents, digits and hyphens.
     */
    public static SortedMap<String, byte[]> write(ReviewContext context, ReviewTables tables) {
        PoiLog.quiet();
        PlanFigures figures = new PlanFigures(tables);
        Map<String, List<TableRow>> managers = new LinkedHashMap<>();
        for (TableRow person : figures.all("plan_people")) {
            managers.computeIfAbsent(PlanPersonSheet.manager(person), key -> new ArrayList<>())
                    .add(person);
        }
        SortedMap<String, byte[]> books = new TreeMap<>();
        managers.forEach((manager, people) ->
                books.put(name(manager, people.get(0), books), write(context, tables, figures, people)));
        return books;
    }

    private static String name(String manager, TableRow person, SortedMap<String, byte[]> taken) {
        String period = person.text("period").replaceAll("[^0-9A-Za-z-]+", "-");
        String plain = manager.replaceAll("[^0-9A-Za-z]+", "-").replaceAll("^-+|-+$", "");
        String stem =
                period + "_" + (plain.isEmpty() ? "team" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME)));
        String name = stem + ".xlsx";
        for (int i = 2; isTaken(name, taken); i++) {
            name = stem + "-" + i + ".xlsx";
        }
        return name;
    }

    /** On some file systems two names that differ in case only are one. */
    private static boolean isTaken(String name, SortedMap<String, byte[]> taken) {
        return taken.keySet().stream()
                .anyMatch(other -> other.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
    }

    private static byte[] write(
            ReviewContext context, ReviewTables tables, PlanFigures figures, List<TableRow> people) {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            WorkbookDraft draft = new WorkbookDraft("plan", book, context, tables, new WorkbookDraft.Shared());
            MoneyUnit unit = unit(draft, figures, people);
            PlanPage cover = new PlanPage(draft.add("cover", Palette.INK), unit);
            List<PlanPage> sheets = new ArrayList<>();
            for (TableRow person : people) {
                sheets.add(new PlanPage(
                        draft.add("person " + person.text("owner_id"), person.text("owner_name"), Palette.BLUE), unit));
            }
            PlanPage check = new PlanPage(draft.add("plan_check", Palette.GREY), unit);
            PlanPage process = new PlanPage(draft.add("plan_process", Palette.GREY), unit);
            PlanCover.write(
                    cover,
                    figures,
                    people,
                    sheets.stream().map(sheet -> sheet.page).toList());
            for (int i = 0; i < people.size(); i++) {
                PlanPersonSheet.write(sheets.get(i), figures, people.get(i));
            }
            PlanCheck.write(check, figures, people);
            PlanProcess.write(process, figures, people.get(0));
            book.setActiveSheet(0);
            book.setSelectedTab(0);
            ReviewWorkbook.describe(
                    book,
                    draft,
                    draft.labels.text(
                            "plan.cover.title",
                            people.get(0).text("manager_name"),
                            draft.words.period(people.get(0).text("period"))));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return FixedZip.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the people's middle target: people fill in numbers of that size. */
    private static MoneyUnit unit(WorkbookDraft draft, PlanFigures figures, List<TableRow> people) {
        double[] sizes = people.stream()
                .map(person -> figures.likelihood(person.text("owner_id"), person.text("period")))
                .flatMap(Optional::stream)
                .mapToDouble(row -> row.number("target").orElse(row.orZero("p50")))
                .sorted()
                .toArray();
        double size = sizes.length == 0 ? 0 : sizes[sizes.length / 2];
        return MoneyUnit.of(size, draft.context.currency(), draft.labels);
    }
}
