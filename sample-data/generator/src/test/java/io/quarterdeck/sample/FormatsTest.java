package io.quarterdeck.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The exports that are not plain CSV in UTF-8 are what they say they are. */
class FormatsTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    private static Path directory;

    @BeforeAll
    static void write() throws IOException {
        SampleCompany.write(1, 1, EnumSet.allOf(ExportFile.class), directory, division -> {});
    }

    @Test
    void financeWritesGb18030AndNothingElseReadsIt() throws IOException {
        Path receipts = directory.resolve("receipts.csv");
        byte[] bytes = Files.readAllBytes(receipts);
        String text = GB18030.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        assertThat(text).startsWith("收款单号,收款日期,客户编号,客户名称,").contains(",\"1,");
        assertThat(text.getBytes(GB18030)).isEqualTo(bytes);
        assertThatThrownBy(() -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)))
                .isInstanceOf(CharacterCodingException.class);
        assertThat(Charset.forName("GBK").newEncoder().canEncode(text))
                .as("some names need four bytes a letter")
                .isFalse();
        assertThat(Table.read(receipts, GB18030).rows()).hasSizeGreaterThan(3_000);
    }

    @Test
    void theRosterIsAWorkbookWithATitleATotalAndRealDates() throws Exception {
        Map<String, Document> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(directory.resolve("roster.xlsx").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                byte[] xml = zip.getInputStream(entry).readAllBytes();
                parts.put(
                        entry.getName(),
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(new ByteArrayInputStream(xml)));
            }
        }
        assertThat(parts)
                .containsOnlyKeys(
                        "[Content_Types].xml",
                        "_rels/.rels",
                        "xl/workbook.xml",
                        "xl/_rels/workbook.xml.rels",
                        "xl/styles.xml",
                        "xl/worksheets/sheet1.xml");
        Map<String, String> cells = cells(parts.get("xl/worksheets/sheet1.xml"));
        assertThat(cells)
                .containsEntry("A1", "Harbourline Instruments 员工花名册 Employee roster")
                .containsEntry("A2", "截至 As of")
                .containsEntry("B2", serial(SalesCalendar.EXPORTED))
                .doesNotContainKey("A3")
                .containsEntry("A4", "工号")
                .containsEntry("H4", "直属上级")
                .containsEntry("A65", "合计")
                .containsEntry("B65", "60");
        assertThat(cells).containsEntry("B5", "Robert Hanley").containsEntry("E5", serial(LocalDate.of(2011, 6, 13)));
        assertThat(cells).doesNotContainKey("A66");
    }

    private static String serial(LocalDate day) {
        return String.valueOf(day.toEpochDay() + 25_569);
    }

    private static Map<String, String> cells(Document sheet) {
        Map<String, String> cells = new LinkedHashMap<>();
        NodeList found = sheet.getElementsByTagName("c");
        for (int place = 0; place < found.getLength(); place++) {
            Element cell = (Element) found.item(place);
            cells.put(cell.getAttribute("r"), cell.getTextContent());
        }
        return cells;
    }

    @Test
    void theRosterHasTheAddressesOfTheCrm() throws Exception {
        Map<String, String> cells;
        try (ZipFile zip = new ZipFile(directory.resolve("roster.xlsx").toFile())) {
            cells = cells(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))));
        }
        List<String> numbers = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (int row = 5; row < 65; row++) {
            numbers.add(cells.get("A" + row));
            addresses.add(cells.get("G" + row));
        }
        List<String> known = Table.read(directory.resolve("people.csv")).column("email");
        assertThat(addresses).doesNotHaveDuplicates().containsAll(known).hasSize(known.size() + 6);
        assertThat(numbers).doesNotHaveDuplicates().allMatch(number -> number.matches("HL\\d{5}"));
    }

    @Test
    void activitiesAreOneJsonObjectALine() throws IOException {
        Path file = directory.resolve("activities.json");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).isEqualTo("[");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("]");
        assertThat(lines.subList(1, lines.size() - 2))
                .allMatch(
                        line -> line.matches("\\{\"activity_id\":\"AV-\\d{6}\",\"kind\":\"(visit|call|meeting|mail)\","
                                + "\"subject\":\"[^\"]+\",\"owner_id\":\"E\\d{3}\",\"account_id\":\"AC-\\d{4}\","
                                + "\"opportunity_id\":\"OP-\\d{6}\",\"planned_date\":\"[-\\d]{10}\","
                                + "\"done_date\":(null|\"[-\\d]{10}\"),\"status\":\"(Done|Cancelled|Planned)\","
                                + "\"outcome\":(null|\"[^\"]+\"),\"minutes\":(null|\\d+)},"));
        assertThat(Files.size(file)).isLessThan(2_000_000);
    }
}
