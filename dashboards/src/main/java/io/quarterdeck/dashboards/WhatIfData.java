package io.quarterdeck.dashboards;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The sheet of constants: months, what every team brings of every product, and what is expected without any change. */
final class WhatIfData {
    /** Full precision, shown as far as it says something. */
    private static final String PRECISE = CellFormat.plain(4);

    final WhatIfPage sheet;
    final int ahead;
    final int reached;
    final int before;
    final int within;
    final int steady;
    final int unitRow;
    final int winRateRow;
    final int rampMonthsRow;
    /** First rows of the blocks of cells. */
    final int open;

    final int lacking;
    final int fresh;
    final int hired;
    /** The column of a product's share in what a team sells, in the rows of {@link #hired}. */
    final int mix;

    final int perSeller;
    /** First rows of the blocks of the company and its teams. */
    final int base;

    final int unchanged;
    private final LiveTables live;
    private int row;

    WhatIfData(WhatIfPage sheet, LiveTables live, MoneyUnit unit, int rampMonths) {
        this.sheet = sheet;
        this.live = live;
        sheet.head("whatif.data");
        monthRows();
        row = WhatIfPage.PLACE_ROW + 1;
        text("whatif.quarter", LiveTables.Month::quarter);
        text("whatif.year", LiveTables.Month::year);
        ahead = number("whatif.ahead", LiveTables.Month::ahead, PRECISE);
        reached = number("whatif.reached", LiveTables.Month::reached, PRECISE);
        before = number("whatif.open_before", LiveTables.Month::openBefore, PRECISE);
        within = number("whatif.open_within", LiveTables.Month::openWithin, PRECISE);
        steady = number("whatif.steady", LiveTables.Month::steady, CellFormat.plain(2));
        row++;
        unitRow = single("whatif.unit_shown", unit.size(), CellFormat.COUNT);
        winRateRow = single("whatif.company_win_rate", live.winRate(), PRECISE);
        rampMonthsRow = single("whatif.ramp_months", rampMonths, CellFormat.COUNT);
        sheet.page.nameCell("whatif_unit", unitRow, WhatIfPage.MONTHS);
        row++;
        perSeller = teams();
        open = cells("whatif.open", LiveTables.Cell::open);
        lacking = cells("whatif.lacking", LiveTables.Cell::lacking);
        fresh = cells("whatif.fresh", LiveTables.Cell::fresh);
        hired = cells("whatif.hired", LiveTables.Cell::hired);
        mix = cells("whatif.mix", LiveTables.Cell::mix, PRECISE);
        base = scopes("whatif.base_months", live.base());
        unchanged = scopes("whatif.unchanged", live.unchanged());
        sheet.page.finish(0);
    }

    private void monthRows() {
        sheet.label(WhatIfPage.MONTH_ROW, SheetPage.LEFT, "heading.month", CellLook.HEADING);
        for (int column = SheetPage.LEFT + 1; column < WhatIfPage.MONTHS; column++) {
            sheet.text(WhatIfPage.MONTH_ROW, column, "", CellLook.HEADING_RIGHT);
        }
        sheet.label(WhatIfPage.PLACE_ROW, SheetPage.LEFT, "whatif.place", CellLook.BODY);
        for (int m = 0; m < live.months().size(); m++) {
            int column = WhatIfPage.MONTHS + m;
            sheet.text(WhatIfPage.MONTH_ROW, column, live.months().get(m).label(), CellLook.HEADING_RIGHT);
            sheet.number(WhatIfPage.PLACE_ROW, column, m + 1, CellFormat.COUNT);
        }
        for (int column = WhatIfPage.MONTHS;
                column < WhatIfPage.MONTHS + live.allMonths().size();
                column++) {
            sheet.page.fix(column, 15);
        }
        sheet.page.fix(SheetPage.LEFT, 38);
        sheet.page.fix(SheetPage.LEFT + 1, 24);
        sheet.page.fix(SheetPage.LEFT + 2, 24);
        for (int column = SheetPage.LEFT + 3; column < WhatIfPage.MONTHS; column++) {
            sheet.page.fix(column, 10);
        }
        sheet.page.sheet.createFreezePane(WhatIfPage.MONTHS, WhatIfPage.PLACE_ROW + 1);
    }

    private void text(String key, Function<LiveTables.Month, String> of) {
        sheet.label(row, SheetPage.LEFT, key, CellLook.BODY);
        for (int m = 0; m < live.months().size(); m++) {
            sheet.text(row, WhatIfPage.MONTHS + m, of.apply(live.months().get(m)), CellLook.BODY_NUMBER);
        }
        row++;
    }

    private int number(String key, ToDoubleFunction<LiveTables.Month> of, String format) {
        sheet.label(row, SheetPage.LEFT, key, CellLook.BODY);
        for (int m = 0; m < live.months().size(); m++) {
            sheet.number(
                    row, WhatIfPage.MONTHS + m, of.applyAsDouble(live.months().get(m)), format);
        }
        return row++;
    }

    private int single(String key, double value, String format) {
        sheet.label(row, SheetPage.LEFT, key, CellLook.BODY);
        sheet.number(row, WhatIfPage.MONTHS, value, format);
        return row++;
    }

    private int teams() {
        sheet.label(row++, SheetPage.LEFT, "whatif.per_seller", CellLook.SECTION);
        int first = row;
        for (int t = 0; t < live.teams().size(); t++) {
            sheet.text(row, SheetPage.LEFT, team(t), CellLook.BODY);
            sheet.number(row, WhatIfPage.MONTHS, live.perSeller()[t], PRECISE);
            row++;
        }
        return first;
    }

    private int cells(String key, Function<LiveTables.Cell, double[]> of) {
        return cells(key, of, CellFormat.plain(2));
    }

    private int cells(String key, Function<LiveTables.Cell, double[]> of, String format) {
        row++;
        sheet.label(row++, SheetPage.LEFT, key, CellLook.SECTION);
        cellHeadings(sheet, row++);
        int first = row;
        for (int j = 0; j < live.cells().size(); j++) {
            LiveTables.Cell cell = live.cells().get(j);
            cellNames(sheet, row, cell);
            double[] figures = of.apply(cell);
            for (int m = 0; m < figures.length; m++) {
                sheet.number(row, WhatIfPage.MONTHS + m, figures[m], format);
            }
            row++;
        }
        return first;
    }

    static void cellHeadings(WhatIfPage sheet, int row) {
        String[] keys = {"whatif.driver_team", "whatif.team", "whatif.product"};
        for (int i = 0; i < keys.length; i++) {
            sheet.label(row, SheetPage.LEFT + i, keys[i], CellLook.SMALL_HEADING);
            sheet.label(row, SheetPage.LEFT + keys.length + i, keys[i] + ".no", CellLook.SMALL_HEADING_RIGHT);
        }
    }

    /** Names and numbers of a row's teams and product. */
    void cellNames(WhatIfPage on, int at, LiveTables.Cell cell) {
        on.text(at, SheetPage.LEFT, team(cell.driverTeam()), CellLook.BODY);
        on.text(at, SheetPage.LEFT + 1, team(cell.team()), CellLook.BODY);
        on.text(at, SheetPage.LEFT + 2, product(cell.product()), CellLook.BODY);
        on.number(at, SheetPage.LEFT + 3, cell.driverTeam() + 1, CellFormat.COUNT);
        on.number(at, SheetPage.LEFT + 4, cell.team() + 1, CellFormat.COUNT);
        on.number(at, SheetPage.LEFT + 5, cell.product() + 1, CellFormat.COUNT);
    }

    private int scopes(String key, double[][] figures) {
        row++;
        sheet.label(row++, SheetPage.LEFT, key, CellLook.SECTION);
        for (int m = 0; m < live.allMonths().size(); m++) {
            sheet.text(row, WhatIfPage.MONTHS + m, live.allMonths().get(m), CellLook.SMALL_HEADING_RIGHT);
        }
        row++;
        int first = row;
        for (int scope = 0; scope < figures.length; scope++) {
            sheet.text(row, SheetPage.LEFT, scope(scope), CellLook.BODY);
            for (int m = 0; m < figures[scope].length; m++) {
                sheet.number(row, WhatIfPage.MONTHS + m, figures[scope][m], CellFormat.plain(2));
            }
            row++;
        }
        return first;
    }

    /** The company, then its teams. */
    String scope(int scope) {
        return scope == 0 ? sheet.labels.text("whatif.company") : team(scope - 1);
    }

    String team(int team) {
        String id = live.teams().get(team);
        return id.isEmpty() ? sheet.labels.text("whatif.no_team") : live.name("team", id);
    }

    String product(int product) {
        String id = live.products().get(product);
        return id.isEmpty() ? sheet.labels.text("whatif.other_products") : live.name("product", id);
    }
}
