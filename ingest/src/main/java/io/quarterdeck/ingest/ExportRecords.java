package io.quarterdeck.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The records of an export as its layout says they are written. */
final class ExportRecords {
    private ExportRecords() {}

    /** @param digest takes every byte that is read */
    static RecordSource open(Export export, MessageDigest digest) throws IOException {
        RecordSource scanner = export.source().open(digest);
        if (export.layout().hasBackslashes()) {
            scanner.escapeWithBackslashes();
        }
        if (export.layout().mayLackLast()) {
            scanner.allowShortRecords();
        }
        if (export.layout().hasCurrencyInFormat()) {
            scanner.showCurrencies();
        }
        return scanner;
    }

    /**
     * How many lines stand above the header, which is read too.
     *
     * @throws io.quarterdeck.engine.UserError if it is another one than when the file was recognised
     */
    static long passHeader(Export export, RecordSource scanner) throws IOException {
        long passed = 0;
        Scanned scanned = scanner.next();
        while (scanned != null && scanned.line() < export.headerLine()) {
            passed++;
            scanned = scanner.next();
        }
        if (scanned == null || !scanned.fields().equals(export.header())) {
            throw export.source().content().changed();
        }
        scanner.expectFields(export.header().size());
        return passed;
    }

    /** The lines above the header: a title may say the year of periods that have none. */
    static List<List<String>> titles(Export export) {
        List<List<String>> titles = new ArrayList<>();
        try (RecordSource records = open(export, ContentHash.sha256())) {
            for (Scanned scanned = records.next();
                    scanned != null && scanned.line() < export.headerLine();
                    scanned = records.next()) {
                titles.add(scanned.fields());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return titles;
    }

    /** The record with empty texts for the last fields that it lacks; itself where it lacks none. */
    static Scanned whole(Export export, Scanned scanned) {
        int lacking = export.header().size() - scanned.fields().size();
        if (lacking <= 0 || scanned.fault().isPresent()) {
            return scanned;
        }
        List<String> fields = new ArrayList<>(scanned.fields());
        fields.addAll(Collections.nCopies(lacking, ""));
        return new Scanned(
                scanned.line(),
                scanned.lines(),
                scanned.offset(),
                scanned.original(),
                fields,
                scanned.fault(),
                scanned.isBlank());
    }
}
