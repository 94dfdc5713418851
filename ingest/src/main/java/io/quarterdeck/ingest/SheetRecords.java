package io.quarterdeck.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;

/** The rows of one sheet, read as a stream: the sheet may be as large as it likes. */
final class SheetRecords implements RecordSource {
    /** As many columns as a sheet can have. */
    private static final int MOST_COLUMNS = 16_384;

    private final Workbook workbook;
    private final InputStream in;
    private final Xml xml;
    private final List<String> strings;
    private final TableRows rows = new TableRows();
    private final Notes notes = new Notes();
    private long line;
    private boolean showsCurrencies;

    SheetRecords(Workbook workbook, Workbook.Sheet sheet) throws IOException {
        this.workbook = workbook;
        this.strings = workbook.strings();
        this.in = workbook.open(sheet);
        this.xml = new Xml(workbook.content(), sheet.part(), in);
    }

    @Override
    public void expectFields(int fields) {
        rows.expectFields(fields);
    }

    @Override
    public void showCurrencies() {
        showsCurrencies = true;
    }

    @Override
    public Scanned next() {
        while (xml.nextElement()) {
            switch (xml.name()) {
                case "row" -> {
                    return row();
                }
                case "col" -> note(Note.HIDDEN_COLUMNS, xml.flag("hidden") ? columns() : 0);
                case "mergeCell" -> note(Note.MERGED_CELLS, 1);
                default -> {}
            }
        }
        return null;
    }

    private long columns() {
        return whole(xml.attribute("max"), 1) - whole(xml.attribute("min"), 1) + 1;
    }

    private void note(Note note, long count) {
        if (count > 0) {
            notes.add(note, "", count);
        }
    }

    private static long whole(String text, long otherwise) {
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : otherwise;
    }

    private Scanned row() {
        line = whole(xml.attribute("r"), line + 1);
        boolean isHidden = xml.flag("hidden");
        List<String> cells = new ArrayList<>();
        Map<Integer, Fault> faults = new HashMap<>();
        for (int event = xml.next(); !isEnd(event, "row"); event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("c")) {
                cell(cells, faults);
            }
        }
        Scanned row = rows.row(line, cells, faults);
        note(Note.HIDDEN_ROWS, isHidden && rows.hasHeader() && !row.isBlank() ? 1 : 0);
        return row;
    }

    private boolean isEnd(int event, String element) {
        return event == XMLStreamConstants.END_DOCUMENT
                || event == XMLStreamConstants.END_ELEMENT && xml.name().equals(element);
    }

    private void cell(List<String> cells, Map<Integer, Fault> faults) {
        int place = place(xml.attribute("r"), cells.size());
        String type = xml.attribute("t");
        String style = xml.attribute("s");
        String value = null;
        boolean isFormula = false;
        for (int event = xml.next(); !isEnd(event, "c"); event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.name()) {
                    case "v" -> value = xml.elementText();
                    case "is" -> value = xml.richText();
                    case "f" -> {
                        isFormula = true;
                        xml.elementText();
                    }
                    default -> {}
                }
            }
        }
        note(Note.FORMULAS_AS_SAVED, isFormula && rows.hasHeader() ? 1 : 0);
        if (place >= MOST_COLUMNS) {
            throw workbook.content()
                    .refused(
                            "a cell beyond column XFD in row " + line,
                            "a workbook as Excel writes it",
                            "Save it again");
        }
        boolean isUnsolved = isFormula && (value == null || value.isEmpty() && !type.equals("str"));
        if (value == null && !isUnsolved) {
            return;
        }
        while (cells.size() <= place) {
            cells.add("");
        }
        try {
            if (isUnsolved) {
                throw new BadValue(Reason.FORMULA_UNCALC, "a formula whose result was saved");
            }
            cells.set(place, text(type, style, value));
        } catch (BadValue e) {
            String shown = isUnsolved ? "a formula without a result" : value;
            cells.set(place, shown);
            faults.put(
                    place,
                    new Fault(e.reason(), "", shown + " (cell " + TableRows.column(place) + line + ")", e.wanted()));
        }
    }

    private String text(String type, String style, String value) throws BadValue {
        return switch (type) {
            case "s" -> shared(value);
            case "str" -> Xml.unescaped(value);
            case "inlineStr", "d" -> value;
            case "b" -> value.strip().equals("0") ? "false" : "true";
            case "e" -> throw new BadValue(Reason.CELL_ERROR, "a value that the spreadsheet could work out");
            default ->
                value.isBlank()
                        ? ""
                        : withCurrency(
                                CellText.of(value.strip(), workbook.kind(style), workbook.is1904()),
                                workbook.currency(style));
        };
    }

    private String withCurrency(String number, String currency) {
        if (currency.isEmpty() || showsCurrencies) {
            return currency.isEmpty() ? number : currency + ' ' + number;
        }
        note(Note.CURRENCY_NOT_READ, rows.hasHeader() ? 1 : 0);
        return number;
    }

    private String shared(String value) {
        long index = whole(value.strip(), strings.size());
        if (index >= strings.size()) {
            throw workbook.content()
                    .refused(
                            "row " + line + " refers to text " + value + " of " + strings.size(),
                            "a whole workbook",
                            "Export or copy it again");
        }
        return strings.get((int) index);
    }

    /** The column of an address such as AB12, from 0; the next one where there is none. */
    private static int place(String address, int next) {
        int place = 0;
        int letters = 0;
        while (letters < address.length() && letters < 4 && Character.isLetter(address.charAt(letters))) {
            place = 26 * place + Character.toUpperCase(address.charAt(letters)) - 'A' + 1;
            letters++;
        }
        return letters == 0 ? next : place - 1;
    }

    @Override
    public List<Notes.Counted> notes() {
        Notes all = new Notes();
        notes.counted().forEach(note -> all.add(note.note(), note.column(), note.records()));
        if (rows.beside() > 0) {
            all.add(Note.BESIDE_THE_TABLE, "", rows.beside());
        }
        return all.counted();
    }

    @Override
    public void close() throws IOException {
        xml.close();
        in.close();
    }
}
