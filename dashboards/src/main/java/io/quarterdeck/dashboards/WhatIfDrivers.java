package io.quarterdeck.dashboards;

import java.util.List;

/** What the inputs mean month by month: the sheet between {@link WhatIfInputs} and {@link WhatIfModel}, all formulas. */
final class WhatIfDrivers {
    private static final int LABEL = SheetPage.LEFT;
    private static final int WHOSE = LABEL + 1;
    private static final int BASE = LABEL + 2;
    private static final int VALUE = LABEL + 3;

    /** Of an input, how many times its base it is; of a team, people more; of a row of the matrix, the share of its month that is ahead. */
    private static final int RATIO = LABEL + 4;

    /** Of an input, the first month; of a row of the matrix, its month. */
    private static final int START = LABEL + 5;

    private static final int MONTHS = WhatIfPage.MONTHS;
    private static final String SHARE = CellFormat.plain(4);

    final WhatIfPage sheet;
    /** Rows of figures by month. */
    final int timing;

    final int season;
    /** First rows of the blocks by team. */
    final int freshFactor;

    final int win;
    final int size;
    final int joining;
    /** First rows of the blocks by product. */
    final int productWin;

    final int price;
    /** The cell of 1 / (1 − win rate). */
    final String spread;

    private final LiveTables live;
    private final WhatIfData data;
    private final WhatIfInputs inputs;
    private final int months;
    private int row;

    WhatIfDrivers(WhatIfPage sheet, LiveTables live, WhatIfData data, WhatIfInputs inputs, int rampMonths) {
        this.sheet = sheet;
        this.live = live;
        this.data = data;
        this.inputs = inputs;
        months = live.months().size();
        sheet.head("whatif.drivers");
        sheet.months(data.sheet, months);
        row = WhatIfPage.PLACE_ROW + 2;

        section("whatif.drivers.cycle", BASE, "whatif.base", VALUE, "heading.scenario", RATIO, "whatif.exponent");
        int cycle = cycle();
        String exponent = WhatIfPage.fixed(cycle, RATIO);
        int spreadRow = row++;
        sheet.label(spreadRow, LABEL, "whatif.spread", CellLook.BODY);
        sheet.formula(spreadRow, BASE, data(data.winRateRow), SHARE);
        sheet.formula(
                spreadRow,
                RATIO,
                "IF(" + WhatIfPage.fixed(spreadRow, BASE) + "<1,1/(1-" + WhatIfPage.fixed(spreadRow, BASE) + "),0)",
                SHARE);
        spread = WhatIfPage.fixed(spreadRow, RATIO);
        int reached = row;
        monthly("whatif.reached.base", m -> data(data.reached, m));
        int reachedNow = row;
        monthly("whatif.reached.scenario", m -> "1-MAX(0,1-" + own(reached, m) + ")^" + exponent);
        int gain = row;
        monthly("whatif.gain.base", m -> gain(reached, m));
        int gainNow = row;
        monthly("whatif.gain.scenario", m -> gain(reachedNow, m));
        timing = row;
        monthly("whatif.timing", m -> {
            String before = data(data.before, m);
            String within = data(data.within, m);
            return "IF(" + within + "=0,1,(MAX(0,1-" + before + ")^" + exponent + "-MAX(0,1-" + before + "-" + within
                    + ")^" + exponent + ")/" + within + ")";
        });

        row++;
        section("whatif.drivers.season");
        int seasonFirst = row;
        calendar("seasonality");
        calendar("workdays");
        season = row;
        monthly(
                "whatif.season",
                m -> ratio(own(seasonFirst, m), own(seasonFirst + 1, m)) + "*"
                        + ratio(own(seasonFirst + 2, m), own(seasonFirst + 3, m)));

        row++;
        section("whatif.drivers.matrix.base", RATIO, "whatif.ahead.short", START, "heading.month");
        int matrix = matrix(gain);
        int phi = row;
        monthly("whatif.phi.base", m -> "SUM(" + WhatIfPage.column(matrix, matrix + months - 1, MONTHS + m) + ")");
        row++;
        section(
                "whatif.drivers.matrix.scenario",
                VALUE,
                "whatif.staying",
                RATIO,
                "whatif.ahead.short",
                START,
                "heading.month");
        int matrixNow = matrix(gainNow);
        int leaving = live.place("attrition", "company", "company");
        String attrition = leaving < 0 ? "0" : inputs.cell(leaving, WhatIfInputs.VALUE);
        for (int i = 0; i < months; i++) {
            sheet.formula(
                    matrixNow + i,
                    VALUE,
                    "(1-" + attrition + ")^(SUM(" + WhatIfPage.rowFixed(matrixNow, RATIO) + ":"
                            + WhatIfPage.at(matrixNow + i, RATIO) + ")/12)",
                    SHARE);
        }
        int phiNow = row;
        monthly(
                "whatif.phi.scenario",
                m -> "SUM(" + WhatIfPage.column(matrixNow, matrixNow + months - 1, MONTHS + m) + ")");
        int phiRatio = row;
        monthly("whatif.phi.ratio", m -> "IF(" + own(phi, m) + "=0,1," + own(phiNow, m) + "/" + own(phi, m) + ")");
        int staying = row;
        monthly(
                "whatif.staying.factor",
                m -> "IF(" + own(phiNow, m) + "=0,1,SUMPRODUCT("
                        + WhatIfPage.column(matrixNow, matrixNow + months - 1, MONTHS + m) + ","
                        + WhatIfPage.fixed(matrixNow, VALUE, matrixNow + months - 1, VALUE) + ")/" + own(phiNow, m)
                        + ")");

        row++;
        inputSection("whatif.drivers.created");
        int created = row;
        created(live.place("created", "company", "company"), null, matrixNow, phiNow);
        int createdTeam = row;
        for (int t = 0; t < live.teams().size(); t++) {
            created(live.place("created", "team", live.teams().get(t)), data.team(t), matrixNow, phiNow);
        }
        row++;
        inputSection("whatif.drivers.win");
        int winCompany = row;
        effect(live.place("win_rate", "company", "company"), null);
        int winTeam = row;
        teams("win_rate");
        productWin = row;
        products("win_rate");
        row++;
        inputSection("whatif.drivers.size");
        int sizeCompany = row;
        effect(live.place("deal_size", "company", "company"), null);
        int sizeTeam = row;
        teams("deal_size");
        row++;
        inputSection("whatif.drivers.price");
        price = row;
        products("price");

        row++;
        section("whatif.drivers.ramp");
        int ramp = row;
        String rampCells = inputs.cells(live.first("ramp"), rampMonths, WhatIfInputs.VALUE);
        monthly(
                "whatif.ramp",
                m -> "INDEX(" + rampCells + ",MIN(" + WhatIfPage.rowFixed(WhatIfPage.PLACE_ROW, MONTHS + m) + ","
                        + data(data.rampMonthsRow) + "))");
        row++;
        section(
                "whatif.drivers.people",
                BASE,
                "whatif.base",
                VALUE,
                "heading.scenario",
                RATIO,
                "whatif.people_more",
                START,
                "whatif.from");
        int people = row;
        for (int t = 0; t < live.teams().size(); t++) {
            people(t);
        }
        row++;
        int share = shares(people, ramp);

        row++;
        section("whatif.drivers.joining", START, "whatif.team.no");
        joining = row;
        for (int t = 0; t < live.teams().size(); t++) {
            joining(t, people, matrixNow, share);
        }
        row++;
        section("whatif.drivers.fresh");
        freshFactor = row;
        byTeam(t ->
                m -> own(created, m) + "*" + own(createdTeam + t, m) + "*" + own(phiRatio, m) + "*" + own(staying, m));
        row++;
        section("whatif.drivers.team_win");
        win = row;
        byTeam(t -> m -> own(winCompany, m) + "*" + own(winTeam + t, m));
        row++;
        section("whatif.drivers.team_size");
        size = row;
        byTeam(t -> m -> own(sizeCompany, m) + "*" + own(sizeTeam + t, m));
        sheet.page.finish(0);
    }

    /** A figure of a month as another sheet calls it. */
    String on(int at, int m) {
        return sheet.on(WhatIfPage.rowFixed(at, MONTHS + m));
    }

    /** A block by team or product, in one month. */
    String block(int first, int count, int m) {
        return sheet.on(WhatIfPage.column(first, first + count - 1, MONTHS + m));
    }

    private interface ByMonth {
        String of(int m);
    }

    private interface ByTeam {
        ByMonth of(int team);
    }

    private void section(String key, Object... headings) {
        sheet.label(row, LABEL, key, CellLook.SECTION);
        for (int i = 0; i < headings.length; i += 2) {
            sheet.label(row, (Integer) headings[i], (String) headings[i + 1], CellLook.SMALL_HEADING_RIGHT);
        }
        row++;
    }

    private void inputSection(String key) {
        section(key, BASE, "whatif.base", VALUE, "heading.scenario", RATIO, "whatif.ratio", START, "whatif.from");
    }

    private void monthly(String key, ByMonth formula) {
        sheet.label(row, LABEL, key, CellLook.BODY);
        months(formula);
    }

    private void months(ByMonth formula) {
        for (int m = 0; m < months; m++) {
            sheet.formula(row, MONTHS + m, formula.of(m), SHARE);
        }
        row++;
    }

    private void byTeam(ByTeam formula) {
        for (int t = 0; t < live.teams().size(); t++) {
            sheet.text(row, WHOSE, data.team(t), CellLook.BODY);
            months(formula.of(t));
        }
    }

    private static String own(int at, int m) {
        return WhatIfPage.rowFixed(at, MONTHS + m);
    }

    private String data(int at, int m) {
        return data.sheet.on(WhatIfPage.rowFixed(at, MONTHS + m));
    }

    private String data(int at) {
        return data.sheet.on(WhatIfPage.fixed(at, MONTHS));
    }

    private static String gain(int reached, int m) {
        return WhatIfPage.at(reached, MONTHS + m) + "-IF(" + WhatIfPage.rowFixed(WhatIfPage.PLACE_ROW, MONTHS + m)
                + "=1,0," + WhatIfPage.at(reached, MONTHS + m - 1) + ")";
    }

    private static String ratio(String base, String value) {
        return "IF(" + base + "=0,1," + value + "/" + base + ")";
    }

    /** Base, scenario and what is made of them: {b} and {v} in {@code made}. */
    private int inputRow(int input, String made) {
        sheet.text(row, LABEL, inputs.label(live.inputs().get(input)), CellLook.BODY);
        String format = WhatIfInputs.format(live.inputs().get(input));
        sheet.formula(row, BASE, inputs.cell(input, WhatIfInputs.BASE), format);
        sheet.formula(row, VALUE, inputs.cell(input, WhatIfInputs.VALUE), format);
        sheet.formula(
                row,
                RATIO,
                made.replace("{b}", WhatIfPage.columnFixed(row, BASE))
                        .replace("{v}", WhatIfPage.columnFixed(row, VALUE)),
                SHARE);
        return row++;
    }

    /** How many times as fast deals are won; 1 where the past tells no cycle. */
    private int cycle() {
        int input = live.place("cycle_days", "company", "company");
        if (input >= 0) {
            return inputRow(input, "IF(OR({b}=0,{v}=0),1,{b}/{v})");
        }
        sheet.text(row, LABEL, sheet.labels.value("whatif_driver", "cycle_days"), CellLook.BODY);
        sheet.number(row, RATIO, 1, SHARE);
        return row++;
    }

    private void calendar(String driver) {
        int first = live.first(driver);
        for (int column : List.of(WhatIfInputs.BASE, WhatIfInputs.VALUE)) {
            String cells = inputs.cells(first, months, column);
            sheet.text(row, LABEL, sheet.labels.value("whatif_driver", driver), CellLook.BODY);
            sheet.label(row, WHOSE, column == WhatIfInputs.BASE ? "whatif.base" : "heading.scenario", CellLook.BODY);
            months(m -> "INDEX(" + cells + "," + WhatIfPage.rowFixed(WhatIfPage.PLACE_ROW, MONTHS + m) + ")");
        }
    }

    /** Rows: the month of creation; columns: the month of the win. What is still ahead of the first counts for so much. */
    private int matrix(int gain) {
        int first = row;
        String ahead = data.sheet.on(WhatIfPage.fixed(data.ahead, MONTHS, data.ahead, MONTHS + months - 1));
        String gains = WhatIfPage.fixed(gain, MONTHS, gain, MONTHS + months - 1);
        for (int i = 0; i < months; i++) {
            int at = row;
            sheet.text(at, LABEL, live.months().get(i).label(), CellLook.BODY);
            sheet.number(at, START, i + 1, CellFormat.COUNT);
            sheet.formula(at, RATIO, "INDEX(" + ahead + "," + WhatIfPage.columnFixed(at, START) + ")", SHARE);
            months(m -> {
                String win = WhatIfPage.rowFixed(WhatIfPage.PLACE_ROW, MONTHS + m);
                String made = WhatIfPage.columnFixed(at, START);
                return "IF(" + win + ">=" + made + "," + WhatIfPage.columnFixed(at, RATIO) + "*INDEX(" + gains + ","
                        + win + "-" + made + "+1),0)";
            });
        }
        return first;
    }

    /** The columns of an input's row, all of them 1 where there is no such input. */
    private void ratioCells(int input, String whose) {
        int at = row;
        if (whose != null) {
            sheet.text(at, WHOSE, whose, CellLook.BODY);
        }
        if (input < 0) {
            for (int column : List.of(BASE, VALUE)) {
                sheet.number(at, column, null, SHARE);
            }
            sheet.number(at, RATIO, 1, SHARE);
            sheet.number(at, START, 1, CellFormat.COUNT);
            return;
        }
        inputRow(input, "IF({b}=0,1,{v}/{b})");
        row = at;
        sheet.text(at, WHOSE, inputs.whose(live.inputs().get(input)), CellLook.BODY);
        sheet.formula(at, START, inputs.cell(input, WhatIfInputs.START), CellFormat.COUNT);
    }

    private void effect(int input, String whose) {
        ratioCells(input, whose);
        int at = row;
        months(m -> "IF(" + WhatIfPage.rowFixed(WhatIfPage.PLACE_ROW, MONTHS + m) + ">="
                + WhatIfPage.columnFixed(at, START) + "," + WhatIfPage.columnFixed(at, RATIO) + ",1)");
    }

    private void created(int input, String whose, int matrix, int phi) {
        ratioCells(input, whose);
        int at = row;
        months(m -> "1+(" + WhatIfPage.columnFixed(at, RATIO) + "-1)*IF(" + own(phi, m) + "=0,0,SUMIFS("
                + WhatIfPage.column(matrix, matrix + months - 1, MONTHS + m) + ","
                + WhatIfPage.fixed(matrix, START, matrix + months - 1, START) + ",\">=\"&"
                + WhatIfPage.columnFixed(at, START) + ")/" + own(phi, m) + ")");
    }

    private void teams(String driver) {
        for (int t = 0; t < live.teams().size(); t++) {
            effect(live.place(driver, "team", live.teams().get(t)), data.team(t));
        }
    }

    private void products(String driver) {
        for (int p = 0; p < live.products().size(); p++) {
            effect(live.place(driver, "product", live.products().get(p)), data.product(p));
        }
    }

    private void people(int team) {
        int input = live.place("headcount", "team", live.teams().get(team));
        int at = row;
        if (input < 0) {
            sheet.number(at, BASE, null, SHARE);
            sheet.number(at, VALUE, null, SHARE);
            sheet.number(at, RATIO, 0, CellFormat.COUNT);
            sheet.number(at, START, 1, CellFormat.COUNT);
            row++;
        } else {
            inputRow(input, "{v}-{b}");
            sheet.formula(at, START, inputs.cell(input, WhatIfInputs.START), CellFormat.COUNT);
        }
        sheet.text(at, WHOSE, data.team(team), CellLook.BODY);
    }

    /** By month and team, the share of full output of those who join; of those who leave, all of it. */
    private int shares(int people, int ramp) {
        int teams = live.teams().size();
        section("whatif.drivers.shares", START, "heading.month");
        int numberRow = row++;
        int moreRow = row++;
        int startRow = row++;
        sheet.label(numberRow, LABEL, "whatif.team.no", CellLook.BODY);
        sheet.label(moreRow, LABEL, "whatif.people_more", CellLook.BODY);
        sheet.label(startRow, LABEL, "whatif.from", CellLook.BODY);
        for (int t = 0; t < teams; t++) {
            String number = WhatIfPage.rowFixed(numberRow, MONTHS + t);
            sheet.number(numberRow, MONTHS + t, t + 1, CellFormat.COUNT);
            sheet.formula(
                    moreRow,
                    MONTHS + t,
                    "INDEX(" + WhatIfPage.fixed(people, RATIO, people + teams - 1, RATIO) + "," + number + ")",
                    CellFormat.plain(0));
            sheet.formula(
                    startRow,
                    MONTHS + t,
                    "MAX(1,INDEX(" + WhatIfPage.fixed(people, START, people + teams - 1, START) + "," + number + "))",
                    CellFormat.COUNT);
        }
        int first = row;
        String output = WhatIfPage.fixed(ramp, MONTHS, ramp, MONTHS + months - 1);
        for (int i = 0; i < months; i++) {
            sheet.text(row, LABEL, live.months().get(i).label(), CellLook.BODY);
            sheet.number(row, START, i + 1, CellFormat.COUNT);
            String month = WhatIfPage.columnFixed(row, START);
            for (int t = 0; t < teams; t++) {
                String start = WhatIfPage.rowFixed(startRow, MONTHS + t);
                sheet.formula(
                        row,
                        MONTHS + t,
                        "IF(" + month + "<" + start + ",0,IF(" + WhatIfPage.rowFixed(moreRow, MONTHS + t)
                                + "<0,1,INDEX(" + output + "," + month + "-" + start + "+1)))",
                        SHARE);
            }
            row++;
        }
        return first;
    }

    private void joining(int team, int people, int matrix, int share) {
        sheet.text(row, WHOSE, data.team(team), CellLook.BODY);
        sheet.formula(row, VALUE, data(data.perSeller + team), SHARE);
        sheet.formula(row, RATIO, WhatIfPage.at(people + team, RATIO), CellFormat.plain(0));
        sheet.number(row, START, team + 1, CellFormat.COUNT);
        int at = row;
        String shares = WhatIfPage.fixed(
                share, MONTHS, share + months - 1, MONTHS + live.teams().size() - 1);
        for (int m = 0; m < months; m++) {
            sheet.formula(
                    row,
                    MONTHS + m,
                    WhatIfPage.columnFixed(at, RATIO) + "*" + WhatIfPage.columnFixed(at, VALUE) + "*"
                            + data(data.steady, m) + "*SUMPRODUCT("
                            + WhatIfPage.column(matrix, matrix + months - 1, MONTHS + m) + ",INDEX(" + shares + ",0,"
                            + WhatIfPage.columnFixed(at, START) + "))",
                    CellFormat.plain(2));
        }
        row++;
    }
}
