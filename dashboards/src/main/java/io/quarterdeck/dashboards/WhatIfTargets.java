package io.quarterdeck.dashboards;

import io.quarterdeck.engine.WhatIfForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.util.CellRangeAddress;

/** The company's target of every quarter, given out to teams by weights and locks: to the cent, whatever they are. */
final class WhatIfTargets {
    private static final int NAME = SheetPage.LEFT;
    private static final int FIRST = NAME + 1;
    private static final String MONEY = CellFormat.plain(0);
    private static final String CENTS = CellFormat.plain(2);

    final WhatIfPage sheet;
    /** Rows: the company's target, whether it differs from the base and from the run, what the teams' do not add up to. */
    private int company;

    private int base;
    private int changed;
    private int stale;
    private int check;
    private int yearNumber;
    private final Labels labels;
    private final WhatIfEngine engine;
    private final LiveTables live;
    private final WhatIfResults results;
    private final Map<Integer, String> quarters = new LinkedHashMap<>();
    private final List<String> teams = new ArrayList<>();
    private int row;

    WhatIfTargets(WhatIfPage sheet, WhatIfEngine engine, LiveTables live, WhatIfResults results) {
        this.sheet = sheet;
        this.engine = engine;
        this.live = live;
        this.results = results;
        labels = sheet.labels;
        row = sheet.head("whatif.targets");
        live.quarters().forEach((number, quarter) -> {
            if (target(engine.scenario(), quarter, "company", "company") != null) {
                quarters.put(number, quarter);
            }
        });
        Set<String> withTarget = new LinkedHashSet<>();
        for (String team : live.teams()) {
            if (!team.isEmpty()
                    && quarters.values().stream()
                            .anyMatch(quarter -> target(engine.scenario(), quarter, "team", team) != null)) {
                withTarget.add(team);
            }
        }
        teams.addAll(withTarget);
        if (!isEmpty()) {
            write();
        } else {
            sheet.label(row, NAME, "whatif.targets.none", CellLook.VALUE);
        }
        sheet.page.fix(NAME, 38);
        for (int column = FIRST; column < FIRST + Math.max(4, quarters.size()); column++) {
            sheet.page.fix(column, 18);
        }
        sheet.page.finish(0);
    }

    /** Whether there is nothing to give out. */
    boolean isEmpty() {
        return quarters.isEmpty() || teams.isEmpty();
    }

    String changed() {
        return isEmpty() ? "0" : "SUM(" + sheet.on(across(changed)) + ")";
    }

    String stale() {
        return isEmpty() ? "0" : "SUM(" + sheet.on(across(stale)) + ")";
    }

    /** What the targets of all quarters do not add up to. */
    String rest() {
        return isEmpty() ? "0" : "SUM(" + sheet.on(across(check)) + ")";
    }

    /** By how much the targets of a period's quarters differ from those of the run. */
    String change(String period) {
        if (isEmpty()) {
            return "0";
        }
        int run = company - 1;
        for (int i = 0; i < quarters.size(); i++) {
            if (period.equals(quarters.values().stream().toList().get(i))) {
                return sheet.on(WhatIfPage.fixed(company, FIRST + i)) + "-"
                        + sheet.on(WhatIfPage.fixed(run, FIRST + i));
            }
        }
        for (Map.Entry<Integer, String> year : live.years().entrySet()) {
            if (year.getValue().equals(period)) {
                return "SUMIFS(" + sheet.on(across(stale + 1)) + "," + sheet.on(across(yearNumber)) + ","
                        + results.yearNumber(period) + ")";
            }
        }
        return "0";
    }

    private Double target(String scenario, String quarter, String type, String id) {
        return engine.of(scenario, quarter, type, id)
                .filter(found -> found.number("target").isPresent())
                .map(found -> found.orZero("target"))
                .orElse(null);
    }

    private String across(int at) {
        return WhatIfPage.fixed(at, FIRST, at, FIRST + quarters.size() - 1);
    }

    private void write() {
        int mark = row++;
        mark(mark, WhatIfForm.QUARTERS, "");
        sheet.label(row, NAME, "whatif.company", CellLook.HEADING);
        int column = FIRST;
        yearNumber = row + 1;
        sheet.label(yearNumber, NAME, "whatif.year.no", CellLook.BODY);
        for (Map.Entry<Integer, String> quarter : quarters.entrySet()) {
            sheet.text(mark, column, quarter.getValue(), CellLook.MARK);
            sheet.text(row, column, sheet.page.draft.words.period(quarter.getValue()), CellLook.HEADING_RIGHT);
            sheet.number(yearNumber, column++, live.yearOfQuarter(quarter.getKey()) + 1, CellFormat.COUNT);
        }
        row += 2;
        base = constants("whatif.base", WhatIfEngine.BASE);
        mark(base, WhatIfForm.TARGET_BASE, "");
        constants("whatif.run_with", engine.scenario());
        company = row++;
        mark(company, WhatIfForm.TARGET, "");
        sheet.label(company, NAME, "whatif.target.company", CellLook.TOTAL);
        List<String> names = quarters.values().stream().toList();
        for (int i = 0; i < names.size(); i++) {
            sheet.page.value(
                    company,
                    FIRST + i,
                    target(engine.scenario(), names.get(i), "company", "company"),
                    CellLook.INPUT_NUMBER,
                    MONEY);
        }
        changed = row++;
        stale = row++;
        int difference = row++;
        formulas(changed, "whatif.changed", CellFormat.COUNT, c -> differs(company, base, c));
        formulas(stale, "whatif.stale", CellFormat.COUNT, c -> differs(company, company - 1, c));
        formulas(
                difference,
                "whatif.target.change",
                CellFormat.change(0),
                c -> WhatIfPage.at(company, c) + "-" + WhatIfPage.at(company - 1, c));
        int count = teams.size();
        int weights = yellow("whatif.weights", "0.0%", true);
        int locks = yellow("whatif.locks", MONEY, false);
        int given = row + 2;
        check = given + count;
        // Worked out below: what a reader came for stands first.
        int locked = check + 1 + 2 + count + 2;
        int open = locked + count + 2;
        int cents = open + count + 2;
        // The first has none before it: the cell above is that of a heading, and empty.
        block(
                "whatif.team_targets",
                CENTS,
                (i, c) -> WhatIfPage.at(locked + i, c) + "+(" + WhatIfPage.at(cents + i, c) + "-SUM("
                        + WhatIfPage.at(cents + i - 1, c) + "))/100");
        formulas(
                row++,
                "whatif.target.rest",
                CENTS,
                c -> "ROUND((" + WhatIfPage.at(company, c) + "-SUM(" + WhatIfPage.column(given, given + count - 1, c)
                        + "))*100,0)/100");
        block(
                "whatif.attainment",
                CellFormat.PERCENT,
                (i, c) -> "IF(" + WhatIfPage.at(given + i, c) + "=0,0,"
                        + results.at(
                                results.scenario,
                                1 + live.teams().indexOf(teams.get(i)),
                                results.column(names.get(c - FIRST)))
                        + "/" + WhatIfPage.at(given + i, c) + ")");
        block(
                "whatif.locked",
                CENTS,
                (i, c) -> "IF(" + WhatIfPage.at(locks + i, c) + "=\"\",0,ROUND(" + WhatIfPage.at(locks + i, c)
                        + "*100,0)/100)");
        block(
                "whatif.open_weights",
                CellFormat.plain(4),
                (i, c) -> "IF(" + WhatIfPage.at(locks + i, c) + "=\"\"," + WhatIfPage.at(weights + i, c) + ",0)");
        block("whatif.cents", CellFormat.COUNT, (i, c) -> {
            String rest = "(" + WhatIfPage.rowFixed(company, c) + "-SUM("
                    + WhatIfPage.column(locked, locked + count - 1, c) + "))";
            String all = "SUM(" + WhatIfPage.column(open, open + count - 1, c) + ")";
            String until = "SUM(" + WhatIfPage.rowFixed(open, c) + ":" + WhatIfPage.at(open + i, c) + ")";
            return "IF(" + all + "=0,0,ROUND(" + rest + "*100*" + until + "/" + all + ",0))";
        });
    }

    /** For who reads the targets back. */
    private void mark(int at, String mark, String team) {
        int column = FIRST + quarters.size() + 1;
        sheet.text(at, column, mark, CellLook.MARK);
        sheet.text(at, column + 1, team, CellLook.MARK);
    }

    private interface ByColumn {
        String of(int column);
    }

    private interface ByTeam {
        String of(int team, int column);
    }

    private static String differs(int one, int other, int column) {
        return "IF(" + WhatIfPage.at(one, column) + "=" + WhatIfPage.at(other, column) + ",0,1)";
    }

    private int constants(String key, String scenario) {
        sheet.label(row, NAME, key, CellLook.BODY);
        int column = FIRST;
        for (String quarter : quarters.values()) {
            sheet.number(row, column++, target(scenario, quarter, "company", "company"), MONEY);
        }
        return row++;
    }

    private void formulas(int at, String key, String format, ByColumn formula) {
        sheet.label(at, NAME, key, CellLook.BODY);
        for (int c = FIRST; c < FIRST + quarters.size(); c++) {
            sheet.formula(at, c, formula.of(c), format);
        }
    }

    private int yellow(String key, String format, boolean isWeight) {
        row++;
        sheet.label(row++, NAME, key, CellLook.SECTION);
        int from = row;
        for (String team : teams) {
            sheet.text(row, NAME, live.name("team", team), CellLook.BODY);
            mark(row, isWeight ? WhatIfForm.WEIGHT : WhatIfForm.LOCK, team);
            int column = FIRST;
            for (String quarter : quarters.values()) {
                Double whole = target(engine.scenario(), quarter, "company", "company");
                Double part = target(engine.scenario(), quarter, "team", team);
                boolean isKnown = isWeight && whole != null && whole != 0 && part != null;
                sheet.page.value(
                        row,
                        column++,
                        isKnown ? (Object) (part / whole) : isWeight ? (Object) 0.0 : null,
                        CellLook.INPUT_NUMBER,
                        format);
            }
            row++;
        }
        sheet.validate(
                sheet.page
                        .sheet
                        .getDataValidationHelper()
                        .createNumericConstraint(ValidationType.DECIMAL, OperatorType.GREATER_OR_EQUAL, "0", null),
                new CellRangeAddress(from, row - 1, FIRST, FIRST + quarters.size() - 1),
                "whatif.wrong.amount");
        return from;
    }

    private void block(String key, String format, ByTeam formula) {
        row++;
        sheet.label(row++, NAME, key, CellLook.SECTION);
        for (int i = 0; i < teams.size(); i++) {
            sheet.text(row, NAME, live.name("team", teams.get(i)), CellLook.BODY);
            for (int c = FIRST; c < FIRST + quarters.size(); c++) {
                sheet.formula(row, c, formula.of(i, c), format);
            }
            row++;
        }
    }
}
