package io.quarterdeck.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;

/**
 * A workbook of Excel 97 to 2003, read whole by Apache POI: it has at most 65,536 rows a sheet. This is the only place
 * in ingest that uses POI.
 */
final class OldWorkbook {
    private final Content content;
    private final Path file;
    private final String sha256;
    private final List<Tab> tabs = new ArrayList<>();

    /** A sheet of it. */
    record Tab(String name, boolean isHidden) {}

    /** What an OLE2 document is, if it is no workbook that can be read: a reason to pass over it. */
    static Optional<String> otherDocument(Content content, Path file) {
        try (POIFSFileSystem document = new POIFSFileSystem(file.toFile(), true)) {
            if (document.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
                throw isProtected(content, null);
            }
            return document.getRoot().hasEntryCaseInsensitive("Workbook")
                            || document.getRoot().hasEntryCaseInsensitive("Book")
                    ? Optional.empty()
                    : Optional.of("an old Office document that is no workbook");
        } catch (IOException | RuntimeException e) {
            throw unreadable(content, e);
        }
    }

    OldWorkbook(Content content, Path file) {
        this.content = content;
        this.file = file;
        this.sha256 = content.sha256();
        try (HSSFWorkbook workbook = opened()) {
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                tabs.add(new Tab(workbook.getSheetName(i), workbook.getSheetVisibility(i) != SheetVisibility.VISIBLE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Tab> tabs() {
        return List.copyOf(tabs);
    }

    /** A damaged file makes POI throw all kinds of exceptions; each means that it cannot be read. */
    private HSSFWorkbook opened() {
        try {
            return new HSSFWorkbook(new POIFSFileSystem(file.toFile(), true), false);
        } catch (IOException | RuntimeException e) {
            throw unreadable(content, e);
        }
    }

    private static RuntimeException unreadable(Content content, Exception e) {
        if (e instanceof io.quarterdeck.engine.UserError error) {
            return error;
        }
        return e instanceof EncryptedDocumentException
                ? isProtected(content, e)
                : content.refused(
                        "it is damaged, or older than Excel 97 (" + e.getClass().getSimpleName() + ")",
                        "a whole workbook",
                        "Save it as .xlsx, or export it again",
                        e);
    }

    private static RuntimeException isProtected(Content content, Exception e) {
        return content.refused(
                "it is protected by a password",
                "a workbook without a password",
                "Save a copy without the password",
                e);
    }

    Source sheet(int index, List<Notes.Counted> notes) {
        return new TabSource(index, List.copyOf(notes));
    }

    private final class TabSource implements Source {
        private final int index;
        private final List<Notes.Counted> notes;

        TabSource(int index, List<Notes.Counted> notes) {
            this.index = index;
            this.notes = notes;
        }

        @Override
        public Content content() {
            return content;
        }

        @Override
        public String part() {
            return tabs.get(index).name();
        }

        @Override
        public String format() {
            return "XLS";
        }

        @Override
        public List<Notes.Counted> notes() {
            return notes;
        }

        @Override
        public RecordSource open() {
            HSSFWorkbook workbook = opened();
            return new TabRecords(workbook, workbook.getSheetAt(index));
        }

        @Override
        public RecordSource open(MessageDigest digest) throws IOException {
            content.feed(digest, sha256);
            return open();
        }
    }

    private static final class TabRecords implements RecordSource {
        private final HSSFWorkbook workbook;
        private final Sheet sheet;
        private final Iterator<Row> iterator;
        private final TableRows rows = new TableRows();
        private final Notes notes = new Notes();
        private final boolean is1904;
        private boolean showsCurrencies;

        TabRecords(HSSFWorkbook workbook, Sheet sheet) {
            this.workbook = workbook;
            this.sheet = sheet;
            this.iterator = sheet.rowIterator();
            this.is1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
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
            if (!iterator.hasNext()) {
                return null;
            }
            Row row = iterator.next();
            List<String> cells = new ArrayList<>();
            Map<Integer, Fault> faults = new HashMap<>();
            for (Cell cell : row) {
                while (cells.size() <= cell.getColumnIndex()) {
                    cells.add("");
                }
                put(cell, cells, faults);
            }
            Scanned scanned = rows.row(row.getRowNum() + 1L, cells, faults);
            if (row.getZeroHeight() && rows.hasHeader() && !scanned.isBlank()) {
                notes.add(Note.HIDDEN_ROWS, "");
            }
            return scanned;
        }

        private void put(Cell cell, List<String> cells, Map<Integer, Fault> faults) {
            boolean isFormula = cell.getCellType() == CellType.FORMULA;
            if (isFormula && rows.hasHeader()) {
                notes.add(Note.FORMULAS_AS_SAVED, "");
            }
            CellType type = isFormula ? cell.getCachedFormulaResultType() : cell.getCellType();
            int place = cell.getColumnIndex();
            String shown = shown(cell, type);
            try {
                if (type == CellType.ERROR) {
                    throw new BadValue(Reason.CELL_ERROR, "a value that the spreadsheet could work out");
                }
                int format = cell.getCellStyle().getDataFormat();
                String code = format < 164 ? null : cell.getCellStyle().getDataFormatString();
                cells.set(place, type == CellType.NUMERIC ? number(shown, format, code) : shown);
            } catch (BadValue e) {
                cells.set(place, shown);
                String address = TableRows.column(place) + (cell.getRowIndex() + 1);
                faults.put(place, new Fault(e.reason(), "", shown + " (cell " + address + ")", e.wanted()));
            }
        }

        private String number(String shown, int format, String code) throws BadValue {
            String number = CellText.of(shown, CellText.kind(format, code), is1904);
            String currency = FormatCurrency.of(code);
            if (currency.isEmpty() || showsCurrencies) {
                return currency.isEmpty() ? number : currency + ' ' + number;
            }
            if (rows.hasHeader()) {
                notes.add(Note.CURRENCY_NOT_READ, "");
            }
            return number;
        }

        private static String shown(Cell cell, CellType type) {
            return switch (type) {
                case STRING -> cell.getStringCellValue();
                case NUMERIC -> number(cell.getNumericCellValue());
                case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
                case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
                default -> "";
            };
        }

        private static String number(double number) {
            return number == Math.rint(number) && Math.abs(number) < 1L << 53
                    ? String.valueOf((long) number)
                    : String.valueOf(number);
        }

        @Override
        public List<Notes.Counted> notes() {
            Notes all = new Notes();
            notes.counted().forEach(note -> all.add(note.note(), note.column(), note.records()));
            if (rows.beside() > 0) {
                all.add(Note.BESIDE_THE_TABLE, "", rows.beside());
            }
            if (sheet.getNumMergedRegions() > 0) {
                all.add(Note.MERGED_CELLS, "", sheet.getNumMergedRegions());
            }
            return all.counted();
        }

        @Override
        public void close() throws IOException {
            workbook.close();
        }
    }
}
