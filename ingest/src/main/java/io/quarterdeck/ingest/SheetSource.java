package io.quarterdeck.ingest;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;

/** One sheet of a workbook. @param notes what is to be said of it as a whole */
record SheetSource(Workbook workbook, Workbook.Sheet sheet, List<Notes.Counted> notes) implements Source {
    SheetSource {
        notes = List.copyOf(notes);
    }

    @Override
    public Content content() {
        return workbook.content();
    }

    @Override
    public String part() {
        return sheet.name();
    }

    @Override
    public String format() {
        return workbook.is1904() ? "XLSX, dates from 1904" : "XLSX";
    }

    @Override
    public RecordSource open() throws IOException {
        return new SheetRecords(workbook, sheet);
    }

    @Override
    public RecordSource open(MessageDigest digest) throws IOException {
        workbook.content().feed(digest, workbook.sha256());
        return open();
    }
}
