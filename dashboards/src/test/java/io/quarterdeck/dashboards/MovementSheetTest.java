package io.quarterdeck.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bridge on its sheet foots, live, and names of deals lead to their lives. */
class MovementSheetTest {
    private static final int DEALS = 30;

    @TempDir
    Path scratch;

    @Test
    void theCheckShowsATickAndTurnsWhereACellIsAltered() throws IOException {
        try (XSSFWorkbook book = workbook(340)) {
            XSSFCell check = named(book, "check_movement_this_amount");
            assertThat(check.getNumericCellValue()).isZero();
            // What was won is typed over.
            XSSFSheet sheet = book.getSheet("Movement");
            FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
            for (int row = 0; row < check.getRowIndex(); row++) {
                XSSFCell name =
                        sheet.getRow(row) == null ? null : sheet.getRow(row).getCell(1);
                if (name != null && name.toString().equals("Won")) {
                    sheet.getRow(row).getCell(check.getColumnIndex()).setCellValue(-364_999_999.99);
                }
            }
            assertThat(evaluator.evaluate(check).getNumberValue()).isEqualTo(0.01);
            assertThat(check.getCellStyle().getDataFormatString()).contains("✓", "✗");
        }
    }

    @Test
    void aBridgeThatDoesNotFootSaysByHowMuch() throws IOException {
        try (XSSFWorkbook book = workbook(341)) {
            assertThat(named(book, "check_movement_this_amount").getNumericCellValue())
                    .isEqualTo(-1_000_000);
            assertThat(named(book, "check_movement_next_amount").getNumericCellValue())
                    .isZero();
        }
    }

    @Test
    void aNameLeadsToTheFirstRowOfItsDeal() throws IOException {
        SortedMap<String, XSSFWorkbook> books = workbooks(340);
        XSSFSheet deals = books.get("deals.xlsx").getSheet("Deals");
        int links = 0;
        for (XSSFWorkbook book : books.values()) {
            for (XSSFSheet sheet : ReviewWorkbookTest.sheets(book)) {
                for (XSSFHyperlink link : sheet.getHyperlinkList()) {
                    if (link.getLocation() == null || !link.getLocation().matches("'Deals'!(?!A1$).*")) {
                        continue;
                    }
                    links++;
                    boolean isHere = link.getType() == HyperlinkType.DOCUMENT;
                    assertThat(isHere ? "deals.xlsx" : ReviewWorkbookTest.file(link))
                            .isEqualTo("deals.xlsx");
                    CellReference target = new CellReference(link.getLocation());
                    String key = deals.getRow(target.getRow()).getCell(7).getStringCellValue();
                    assertThat(keyOf(sheet, link)).as(link.getLocation()).isEqualTo(key);
                    assertThat(deals.getRow(target.getRow()).getCell(3).getStringCellValue())
                            .isEqualTo("Created");
                }
            }
        }
        // One that is gone has no life to lead to.
        assertThat(links).isGreaterThanOrEqualTo(DEALS + 1);
    }

    /** The key that stands in the row of a link. */
    private static String keyOf(XSSFSheet sheet, XSSFHyperlink link) {
        for (var cell : sheet.getRow(link.getFirstRow())) {
            if (cell.toString().matches("00600\\d+")) {
                return cell.toString();
            }
        }
        return "";
    }

    private static XSSFCell named(XSSFWorkbook book, String name) {
        CellReference at = new CellReference(book.getName(name).getRefersToFormula());
        return book.getSheet("Movement").getRow(at.getRow()).getCell(at.getCol());
    }

    private XSSFWorkbook workbook(long closing) throws IOException {
        return workbooks(closing).get("review.xlsx");
    }

    private SortedMap<String, XSSFWorkbook> workbooks(long closing) throws IOException {
        HandMadeTables tables = HandMadeReview.full(12, DEALS).without("pipeline_movement", "movement_deals");
        HandMadeTables bridge = tables.without(
                        "stg_compared_periods", "stg_compared_deals", "stg_told_deals", "deal_events")
                .without("movement_rates", "forecast_categories", "reorganisation");
        HandMadeMovement.add(bridge, DEALS, closing);
        return ReviewWorkbookTest.all(bridge.read(scratch));
    }
}
