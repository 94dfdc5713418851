package io.quarterdeck.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a review says where the exports lack something: a sentence that names it, and never an empty chart. */
class PoorExportsTest {
    @TempDir
    Path scratch;

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void nothingAtAllReadsSanely(String language) throws IOException {
        ReviewTables tables = HandMadeReview.empty().read(scratch);
        SortedMap<String, byte[]> files =
                ReviewWorkbooks.write(HandMadeReview.context(language), tables, ReviewWorkbookTest.SHEETS);
        for (byte[] bytes : files.values()) {
            XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes));
            for (XSSFSheet sheet : ReviewWorkbookTest.sheets(book)) {
                assertThat(sheet.getDrawingPatriarch() == null
                                || sheet.getDrawingPatriarch().getCharts().isEmpty())
                        .as(sheet.getSheetName())
                        .isTrue();
            }
        }
        ReviewWorkbookTest.keep("empty-" + language + ".xlsx", files.get("review.xlsx"));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(files.get("review.xlsx")));
                XSSFWorkbook targets = new XSSFWorkbook(new ByteArrayInputStream(files.get("targets.xlsx")))) {
            if (language.equals("en")) {
                assertThat(text(targets.getSheet("Targets"))).contains("No export holds targets");
                assertThat(text(book.getSheet("Summary"))).contains("No bookings and no targets");
                assertThat(text(book.getSheet("Forecast"))).contains("No forecast");
            }
        }
    }

    @Test
    void ordersWithoutDealsHaveAForecastAndNoPipeline() throws IOException {
        ReviewTables tables = HandMadeReview.full(6, 20)
                .without(
                        "open_deals",
                        "pipeline_by_month",
                        "funnel_standing",
                        "created_cohorts",
                        "sales_cycle",
                        "coverage")
                .read(scratch);
        byte[] bytes = review(HandMadeReview.context("en"), tables);
        ReviewWorkbookTest.keep("orders-only.xlsx", bytes);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes));
                XSSFWorkbook deals = ReviewWorkbookTest.open(tables, "deals.xlsx")) {
            assertThat(text(deals.getSheet("Open deals"))).contains("No deal is open");
            assertThat(text(book.getSheet("Summary"))).contains("needs targets and open deals");
            assertThat(book.getSheet("Forecast").getDrawingPatriarch().getCharts())
                    .hasSize(1);
        }
    }

    @Test
    void dealsWithoutTargetsHaveNoGapAndSaySo() throws IOException {
        ReviewTables tables = HandMadeReview.withoutTargets(6, 20).read(scratch);
        byte[] bytes = review(HandMadeReview.context("en"), tables);
        ReviewWorkbookTest.keep("no-targets.xlsx", bytes);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(text(book.getSheet("Summary")))
                    .contains("the exports hold no targets")
                    .contains("no targets in the exports")
                    .contains("–")
                    .doesNotContain("NaN");
            assertThat(text(book.getSheet("Teams"))).contains("has booked most");
        }
    }

    @Test
    void tooLittleHistoryIsSaidAndHasNoRange() throws IOException {
        ReviewTables tables = HandMadeReview.young(6, 20).read(scratch);
        byte[] bytes = review(HandMadeReview.context("en"), tables);
        ReviewWorkbookTest.keep("young.xlsx", bytes);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(text(book.getSheet("Forecast"))).contains("too few to test any method on the past");
            assertThat(text(book.getSheet("Summary"))).contains("no range: too few past forecasts to test");
        }
    }

    @Test
    void aQuarterThatIsOverHasLandedAndExpectsNothing() throws IOException {
        ReviewTables tables = HandMadeReview.full(6, 20).read(scratch);
        ReviewContext context = HandMadeReview.context("en", LocalDate.of(2025, 9, 30));
        byte[] bytes = review(context, tables);
        ReviewWorkbookTest.keep("quarter-over.xlsx", bytes);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(text(book.getSheet("Summary")))
                    .contains("was booked against a target of", "the quarter is over")
                    .doesNotContain("We expect", "80% range 3");
            assertThat(text(book.getSheet("Forecast"))).contains("Q3 2025: CNY", "booked · Q4 2025: no forecast");
        }
    }

    private static byte[] review(ReviewContext context, ReviewTables tables) {
        return ReviewWorkbooks.write(context, tables, ReviewWorkbookTest.SHEETS).get("review.xlsx");
    }

    private static String text(XSSFSheet sheet) {
        return String.join(
                "\n",
                Stream.of(sheet)
                        .flatMap(s -> StreamSupport.stream(s.spliterator(), false))
                        .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                        .filter(cell -> cell.getCellType() == CellType.STRING)
                        .map(Cell::getStringCellValue)
                        .toList());
    }
}
