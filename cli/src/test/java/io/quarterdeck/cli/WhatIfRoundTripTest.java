package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarterdeck.engine.WhatIfForm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample company's what-if: the base is the pack, and an edited workbook comes to what the engine makes of it. */
class WhatIfRoundTripTest {
    private static final String SCENARIO = """
            name: East grows
            changes:
              - { driver: win_rate, change: +2pp }
              - { driver: headcount, team: 华东 East China, add: 2, from: 2025-11 }
              - { driver: deal_size, person: E010, change: +10% }
            """;

    @TempDir
    private Path work;

    private static void run(String... arguments) {
        CommandRun run = CommandRun.run(arguments);
        assertThat(run.exitCode()).as(run.messages()).isZero();
    }

    @Test
    void anEditedWorkbookRecalculatesToWhatTheEngineMakesOfIt() throws IOException, InterruptedException {
        Path text = Files.writeString(work.resolve("east.yaml"), SCENARIO);
        Path first = work.resolve("first");
        run("whatif", text.toString(), "--exports", SamplePack.EXPORTS.toString(), "--out", first.toString());
        theBaseIsThePack(first);

        Path edited = work.resolve("edited.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(first.resolve("what-if.xlsx")))) {
            set(book, "created", "company", "", 170, "2025-10");
            set(book, "win_rate", "UK & Nordics", "", 0.4, null);
            set(book, "price", "PR-02", "", 1.04, "2026-01");
            set(book, "cycle_days", "company", "", 66, null);
            set(book, "seasonality", "company", "2026-02", 0.8, null);
            setTarget(book, WhatIfForm.TARGET, "", "2025-Q4", 50_000_000);
            setTarget(book, WhatIfForm.LOCK, "DACH", "2025-Q4", 9_000_000);
            try (OutputStream out = Files.newOutputStream(edited)) {
                book.write(out);
            }
        }
        Path recalculated = Office.saved(edited, work);

        Path second = work.resolve("second");
        run("whatif", recalculated.toString(), "--exports", SamplePack.EXPORTS.toString(), "--out", second.toString());

        Map<String, Double> engine = new HashMap<>();
        Map<String, Double> targets = new HashMap<>();
        for (Map<String, String> row : PackTable.rows(second.resolve("tables/scenarios.csv"))) {
            if (row.get("scenario").equals("East grows")) {
                engine.put(row.get("scope_name") + " " + row.get("period"), Double.valueOf(row.get("expected")));
                if (row.get("period").equals("2025-Q4") && !row.get("target").isEmpty()) {
                    targets.merge("of " + row.get("scope_type"), Double.valueOf(row.get("target")), Double::sum);
                    targets.put(row.get("scope_id"), Double.valueOf(row.get("target")));
                }
            }
        }
        assertThat(targets.get("company")).isEqualTo(50_000_000);
        assertThat(targets.get("DACH")).isEqualTo(9_000_000);
        assertThat(targets.get("of team")).isCloseTo(50_000_000, within(0.05));
        int compared = 0;
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(recalculated))) {
            for (Map.Entry<String, Double> cell : scenarioCells(book).entrySet()) {
                if (engine.containsKey(cell.getKey())) {
                    assertThat(cell.getValue()).as(cell.getKey()).isCloseTo(engine.get(cell.getKey()), within(0.0051));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(100);
        assertThat(PackTable.rows(first.resolve("tables/scenarios.csv")).stream()
                        .filter(row -> row.get("scenario").equals("East grows")
                                && row.get("scope_type").equals("company")
                                && row.get("period").equals("2026"))
                        .findFirst()
                        .orElseThrow()
                        .get("expected"))
                .isNotEqualTo(String.valueOf(engine.get("Company 2026")));
    }

    /** Every figure of the base is that of the pack's forecast, to the cent. */
    private static void theBaseIsThePack(Path whatIf) throws IOException {
        Map<String, Map<String, String>> base = new HashMap<>();
        for (Map<String, String> row : PackTable.rows(whatIf.resolve("tables/scenarios.csv"))) {
            if (row.get("scenario").equals("base")) {
                base.put(row.get("period") + row.get("scope_type") + row.get("scope_id"), row);
            }
        }
        int compared = 0;
        for (Map<String, String> told : PackTable.rows(SamplePack.folder().resolve("tables/forecast_period.csv"))) {
            Map<String, String> row = base.get(told.get("period") + told.get("scope_type") + told.get("scope_id"));
            for (String column : List.of("booked", "expected", "p10", "p50", "p90", "target")) {
                assertThat(row.get(column)).as(told + " " + column).isEqualTo(told.get(column));
            }
            if (!told.get("chance_of_target").isEmpty()) {
                assertThat(Double.valueOf(row.get("chance_of_target")))
                        .isCloseTo(Double.valueOf(told.get("chance_of_target")), within(1e-4));
            }
            assertThat(row.get("delta_to_base")).isEqualTo("0");
            compared++;
        }
        assertThat(compared).isGreaterThan(80);
    }

    /** Sets the value, and where one is given the month, of the input with these keys. */
    private static void set(XSSFWorkbook book, String driver, String scope, String month, double value, String from) {
        AreaReference columns =
                new AreaReference(book.getName(WhatIfForm.COLUMNS).getRefersToFormula(), book.getSpreadsheetVersion());
        AreaReference inputs =
                new AreaReference(book.getName(WhatIfForm.INPUTS).getRefersToFormula(), book.getSpreadsheetVersion());
        Sheet sheet = book.getSheet(columns.getFirstCell().getSheetName());
        Map<String, Integer> places = new HashMap<>();
        for (Cell cell : sheet.getRow(columns.getFirstCell().getRow())) {
            places.putIfAbsent(cell.getStringCellValue(), cell.getColumnIndex());
        }
        for (int i = inputs.getFirstCell().getRow(); i <= inputs.getLastCell().getRow(); i++) {
            Row row = sheet.getRow(i);
            if (text(row, places.get("driver")).equals(driver)
                    && text(row, places.get("scope_id")).equals(scope)
                    && text(row, places.get("month")).equals(month)) {
                row.getCell(places.get("value")).setCellValue(value);
                if (from != null) {
                    row.getCell(places.get("from")).setCellValue(from);
                }
                return;
            }
        }
        throw new AssertionError("no input " + driver + " of " + scope);
    }

    private static void setTarget(XSSFWorkbook book, String mark, String team, String quarter, double value) {
        for (Sheet sheet : book) {
            int marks = -1;
            Map<String, Integer> quarters = new HashMap<>();
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (text(row, cell.getColumnIndex()).equals(WhatIfForm.QUARTERS)) {
                        marks = cell.getColumnIndex();
                        row.forEach(other -> quarters.put(text(row, other.getColumnIndex()), other.getColumnIndex()));
                    }
                }
                if (marks >= 0
                        && text(row, marks).equals(mark)
                        && text(row, marks + 1).equals(team)) {
                    row.getCell(quarters.get(quarter)).setCellValue(value);
                    return;
                }
            }
        }
        throw new AssertionError("no " + mark + " of " + team);
    }

    private static String text(Row row, int column) {
        Cell cell = row.getCell(column);
        return cell == null ? "" : new DataFormatter().formatCellValue(cell);
    }

    /** What the sheet of results says of the scenario, by scope and period. */
    private static Map<String, Double> scenarioCells(XSSFWorkbook book) {
        Sheet sheet = book.getSheet("Results");
        Map<Integer, String> periods = new HashMap<>();
        Map<String, Double> cells = new HashMap<>();
        String block = "";
        for (Row row : sheet) {
            String name = "";
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING) {
                    String text = cell.getStringCellValue();
                    if (text.matches("\\d{4}(-(Q\\d|\\d{2}))?")) {
                        periods.put(cell.getColumnIndex(), text);
                    } else if (name.isEmpty()) {
                        name = text;
                    }
                }
            }
            block = List.of("Base", "Scenario", "Difference").contains(name) ? name : block;
            for (Cell cell : row) {
                if (block.equals("Scenario")
                        && cell.getCellType() == CellType.FORMULA
                        && periods.containsKey(cell.getColumnIndex())) {
                    cells.put(name + " " + periods.get(cell.getColumnIndex()), cell.getNumericCellValue());
                }
            }
        }
        return cells;
    }
}
