package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;

/** The first sheet: the answer in one sentence, what was changed, scenarios, what matters most, what it takes, month by month. */
final class WhatIfFront {
    private static final int LEFT = SheetPage.LEFT;
    private static final int BASE = LEFT + 1;
    private static final int VALUE = LEFT + 2;
    private static final int CHANGE = LEFT + 3;
    private static final int UNIT = LEFT + 4;
    private static final int SOURCE = LEFT + 5;
    private static final int RIGHT = LEFT + 7;
    private static final int STRIPS = RIGHT + 2;
    private static final int P50 = RIGHT + 5;
    static final int LAST = RIGHT + 6;
    private static final int FIRST_ROW = 8;
    private static final int MOST_TEAMS = 7;
    private static final int MOST_SCENARIOS = 6;

    /** Two columns, less a letter. */
    private static final double NAME_WIDTH = 20;

    private static final List<String> COMPANY_DRIVERS =
            List.of("created", "win_rate", "deal_size", "cycle_days", "attrition");

    private final WhatIfPage sheet;
    private final Labels labels;
    private final WhatIfEngine engine;
    private final LiveTables live;
    private final WhatIfInputs inputs;
    private final WhatIfResults results;
    private final WhatIfChecks checks;
    private final MoneyUnit unit;
    private final String unitCell;
    private final String period;
    private final WhatIfMonths months;

    WhatIfFront(
            WhatIfPage sheet,
            WhatIfEngine engine,
            LiveTables live,
            WhatIfInputs inputs,
            WhatIfResults results,
            WhatIfChecks checks,
            MoneyUnit unit,
            String unitCell) {
        this.sheet = sheet;
        this.engine = engine;
        this.live = live;
        this.inputs = inputs;
        this.results = results;
        this.checks = checks;
        this.unit = unit;
        this.unitCell = unitCell;
        labels = sheet.labels;
        period = sheet.page.draft.words.period(engine.period());
        months = new WhatIfMonths(sheet, engine, live, results, unit, unitCell);
    }

    /** The chart of the months, which needs what they come to. */
    void draw() {
        months.draw();
    }

    /** @param contents the sheets behind this one */
    void write(List<WhatIfPage> contents, WhatIfCompare compare, WhatIfTornado tornado, WhatIfTargets targets) {
        SheetPage page = sheet.page;
        page.fix(LEFT, 27);
        for (int column = LEFT + 1; column < LAST; column++) {
            page.fix(column, 10.5);
        }
        page.fix(RIGHT - 1, 10.5);
        page.fix(LAST, 12);
        head(contents);
        sentence(compare, targets);
        int inputEnd = target(inputs(), compare, targets);
        int scenarioEnd = scenarios(compare);
        int goalEnd = goals(inputEnd + 1);
        int matterEnd = matters(tornado, scenarioEnd + 1, goalEnd);
        months.write(Math.max(goalEnd, matterEnd) + 1);
        page.finish(1);
    }

    private void head(List<WhatIfPage> contents) {
        SheetPage page = sheet.page;
        for (int i = 0; i < contents.size(); i++) {
            WhatIfPage target = contents.get(i);
            page.link(0, i == 0 ? LEFT : LEFT + i, target.page.name(), target.page);
        }
        String title = labels.text("whatif.title", period, page.draft.context.company());
        page.headline(title);
        page.title(1, LEFT, title, CellLook.TITLE);
        page.height(1, 30);
        page.band(1, LAST - 3, LAST, CellLook.FLAG);
        sheet.formula(1, LAST - 3, flag(), CellLook.FLAG, CellFormat.GENERAL);
        page.merge(1, 1, LAST - 3, LAST);
        page.band(2, LEFT, LAST, CellLook.RULE);
        sheet.text(
                2,
                LEFT,
                labels.text(
                        "whatif.about",
                        unit.heading(),
                        page.draft.words.date(page.draft.context.asOf()),
                        engine.shown(engine.scenario(), labels)),
                CellLook.RULE);
        sheet.formula(2, LAST, checks.master(), CellLook.RULE_RIGHT, CellFormat.GENERAL);
        page.height(2, 20);
    }

    private String flag() {
        String n = checks.changed();
        return "IF(" + n + "=0," + sheet.quoted("whatif.flag.base") + "," + sheet.quoted("whatif.flag.changed") + "&"
                + n + "&" + sheet.quoted("whatif.flag.after") + ")";
    }

    private void sentence(WhatIfCompare compare, WhatIfTargets targets) {
        int column = results.column(engine.period());
        int at = engine.names().indexOf(engine.scenario());
        Optional<TableRow> company = engine.company(engine.scenario(), engine.period());
        boolean hasTarget = company.map(row -> row.number("target").isPresent()).orElse(false);
        String digits = quoted(CellFormat.plain(unit.decimals()).split(";")[0]);
        String plain = digits.replace("\"", "");
        String signed = "\"+" + plain + ";−" + plain + ";" + plain + "\"";
        List<String> values = new ArrayList<>();
        values.add("IF(" + checks.changed() + "=0," + sheet.quoted("whatif.sentence.none") + "," + checks.changed()
                + "&" + sheet.quoted("whatif.sentence.changed") + ")");
        values.add(quoted(period));
        values.add(money("TEXT(" + results.at(results.scenario, 0, column) + "/" + unitCell + "," + digits + ")"));
        values.add("TEXT(" + results.at(results.difference, 0, column) + "/" + unitCell + "," + signed + ")");
        if (hasTarget) {
            values.add("TEXT((" + compare.cell(at, WhatIfCompare.TARGET) + "+" + targets.change(engine.period()) + ")/"
                    + unitCell + "," + digits + ")");
            values.add("IF(" + checks.stale() + ">0," + sheet.quoted("whatif.sentence.stale") + ",TEXT("
                    + compare.cell(at, WhatIfCompare.CHANCE) + ",\"0%\"))");
        }
        String sentence = checks.sentence(
                "whatif.sentence.pieces",
                labels.text(hasTarget ? "whatif.sentence" : "whatif.sentence.no_target"),
                values);
        sheet.page.band(4, LEFT, LAST, CellLook.SENTENCE);
        sheet.formula(4, LEFT, sentence, CellLook.SENTENCE, CellFormat.GENERAL);
        sheet.page.merge(4, 4, LEFT, LAST);
        sheet.page.height(4, 26);
        sheet.formula(
                5,
                LEFT,
                "IF(" + checks.stale() + "=0,\"\"," + sheet.quoted("whatif.stale.flag") + "&" + checks.stale() + "&"
                        + sheet.quoted("whatif.stale.run") + ")",
                CellLook.WARNING,
                CellFormat.GENERAL);
    }

    private String money(String number) {
        String[] around = unit.pattern().split(Pattern.quote("{v}"), -1);
        return (around[0].isEmpty() ? "" : quoted(around[0]) + "&")
                + number
                + (around[1].isEmpty() ? "" : "&" + quoted(around[1]));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /** The company's drivers and its teams' people; how many of the others were changed. @return the row below */
    private int inputs() {
        sheet.section(
                FIRST_ROW - 2,
                LEFT,
                "whatif.inputs.title",
                labels.text("whatif.inputs.where", inputs.sheet.page.name()));
        headings(
                FIRST_ROW - 1,
                LEFT,
                "heading.driver",
                "whatif.base",
                "heading.scenario",
                "whatif.change",
                "heading.unit",
                "heading.source");
        sheet.text(FIRST_ROW - 1, SOURCE + 1, "", CellLook.SMALL_HEADING);
        List<Integer> shown = shown();
        int row = FIRST_ROW;
        int linkRow = row;
        for (int i : shown) {
            LiveTables.Input input = live.inputs().get(i);
            String format = WhatIfInputs.format(input.driver());
            boolean isTeam = input.scopeType().equals("team");
            sheet.text(
                    row,
                    LEFT,
                    isTeam
                            ? labels.text("whatif.of_team", inputs.label(input), input.scopeName())
                            : inputs.label(input),
                    CellLook.BODY);
            sheet.formula(row, BASE, inputs.cell(i, WhatIfInputs.BASE), CellLook.FIGURE, format);
            sheet.formula(row, VALUE, inputs.cell(i, WhatIfInputs.VALUE), CellLook.FIGURE, format);
            sheet.formula(
                    row,
                    CHANGE,
                    inputs.cell(i, WhatIfInputs.CHANGE),
                    CellLook.FIGURE,
                    WhatIfInputs.changeFormat(input.driver(), input.unit(), labels));
            sheet.text(row, UNIT, inputs.unit(input), CellLook.ASIDE);
            sheet.text(row, SOURCE, labels.value("driver_source", input.source()), CellLook.ASIDE);
            sheet.text(row, SOURCE + 1, "", CellLook.BODY);
            row++;
        }
        sheet.label(row, LEFT, "whatif.others", CellLook.BODY);
        sheet.page.band(row, LEFT + 1, SOURCE + 1, CellLook.BODY);
        if (shown.isEmpty()) {
            sheet.formula(row, VALUE, inputs.changed(), CellLook.FIGURE, CellFormat.COUNT);
            return row + 1;
        }
        int last = row - 1;
        String changes = WhatIfPage.fixed(linkRow, CHANGE, last, CHANGE);
        sheet.formula(
                row,
                VALUE,
                inputs.changed() + "-COUNTIF(" + changes + ",\"<0\")-COUNTIF(" + changes + ",\">0\")",
                CellLook.FIGURE,
                CellFormat.COUNT);
        emphasize(linkRow, last);
        return row + 1;
    }

    /** The company's target of the period, which is set on a sheet of its own; nothing where there is none. @return the row below */
    private int target(int row, WhatIfCompare compare, WhatIfTargets targets) {
        int at = engine.names().indexOf(engine.scenario());
        boolean hasTarget = List.of(WhatIfEngine.BASE, engine.scenario()).stream()
                .allMatch(name -> engine.company(name, engine.period())
                        .map(found -> found.number("target").isPresent())
                        .orElse(false));
        if (!hasTarget) {
            return row;
        }
        sheet.label(row, LEFT, "whatif.target.company", CellLook.BODY);
        sheet.formula(
                row, BASE, compare.cell(0, WhatIfCompare.TARGET) + "/" + unitCell, CellLook.FIGURE, unit.format());
        sheet.formula(
                row,
                VALUE,
                "(" + compare.cell(at, WhatIfCompare.TARGET) + "+" + targets.change(engine.period()) + ")/" + unitCell,
                CellLook.FIGURE,
                unit.format());
        String value = WhatIfPage.at(row, VALUE);
        String base = WhatIfPage.at(row, BASE);
        sheet.formula(
                row,
                CHANGE,
                "IF(" + value + "=" + base + ",\"\"," + value + "-" + base + ")",
                CellLook.FIGURE,
                CellFormat.signed(unit.decimals()));
        sheet.text(row, UNIT, unit.heading(), CellLook.ASIDE);
        sheet.text(row, SOURCE, targets.sheet.page.name(), CellLook.ASIDE);
        sheet.text(row, SOURCE + 1, "", CellLook.BODY);
        emphasize(row, row);
        return row + 1;
    }

    /** Bold and blue where a row's scenario is not its base. */
    private void emphasize(int first, int last) {
        XSSFSheetConditionalFormatting formats = sheet.page.sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule changed = formats.createConditionalFormattingRule(
                WhatIfPage.columnFixed(first, VALUE) + "<>" + WhatIfPage.columnFixed(first, BASE));
        WhatIfInputs.bold(sheet.page.sheet, changed, Palette.BLUE);
        formats.addConditionalFormatting(
                new CellRangeAddress[] {
                    new CellRangeAddress(first, last, LEFT, LEFT), new CellRangeAddress(first, last, VALUE, CHANGE)
                },
                changed);
    }

    /** The company's drivers, then people of the teams: those that are changed before others. */
    private List<Integer> shown() {
        List<Integer> shown = new ArrayList<>();
        for (String driver : COMPANY_DRIVERS) {
            int place = live.place(driver, "company", "company");
            if (place >= 0) {
                shown.add(place);
            }
        }
        List<Integer> people = new ArrayList<>();
        for (boolean isChanged : new boolean[] {true, false}) {
            for (int i = 0; i < live.inputs().size(); i++) {
                LiveTables.Input input = live.inputs().get(i);
                if (input.driver().equals("headcount") && (input.base() != input.value()) == isChanged) {
                    people.add(i);
                }
            }
        }
        people.stream().limit(MOST_TEAMS).sorted().forEach(shown::add);
        return shown;
    }

    private void headings(int row, int column, String... keys) {
        for (int i = 0; i < keys.length; i++) {
            boolean isRight = i >= 1 && i <= 3;
            sheet.label(
                    row,
                    column + i,
                    keys[i],
                    i == 0 ? CellLook.SMALL_HEADING : isRight ? CellLook.FIGURE_HEADING : CellLook.ASIDE_HEADING);
        }
    }

    private int scenarios(WhatIfCompare compare) {
        sheet.section(FIRST_ROW - 2, RIGHT, "whatif.scenarios", labels.text("whatif.scenarios.measure", period));
        sheet.page.band(FIRST_ROW - 1, RIGHT, LAST, CellLook.SMALL_HEADING);
        sheet.label(FIRST_ROW - 1, RIGHT, "heading.scenario", CellLook.SMALL_HEADING);
        sheet.text(FIRST_ROW - 1, P50, labels.text("heading.p50") + ", " + unit.heading(), CellLook.FIGURE_HEADING);
        sheet.label(FIRST_ROW - 1, LAST, "whatif.chance", CellLook.FIGURE_HEADING);
        int count = Math.min(MOST_SCENARIOS, engine.names().size());
        for (int i = 0; i < count; i++) {
            int row = FIRST_ROW + i;
            sheet.page.band(row, RIGHT, LAST, CellLook.BODY);
            sheet.text(row, RIGHT, cut(engine.shown(engine.names().get(i), labels)), CellLook.BODY);
            Optional<TableRow> found = engine.company(engine.names().get(i), engine.period());
            if (found.map(r -> r.number("p50").isPresent()).orElse(false)) {
                sheet.formula(
                        row, P50, compare.cell(i, WhatIfCompare.P50) + "/" + unitCell, CellLook.FIGURE, unit.format());
            }
            if (found.map(r -> r.number("chance_of_target").isPresent()).orElse(false)) {
                sheet.formula(row, LAST, compare.cell(i, WhatIfCompare.CHANCE), CellLook.FIGURE, CellFormat.PERCENT);
            }
        }
        NativeChart frame = new NativeChart(
                sheet.page,
                compare.sheet.page,
                new NativeChart.Place(FIRST_ROW, STRIPS, FIRST_ROW + count, P50),
                "",
                "");
        frame.describe(labels.text("whatif.scenarios.alt", period));
        compare.draw(frame, count);
        return FIRST_ROW + count;
    }

    /** As much of a name as there is room for beside the strips; the sheet of comparisons has all of it. */
    private static String cut(String name) {
        if (TextWidth.of(name) <= NAME_WIDTH) {
            return name;
        }
        int end = name.length();
        while (end > 0 && TextWidth.of(name.substring(0, end)) > NAME_WIDTH - 1) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end).strip() + "…";
    }

    private int matters(WhatIfTornado tornado, int row, int end) {
        sheet.section(row, RIGHT, "whatif.matters", labels.text("whatif.matters.measure", period, unit.heading()));
        if (tornado.drivers() == 0) {
            sheet.label(row + 1, RIGHT, "whatif.matters.none", CellLook.BODY);
            return row + 2;
        }
        int last = Math.max(end, row + 2 + 2 * tornado.drivers());
        NativeChart frame = new NativeChart(
                sheet.page, tornado.sheet.page, new NativeChart.Place(row + 1, RIGHT, last, LAST + 1), "", "");
        frame.describe(labels.text("whatif.matters.alt", period));
        tornado.draw(frame);
        return last;
    }

    private int goals(int row) {
        List<TableRow> levers = engine.goals();
        if (levers.isEmpty()) {
            sheet.section(row, LEFT, "whatif.goal", "");
            boolean hasTarget = engine.company(engine.scenario(), engine.period())
                    .map(found -> found.number("target").isPresent())
                    .orElse(false);
            sheet.label(row + 1, LEFT, hasTarget ? "whatif.goal.missing" : "whatif.goal.none", CellLook.BODY);
            return row + 2;
        }
        sheet.page.rich(
                row,
                LEFT,
                List.of(
                        new SheetPage.Run(WhatIfGoals.title(levers.get(0), unit, labels), true, Palette.INK),
                        new SheetPage.Run("  ·  " + labels.text("whatif.goal.measure"), false, Palette.GREY)),
                CellLook.SECTION);
        sheet.page.height(row, 20);
        headings(row + 1, LEFT, "whatif.lever", "whatif.base", "whatif.needs", "whatif.change", "whatif.plausible");
        sheet.page.band(row + 1, SOURCE, SOURCE + 1, CellLook.SMALL_HEADING);
        int at = row + 2;
        for (TableRow lever : levers) {
            WhatIfGoals.write(sheet, at, LEFT, lever, engine);
            sheet.text(at, UNIT, WhatIfGoals.verdict(lever, engine, labels), CellLook.ASIDE);
            sheet.page.band(at, SOURCE, SOURCE + 1, CellLook.BODY);
            at++;
        }
        return at;
    }
}
