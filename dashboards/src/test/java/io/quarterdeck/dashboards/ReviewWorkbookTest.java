package io.quarterdeck.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.TableHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewWorkbookTest {
    static final List<TableHeader> SHEETS =
            SheetModels.all().stream().map(SqlModel::header).toList();

    private static final int PEOPLE = 40;
    private static final int DEALS = 120;
    private static ReviewTables full;

    @BeforeAll
    static void makeTables(@TempDir Path scratch) {
        full = HandMadeReview.full(PEOPLE, DEALS).read(scratch);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void sameTablesAreTheSameBytesWhateverTheLocaleAndZone(String language) throws IOException {
        byte[] first = ReviewWorkbook.write(HandMadeReview.context(language), full, SHEETS);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            byte[] second = ReviewWorkbook.write(HandMadeReview.context(language), full, SHEETS);
            assertThat(second).isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        keep("review-" + language + ".xlsx", first);
    }

    @Test
    void cachedValuesAreWhatTheFormulasGive() throws IOException {
        try (XSSFWorkbook book = open(full)) {
            FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
            List<Cell> formulas = cells(book)
                    .filter(cell -> cell.getCellType() == CellType.FORMULA)
                    .toList();
            assertThat(formulas).hasSizeGreaterThan(50);
            for (Cell cell : formulas) {
                double cached = cell.getNumericCellValue();
                assertThat(evaluator.evaluate(cell).getNumberValue())
                        .as(cell.getSheet().getSheetName() + " " + cell.getAddress() + " " + cell.getCellFormula())
                        .isCloseTo(cached, org.assertj.core.data.Offset.offset(1e-6 * Math.max(1, Math.abs(cached))));
                assertThat(cell.getCellFormula()).matches("[A-Z0-9]+(-[A-Z0-9]+)?|(SUBTOTAL|IF)\\(.*\\)");
            }
        }
    }

    @Test
    void textNeverBecomesAFormula() throws IOException {
        try (XSSFWorkbook book = open(full)) {
            List<Cell> dangerous = cells(book)
                    .filter(cell -> cell.getCellType() == CellType.STRING)
                    .filter(cell -> SafeText.looksLikeFormula(cell.getStringCellValue()))
                    .toList();
            assertThat(dangerous).anyMatch(cell -> cell.getStringCellValue().equals("=1+1"));
            assertThat(dangerous).allMatch(cell -> cell.getCellStyle().getQuotePrefixed());
        }
    }

    @Test
    void everyTableIsNativeWithUniqueHeadingsAndNoMergedCells() throws IOException {
        Set<String> names = new HashSet<>();
        try (XSSFWorkbook book = open(full)) {
            for (XSSFSheet sheet : sheets(book)) {
                for (XSSFTable table : sheet.getTables()) {
                    assertThat(table.getName()).startsWith("tbl_");
                    assertThat(names.add(table.getName())).isTrue();
                    List<String> headings = table.getColumns().stream()
                            .map(column -> column.getName().toLowerCase(Locale.ROOT))
                            .toList();
                    assertThat(headings).doesNotHaveDuplicates().allMatch(heading -> !heading.isBlank());
                    for (int i = 0; i < headings.size(); i++) {
                        assertThat(sheet.getRow(table.getStartRowIndex())
                                        .getCell(table.getStartColIndex() + i)
                                        .getStringCellValue())
                                .isEqualTo(table.getColumns().get(i).getName());
                    }
                    CellRangeAddress area =
                            CellRangeAddress.valueOf(table.getCTTable().getRef());
                    assertThat(sheet.getMergedRegions()).noneMatch(merged -> merged.intersects(area));
                    assertThat(table.getCTTable().isSetAutoFilter()).isTrue();
                }
            }
        }
        assertThat(names).contains("tbl_open_deals", "tbl_people", "tbl_forecast_by_scope", "tbl_quality_loads");
    }

    @Test
    void everyChartIsNativeHasATextAndAFillForEverySeries() throws IOException {
        int charts = 0;
        try (XSSFWorkbook book = open(full)) {
            assertThat(book.getAllPictures()).isEmpty();
            for (XSSFSheet sheet : sheets(book)) {
                if (sheet.getDrawingPatriarch() == null) {
                    continue;
                }
                for (var anchor : sheet.getDrawingPatriarch().getCTDrawing().getTwoCellAnchorList()) {
                    var frame = anchor.getGraphicFrame().getNvGraphicFramePr().getCNvPr();
                    assertThat(frame.getDescr()).isNotBlank();
                }
                for (XSSFChart chart : sheet.getDrawingPatriarch().getCharts()) {
                    charts++;
                    String xml = chart.getCTChart().toString();
                    assertThat(xml).doesNotContain("3D");
                    for (String series : xml.split("<c:ser>|<ser>", -1)) {
                        if (!series.equals(xml.split("<c:ser>|<ser>", -1)[0])) {
                            assertThat(series).contains("spPr>").contains("!$");
                        }
                    }
                }
            }
        }
        assertThat(charts).isGreaterThanOrEqualTo(8);
    }

    @Test
    void opensOnTheCoverWithThirtySheetsAtMostAndNothingHidden() throws IOException {
        try (XSSFWorkbook book = open(full)) {
            assertThat(book.getActiveSheetIndex()).isZero();
            assertThat(book.getNumberOfSheets()).isLessThanOrEqualTo(30);
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                XSSFSheet sheet = book.getSheetAt(i);
                assertThat(sheet.getSheetName()).hasSizeLessThanOrEqualTo(31);
                assertThat(book.getSheetVisibility(i)).isEqualTo(SheetVisibility.VISIBLE);
                assertThat(sheet.isSelected()).isEqualTo(i == 0);
                assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isNotBlank();
                assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
                assertThat(sheet.getTabColor()).isNotNull();
                assertThat(StreamSupport.stream(sheet.spliterator(), false)).noneMatch(row -> row.getZeroHeight());
            }
            assertThat(book.getExternalLinksTables()).isEmpty();
            var styles = book.getStylesSource();
            assertThat(styles.getCTStylesheet().getCellStyles().sizeOfCellStyleArray())
                    .isLessThan(50);
            assertThat(styles.getNumberFormats().size()).isLessThan(40);
        }
    }

    @Test
    void everyLinkLeadsToASheet() throws IOException {
        try (XSSFWorkbook book = open(full)) {
            Set<String> names = new HashSet<>();
            book.forEach(sheet -> names.add(sheet.getSheetName()));
            Set<String> reached = new HashSet<>();
            for (XSSFSheet sheet : sheets(book)) {
                sheet.getHyperlinkList()
                        .forEach(link -> reached.add(
                                link.getAddress().replaceFirst("^'", "").replaceFirst("'!A1$", "")));
            }
            assertThat(reached).isEqualTo(names);
        }
    }

    @Test
    void mainFiguresHaveNames() throws IOException {
        try (XSSFWorkbook book = open(full)) {
            assertThat(book.getName("fig_target").getRefersToFormula()).startsWith("Summary!$");
            CellRangeAddress at = CellRangeAddress.valueOf(
                    book.getName("fig_target").getRefersToFormula().replace("Summary!", ""));
            assertThat(book.getSheet("Summary")
                            .getRow(at.getFirstRow())
                            .getCell(at.getFirstColumn())
                            .getNumericCellValue())
                    .isEqualTo(44e6);
        }
    }

    @Test
    void listsEveryOpenDealAndEveryPerson() throws IOException {
        try (XSSFWorkbook book = open(full)) {
            assertThat(book.getTable("tbl_open_deals").getDataRowCount()).isEqualTo(DEALS);
            assertThat(book.getTable("tbl_people").getDataRowCount()).isEqualTo(PEOPLE);
        }
    }

    @Test
    void neutralAuthorAndNoClock() throws IOException {
        try (XSSFWorkbook book = open(full)) {
            var core = book.getProperties().getCoreProperties();
            assertThat(core.getCreator()).isEqualTo("Quarterdeck");
            assertThat(core.getCreated().toInstant()).hasToString("2025-09-02T00:00:00Z");
            assertThat(core.getModified()).isEqualTo(core.getCreated());
        }
    }

    @Test
    void whatWasRestatedIsOnTheCoverAndExplainedByItsDeals(@TempDir Path scratch) throws IOException {
        String message = "Q2 2025 is restated since 30 Jun 2025: CNY +120.0 k through 2 deals. Restated periods: 2";
        try (XSSFWorkbook book = open(full);
                XSSFWorkbook bare = open(HandMadeReview.withoutTargets(3, 20).read(scratch))) {
            assertThat(texts(book.getSheet("Cover"))).contains("Restated", message);
            assertThat(texts(book.getSheet("Data quality"))).contains(message, "Deal 0", "Added");
            assertThat(texts(bare.getSheet("Cover"))).doesNotContain("Restated");
            assertThat(texts(bare.getSheet("Data quality"))).noneMatch(text -> text.startsWith("Restated"));
        }
    }

    private static List<String> texts(XSSFSheet sheet) {
        return StreamSupport.stream(sheet.spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                .filter(cell -> cell.getCellType() == CellType.STRING)
                .map(Cell::getStringCellValue)
                .toList();
    }

    static XSSFWorkbook open(ReviewTables tables) throws IOException {
        return new XSSFWorkbook(
                new ByteArrayInputStream(ReviewWorkbook.write(HandMadeReview.context("en"), tables, SHEETS)));
    }

    static List<XSSFSheet> sheets(XSSFWorkbook book) {
        return StreamSupport.stream(book.spliterator(), false)
                .map(XSSFSheet.class::cast)
                .toList();
    }

    static Stream<Cell> cells(XSSFWorkbook book) {
        return sheets(book).stream()
                .flatMap(sheet -> StreamSupport.stream(sheet.spliterator(), false))
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false));
    }

    /** Leaves a workbook to look at in target/. */
    static void keep(String name, byte[] bytes) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "workbooks"));
        Files.write(folder.resolve(name), bytes);
    }
}
