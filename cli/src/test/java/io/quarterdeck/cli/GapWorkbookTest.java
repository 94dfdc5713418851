package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** The bridge in the workbook: its formulas give what the engine gives, for whoever is chosen, and leave nothing over. */
class GapWorkbookTest {
    private static final List<String> DRIVERS = List.of("active_deals", "decided_share", "win_share", "average_size");

    private static final int FIRST_DRIVER = 14;

    private static final int FIRST_STEP = 21;

    private static final int FIRST_BESIDE = 33;

    @Test
    void everyGapIsTheEnginesToHalfACent() throws IOException {
        Path pack = SamplePack.folder();
        Map<String, Double> engine = bridge(pack);
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(pack.resolve("managers.xlsx")))) {
            Sheet sheet = book.getSheet("Gap");
            FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
            int compared = 0;
            for (String whose :
                    List.of("Harbourline Instruments", "Team · DACH", "Person · Stefan Köhler", "Person · 张敏")) {
                for (String period : List.of("Q3 2025", "Q2 2025", "2025")) {
                    for (String reference : List.of("Target", "Average of the team", "Own last year")) {
                        cell(sheet, "C6").setCellValue(whose);
                        cell(sheet, "C7").setCellValue(period);
                        cell(sheet, "C8").setCellValue(reference);
                        evaluator.clearAllCachedResultValues();
                        if (number(evaluator, sheet, "C9") == 0) {
                            continue;
                        }
                        String key = key(whose, period, reference);
                        for (int i = 0; i < DRIVERS.size(); i++) {
                            assertThat(number(evaluator, sheet, "G" + (FIRST_DRIVER + i)))
                                    .as(key + DRIVERS.get(i))
                                    .isCloseTo(engine.get(key + DRIVERS.get(i)), within(0.005));
                        }
                        assertThat(number(evaluator, sheet, "C" + (FIRST_STEP + 7)))
                                .as(key)
                                .isCloseTo(engine.get(key + "actual"), within(0.005));
                        assertThat(rest(evaluator, book)).as(key).isZero();
                        compared++;
                    }
                }
            }
            assertThat(compared).isGreaterThan(20);
        }
    }

    @Test
    void aDriverThatIsSetMovesTheBridgeAndNothingIsLeftOver() throws IOException {
        try (XSSFWorkbook book =
                new XSSFWorkbook(Files.newInputStream(SamplePack.folder().resolve("managers.xlsx")))) {
            Sheet sheet = book.getSheet("Gap");
            FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
            double before = number(evaluator, sheet, "C" + (FIRST_STEP + 7));
            Random random = new Random(3);
            double[] most = {900, 1, 1, 500_000};
            for (int round = 0; round < 20; round++) {
                double product = 1;
                for (int i = 0; i < DRIVERS.size(); i++) {
                    double set = random.nextInt(4) == 0 ? 0 : random.nextDouble() * most[i];
                    cell(sheet, "E" + (FIRST_DRIVER + i)).setCellValue(set);
                    product *= set;
                }
                evaluator.clearAllCachedResultValues();
                assertThat(number(evaluator, sheet, "C" + (FIRST_STEP + 7))).isCloseTo(product, within(0.005));
                assertThat(rest(evaluator, book)).isZero();
            }
            assertThat(before).isPositive();
        }
    }

    @Test
    void theTerritoryAndTheTargetOfWhoeverIsChosenStandBesideTheGap() throws IOException {
        Path pack = SamplePack.folder();
        Map<String, String> known = PackTable.rows(pack.resolve("tables/gap_context.csv")).stream()
                .filter(row -> row.get("scope_name").equals("张敏"))
                .findFirst()
                .orElseThrow();
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(pack.resolve("managers.xlsx")))) {
            Sheet sheet = book.getSheet("Gap");
            FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
            cell(sheet, "C6").setCellValue("Person · 张敏");
            evaluator.clearAllCachedResultValues();
            List<String> figures = List.of(
                    "potential", "penetration", "asked_growth", "opening_coverage", "past_reached", "peers_reached");
            for (int i = 0; i < figures.size(); i++) {
                assertThat(number(evaluator, sheet, "C" + (FIRST_BESIDE + i)))
                        .as(figures.get(i))
                        .isCloseTo(Double.parseDouble(known.get(figures.get(i))), within(0.005));
            }
            assertThat(text(evaluator, sheet, "E" + (FIRST_BESIDE + 2))).isEqualTo("easier than the company's");

            // The target that is spoken of is that of the quarter under review; the territory is the same in any.
            cell(sheet, "C7").setCellValue("Q2 2025");
            evaluator.clearAllCachedResultValues();
            assertThat(number(evaluator, sheet, "C" + FIRST_BESIDE)).isPositive();
            assertThat(text(evaluator, sheet, "C" + (FIRST_BESIDE + 2))).isEmpty();
            assertThat(text(evaluator, sheet, "E" + (FIRST_BESIDE + 2))).startsWith("waits for a target");
        }
    }

    private static String text(FormulaEvaluator evaluator, Sheet sheet, String reference) {
        return evaluator.evaluate(cell(sheet, reference)).getStringValue();
    }

    private static double rest(FormulaEvaluator evaluator, XSSFWorkbook book) {
        CellReference at = new CellReference(book.getName("gap_rest").getRefersToFormula());
        return evaluator
                .evaluate(book.getSheet("Gap").getRow(at.getRow()).getCell(at.getCol()))
                .getNumberValue();
    }

    private static String key(String whose, String period, String reference) {
        String scope = whose.contains(" · ") ? whose : "Company · Company";
        String[] parts = scope.split(" · ");
        String ofPeriod = period.startsWith("Q") ? period.substring(3) + "-" + period.substring(0, 2) : period;
        String ofReference =
                switch (reference) {
                    case "Target" -> "target";
                    case "Own last year" -> "own_last_year";
                    default -> "team";
                };
        return String.join("|", parts[0].toLowerCase(java.util.Locale.ROOT), parts[1], ofPeriod, ofReference, "");
    }

    private static Map<String, Double> bridge(Path pack) throws IOException {
        Map<String, Double> amounts = new HashMap<>();
        for (String line : Files.readAllLines(pack.resolve("tables/gap_bridge.csv"))) {
            String[] row = line.split(",", -1);
            // scope_type, scope_name, period, reference, effect; a name in quotes is none of those that are looked for
            if (!line.contains("\"") && !row[0].equals("scope_type")) {
                amounts.put(String.join("|", row[0], row[2], row[3], row[5], row[7]), Double.valueOf(row[9]));
            }
        }
        return amounts;
    }

    private static Cell cell(Sheet sheet, String reference) {
        CellReference at = new CellReference(reference);
        return sheet.getRow(at.getRow()).getCell(at.getCol());
    }

    private static double number(FormulaEvaluator evaluator, Sheet sheet, String reference) {
        return evaluator.evaluate(cell(sheet, reference)).getNumberValue();
    }
}
