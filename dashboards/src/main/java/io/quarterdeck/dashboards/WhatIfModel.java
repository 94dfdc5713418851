package io.quarterdeck.dashboards;

/** What every team brings of every product in every month to come, with the reader's inputs: the sheet of the model. */
final class WhatIfModel {
    private static final int MONTHS = WhatIfPage.MONTHS;
    private static final int DRIVER_TEAM = SheetPage.LEFT + 3;
    private static final int TEAM = SheetPage.LEFT + 4;
    private static final int PRODUCT = SheetPage.LEFT + 5;

    final WhatIfPage sheet;
    /** First row of the sums: the company, then its teams. */
    final int sums;

    private final LiveTables live;
    private final WhatIfData data;
    private final int months;
    private int row;

    WhatIfModel(WhatIfPage sheet, LiveTables live, WhatIfData data, WhatIfDrivers drivers) {
        this.sheet = sheet;
        this.live = live;
        this.data = data;
        months = live.months().size();
        int teams = live.teams().size();
        int products = live.products().size();
        sheet.head("whatif.model");
        sheet.months(data.sheet, months);
        sheet.page.fix(SheetPage.LEFT, 24);
        sheet.page.fix(SheetPage.LEFT + 2, 24);
        row = WhatIfPage.PLACE_ROW + 2;
        int scopes = teams + 1;
        sums = row + 2;
        row = sums + scopes + 1;
        int win = block(
                "whatif.model.win",
                CellFormat.plain(4),
                (at, j, m) -> "INDEX(" + drivers.block(drivers.win, teams, m) + ","
                        + WhatIfPage.columnFixed(at, DRIVER_TEAM) + ")*INDEX("
                        + drivers.block(drivers.productWin, products, m) + "," + WhatIfPage.columnFixed(at, PRODUCT)
                        + ")");
        int size = block(
                "whatif.model.size",
                CellFormat.plain(4),
                (at, j, m) -> "INDEX(" + drivers.block(drivers.size, teams, m) + ","
                        + WhatIfPage.columnFixed(at, DRIVER_TEAM) + ")*INDEX("
                        + drivers.block(drivers.price, products, m) + "," + WhatIfPage.columnFixed(at, PRODUCT) + ")*"
                        + drivers.on(drivers.season, m));
        int open = block(
                "whatif.model.open",
                CellFormat.plain(0),
                (at, j, m) -> "(" + of(data.open + j, m) + "+(" + own(win + j, m) + "-1)*"
                        + drivers.sheet.on(drivers.spread) + "*" + of(data.lacking + j, m) + ")*" + own(size + j, m)
                        + "*" + drivers.on(drivers.timing, m));
        int fresh = block("whatif.model.fresh", CellFormat.plain(0), (at, j, m) -> {
            String team = WhatIfPage.columnFixed(at, DRIVER_TEAM);
            return of(data.fresh + j, m) + "*INDEX("
                    + drivers.block(drivers.freshFactor, teams, m) + "," + team + ")+"
                    + of(data.hired + j, m);
        });
        int joining = block(
                "whatif.model.joining",
                CellFormat.plain(0),
                (at, j, m) -> "INDEX(" + drivers.block(drivers.joining, teams, m) + ","
                        + WhatIfPage.columnFixed(at, DRIVER_TEAM) + ")*"
                        + of(data.mix + j, m));
        int later = block(
                "whatif.model.new",
                CellFormat.plain(0),
                (at, j, m) -> "(" + own(fresh + j, m) + "+" + own(joining + j, m) + ")*" + own(win + j, m) + "*"
                        + own(size + j, m));
        sums(open, later);
        sheet.page.finish(0);
    }

    private interface ByCell {
        String of(int at, int cell, int month);
    }

    private int block(String key, String format, ByCell formula) {
        sheet.label(row++, SheetPage.LEFT, key, CellLook.SECTION);
        WhatIfData.cellHeadings(sheet, row++);
        int first = row;
        for (int j = 0; j < live.cells().size(); j++) {
            data.cellNames(sheet, row, live.cells().get(j));
            for (int m = 0; m < months; m++) {
                sheet.formula(row, MONTHS + m, formula.of(row, j, m), format);
            }
            row++;
        }
        row++;
        return first;
    }

    private void sums(int open, int later) {
        int cells = live.cells().size();
        sheet.label(sums - 2, SheetPage.LEFT, "whatif.model.sums", CellLook.SECTION);
        for (int scope = 0; scope <= live.teams().size(); scope++) {
            int at = sums + scope;
            sheet.text(at, SheetPage.LEFT, data.scope(scope), CellLook.BODY);
            sheet.number(at, TEAM, scope == 0 ? null : scope, CellFormat.COUNT);
            for (int m = 0; m < months; m++) {
                String opens = WhatIfPage.column(open, open + cells - 1, MONTHS + m);
                String laters = WhatIfPage.column(later, later + cells - 1, MONTHS + m);
                sheet.formula(
                        at,
                        MONTHS + m,
                        scope == 0
                                ? "SUM(" + opens + ")+SUM(" + laters + ")"
                                : credited(opens, open, at) + "+" + credited(laters, later, at),
                        CellFormat.plain(0));
            }
        }
    }

    private String credited(String figures, int first, int at) {
        return "SUMIFS(" + figures + ","
                + WhatIfPage.fixed(first, TEAM, first + live.cells().size() - 1, TEAM) + ","
                + WhatIfPage.columnFixed(at, TEAM) + ")";
    }

    private static String own(int at, int m) {
        return WhatIfPage.at(at, MONTHS + m);
    }

    private String of(int at, int m) {
        return data.sheet.on(WhatIfPage.at(at, MONTHS + m));
    }
}
