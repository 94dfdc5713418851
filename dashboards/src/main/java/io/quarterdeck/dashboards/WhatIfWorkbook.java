package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The what-if workbook, {@code what-if.xlsx}: a reader changes a yellow cell, and everything follows that does not need many draws.
 *
 * <p>Its sheets, in order: {@link WhatIfFront}, {@link WhatIfInputs}, {@link WhatIfCompare}, {@link WhatIfTornado},
 * {@link WhatIfDrivers}, {@link WhatIfModel}, {@link WhatIfResults}, {@link WhatIfTargets}, {@link WhatIfData},
 * {@link WhatIfChecks}. What is a formula has the value that it comes to, and that is the engine's for the scenario that it was written
 * with. Ranges and chances are the engine's alone: as soon as an input differs, the first sheet says so.
 *
 * <p>Who reads the inputs back finds them by names, whatever the language: see {@link io.quarterdeck.engine.WhatIfForm}. On the sheet of
 * inputs the row {@code whatif_columns} stands above the headings, and the rows {@code whatif_inputs} begin below them; columns are
 * driver, whose, which month, base, run_with, value, from, then what follows from these, and at the right driver, scope_type, scope_id,
 * month, run_from and unit as text.
 */
public final class WhatIfWorkbook {
    /** The file's name. */
    public static final String FILE = "what-if.xlsx";

    private WhatIfWorkbook() {}

    /**
     * The workbook's bytes: the same for the same input.
     *
     * @param tables drivers, scenarios, scenario_notes, sensitivity, sensitivity_grid, goal_seek and live_*
     * @param period that is asked about, such as 2025 or 2025-Q4
     * @param wantedChance of the goals that the first sheet shows
     * @param scenario name of the one that {@code live_*} is about
     * @param changes of it that have no cell, as the text of a scenario, for who reads the workbook back; empty where there are none
     */
    public static byte[] write(
            ReviewContext context,
            SortedMap<String, Rows> tables,
            String period,
            double wantedChance,
            String scenario,
            String changes) {
        PoiLog.quiet();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            ReviewTables rows = new ReviewTables(new TreeMap<>(), tables);
            WorkbookDraft draft = new WorkbookDraft("what-if", book, context, rows, new WorkbookDraft.Shared());
            write(draft, new WhatIfEngine(rows, period, wantedChance, scenario), LiveTables.of(tables), changes);
            book.setActiveSheet(0);
            book.setSelectedTab(0);
            ReviewWorkbook.describe(
                    book, draft, draft.labels.text("whatif.title", draft.words.period(period), context.company()));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return FixedZip.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(WorkbookDraft draft, WhatIfEngine engine, LiveTables live, String changes) {
        Map<String, WhatIfPage> pages = new LinkedHashMap<>();
        Map<String, String> colours = new LinkedHashMap<>();
        colours.put("whatif", Palette.INK);
        colours.put("whatif_inputs", Palette.INPUT_LINE);
        colours.put("whatif_compare", Palette.BLUE);
        colours.put("whatif_tornado", Palette.BLUE);
        for (String tab : List.of("whatif_drivers", "whatif_model", "whatif_results")) {
            colours.put(tab, Palette.PAST);
        }
        colours.put("whatif_targets", Palette.INPUT_LINE);
        colours.put("whatif_data", Palette.GREY);
        colours.put("whatif_checks", Palette.GREY);
        colours.forEach((tab, colour) -> pages.put(tab, new WhatIfPage(draft.add(tab, colour))));

        // By the largest month: the year has a few digits more, and a month still says something.
        MoneyUnit unit = MoneyUnit.of(
                Arrays.stream(live.base()[0]).map(Math::abs).max().orElse(0), draft.context.currency(), draft.labels);
        int rampMonths = (int) live.inputs().stream()
                .filter(input -> input.driver().equals("ramp"))
                .count();
        WhatIfData data = new WhatIfData(pages.get("whatif_data"), live, unit, rampMonths);
        String unitCell = data.sheet.on(WhatIfPage.fixed(data.unitRow, WhatIfPage.MONTHS));
        WhatIfInputs inputs =
                new WhatIfInputs(pages.get("whatif_inputs"), live, data.sheet, engine.scenario(), changes);
        WhatIfDrivers drivers = new WhatIfDrivers(pages.get("whatif_drivers"), live, data, inputs, rampMonths);
        WhatIfModel model = new WhatIfModel(pages.get("whatif_model"), live, data, drivers);
        WhatIfResults results = new WhatIfResults(pages.get("whatif_results"), live, data, model);
        WhatIfCompare compare = new WhatIfCompare(pages.get("whatif_compare"), engine, live);
        WhatIfTornado tornado = new WhatIfTornado(pages.get("whatif_tornado"), engine, unit, unitCell);
        WhatIfTargets targets = new WhatIfTargets(pages.get("whatif_targets"), engine, live, results);
        WhatIfChecks checks =
                new WhatIfChecks(pages.get("whatif_checks"), engine, live, inputs, model, results, targets);
        List<WhatIfPage> contents = List.copyOf(pages.values()).subList(1, pages.size());
        tornado.finish();
        WhatIfFront front = new WhatIfFront(pages.get("whatif"), engine, live, inputs, results, checks, unit, unitCell);
        front.write(contents, compare, tornado, targets);
        checks.finish();
        pages.values().forEach(page -> page.page.protect());
        // What a preview shows before anything calculates.
        XSSFFormulaEvaluator evaluator = draft.book.getCreationHelper().createFormulaEvaluator();
        evaluator.evaluateAll();
        front.draw();
    }
}
