package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;

/** Whether the workbook's figures hold together, and the sentence of its first sheet, piece by piece. */
final class WhatIfChecks {
    private static final int NAME = SheetPage.LEFT;
    private static final int VALUE = NAME + 1;
    private static final int FAILS = NAME + 2;
    private static final int STATUS = NAME + 3;

    final WhatIfPage sheet;
    private final Labels labels;
    private final int first;
    private final List<Integer> rows = new ArrayList<>();
    private final int changedRow;
    private final int staleRow;
    private final int masterRow;
    private int row;

    WhatIfChecks(
            WhatIfPage sheet,
            WhatIfEngine engine,
            LiveTables live,
            WhatIfInputs inputs,
            WhatIfModel model,
            WhatIfResults results,
            WhatIfTargets targets) {
        this.sheet = sheet;
        labels = sheet.labels;
        row = sheet.head("whatif.checks");
        changedRow = row++;
        staleRow = row++;
        count(changedRow, "whatif.changed.count", inputs.changed() + "+" + targets.changed(), "whatif_changed");
        count(staleRow, "whatif.stale.count", inputs.stale() + "+" + targets.stale(), "whatif_stale");
        masterRow = row++;
        row++;
        headings();
        first = row;
        int teams = live.teams().size();
        for (String year : live.years().values()) {
            int column = results.column(year);
            String parts =
                    results.at(results.scenario, 1, column) + ":" + WhatIfPage.fixed(results.scenario + teams, column);
            check("whatif.check.teams", year, results.at(results.scenario, 0, column) + "-SUM(" + parts + ")", false);
            months(results, year);
            engine("whatif.check.base", engine, WhatIfEngine.BASE, year, results.at(results.base, 0, column), "");
            engine(
                    "whatif.check.engine",
                    engine,
                    engine.scenario(),
                    year,
                    results.at(results.scenario, 0, column),
                    stale());
        }
        quarters(live, results);
        cells(model, live);
        check("whatif.check.targets", "", targets.rest(), true);
        check("whatif.check.months", "", inputs.wrongMonths(), false);
        String fails = WhatIfPage.fixed(first, FAILS, row - 1, FAILS);
        sheet.label(masterRow, NAME, "whatif.check.master", CellLook.BODY);
        sheet.formula(masterRow, VALUE, "SUM(" + fails + ")", CellFormat.COUNT);
        sheet.page.nameCell("whatif_checks", masterRow, VALUE);
        sheet.formula(
                masterRow,
                STATUS,
                "IF(" + WhatIfPage.at(masterRow, VALUE) + "=0," + sheet.quoted("whatif.check.all", row - first) + ","
                        + WhatIfPage.at(masterRow, VALUE) + "&" + sheet.quoted("whatif.check.some", row - first) + ")",
                CellLook.BODY,
                CellFormat.GENERAL);
        row++;
        sheet.page.fix(NAME, 60);
        sheet.page.fix(VALUE, 18);
        sheet.page.fix(FAILS, 12);
        sheet.page.fix(STATUS, 40);
        emphasis();
    }

    String changed() {
        return sheet.on(WhatIfPage.fixed(changedRow, VALUE));
    }

    String stale() {
        return sheet.on(WhatIfPage.fixed(staleRow, VALUE));
    }

    /** Whether all pass, in words. */
    String master() {
        return sheet.on(WhatIfPage.fixed(masterRow, STATUS));
    }

    String failed() {
        return sheet.on(WhatIfPage.fixed(masterRow, VALUE));
    }

    /**
     * Writes a sentence in pieces: words, and the formulas between them.
     *
     * @param values formulas for the places {@code {0}}, {@code {1}} …
     * @return the cell that has all of it, as another sheet calls it
     */
    String sentence(String heading, String template, List<String> values) {
        sheet.label(row++, NAME, heading, CellLook.SECTION);
        int from = row;
        String rest = template;
        while (!rest.isEmpty()) {
            int place = rest.indexOf('{');
            String words = place < 0 ? rest : rest.substring(0, place);
            if (!words.isEmpty()) {
                sheet.text(row++, NAME, words, CellLook.BODY);
            }
            if (place < 0) {
                break;
            }
            int number = rest.charAt(place + 1) - '0';
            sheet.formula(row++, NAME, values.get(number), CellLook.BODY, CellFormat.GENERAL);
            rest = rest.substring(place + 3);
        }
        StringBuilder all = new StringBuilder();
        for (int at = from; at < row; at++) {
            all.append(all.isEmpty() ? "" : "&").append(WhatIfPage.at(at, NAME));
        }
        sheet.formula(row++, NAME, all.toString(), CellLook.TOTAL, CellFormat.GENERAL);
        row++;
        return sheet.on(WhatIfPage.fixed(row - 2, NAME));
    }

    void finish() {
        sheet.page.finish(0);
    }

    private void count(int at, String key, String formula, String name) {
        sheet.label(at, NAME, key, CellLook.BODY);
        sheet.formula(at, VALUE, formula, CellFormat.COUNT);
        sheet.page.nameCell(name, at, VALUE);
    }

    private void headings() {
        String[] keys = {"whatif.check", "whatif.check.difference", "whatif.check.fails", "whatif.check.status"};
        for (int i = 0; i < keys.length; i++) {
            boolean isText = i == 0 || i == keys.length - 1;
            sheet.label(row, NAME + i, keys[i], isText ? CellLook.HEADING : CellLook.HEADING_RIGHT);
        }
        row++;
    }

    /** @param isCents whether it must hold to the cent; otherwise to one unit of the currency, since sums of rounded amounts differ */
    private void check(String key, String period, String formula, boolean isCents) {
        sheet.text(row, NAME, labels.text(key, sheet.page.draft.words.period(period)), CellLook.BODY);
        sheet.formula(row, VALUE, formula, CellFormat.plain(2));
        String value = WhatIfPage.at(row, VALUE);
        sheet.formula(row, FAILS, "IF(ROUND(" + value + (isCents ? "*100" : "") + ",0)=0,0,1)", CellFormat.COUNT);
        sheet.formula(
                row,
                STATUS,
                "IF(" + WhatIfPage.at(row, FAILS) + "=0," + sheet.quoted("whatif.check.passes") + ","
                        + sheet.quoted("whatif.check.broken") + ")",
                CellLook.ASIDE,
                CellFormat.GENERAL);
        rows.add(row++);
    }

    private void months(WhatIfResults results, String year) {
        List<Integer> months = results.monthsOfYear(year).stream()
                .map(month -> results.months.get(month))
                .toList();
        String from = results.at(results.scenario, 0, months.get(0));
        String to = WhatIfPage.fixed(results.scenario, months.get(months.size() - 1));
        check(
                "whatif.check.year",
                year,
                results.at(results.scenario, 0, results.column(year)) + "-SUM(" + from + ":" + to + ")",
                false);
    }

    /** The quarters of the last year, which has all of its quarters. */
    private void quarters(LiveTables live, WhatIfResults results) {
        String last = List.copyOf(live.years().values()).get(live.years().size() - 1);
        int number = List.copyOf(live.years().keySet()).get(live.years().size() - 1);
        List<Integer> columns = live.quarters().entrySet().stream()
                .filter(quarter -> live.yearOfQuarter(quarter.getKey()) == number)
                .map(quarter -> results.quarters.get(quarter.getValue()))
                .toList();
        check(
                "whatif.check.quarters",
                last,
                results.at(results.scenario, 0, results.column(last)) + "-SUM("
                        + results.at(results.scenario, 0, columns.get(0)) + ":"
                        + WhatIfPage.fixed(results.scenario, columns.get(columns.size() - 1)) + ")",
                false);
    }

    private void cells(WhatIfModel model, LiveTables live) {
        int last = WhatIfPage.MONTHS + live.months().size() - 1;
        String company = WhatIfPage.fixed(model.sums, WhatIfPage.MONTHS, model.sums, last);
        String teams = WhatIfPage.fixed(
                model.sums + 1, WhatIfPage.MONTHS, model.sums + live.teams().size(), last);
        check(
                "whatif.check.cells",
                "",
                "SUM(" + model.sheet.on(company) + ")-SUM(" + model.sheet.on(teams) + ")",
                false);
    }

    /** Against the engine's figure of a year, which stands on the sheet of comparisons. @param stale a cell; empty for always */
    private void engine(String key, WhatIfEngine engine, String scenario, String year, String live, String stale) {
        Double expected = engine.company(scenario, year)
                .map(found -> found.orZero("expected"))
                .orElse(null);
        if (expected == null) {
            return;
        }
        int figure = STATUS + 1;
        sheet.number(row, figure, expected, CellFormat.plain(2));
        sheet.label(first - 1, figure, "whatif.check.figure", CellLook.HEADING_RIGHT);
        sheet.page.fix(figure, 20);
        String difference = live + "-" + WhatIfPage.at(row, figure);
        check(key, year, stale.isEmpty() ? difference : "IF(" + stale + "=0," + difference + ",0)", false);
    }

    private void emphasis() {
        XSSFSheetConditionalFormatting formats = sheet.page.sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule bad =
                formats.createConditionalFormattingRule("$" + WhatIfPage.at(first, FAILS) + "=1");
        WhatIfInputs.bold(sheet.page.sheet, bad, Palette.VERMILLION);
        XSSFConditionalFormattingRule good =
                formats.createConditionalFormattingRule("$" + WhatIfPage.at(first, FAILS) + "=0");
        WhatIfInputs.bold(sheet.page.sheet, good, Palette.BLUE);
        formats.addConditionalFormatting(
                new CellRangeAddress[] {new CellRangeAddress(rows.get(0), rows.get(rows.size() - 1), STATUS, STATUS)},
                bad,
                good);
    }
}
