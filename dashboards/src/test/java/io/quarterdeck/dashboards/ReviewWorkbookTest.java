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
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
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
    private static SortedMap<String, byte[]> fullBooks;

    @BeforeAll
    static void makeTables(@TempDir Path scratch) {
        full = HandMadeReview.full(PEOPLE, DEALS).read(scratch);
        fullBooks = ReviewWorkbooks.write(HandMadeReview.context("en"), full, SHEETS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void sameTablesAreTheSameBytesWhateverTheLocaleAndZone(String language) throws IOException {
        SortedMap<String, byte[]> first = ReviewWorkbooks.write(HandMadeReview.context(language), full, SHEETS);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            SortedMap<String, byte[]> second = ReviewWorkbooks.write(HandMadeReview.context(language), full, SHEETS);
            assertThat(second.keySet()).isEqualTo(first.keySet());
            second.forEach((file, bytes) -> assertThat(bytes).as(file).isEqualTo(first.get(file)));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        for (Map.Entry<String, byte[]> file : first.entrySet()) {
            keep(file.getKey().replace(".xlsx", "-" + language + ".xlsx"), file.getValue());
        }
    }

    @Test
    void cachedValuesAreWhatTheFormulasGive() throws IOException {
        int tested = 0;
        for (XSSFWorkbook book : all(full).values()) {
            FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
            List<Cell> formulas = cells(book)
                    .filter(cell -> cell.getCellType() == CellType.FORMULA)
                    .toList();
            tested += formulas.size();
            for (Cell cell : formulas) {
                double cached = cell.getNumericCellValue();
                assertThat(evaluator.evaluate(cell).getNumberValue())
                        .as(cell.getSheet().getSheetName() + " " + cell.getAddress() + " " + cell.getCellFormula())
                        .isCloseTo(cached, org.assertj.core.data.Offset.offset(1e-6 * Math.max(1, Math.abs(cached))));
                assertThat(cell.getCellFormula())
                        .matches("[A-Z0-9]+(-[A-Z0-9]+)?|(SUBTOTAL|IF|ROUND)\\(.*\\)|\\(.*\\)/\\d+");
            }
        }
        assertThat(tested).isGreaterThan(50);
    }

    @Test
    void textNeverBecomesAFormula() throws IOException {
        try (XSSFWorkbook book = open(full, "deals.xlsx")) {
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
        for (XSSFWorkbook book : all(full).values()) {
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
        for (XSSFWorkbook book : all(full).values()) {
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
    void opensOnTheCoverWithTwelveSheetsAtMostAndNothingHidden() throws IOException {
        for (XSSFWorkbook book : all(full).values()) {
            assertThat(book.getActiveSheetIndex()).isZero();
            assertThat(book.getNumberOfSheets()).isLessThanOrEqualTo(12);
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
    void everyLinkLeadsToASheetAndEverySheetIsLedTo() throws IOException {
        SortedMap<String, XSSFWorkbook> books = all(full);
        Set<String> all = new TreeSet<>();
        Set<String> reached = new TreeSet<>();
        books.forEach((file, book) -> book.forEach(sheet -> all.add(file + " " + sheet.getSheetName())));
        for (Map.Entry<String, XSSFWorkbook> book : books.entrySet()) {
            for (XSSFSheet sheet : sheets(book.getValue())) {
                for (XSSFHyperlink link : sheet.getHyperlinkList()) {
                    boolean isHere = link.getType() == HyperlinkType.DOCUMENT;
                    String file = isHere ? book.getKey() : file(link);
                    assertThat(books).containsKey(file);
                    if (link.getLocation() != null) {
                        reached.add(file + " "
                                + link.getLocation().replaceFirst("^'", "").replaceFirst("'![A-Z]+\\d+$", ""));
                    }
                }
            }
        }
        assertThat(reached).isEqualTo(all);
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
        try (XSSFWorkbook book = open(full);
                XSSFWorkbook deals = open(full, "deals.xlsx")) {
            assertThat(deals.getTable("tbl_open_deals").getDataRowCount()).isEqualTo(DEALS);
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

    /** The workbook {@code review.xlsx}. */
    static XSSFWorkbook open(ReviewTables tables) throws IOException {
        return open(tables, "review.xlsx");
    }

    static XSSFWorkbook open(ReviewTables tables, String file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(written(tables).get(file)));
    }

    private static SortedMap<String, byte[]> written(ReviewTables tables) {
        if (tables == full) {
            return fullBooks;
        }
        return ReviewWorkbooks.write(HandMadeReview.context("en"), tables, SHEETS);
    }

    /** The file that a link leads to; POI gives it with the cell behind it. */
    static String file(XSSFHyperlink link) {
        return link.getAddress().replaceFirst("#.*", "");
    }

    /** All workbooks of a review, by file. */
    static SortedMap<String, XSSFWorkbook> all(ReviewTables tables) throws IOException {
        SortedMap<String, XSSFWorkbook> books = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : written(tables).entrySet()) {
            books.put(file.getKey(), new XSSFWorkbook(new ByteArrayInputStream(file.getValue())));
        }
        return books;
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
