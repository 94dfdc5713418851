package io.quarterdeck.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The roster as the personnel department keeps it: a workbook of one sheet with a title above the headings and a total
 * below the people. It is the least Office Open XML (ECMA-376) that spreadsheet programs open without complaint. The
 * entries are stored and not compressed, with a fixed time: zlib differs between machines, and the bytes must not.
 */
final class RosterWorkbook implements RecordFile {
    /** Serial day 0, for all days after February 1900. */
    private static final LocalDate SERIAL_START = LocalDate.of(1899, 12, 30);

    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2025, 9, 2, 18, 0);

    /** Places in cellXfs of {@link #STYLES}. */
    private static final int TITLE = 1;

    private static final int HEADING = 2;
    private static final int DATE = 3;

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private static final String CONTENT_TYPES = XML + "<Types xmlns=\"" + PACKAGE + "content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPES + "sheet.main+xml\"/>"
            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + TYPES + "worksheet+xml\"/>"
            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPES + "styles+xml\"/></Types>";

    private static final String PACKAGE_RELATIONSHIPS = XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"" + OFFICE + "/officeDocument\" Target=\"xl/workbook.xml\"/>"
            + "</Relationships>";

    private static final String WORKBOOK = XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\">"
            + "<sheets><sheet name=\"花名册\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";

    private static final String WORKBOOK_RELATIONSHIPS = XML + "<Relationships xmlns=\"" + PACKAGE
            + "relationships\"><Relationship Id=\"rId1\" Type=\"" + OFFICE
            + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + OFFICE
            + "/styles\" Target=\"styles.xml\"/></Relationships>";

    private static final String STYLES = XML + "<styleSheet xmlns=\"" + MAIN + "\">"
            + "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
            + "<fonts count=\"3\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
            + "<font><b/><sz val=\"14\"/><name val=\"Calibri\"/></font>"
            + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
            + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
            + "<xf numFmtId=\"0\" fontId=\"2\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
            + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
            + "</cellXfs></styleSheet>";

    private final OutputStream out;
    private final StringBuilder rows = new StringBuilder();
    private final int columns;
    private int row;
    private int people;

    RosterWorkbook(Path file, List<String> headings) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file));
        columns = headings.size();
        row(TITLE, "Harbourline Instruments 员工花名册 Employee roster");
        row(0, "截至 As of", SalesCalendar.EXPORTED);
        row++;
        row(HEADING, headings.toArray());
    }

    @Override
    public void add(Object... values) {
        row(0, values);
        people++;
    }

    private void row(int style, Object... values) {
        row++;
        rows.append("<row r=\"").append(row).append("\">");
        for (int place = 0; place < values.length; place++) {
            if (values[place] != null) {
                cell(reference(place), style, values[place]);
            }
        }
        rows.append("</row>\n");
    }

    /** A sheet of people has no more columns than letters. */
    private String reference(int column) {
        return (char) ('A' + column) + String.valueOf(row);
    }

    private void cell(String reference, int style, Object value) {
        rows.append("<c r=\"").append(reference).append('"');
        if (value instanceof LocalDate day) {
            number(DATE, ChronoUnit.DAYS.between(SERIAL_START, day));
        } else if (value instanceof Integer number) {
            number(style, number);
        } else {
            rows.append(" s=\"").append(style).append("\" t=\"inlineStr\"><is><t>");
            rows.append(value.toString().replace("&", "&amp;").replace("<", "&lt;"));
            rows.append("</t></is></c>");
        }
    }

    private void number(int style, long number) {
        rows.append(" s=\"").append(style).append("\"><v>").append(number).append("</v></c>");
    }

    @Override
    public void close() throws IOException {
        row(HEADING, "合计", people);
        String last = String.valueOf((char) ('A' + columns - 1));
        String sheet = XML + "<worksheet xmlns=\"" + MAIN + "\"><dimension ref=\"A1:" + last + row + "\"/>"
                + "<cols><col min=\"1\" max=\"" + columns + "\" width=\"22\" customWidth=\"1\"/></cols>"
                + "<sheetData>\n" + rows + "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:" + last
                + "1\"/></mergeCells></worksheet>";
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            store(zip, "[Content_Types].xml", CONTENT_TYPES);
            store(zip, "_rels/.rels", PACKAGE_RELATIONSHIPS);
            store(zip, "xl/workbook.xml", WORKBOOK);
            store(zip, "xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONSHIPS);
            store(zip, "xl/styles.xml", STYLES);
            store(zip, "xl/worksheets/sheet1.xml", sheet);
        }
    }

    private static void store(ZipOutputStream zip, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        // Local, so that the time zone of the machine has no say.
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
