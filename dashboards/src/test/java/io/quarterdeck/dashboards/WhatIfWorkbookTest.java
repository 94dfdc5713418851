package io.quarterdeck.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.WhatIfForm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class WhatIfWorkbookTest {
    private static final Set<String> FUNCTIONS = Set.of(
            "IF",
            "AND",
            "OR",
            "MIN",
            "MAX",
            "ROUND",
            "ABS",
            "SUM",
            "SUMIFS",
            "SUMPRODUCT",
            "INDEX",
            "MATCH",
            "COUNTIF",
            "IFERROR",
            "TEXT");

    private static final Pattern FUNCTION = Pattern.compile("([A-Z][A-Z0-9.]*)\\(");

    private static final Pattern NUMBER = Pattern.compile("(?<![A-Z$0-9.])\\d+(\\.\\d+)?(?![0-9.])");

    private static byte[] bytes(String language, WhatIfSample sample, boolean hasTargets) {
        return WhatIfWorkbook.write(
                HandMadeReview.context(language), sample.tables(hasTargets), "2025", 0.8, "more people", "");
    }

    private static XSSFWorkbook book() throws IOException {
        return read(bytes("en", new WhatIfSample().scenario(), true));
    }

    private static XSSFWorkbook read(byte[] bytes) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    @Test
    void cachedValuesAreTheEnginesOfTheScenario() throws IOException {
        try (XSSFWorkbook book = book()) {
            WhatIfSample sample = new WhatIfSample().scenario();
            holds(book, "Base", sample.base, null, 1e-6);
            double[][] engine = sample.scenarioMonths();
            holds(book, "Scenario", engine, null, 0.005);
            assertThat(named(book, "whatif_changed").getNumericCellValue()).isEqualTo(4);
            assertThat(named(book, "whatif_stale").getNumericCellValue()).isZero();
            assertThat(named(book, "whatif_checks").getNumericCellValue()).isZero();
        }
    }

    @Test
    void withoutAChangeItIsTheBase() throws IOException {
        try (XSSFWorkbook book = book()) {
            for (Row row : inputs(book)) {
                cell(book, row, WhatIfForm.VALUE)
                        .setCellValue(cell(book, row, WhatIfForm.BASE).getNumericCellValue());
            }
            FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
            holds(book, "Scenario", new WhatIfSample().base, evaluator, 1e-6);
            assertThat(evaluator.evaluate(named(book, "whatif_changed")).getNumberValue())
                    .isZero();
            assertThat(evaluator.evaluate(named(book, "whatif_stale")).getNumberValue())
                    .isEqualTo(4);
            assertThat(evaluator
                            .evaluate(book.getSheet("What if").getRow(1).getCell(11))
                            .getStringValue())
                    .isEqualTo("scenario = base");
            assertThat(evaluator
                            .evaluate(book.getSheet("What if").getRow(5).getCell(1))
                            .getStringValue())
                    .contains("quarterdeck whatif what-if.xlsx");
        }
    }

    @Test
    void everyInputMovesTheResultsAsTheModelSays() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 4; round++) {
            WhatIfSample sample = new WhatIfSample();
            for (WhatIfSample.Input input : sample.inputs) {
                boolean hasFrom = !Set.of("cycle_days", "attrition", "ramp", "seasonality", "workdays")
                        .contains(input.key.driver());
                double factor = 0.7 + 0.6 * random.nextDouble();
                input.value = switch (input.key.driver()) {
                    case "headcount" -> input.base - 2 + random.nextInt(5);
                    case "attrition" -> 0.3 * random.nextDouble();
                    case "ramp" -> Math.min(1, 0.1 + input.base * factor);
                    case "workdays" -> random.nextInt(5) == 0 ? 0 : input.base * factor;
                    default -> input.base * factor;
                };
                input.from = hasFrom ? 1 + random.nextInt(WhatIfSample.MONTHS) : 1;
            }
            try (XSSFWorkbook book = book()) {
                set(book, sample);
                FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
                holds(book, "Scenario", sample.scenarioMonths(), evaluator, 0.005);
                assertThat(evaluator.evaluate(named(book, "whatif_checks")).getNumberValue())
                        .isZero();
            }
        }
    }

    @Test
    void teamTargetsAddUpToTheCentWhateverTheWeightsAndLocks() throws IOException {
        Random random = new Random(3);
        try (XSSFWorkbook book = book()) {
            Sheet sheet = book.getSheet("Targets");
            int company = row(sheet, "Company target");
            int weights = row(sheet, "Weight of each team") + 1;
            int locks = row(sheet, "Fixed amount, empty for none") + 1;
            int given = row(sheet, "Target of each team") + 1;
            for (int round = 0; round < 30; round++) {
                for (int column = 2; column <= 3; column++) {
                    sheet.getRow(company).getCell(column).setCellValue(WhatIfSample.cents(1e6 * random.nextDouble()));
                    for (int team = 0; team < 2; team++) {
                        sheet.getRow(weights + team).getCell(column).setCellValue(random.nextDouble());
                        Cell lock = sheet.getRow(locks + team).getCell(column);
                        lock.setBlank();
                        if (team == 0 && random.nextBoolean()) {
                            lock.setCellValue(1e5 * random.nextDouble());
                        }
                    }
                }
                FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
                for (int column = 2; column <= 3; column++) {
                    double sum = 0;
                    for (int team = 0; team < 2; team++) {
                        double target = evaluator
                                .evaluate(sheet.getRow(given + team).getCell(column))
                                .getNumberValue();
                        assertThat(target * 100).isCloseTo(Math.rint(target * 100), within(1e-4));
                        sum += target;
                    }
                    assertThat(sum)
                            .isCloseTo(sheet.getRow(company).getCell(column).getNumericCellValue(), within(1e-6));
                }
                assertThat(evaluator.evaluate(named(book, "whatif_checks")).getNumberValue())
                        .isZero();
            }
        }
    }

    @Test
    void aCompanyWhosePastSaysLittleHasFewerInputs() throws IOException {
        SortedMap<String, Rows> tables = new WhatIfSample().tables(true);
        Rows all = tables.get("live_inputs");
        int driver = all.indexOf("driver");
        tables.put(
                "live_inputs",
                new Rows(
                        all.columns(),
                        all.rows().stream()
                                .filter(row -> Set.of("seasonality", "workdays", "ramp", "price")
                                        .contains((String) row.get(driver)))
                                .toList()));
        for (String empty : List.of("sensitivity", "sensitivity_grid", "goal_seek", "drivers", "scenario_notes")) {
            tables.put(empty, new Rows(tables.get(empty).columns(), List.of()));
        }
        for (String period : List.of("2025", "2025-Q4", "2026", "2026-Q1")) {
            try (XSSFWorkbook book =
                    read(WhatIfWorkbook.write(HandMadeReview.context("en"), tables, period, 0.8, "base", ""))) {
                noErrors(book);
                holds(book, "Scenario", new WhatIfSample().base, null, 1e-6);
                assertThat(named(book, "whatif_checks").getNumericCellValue()).isZero();
            }
        }
    }

    @Test
    void withoutTargetsItSaysSo() throws IOException {
        try (XSSFWorkbook book = read(bytes("en", new WhatIfSample().scenario(), false))) {
            assertThat(texts(book.getSheet("Targets"))).contains("nothing to give out");
            assertThat(texts(book.getSheet("What if"))).contains("It has no target.", "There is no target to reach.");
            noErrors(book);
        }
    }

    @Test
    void formulasAreShortAndOfFunctionsThatAllProgramsKnow() throws IOException {
        for (String language : List.of("en", "zh")) {
            try (XSSFWorkbook book = read(bytes(language, new WhatIfSample().scenario(), true))) {
                noErrors(book);
                assertThat(book.getNumberOfSheets()).isLessThanOrEqualTo(12);
                for (int i = 0; i < book.getNumberOfSheets(); i++) {
                    assertThat(book.getSheetVisibility(i)).isEqualTo(SheetVisibility.VISIBLE);
                }
                formulas(book);
                SchemaTest.hold(book);
            }
        }
    }

    private static void formulas(XSSFWorkbook book) {
        for (Sheet sheet : book) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() != CellType.FORMULA) {
                        continue;
                    }
                    String formula = cell.getCellFormula();
                    String where = sheet.getSheetName() + " " + cell.getAddress() + " " + formula;
                    assertThat(formula.length()).as(where).isLessThan(120);
                    String bare = formula.replaceAll("\"[^\"]*\"", "").replaceAll("'[^']*'!", "");
                    for (Matcher matcher = FUNCTION.matcher(bare); matcher.find(); ) {
                        assertThat(FUNCTIONS).as(where).contains(matcher.group(1));
                    }
                    for (Matcher matcher = NUMBER.matcher(bare); matcher.find(); ) {
                        assertThat(List.of("0", "1", "12", "100")).as(where).contains(matcher.group());
                    }
                }
            }
        }
    }

    @Test
    void noTextOfTheDataIsAFormula() throws IOException {
        try (XSSFWorkbook book = book()) {
            int found = 0;
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            assertThat(cell.getCellFormula()).isNotEqualTo("1+2");
                        } else if (cell.toString().equals(WhatIfSample.FORMULA)) {
                            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
                            found++;
                        }
                    }
                }
            }
            assertThat(found).isPositive();
        }
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        assertThat(bytes("en", new WhatIfSample().scenario(), true))
                .isEqualTo(bytes("en", new WhatIfSample().scenario(), true));
    }

    @Test
    void aReaderFindsEveryInputByNames() throws IOException {
        try (XSSFWorkbook book = read(bytes("zh", new WhatIfSample().scenario(), true))) {
            assertThat(named(book, WhatIfForm.VERSION).getStringCellValue()).isEqualTo(WhatIfForm.MARK);
            assertThat(named(book, WhatIfForm.SCENARIO).getStringCellValue()).isEqualTo("more people");
            assertThat(columns(book).keySet()).containsAll(WhatIfForm.NEEDED);
            WhatIfSample sample = new WhatIfSample().scenario();
            List<Row> rows = inputs(book);
            assertThat(rows).hasSameSizeAs(sample.inputs);
            for (Row row : rows) {
                WhatIfSample.Input input = input(book, sample, row);
                assertThat(cell(book, row, WhatIfForm.BASE).getNumericCellValue())
                        .isEqualTo(input.base);
                assertThat(cell(book, row, WhatIfForm.RUN_WITH).getNumericCellValue())
                        .isEqualTo(input.value);
                assertThat(cell(book, row, WhatIfForm.VALUE).getNumericCellValue())
                        .isEqualTo(input.value);
                String from = input.from == 1 ? "" : WhatIfSample.month(WhatIfSample.PAST + input.from - 1);
                assertThat(cell(book, row, WhatIfForm.FROM).getStringCellValue())
                        .isEqualTo(from);
                assertThat(cell(book, row, WhatIfForm.RUN_FROM).getStringCellValue())
                        .isEqualTo(from);
            }
        }
    }

    private static void set(XSSFWorkbook book, WhatIfSample sample) {
        for (Row row : inputs(book)) {
            WhatIfSample.Input input = input(book, sample, row);
            cell(book, row, WhatIfForm.VALUE).setCellValue(input.value);
            Cell from = cell(book, row, WhatIfForm.FROM);
            from.setBlank();
            if (input.from > 1) {
                from.setCellValue(WhatIfSample.month(WhatIfSample.PAST + input.from - 1));
            }
        }
    }

    private static WhatIfSample.Input input(XSSFWorkbook book, WhatIfSample sample, Row row) {
        return sample.input(
                cell(book, row, WhatIfForm.DRIVER).getStringCellValue(),
                cell(book, row, WhatIfForm.SCOPE_TYPE).getStringCellValue(),
                cell(book, row, WhatIfForm.SCOPE_ID).getStringCellValue(),
                cell(book, row, WhatIfForm.MONTH).getStringCellValue());
    }

    /** Whether a block of the results is as the months say: months, quarters and years. */
    private static void holds(
            XSSFWorkbook book, String block, double[][] months, FormulaEvaluator evaluator, double tolerance) {
        Sheet sheet = book.getSheet("Results");
        Row labels = sheet.getRow(row(sheet, "Period"));
        int first = row(sheet, block) + 1;
        int held = 0;
        for (int scope = 0; scope < months.length; scope++) {
            Map<String, Double> periods = WhatIfSample.periods(months[scope]);
            for (Cell label : labels) {
                Double expected = periods.get(label.getStringCellValue());
                if (expected != null) {
                    Cell cell = sheet.getRow(first + scope).getCell(label.getColumnIndex());
                    double found = evaluator == null
                            ? cell.getNumericCellValue()
                            : evaluator.evaluate(cell).getNumberValue();
                    assertThat(found).as(block + " " + scope + " " + label).isCloseTo(expected, within(tolerance));
                    held++;
                }
            }
        }
        assertThat(held).isEqualTo(months.length * (WhatIfSample.MONTHS + 6 + 2));
    }

    private static int row(Sheet sheet, String label) {
        for (Row row : sheet) {
            Cell cell = row.getCell(1);
            if (row.getRowNum() > 3
                    && cell != null
                    && cell.getCellType() == CellType.STRING
                    && cell.getStringCellValue().equals(label)) {
                return row.getRowNum();
            }
        }
        throw new AssertionError("no row " + label + " on " + sheet.getSheetName());
    }

    private static Cell named(XSSFWorkbook book, String name) {
        CellReference at = new CellReference(book.getName(name).getRefersToFormula());
        return book.getSheet(at.getSheetName()).getRow(at.getRow()).getCell(at.getCol());
    }

    private static Map<String, Integer> columns(XSSFWorkbook book) {
        AreaReference area = book.getCreationHelper()
                .createAreaReference(book.getName(WhatIfForm.COLUMNS).getRefersToFormula());
        Map<String, Integer> columns = new HashMap<>();
        for (CellReference at : area.getAllReferencedCells()) {
            Cell cell = book.getSheet(at.getSheetName()).getRow(at.getRow()).getCell(at.getCol());
            if (cell != null && !cell.toString().isEmpty()) {
                columns.put(cell.getStringCellValue(), (int) at.getCol());
            }
        }
        return columns;
    }

    private static List<Row> inputs(XSSFWorkbook book) {
        AreaReference area = book.getCreationHelper()
                .createAreaReference(book.getName(WhatIfForm.INPUTS).getRefersToFormula());
        Sheet sheet = book.getSheet(area.getFirstCell().getSheetName());
        return java.util.stream.IntStream.rangeClosed(
                        area.getFirstCell().getRow(), area.getLastCell().getRow())
                .mapToObj(sheet::getRow)
                .toList();
    }

    private static Cell cell(XSSFWorkbook book, Row row, String column) {
        return row.getCell(columns(book).get(column));
    }

    private static String texts(Sheet sheet) {
        StringBuilder texts = new StringBuilder();
        for (Row row : sheet) {
            for (Cell cell : row) {
                boolean isText = cell.getCellType() == CellType.STRING
                        || cell.getCellType() == CellType.FORMULA
                                && cell.getCachedFormulaResultType() == CellType.STRING;
                texts.append(isText ? cell.getStringCellValue() + "\n" : "");
            }
        }
        return texts.toString();
    }

    private static void noErrors(XSSFWorkbook book) {
        for (Sheet sheet : book) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        assertThat(cell.getCachedFormulaResultType())
                                .as(sheet.getSheetName() + " " + cell.getAddress() + " " + cell.getCellFormula())
                                .isNotEqualTo(CellType.ERROR);
                    }
                }
            }
        }
    }
}
