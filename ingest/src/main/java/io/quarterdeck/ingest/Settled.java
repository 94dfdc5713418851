package io.quarterdeck.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * How the values of one export are read, once it is settled which of day and month stands first and which mark is the
 * decimal one.
 *
 * @param spread where a row holds a record for each of some columns
 */
record Settled(Converter converter, Optional<SpreadColumns> spread) {

    /** With what the layout and the settings declare; where they leave it open, with what the whole file proves. */
    static Settled of(Export export, HouseRules rules, Map<String, String> definedStages, Notes notes) {
        Layout layout = export.layout();
        DateText dates =
                new DateText(DateText.declared(layout.dates(), rules.dates()), rules.zone(), isWorkbook(export.file()));
        String marks =
                layout.decimals().length() == 1 || rules.decimal().isEmpty() ? layout.decimals() : rules.decimal();
        DecimalText decimals = new DecimalText(marks.isEmpty() ? "." : marks);
        Optional<SpreadColumns> spread =
                layout.spread().map(s -> new SpreadColumns(export, ExportRecords.titles(export), rules.calendar()));
        if (dates.isContested() || decimals.isContested()) {
            gatherEvidence(
                    export,
                    new Converter(layout, export.header(), spread, rules, definedStages, dates, decimals, new Notes()));
        }
        Converter converter = new Converter(
                layout,
                export.header(),
                spread,
                rules,
                definedStages,
                dates.settled(export.file()),
                decimals.settled(),
                notes);
        return new Settled(converter, spread);
    }

    /** Reads every record for what its dates and decimals prove, and keeps nothing else. */
    private static void gatherEvidence(Export export, Converter witness) {
        try (RecordSource records = ExportRecords.open(export, ContentHash.sha256())) {
            ExportRecords.passHeader(export, records);
            for (Scanned scanned = records.next(); scanned != null; scanned = records.next()) {
                Scanned whole = ExportRecords.whole(export, scanned);
                if (!scanned.isBlank() && scanned.fault().isEmpty() && witness.isOurs(whole.fields())) {
                    witness.convert(whole.fields());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a workbook the number of a day may stand where a date is meant. */
    private static boolean isWorkbook(String file) {
        return Words.folded(file).matches(".*\\.(xlsx|xlsm|xls)\\b.*");
    }
}
