package io.quarterdeck.dashboards;

import io.quarterdeck.engine.WhatIfForm;
import java.util.List;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFFontFormatting;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;

/** The only sheet where a reader writes, but for targets: every driver that can be set, beside its base. */
final class WhatIfInputs {
    static final int DRIVER = SheetPage.LEFT;
    static final int WHOSE = DRIVER + 1;
    static final int WHICH = DRIVER + 2;
    static final int BASE = DRIVER + 3;
    static final int RUN_WITH = DRIVER + 4;
    static final int VALUE = DRIVER + 5;
    static final int FROM = DRIVER + 6;
    static final int CHANGE = DRIVER + 7;
    static final int PERCENT = DRIVER + 8;
    static final int UNIT = DRIVER + 9;
    static final int LOWER = DRIVER + 10;
    static final int UPPER = DRIVER + 11;
    static final int FLAG = DRIVER + 12;
    static final int SOURCE = DRIVER + 13;
    static final int CHANGED = DRIVER + 14;
    static final int STALE = DRIVER + 15;
    static final int START = DRIVER + 16;
    private static final int KEYS = DRIVER + 17;
    private static final int RUN_FROM = KEYS + 4;
    private static final int UNIT_CODE = KEYS + 5;

    final WhatIfPage sheet;
    final int first;
    final int last;
    private final LiveTables live;
    private final WhatIfPage data;

    WhatIfInputs(WhatIfPage sheet, LiveTables live, WhatIfPage data, String scenario, String changes) {
        this.sheet = sheet;
        this.live = live;
        this.data = data;
        int row = sheet.head("whatif.inputs");
        ReviewContext context = sheet.page.draft.context;
        field(row++, "heading.scenario", scenario, WhatIfForm.SCENARIO);
        field(row++, "whatif.form", WhatIfForm.MARK, WhatIfForm.VERSION);
        field(row++, "whatif.run", context.runId(), WhatIfForm.RUN);
        field(row++, "whatif.changes", changes, WhatIfForm.CHANGES);
        int keyRow = row + 1;
        first = keyRow + 2;
        last = first + live.inputs().size() - 1;
        headings(keyRow, keyRow + 1);
        for (int i = 0; i < live.inputs().size(); i++) {
            input(i);
        }
        sheet.page.printTo(SOURCE);
        sheet.nameRange(WhatIfForm.COLUMNS, keyRow, DRIVER, keyRow, UNIT_CODE);
        sheet.nameRange(WhatIfForm.INPUTS, first, DRIVER, last, UNIT_CODE);
        validations();
        emphasis();
        widths();
        sheet.page.sheet.createFreezePane(WHICH + 1, first);
        sheet.page.finish(0);
    }

    /** How many inputs differ from the base. */
    String changed() {
        return "SUM(" + sheet.on(WhatIfPage.fixed(first, CHANGED, last, CHANGED)) + ")";
    }

    /** How many differ from what the ranges were worked out with. */
    String stale() {
        return "SUM(" + sheet.on(WhatIfPage.fixed(first, STALE, last, STALE)) + ")";
    }

    /** How many first months are none. */
    String wrongMonths() {
        return "COUNTIF(" + sheet.on(WhatIfPage.fixed(first, START, last, START)) + ",0)";
    }

    /** A cell of an input, as another sheet calls it. */
    String cell(int input, int column) {
        return sheet.on(WhatIfPage.fixed(first + input, column));
    }

    /** The cells of {@code count} inputs from one on. */
    String cells(int input, int count, int column) {
        return sheet.on(WhatIfPage.fixed(first + input, column, first + input + count - 1, column));
    }

    /** A driver as it is shown, with the number of a newcomer's month. */
    String label(LiveTables.Input input) {
        return sheet.labels.value("whatif_driver", input.driver());
    }

    String whose(LiveTables.Input input) {
        return input.scopeType().equals("company") ? sheet.labels.text("whatif.company") : input.scopeName();
    }

    static String format(LiveTables.Input input) {
        return format(input.driver());
    }

    /** How a driver's value is shown. */
    static String format(String driver) {
        return switch (driver) {
            case "win_rate", "attrition" -> "0.0%";
            case "ramp" -> CellFormat.PERCENT;
            case "headcount", "deal_size" -> CellFormat.COUNT;
            case "price" -> CellFormat.plain(2);
            case "seasonality" -> CellFormat.plain(3);
            default -> CellFormat.plain(1);
        };
    }

    /** Of a difference in the driver's unit, a ratio's in percentage points. */
    private String changeFormat(LiveTables.Input input) {
        return changeFormat(input.driver(), input.unit(), sheet.labels);
    }

    static String changeFormat(String driver, String unit, Labels labels) {
        int decimals =
                switch (driver) {
                    case "headcount", "deal_size" -> 0;
                    case "price", "seasonality" -> 3;
                    default -> 1;
                };
        String signed = CellFormat.signed(decimals);
        if (!unit.equals("ratio")) {
            return signed;
        }
        String points = "\"" + labels.text("text.points", "") + "\"";
        return signed.replace(";", points + ";") + points;
    }

    private void field(int row, String key, String value, String name) {
        sheet.label(row, DRIVER, key, CellLook.FIELD);
        sheet.text(row, WHOSE, value, CellLook.VALUE);
        sheet.page.nameCell(name, row, WHOSE);
    }

    private void headings(int keyRow, int row) {
        String[] keys = {
            "heading.driver",
            "whatif.whose",
            "whatif.which",
            "whatif.base",
            "whatif.run_with",
            "heading.scenario",
            "whatif.from",
            "whatif.change",
            "whatif.change_percent",
            "heading.unit",
            "whatif.lower",
            "whatif.upper",
            "whatif.flag",
            "heading.source",
            "whatif.changed",
            "whatif.stale",
            "whatif.start"
        };
        List<Integer> texts = List.of(DRIVER, WHOSE, WHICH, FROM, UNIT, FLAG, SOURCE);
        for (int i = 0; i < keys.length; i++) {
            int column = DRIVER + i;
            sheet.label(row, column, keys[i], texts.contains(column) ? CellLook.HEADING : CellLook.HEADING_RIGHT);
        }
        String[] names = {
            WhatIfForm.DRIVER, WhatIfForm.SCOPE_TYPE, WhatIfForm.SCOPE_ID, WhatIfForm.MONTH, WhatIfForm.RUN_FROM, "unit"
        };
        for (int i = 0; i < names.length; i++) {
            sheet.text(keyRow, KEYS + i, names[i], CellLook.MARK);
            sheet.label(row, KEYS + i, "whatif.key", CellLook.HEADING);
        }
        sheet.text(keyRow, BASE, WhatIfForm.BASE, CellLook.MARK);
        sheet.text(keyRow, RUN_WITH, WhatIfForm.RUN_WITH, CellLook.MARK);
        sheet.text(keyRow, VALUE, WhatIfForm.VALUE, CellLook.MARK);
        sheet.text(keyRow, FROM, WhatIfForm.FROM, CellLook.MARK);
        sheet.page.height(row, 30);
    }

    private void input(int i) {
        LiveTables.Input input = live.inputs().get(i);
        int row = first + i;
        Labels labels = sheet.labels;
        String format = format(input);
        sheet.text(row, DRIVER, label(input), CellLook.BODY);
        sheet.text(row, WHOSE, whose(input), CellLook.BODY);
        sheet.text(
                row,
                WHICH,
                input.driver().equals("ramp") ? labels.text("whatif.ramp_month", input.month()) : input.month(),
                CellLook.BODY);
        sheet.number(row, BASE, input.base(), format);
        sheet.number(row, RUN_WITH, input.value(), format);
        sheet.page.value(row, VALUE, input.value(), CellLook.INPUT_NUMBER, format);
        if (input.hasFrom()) {
            sheet.page.value(row, FROM, input.from(), CellLook.INPUT, CellFormat.TEXT);
        } else {
            sheet.text(row, FROM, "", CellLook.BODY);
        }
        String value = WhatIfPage.at(row, VALUE);
        String base = WhatIfPage.at(row, BASE);
        String from = WhatIfPage.at(row, FROM);
        sheet.formula(
                row,
                CHANGE,
                "IF(" + value + "=" + base + ",\"\",(" + value + "-" + base + ")*IF("
                        + WhatIfPage.columnFixed(row, UNIT_CODE) + "=\"ratio\",100,1))",
                changeFormat(input));
        sheet.formula(
                row,
                PERCENT,
                "IF(OR(" + value + "=" + base + "," + base + "=0),\"\"," + value + "/" + base + "-1)",
                "\"+\"0.0%;\"−\"0.0%;0.0%");
        sheet.text(row, UNIT, unit(input), CellLook.ASIDE);
        sheet.page.value(row, LOWER, input.lower(), CellLook.BODY_NUMBER, format);
        sheet.page.value(row, UPPER, input.upper(), CellLook.BODY_NUMBER, format);
        String lower = WhatIfPage.at(row, LOWER);
        String upper = WhatIfPage.at(row, UPPER);
        sheet.formula(
                row,
                FLAG,
                "IF(OR(" + lower + "=\"\"," + upper + "=\"\"),\"\",IF(OR(" + value + "<" + lower + "," + value + ">"
                        + upper + ")," + sheet.quoted("whatif.outside") + ",\"\"))",
                CellLook.BODY,
                CellFormat.GENERAL);
        sheet.text(row, SOURCE, labels.value("driver_source", input.source()), CellLook.ASIDE);
        sheet.formula(row, CHANGED, "IF(" + value + "=" + base + ",0,1)", CellFormat.COUNT);
        sheet.formula(
                row,
                STALE,
                "IF(AND(" + value + "=" + WhatIfPage.at(row, RUN_WITH) + ",OR(" + value + "=" + base + "," + from
                        + "&\"\"=" + WhatIfPage.at(row, RUN_FROM) + "&\"\")),0,1)",
                CellFormat.COUNT);
        sheet.formula(
                row,
                START,
                "IF(" + from + "=\"\",1,IFERROR(MATCH(" + from + "," + months() + ",0),0))",
                CellFormat.COUNT);
        String[] keys = {input.driver(), input.scopeType(), input.scopeId(), input.month(), input.from(), input.unit()};
        for (int k = 0; k < keys.length; k++) {
            sheet.page.value(row, KEYS + k, keys[k], CellLook.BODY_KEY, CellFormat.TEXT);
        }
    }

    String unit(LiveTables.Input input) {
        Labels labels = sheet.labels;
        if (input.unit().equals("money")) {
            return labels.currencyUnit(sheet.page.draft.context.currency());
        }
        return labels.text("whatif.unit." + input.unit());
    }

    private String months() {
        return data.on(WhatIfPage.fixed(
                WhatIfPage.MONTH_ROW,
                WhatIfPage.MONTHS,
                WhatIfPage.MONTH_ROW,
                WhatIfPage.MONTHS + live.months().size() - 1));
    }

    /** One rule for every run of inputs of a kind. */
    private void validations() {
        DataValidationHelper helper = sheet.page.sheet.getDataValidationHelper();
        int from = 0;
        for (int i = 1; i <= live.inputs().size(); i++) {
            String driver = live.inputs().get(from).driver();
            if (i < live.inputs().size() && live.inputs().get(i).driver().equals(driver)) {
                continue;
            }
            CellRangeAddress cells = new CellRangeAddress(first + from, first + i - 1, VALUE, VALUE);
            switch (driver) {
                case "win_rate", "attrition", "ramp" ->
                    sheet.validate(
                            helper.createDecimalConstraint(OperatorType.BETWEEN, "0", "1"),
                            cells,
                            "whatif.wrong.ratio");
                case "headcount" ->
                    sheet.validate(
                            helper.createIntegerConstraint(OperatorType.GREATER_OR_EQUAL, "0", null),
                            cells,
                            "whatif.wrong.people");
                case "cycle_days" ->
                    sheet.validate(
                            helper.createDecimalConstraint(OperatorType.GREATER_THAN, "0", null),
                            cells,
                            "whatif.wrong.cycle");
                default ->
                    sheet.validate(
                            helper.createNumericConstraint(
                                    ValidationType.DECIMAL, OperatorType.GREATER_OR_EQUAL, "0", null),
                            cells,
                            "whatif.wrong.amount");
            }
            if (live.inputs().get(from).hasFrom()) {
                sheet.validate(
                        helper.createFormulaListConstraint(months()),
                        new CellRangeAddress(first + from, first + i - 1, FROM, FROM),
                        "whatif.wrong.month");
            }
            from = i;
        }
    }

    /** A changed value is bold and framed in its row; a value outside its range says so in vermillion. */
    private void emphasis() {
        XSSFSheetConditionalFormatting formats = sheet.page.sheet.getSheetConditionalFormatting();
        String changed = "$" + WhatIfPage.at(first, CHANGED) + "=1";
        XSSFConditionalFormattingRule rule = formats.createConditionalFormattingRule(changed);
        bold(sheet.page.sheet, rule, Palette.INPUT);
        formats.addConditionalFormatting(
                new CellRangeAddress[] {new CellRangeAddress(first, last, VALUE, VALUE)}, rule);
        XSSFConditionalFormattingRule blue = formats.createConditionalFormattingRule(changed);
        bold(sheet.page.sheet, blue, Palette.BLUE);
        formats.addConditionalFormatting(
                new CellRangeAddress[] {new CellRangeAddress(first, last, CHANGE, PERCENT)}, blue);
        XSSFConditionalFormattingRule outside =
                formats.createConditionalFormattingRule("$" + WhatIfPage.at(first, FLAG) + "<>\"\"");
        bold(sheet.page.sheet, outside, Palette.VERMILLION);
        formats.addConditionalFormatting(
                new CellRangeAddress[] {new CellRangeAddress(first, last, FLAG, FLAG)}, outside);
    }

    /** Bold and coloured. Call it before another rule is made on any sheet. */
    static void bold(XSSFSheet sheet, XSSFConditionalFormattingRule rule, String rgb) {
        XSSFFontFormatting font = rule.createFontFormatting();
        font.setFontStyle(false, true);
        font.setFontColor(CellStyles.colour(rgb));
        // POI leaves out the colour's first byte, which the standard asks for.
        StylesTable styles = sheet.getWorkbook().getStylesSource();
        styles.getDxfAt(styles._getDXfsSize() - 1).getFont().getColorArray(0).setRgb(CellStyles.opaque(rgb));
    }

    private void widths() {
        int[] digits = {24, 24, 15, 12, 12, 13, 11, 12, 10, 12, 12, 12, 19, 24, 10, 10, 10};
        for (int i = 0; i < digits.length; i++) {
            sheet.page.widen(DRIVER + i, digits[i]);
        }
        for (int column = KEYS; column <= UNIT_CODE; column++) {
            sheet.page.fix(column, 13);
        }
    }
}
