package io.quarterdeck.ingest;

import static io.quarterdeck.ingest.TestWorkbook.DATE;
import static io.quarterdeck.ingest.TestWorkbook.OWN_DATE;
import static io.quarterdeck.ingest.TestWorkbook.PERCENT;
import static io.quarterdeck.ingest.TestWorkbook.error;
import static io.quarterdeck.ingest.TestWorkbook.formula;
import static io.quarterdeck.ingest.TestWorkbook.hiddenRow;
import static io.quarterdeck.ingest.TestWorkbook.number;
import static io.quarterdeck.ingest.TestWorkbook.row;
import static io.quarterdeck.ingest.TestWorkbook.shared;
import static io.quarterdeck.ingest.TestWorkbook.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;

/**
 * The inputs of the cases that nobody can write by hand: workbooks and archives. {@code -Dupdate} writes them into the
 * case folders; else they are compared with what is there.
 */
class CaseInputsTest {
    private static final Path CASES = Path.of("src", "test", "cases");

    private static final String CSV = TestStores.HEADER + "O-1,P-1,A-1,PR-1,Closed Won,1200.5,2025-01-10,2025-03-31\n";

    private final Map<String, byte[]> inputs = new LinkedHashMap<>();

    private static String header() {
        return row(
                1,
                Arrays.stream(TestStores.HEADER.strip().split(","))
                        .map(TestWorkbook::text)
                        .toArray(String[]::new));
    }

    /** A record with these cells for amount, created and closed. */
    private static String[] deal(int number, String amount, String created, String closed) {
        return new String[] {
            text("O-" + number), text("P-1"), text("A-1"), text("PR-1"), text("Closed Won"), amount, created, closed
        };
    }

    private static String[] deal(int number) {
        return deal(number, number("100"), number("45667", DATE), number("45747", DATE));
    }

    private static TestWorkbook deals(String... rows) {
        String[] all = new String[rows.length + 1];
        all[0] = header();
        System.arraycopy(rows, 0, all, 1, rows.length);
        return new TestWorkbook().sheet("Deals", all);
    }

    private void input(String path, TestWorkbook workbook) {
        inputs.put(path, workbook.bytes());
    }

    @Test
    void inputsAreAsWritten() throws IOException {
        workbooks();
        hostileWorkbooks();
        archives();
        oldWorkbooks();
        damagedParquet();
        for (Map.Entry<String, byte[]> input : inputs.entrySet()) {
            Path file = CASES.resolve(input.getKey());
            if (System.getProperty("update") != null) {
                TestStores.write(file, input.getValue());
            }
            assertThat(Files.readAllBytes(file)).as(input.getKey()).isEqualTo(input.getValue());
        }
    }

    private void workbooks() {
        input(
                "X01_data_on_the_second_sheet/exports/plan.xlsx",
                new TestWorkbook()
                        .sheet("Read me", row(1, text("Made by sales operations")))
                        .sheet("Deals", header(), row(2, deal(1)))
                        .sheet("Pivot", row(1, text("Sum of amount"), number("100"))));
        String records = "<sheetData>" + header() + row(2, deal(1)) + "</sheetData>";
        input(
                "X02_hidden_sheet_is_ignored/exports/plan.xlsx",
                deals(row(2, deal(2))).sheetOf("Old deals", "veryHidden", records));
        input(
                "X02_only_sheet_that_fits_is_hidden/exports/plan.xlsx",
                new TestWorkbook().sheet("Cover", row(1, text("Deals"))).sheetOf("Deals", "hidden", records));
        input(
                "X03_hidden_rows_and_columns_are_read/exports/plan.xlsx",
                new TestWorkbook()
                        .sheetOf(
                                "Deals",
                                "visible",
                                "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>" + header()
                                        + row(2, deal(1)) + hiddenRow(3, deal(2)) + "</sheetData>"));
        input(
                "X04_merged_cells_in_the_body/exports/plan.xlsx",
                new TestWorkbook()
                        .sheetOf(
                                "Deals",
                                "visible",
                                "<sheetData>" + header() + row(2, deal(1))
                                        + row(3, null, text("P-2"), text("A-2"), text("PR-2"), text("Proposal"))
                                        + "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>"));
        input(
                "X05_header_of_two_merged_rows_is_refused/exports/plan.xlsx",
                new TestWorkbook()
                        .sheetOf(
                                "Targets",
                                "visible",
                                "<sheetData>" + row(1, text("Owner"), text("Q1"), null, text("Q2"))
                                        + row(2, null, text("Amount"), text("Count"), text("Amount"), text("Count"))
                                        + row(3, text("P-1"), number("100"), number("2"), number("90"), number("1"))
                                        + "</sheetData><mergeCells count=\"2\"><mergeCell ref=\"B1:C1\"/>"
                                        + "<mergeCell ref=\"D1:E1\"/></mergeCells>"));
        input(
                "P26_target_workbook_of_two_header_rows/exports/targets 2025.xlsx",
                new TestWorkbook()
                        .sheetOf(
                                "目标",
                                "visible",
                                "<sheetData>" + row(1, text("姓名"), text("一季度"), null, null, text("合计"))
                                        + row(2, null, text("1月"), text("2月"), text("3月"))
                                        + row(3, text("王芳"), number("100"), number("200"), number("300"), number("600"))
                                        + row(4, text("李强"), number("10"), number("20"), number("30"), number("60"))
                                        + row(5, text("合计"), number("110"), number("220"), number("330"), number("660"))
                                        + "</sheetData><mergeCells count=\"3\"><mergeCell ref=\"A1:A2\"/>"
                                        + "<mergeCell ref=\"B1:D1\"/><mergeCell ref=\"E1:E2\"/></mergeCells>"));
        input(
                "X06_dates_of_1900/exports/plan.xlsx",
                deals(
                        row(2, deal(1, number("1"), number("45667", DATE), number("45747.604166666664", DATE))),
                        row(3, deal(2, number("2"), number("61", OWN_DATE), number("45747", OWN_DATE))),
                        row(4, deal(3, number("3"), number("60", DATE), number("45747", DATE)))));
        input(
                "X07_dates_of_1904/exports/plan.xlsx",
                deals(row(2, deal(1, number("1"), number("43831", DATE), number("43832", DATE))))
                        .from1904());
        input(
                "X08_dates_as_text_among_dates/exports/plan.xlsx",
                deals(
                        row(2, deal(1)),
                        row(3, deal(2, number("2"), text("2025-01-10"), text("2025-03-31"))),
                        row(4, deal(3, number("3"), text("10 Jan 25"), text("2025-03-31")))));
        input(
                "X10_numbers_as_text/exports/plan.xlsx",
                deals(row(2, deal(1, text("1200.50"), number("45667", DATE), number("45747", DATE)))));
        input(
                "X11_formulas_as_saved/exports/plan.xlsx",
                deals(
                        row(2, deal(1, formula("2*50", "100"), number("45667", DATE), number("45747", DATE))),
                        row(3, deal(2, formula("2*60", null), number("45667", DATE), number("45747", DATE)))));
        input(
                "X12_errors_in_cells/exports/plan.xlsx",
                deals(row(2, deal(1)), row(3, deal(2, error("#N/A"), number("45667", DATE), number("45747", DATE)))));
        input("X13_macros_are_not_run/exports/plan.xlsm", deals(row(2, deal(1))).withMacros());
        input(
                "X19_rich_text_without_phonetics/exports/plan.xlsx",
                new TestWorkbook()
                        .texts("<si><r><t>O-</t></r><r><rPr><b/></rPr><t>1</t></r>"
                                + "<rPh sb=\"0\" eb=\"1\"><t>phonetic</t></rPh></si>"
                                + "<si><t>P-_x005F_x000D_1</t></si>")
                        .sheet(
                                "Deals",
                                header(),
                                row(
                                        2,
                                        shared(0),
                                        shared(1),
                                        text("A-1"),
                                        text("PR-1"),
                                        text("Proposal"),
                                        number("1.1000000000000001"),
                                        number("45667", DATE))));
        input(
                "X24_lone_cell_at_the_far_end/exports/plan.xlsx",
                deals(
                        row(2, deal(1)),
                        "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row>"));
        input(
                "X25_percentages/exports/plan.xlsx",
                new TestWorkbook()
                        .sheet(
                                "Deals",
                                row(
                                        1,
                                        Arrays.stream((TestStores.HEADER.strip() + ",probability").split(","))
                                                .map(TestWorkbook::text)
                                                .toArray(String[]::new)),
                                row(2, with(deal(1), number("0.25", PERCENT))),
                                row(3, with(deal(2), text("25%"))),
                                row(4, with(deal(3), number("0.25"))),
                                row(5, with(deal(4), number("25")))));
        int euros = OWN_DATE + 1;
        int dollars = OWN_DATE + 2;
        TestWorkbook inCurrencies = new TestWorkbook()
                .formats("_-* #,##0.00\\ [$€-407]_-;\\-* #,##0.00\\ [$€-407]_-", "\"$\"#,##0.00")
                .sheet(
                        "Deals",
                        row(1, text("Id"), text("Value"), text("Phase"), text("Currency")),
                        row(2, text("1"), number("1200.5", euros), text("Open"), text("EUR")),
                        row(3, text("2"), number("-1200.5", euros), text("Open")),
                        row(4, text("3"), number("1200.5", dollars), text("Open")),
                        row(5, text("4"), number("1200.5"), text("Open")),
                        row(6, text("5"), number("1200.5", euros), text("Open"), text("CNY")));
        input("X26_currency_of_a_number_format/2025-03-31-exports/plan.xlsx", inCurrencies);
        input("X26_currency_of_a_number_format_that_is_declared/2025-03-31-exports/plan.xlsx", inCurrencies);
        input(
                "X27_text_beside_the_table/exports/plan.xlsx",
                deals(
                        row(2, with(deal(1), text("ask Ann"))),
                        row(3, deal(2)),
                        row(4, with(new String[8], text("note")))));
        inputs.put(
                "B19_workbook_named_csv/exports/opportunities.csv",
                deals(row(2, deal(1))).bytes());
    }

    private static String[] with(String[] cells, String last) {
        String[] all = Arrays.copyOf(cells, cells.length + 1);
        all[cells.length] = last;
        return all;
    }

    private void hostileWorkbooks() throws IOException {
        byte[] whole = deals(row(2, deal(1))).bytes();
        inputs.put("B18_truncated_workbook_is_refused/exports/plan.xlsx", Arrays.copyOf(whole, whole.length - 40));
        byte[] flipped = whole.clone();
        flipped[new String(whole, StandardCharsets.ISO_8859_1).indexOf("xl/worksheets/sheet1.xml") + 200] ^= 1;
        inputs.put("B18_flipped_bit_in_a_workbook_is_refused/exports/plan.xlsx", flipped);
        input(
                "X21_entities_are_refused/exports/plan.xlsx",
                deals(row(2, deal(1)))
                        .part(
                                "xl/sharedStrings.xml",
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml",
                                "")
                        .sheetOf("Evil", "visible", "<sheetData/>"));
        inputs.put(
                "X21_entities_are_refused/exports/plan.xlsx",
                new TestWorkbook()
                        .part(
                                "xl/worksheets/sheet1.xml",
                                "application/xml",
                                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
                                        + "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row>"
                                        + "</sheetData></worksheet>")
                        .sheet("Deals", header())
                        .bytes());
        input(
                "X17_binary_workbook_is_refused/exports/plan.xlsb",
                deals(row(2, deal(1))).binary());
        Map<String, String> ods = new LinkedHashMap<>();
        ods.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        ods.put("content.xml", "<content/>");
        inputs.put("X17_opendocument_is_refused/exports/plan.ods", TestWorkbook.zip(ods));
        try (POIFSFileSystem file = new POIFSFileSystem();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            file.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), "EncryptedPackage");
            file.writeFilesystem(bytes);
            inputs.put("X14_protected_workbook_is_refused/exports/plan.xlsx", bytes.toByteArray());
        }
    }

    private void archives() throws IOException {
        byte[] csv = CSV.getBytes(StandardCharsets.UTF_8);
        byte[] bad = CSV.replace("1200.5", "12k").replace("O-1", "O-2").getBytes(StandardCharsets.UTF_8);
        inputs.put(
                "L20_archive_of_exports/exports/all.zip",
                TestWorkbook.zipped(new LinkedHashMap<>(Map.of("a/deals.csv", csv))));
        Map<String, byte[]> two = new LinkedHashMap<>();
        two.put("deals.csv", csv);
        two.put("more/deals.csv", bad);
        two.put("__MACOSX/._deals.csv", new byte[] {1});
        two.put("plan.xlsx", deals(row(2, deal(3))).bytes());
        inputs.put("L20_archive_of_exports/exports/all.zip", TestWorkbook.zipped(two));
        inputs.put(
                "X20_archive_in_an_archive_is_refused/exports/all.zip",
                TestWorkbook.zipped(Map.of("b.zip", TestWorkbook.zipped(Map.of("deals.csv", csv)))));
        inputs.put(
                "X20_zip_bomb_is_refused/exports/all.zip",
                TestWorkbook.zipped(Map.of("deals.csv", new byte[70 << 20])));
        inputs.put("X22_climbing_name_is_refused/exports/all.zip", TestWorkbook.zipped(Map.of("../../deals.csv", csv)));
        byte[] zip = TestWorkbook.zipped(Map.of("deals.csv", csv));
        inputs.put("B17_truncated_zip_is_refused/exports/all.zip", Arrays.copyOf(zip, zip.length - 30));
        ByteArrayOutputStream gz = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gz)) {
            out.write(csv);
        }
        inputs.put("L21_gzip/exports/deals.csv.gz", gz.toByteArray());
        inputs.put(
                "B17_truncated_gzip_is_refused/exports/deals.csv.gz", Arrays.copyOf(gz.toByteArray(), gz.size() - 20));
    }

    /** Of a file that Spark has written. */
    private void damagedParquet() throws IOException {
        byte[] whole = Files.readAllBytes(CASES.resolve("J08_int96_moments/exports/deals.parquet"));
        inputs.put("J07_footer_that_was_cut_is_refused/exports/deals.parquet", Arrays.copyOf(whole, whole.length - 9));
        byte[] other = whole.clone();
        other[0] ^= 1;
        inputs.put("J07_wrong_magic_is_refused/exports/deals.parquet", other);
        byte[] changed = whole.clone();
        changed[199] ^= 1; // the 16 bytes of the amount end at byte 200
        inputs.put("J07_page_with_a_changed_byte_is_refused/exports/deals.parquet", changed);
    }

    private void oldWorkbooks() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet("Deals");
            String[] headings = TestStores.HEADER.strip().split(",");
            for (int i = 0; i < headings.length; i++) {
                sheet.createRow(0);
            }
            for (int i = 0; i < headings.length; i++) {
                sheet.getRow(0).createCell(i).setCellValue(headings[i]);
            }
            String[] values = {"O-1", "P-1", "A-1", "PR-1", "Closed Won", "", "2025-01-10", "2025-03-31"};
            sheet.createRow(1);
            for (int i = 0; i < values.length; i++) {
                sheet.getRow(1).createCell(i).setCellValue(values[i]);
            }
            sheet.getRow(1).createCell(5).setCellValue(1200.1);
            workbook.write(bytes);
            inputs.put("X15_old_workbook/exports/plan.xls", bytes.toByteArray());
        }
    }
}
