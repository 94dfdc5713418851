package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What it comes to: base, scenario and difference of the company and its teams, by month, quarter and year. */
final class WhatIfResults {
    private static final int NAME = SheetPage.LEFT;
    private static final int FIRST = SheetPage.LEFT + 1;

    final WhatIfPage sheet;
    /** First rows of the blocks: the company, then its teams. */
    final int base;

    final int scenario;
    final int difference;
    /** Columns by the period's label. */
    final Map<String, Integer> months = new LinkedHashMap<>();

    final Map<String, Integer> quarters = new LinkedHashMap<>();
    final Map<String, Integer> years = new LinkedHashMap<>();
    private final LiveTables live;
    private final int headingRow;

    WhatIfResults(WhatIfPage sheet, LiveTables live, WhatIfData data, WhatIfModel model) {
        this.sheet = sheet;
        this.live = live;
        headingRow = sheet.head("whatif.results") + 1;
        columns();
        int scopes = live.teams().size() + 1;
        base = headingRow + 5;
        scenario = base + scopes + 2;
        difference = scenario + scopes + 2;
        block(base, "whatif.base", data, (scope, m) -> data.sheet.on(WhatIfPage.at(data.base + scope, data(m))));
        block(scenario, "heading.scenario", data, (scope, m) -> {
            String sums = model.sheet.on(WhatIfPage.fixed(
                    model.sums + scope,
                    WhatIfPage.MONTHS,
                    model.sums + scope,
                    WhatIfPage.MONTHS + live.months().size() - 1));
            String place = WhatIfPage.rowFixed(headingRow + 1, FIRST + m);
            return data.sheet.on(WhatIfPage.at(data.base + scope, data(m))) + "+IF(" + place + "<1,0,INDEX(" + sums
                    + "," + place + "))-" + data.sheet.on(WhatIfPage.at(data.unchanged + scope, data(m)));
        });
        differences(data);
        sheet.page.fix(NAME, 30);
        for (int column = FIRST; column < FIRST + months.size() + quarters.size() + years.size(); column++) {
            sheet.page.fix(column, 15);
        }
        sheet.page.sheet.createFreezePane(FIRST, headingRow + 1);
        sheet.page.finish(0);
    }

    /** The column of a period of any kind; that of the first year where there is no such period. */
    int column(String period) {
        return List.of(months, quarters, years).stream()
                .filter(columns -> columns.containsKey(period))
                .map(columns -> columns.get(period))
                .findFirst()
                .orElseGet(() -> years.values().iterator().next());
    }

    /** A figure of the company or a team as another sheet calls it. */
    String at(int block, int scope, int column) {
        return sheet.on(WhatIfPage.fixed(block + scope, column));
    }

    /** The cell with a year's number, as another sheet calls it. */
    String yearNumber(String year) {
        return sheet.on(WhatIfPage.fixed(headingRow + 3, years.get(year)));
    }

    /** The months of the year in which a period lies, by label. */
    List<String> monthsOfYear(String period) {
        int column = column(period);
        int year = years.values().stream().toList().indexOf(column);
        int number = live.years().keySet().iterator().next() + Math.max(0, year);
        if (months.containsKey(period)) {
            number = live.year(live.allMonths().indexOf(period));
        } else if (quarters.containsKey(period)) {
            int quarter = live.quarters().entrySet().stream()
                    .filter(entry -> entry.getValue().equals(period))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            number = live.yearOfQuarter(quarter);
        }
        List<String> list = new ArrayList<>();
        for (int m = 0; m < live.allMonths().size(); m++) {
            if (live.year(m) == number) {
                list.add(live.allMonths().get(m));
            }
        }
        return list;
    }

    private static int data(int month) {
        return WhatIfPage.MONTHS + month;
    }

    /** Labels, and the numbers by which months are added up. */
    private void columns() {
        sheet.label(headingRow, NAME, "heading.period", CellLook.HEADING);
        String[] keys = {"whatif.place", "whatif.quarter.no", "whatif.year.no"};
        for (int i = 0; i < keys.length; i++) {
            sheet.label(headingRow + 1 + i, NAME, keys[i], CellLook.BODY);
        }
        int column = FIRST;
        for (int m = 0; m < live.allMonths().size(); m++) {
            months.put(live.allMonths().get(m), column);
            sheet.text(headingRow, column, live.allMonths().get(m), CellLook.HEADING_RIGHT);
            sheet.number(headingRow + 1, column, m - live.past() + 1, CellFormat.plain(0));
            sheet.number(headingRow + 2, column, live.quarter(m) + 1, CellFormat.COUNT);
            sheet.number(headingRow + 3, column++, live.year(m) + 1, CellFormat.COUNT);
        }
        for (Map.Entry<Integer, String> quarter : live.quarters().entrySet()) {
            quarters.put(quarter.getValue(), column);
            sheet.text(headingRow, column, quarter.getValue(), CellLook.HEADING_RIGHT);
            sheet.number(headingRow + 2, column++, quarter.getKey() + 1, CellFormat.COUNT);
        }
        for (Map.Entry<Integer, String> year : live.years().entrySet()) {
            years.put(year.getValue(), column);
            sheet.text(headingRow, column, year.getValue(), CellLook.HEADING_RIGHT);
            sheet.number(headingRow + 3, column++, year.getKey() + 1, CellFormat.COUNT);
        }
    }

    private interface ByMonth {
        String of(int scope, int month);
    }

    private void block(int first, String key, WhatIfData data, ByMonth formula) {
        sheet.label(first - 1, NAME, key, CellLook.SECTION);
        for (int scope = 0; scope <= live.teams().size(); scope++) {
            int at = first + scope;
            sheet.text(at, NAME, data.scope(scope), CellLook.BODY);
            for (int m = 0; m < live.allMonths().size(); m++) {
                sheet.formula(at, FIRST + m, formula.of(scope, m), CellFormat.plain(2));
            }
            quarters.values().forEach(column -> sum(at, column, headingRow + 2));
            years.values().forEach(column -> sum(at, column, headingRow + 3));
        }
    }

    private void sum(int at, int column, int numberRow) {
        int last = FIRST + live.allMonths().size() - 1;
        sheet.formula(
                at,
                column,
                "SUMIFS(" + WhatIfPage.columnFixed(at, FIRST) + ":" + WhatIfPage.columnFixed(at, last) + ","
                        + WhatIfPage.fixed(numberRow, FIRST, numberRow, last) + ","
                        + WhatIfPage.rowFixed(numberRow, column) + ")",
                CellFormat.plain(2));
    }

    private void differences(WhatIfData data) {
        sheet.label(difference - 1, NAME, "whatif.difference", CellLook.SECTION);
        int last = FIRST + months.size() + quarters.size() + years.size() - 1;
        for (int scope = 0; scope <= live.teams().size(); scope++) {
            sheet.text(difference + scope, NAME, data.scope(scope), CellLook.BODY);
            for (int column = FIRST; column <= last; column++) {
                sheet.formula(
                        difference + scope,
                        column,
                        "ROUND((" + WhatIfPage.at(scenario + scope, column) + "-" + WhatIfPage.at(base + scope, column)
                                + ")*100,0)/100",
                        CellFormat.change(2));
            }
        }
    }
}
