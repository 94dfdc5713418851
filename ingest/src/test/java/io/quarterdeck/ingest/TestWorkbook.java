package io.quarterdeck.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small workbooks part by part, also those that Excel would never write; the same calls give the same bytes. */
final class TestWorkbook {
    /** Styles of cells: as they are, a date, a moment, a percentage, a date of one's own format. */
    static final int PLAIN = 0;

    static final int DATE = 1;
    static final int MOMENT = 2;
    static final int PERCENT = 3;
    static final int OWN_DATE = 4;

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private record Sheet(String name, String state, String xml) {}

    private final List<Sheet> sheets = new ArrayList<>();
    private final Map<String, String> others = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private String texts = "";
    private String[] formats = {};
    private String properties = "";
    private String mainType = TYPES + "sheet.main+xml";

    /** A sheet of rows as {@link #row} gives them. */
    TestWorkbook sheet(String name, String... rows) {
        return sheetOf(name, "visible", "<sheetData>" + String.join("", rows) + "</sheetData>");
    }

    /** A sheet of any XML inside its root. */
    TestWorkbook sheetOf(String name, String state, String xml) {
        sheets.add(new Sheet(name, state, xml));
        return this;
    }

    TestWorkbook part(String name, String type, String text) {
        others.put(name, text);
        types.put(name, type);
        return this;
    }

    TestWorkbook from1904() {
        properties = " date1904=\"1\"";
        return this;
    }

    TestWorkbook withMacros() {
        mainType = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
        return part("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject", "no macro");
    }

    TestWorkbook binary() {
        mainType = "application/vnd.ms-excel.sheet.binary.macroEnabled.main";
        return this;
    }

    /** The items of the table of texts, as XML inside {@code <sst>}. */
    TestWorkbook texts(String xml) {
        texts = xml;
        return this;
    }

    /** Number formats of one's own; the first is the style after {@link #OWN_DATE}. */
    TestWorkbook formats(String... codes) {
        formats = codes.clone();
        return this;
    }

    /** With an empty sheet and a table of texts. */
    static TestWorkbook withTexts() {
        return new TestWorkbook().sheet("Deals").texts("<si/>");
    }

    /** A row of cells, each as XML: see {@link #text} and the others; null for none. */
    static String row(int number, String... cells) {
        StringBuilder xml = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null) {
                xml.append(cells[i].replaceFirst("<c", "<c r=\"" + TableRows.column(i) + number + "\""));
            }
        }
        return xml.append("</row>").toString();
    }

    static String hiddenRow(int number, String... cells) {
        return row(number, cells).replaceFirst("<row", "<row hidden=\"1\"");
    }

    static String text(String text) {
        return "<c t=\"inlineStr\"><is><t>" + escaped(text) + "</t></is></c>";
    }

    static String shared(int index) {
        return "<c t=\"s\"><v>" + index + "</v></c>";
    }

    static String number(String number) {
        return number(number, PLAIN);
    }

    static String number(String number, int style) {
        return "<c s=\"" + style + "\"><v>" + number + "</v></c>";
    }

    /** @param result null for a formula that was never worked out */
    static String formula(String formula, String result) {
        return "<c><f>" + escaped(formula) + "</f>" + (result == null ? "" : "<v>" + result + "</v>") + "</c>";
    }

    static String error(String error) {
        return "<c t=\"e\"><v>" + error + "</v></c>";
    }

    static String flag(boolean flag) {
        return "<c t=\"b\"><v>" + (flag ? 1 : 0) + "</v></c>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    byte[] bytes() {
        Map<String, String> parts = new LinkedHashMap<>();
        StringBuilder content =
                new StringBuilder("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + override("xl/workbook.xml", mainType)
                        + override("xl/styles.xml", TYPES + "styles+xml"));
        StringBuilder tabs = new StringBuilder();
        StringBuilder relations = new StringBuilder(relation("styles", "styles", "styles.xml"));
        for (int i = 0; i < sheets.size(); i++) {
            String part = "sheet" + (i + 1) + ".xml";
            content.append(override("xl/worksheets/" + part, TYPES + "worksheet+xml"));
            relations.append(relation("s" + (i + 1), "worksheet", "worksheets/" + part));
            tabs.append("<sheet name=\"" + escaped(sheets.get(i).name()) + "\" sheetId=\"" + (i + 1) + "\" state=\""
                    + sheets.get(i).state() + "\" r:id=\"s" + (i + 1) + "\"/>");
        }
        if (!texts.isEmpty()) {
            content.append(override("xl/sharedStrings.xml", TYPES + "sharedStrings+xml"));
            relations.append(relation("texts", "sharedStrings", "sharedStrings.xml"));
        }
        types.forEach((name, type) -> content.append(override(name, type)));
        parts.put("[Content_Types].xml", content + "</Types>");
        parts.put("_rels/.rels", relations(relation("main", "officeDocument", "xl/workbook.xml")));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><workbookPr" + properties + "/><sheets>"
                        + tabs + "</sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", relations(relations.toString()));
        StringBuilder codes = new StringBuilder();
        StringBuilder styles = new StringBuilder();
        for (int i = 0; i < formats.length; i++) {
            codes.append("<numFmt numFmtId=\"" + (165 + i) + "\" formatCode=\"" + formats[i].replace("\"", "&quot;")
                    + "\"/>");
            styles.append("<xf numFmtId=\"" + (165 + i) + "\"/>");
        }
        parts.put(
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + MAIN + "\"><numFmts count=\"" + (1 + formats.length)
                        + "\"><numFmt numFmtId=\"164\""
                        + " formatCode=\"[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/>" + codes
                        + "</numFmts>"
                        + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
                        + "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"10\"/>"
                        + "<xf numFmtId=\"164\"/>" + styles + "</cellXfs></styleSheet>");
        if (!texts.isEmpty()) {
            parts.put("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + texts + "</sst>");
        }
        for (int i = 0; i < sheets.size(); i++) {
            parts.put(
                    "xl/worksheets/sheet" + (i + 1) + ".xml",
                    "<worksheet xmlns=\"" + MAIN + "\">" + sheets.get(i).xml() + "</worksheet>");
        }
        parts.putAll(others);
        return zip(parts);
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/" + part + "\" ContentType=\"" + type + "\"/>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + OFFICE + "/" + type + "\" Target=\"" + target + "\"/>";
    }

    private static String relations(String all) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + all
                + "</Relationships>";
    }

    /** An archive of texts; a text that starts with {@code <} and has no declaration gets XML's. */
    static byte[] zip(Map<String, String> parts) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        parts.forEach((name, text) -> all.put(
                name,
                (name.endsWith(".xml") && !text.startsWith("<?")
                                ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text
                                : text)
                        .getBytes(StandardCharsets.UTF_8)));
        return zipped(all);
    }

    static byte[] zipped(Map<String, byte[]> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                ZipEntry entry = new ZipEntry(member.getKey());
                entry.setTimeLocal(LocalDateTime.of(2025, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(member.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
