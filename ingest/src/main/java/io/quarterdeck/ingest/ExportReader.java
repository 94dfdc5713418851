package io.quarterdeck.ingest;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one export from its first byte to its last: good records are staged, the others go to the quarantine file. */
final class ExportReader {
    /** How many messages of one file are shown; all of them are in the quarantine file. */
    private static final int SHOWN = 3;

    /** After so many records some programs stop: Salesforce reports at 2,000 or 100,000, other exports at 50,000. */
    private static final Set<Long> CAPS = Set.of(2_000L, 50_000L, 100_000L);

    /** So many rows has a sheet of Excel 97, and of Excel 2007, with all that stands above the records. */
    private static final Set<Long> CAPS_WITH_HEADER = Set.of(65_536L, 1_048_576L);

    /** What is left of UTF-8 read as GBK or as windows-1252, and the sign for a character that was lost. */
    private static final Pattern MOJIBAKE = Pattern.compile("\uFFFD|锟斤拷|烫烫烫|[ÃÂ][\u0080-\u00BF]|â€|ï»¿");

    private static final BigDecimal NOTHING = new BigDecimal("0.000000");

    private final Export export;
    private final CanonicalTable table;
    private final QuarantineFile quarantine;
    private final List<String> messages = new ArrayList<>();
    private final Notes notes = new Notes();
    private final HouseRules rules;
    private final Map<String, String> definedStages;
    private final int currencyColumn;
    private final int statusColumn;
    private final List<EventColumn> events;
    private final Totals totals = new Totals();
    private final List<String> foldedHeader;
    private final Set<Integer> read = new HashSet<>();
    private final Footer footer;

    private final boolean hasShortWay;

    private Optional<SpreadColumns> spread = Optional.empty();
    private Optional<PlainRecords> plain = Optional.empty();
    private Converter converter;
    private long recordsIn;
    private long quarantined;
    private long setAside;
    private long undecodable;
    private BigDecimal amountIn = NOTHING;
    private BigDecimal amountQuarantined = NOTHING;
    private long amountsUnreadable;
    private LocalDate latestEvent;
    private String firstFault = "";

    /**
     * @param definedStages from a stage's key or name, folded, to its status, as the source itself says
     * @param hasShortWay whether {@link PlainRecords} may take what it can
     */
    ExportReader(
            Export export,
            HouseRules rules,
            Map<String, String> definedStages,
            QuarantineFile quarantine,
            boolean hasShortWay) {
        this.export = export;
        this.table = export.layout().table().orElseThrow();
        this.quarantine = quarantine;
        this.rules = rules;
        this.definedStages = definedStages;
        this.currencyColumn = table.indexOf("currency");
        this.statusColumn = table.indexOf("status");
        this.events = table.events().stream()
                .map(e -> new EventColumn(table.indexOf(e.column()), e.onlyIfClosed()))
                .toList();
        this.foldedHeader = export.header().stream().map(Words::folded).toList();
        this.footer = new Footer(export.header().size());
        this.hasShortWay = hasShortWay;
        List<String> headings = Headings.of(export.header(), export.layout()).folded();
        Set<String> known = export.layout().readHeadings();
        for (int i = 0; i < headings.size(); i++) {
            if (export.layout().spread().isPresent() || known.contains(headings.get(i))) {
                read.add(i);
            }
        }
    }

    /** The place of a date that tells when something happened. */
    private record EventColumn(int place, boolean onlyIfClosed) {}

    /**
     * What one export held.
     *
     * @param latestEvent the last day on which something happened in it
     * @param messages about its first bad records
     * @param notes what is to be said of those that were loaded
     * @param brokenTotal what a stated total says that its records do not add up to; empty where all totals hold
     */
    record Read(
            Export export,
            String sha256,
            Staging.Staged staged,
            long recordsIn,
            long quarantined,
            long setAside,
            BigDecimal amountIn,
            BigDecimal amountQuarantined,
            long amountsUnreadable,
            Optional<LocalDate> latestEvent,
            String firstFault,
            List<String> messages,
            List<Notes.Counted> notes,
            String brokenTotal) {}

    /**
     * @throws UserError if most of its records cannot be decoded, it is damaged or changes meanwhile, if its columns change
     *     their order on the way, or if its dates can be read in two ways
     */
    Read read(Store store) {
        Settled settled = Settled.of(export, rules, definedStages, notes);
        converter = settled.converter();
        spread = settled.spread();
        MessageDigest digest = ContentHash.sha256();
        Staging.Staged staged;
        try {
            Spool rows = store.staging().spool(table);
            readAll(digest, rows);
            staged = store.staging().stage(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String brokenTotal = brokenTotal();
        staged = withoutContradictions(store, staged);
        if (quarantined > SHOWN) {
            messages.add(export.file() + ": in quarantine there are " + (quarantined - SHOWN) + " more");
        }
        // Two sheets of one workbook are two loads, though their bytes are the same.
        digest.update(export.source().part().getBytes(StandardCharsets.UTF_8));
        return new Read(
                export,
                HexFormat.of().formatHex(digest.digest()),
                staged,
                recordsIn,
                quarantined,
                setAside,
                amountIn,
                amountQuarantined,
                amountsUnreadable,
                Optional.ofNullable(latestEvent),
                firstFault,
                List.copyOf(messages),
                notes.counted(),
                brokenTotal);
    }

    private void readAll(MessageDigest digest, Spool rows) throws IOException {
        try (RecordSource scanner = ExportRecords.open(export, digest)) {
            setAside += ExportRecords.passHeader(export, scanner);
            plain = hasShortWay ? PlainRecords.of(export, converter, rows) : Optional.empty();
            for (Scanned scanned = next(scanner); scanned != null; scanned = next(scanner)) {
                take(scanned.isBlank() ? scanned : whole(scanned), rows);
            }
            setAside += footer.lines();
            footer.notYet().forEach(line -> takeRecord(line, rows));
            note(scanner.notes());
        }
        if (CAPS.contains(recordsIn) || CAPS_WITH_HEADER.contains(recordsIn + export.headerLine())) {
            notes.add(Note.ROW_COUNT_IS_A_CAP, "", recordsIn);
        }
        note(export.source().notes());
        export.unreadCurrency().ifPresent(heading -> notes.add(Note.CURRENCY_COLUMN_NOT_READ, heading, recordsIn));
        if (2 * undecodable > recordsIn) {
            throw refused(
                    export.file(),
                    undecodable + " of " + recordsIn + " records cannot be decoded ("
                            + export.source().format() + ")",
                    "text in one encoding",
                    "Export or save it again as \"CSV UTF-8\"");
        }
    }

    /** The next record that has to go the long way; those before it have been taken. */
    private Scanned next(RecordSource scanner) throws IOException {
        if (plain.isPresent() && !footer.isWaiting()) {
            scanner.pass(plain.get());
            PlainRecords.Tally taken = plain.get().drain();
            recordsIn += taken.records();
            taken.amounts().forEach((currency, amount) -> {
                totals.add(amount, currency.isEmpty() ? null : currency);
                amountIn = amountIn.add(amount);
            });
            taken.latestEvent().ifPresent(this::noteEvent);
        }
        return scanner.next();
    }

    /**
     * Takes out the records that have one key and say different amounts, none of them later than the other: to choose one
     * would be a guess about money. Their text is read again for the quarantine file.
     */
    private Staging.Staged withoutContradictions(Store store, Staging.Staged staged) {
        List<Staging.Taken> taken = export.layout()
                .amount()
                .map(amount -> store.staging().takeContradictions(staged, amount))
                .orElse(List.of());
        if (taken.isEmpty()) {
            return staged;
        }
        Map<Long, List<Staging.Taken>> ofLine = taken.stream().collect(Collectors.groupingBy(Staging.Taken::line));
        try (RecordSource scanner = ExportRecords.open(export, ContentHash.sha256())) {
            for (Scanned scanned = scanner.next(); scanned != null; scanned = scanner.next()) {
                if (scanned.line() == export.headerLine()) {
                    scanner.expectFields(export.header().size());
                } else if (ofLine.containsKey(scanned.line())) {
                    Scanned whole = ExportRecords.whole(export, scanned);
                    ofLine.get(scanned.line()).forEach(one -> quarantineContradiction(one, whole));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return staged.without(taken.size());
    }

    private void quarantineContradiction(Staging.Taken taken, Scanned row) {
        Fault fault = new Fault(
                Reason.KEY_CONFLICT,
                "",
                "another record has the same key and another amount",
                "one amount for a key, or the moment of the last change");
        Scanned record = spread.isEmpty() ? row : recordOf(taken, row);
        quarantined++;
        amountQuarantined = amountQuarantined.add(taken.amount());
        quarantine.add(record, List.of(fault));
        show(record, fault);
    }

    /** The row with that record only, where a row holds several. */
    private Scanned recordOf(Staging.Taken taken, Scanned row) {
        for (int field : spread.get().filled(row.fields())) {
            Scanned record = row.with(spread.get().only(field, row.fields()));
            Converter.Converted converted = converter.convert(record.fields(), field);
            notes.forget();
            if (converted.faults().isEmpty() && taken.key().equals(Staging.keyText(table, converted.values()))) {
                return record;
            }
        }
        throw export.source().content().changed();
    }

    private String brokenTotal() {
        Optional<Totals.Mismatch> mismatch = totals.mismatch();
        if (mismatch.isEmpty()) {
            return "";
        }
        notes.add(Note.TOTAL_MISMATCH, "", 1);
        return export.file() + " line " + mismatch.get().line() + ": the total stated there is "
                + Unit.MONEY.text(mismatch.get().stated()) + ", but the records add up to "
                + Unit.MONEY.text(mismatch.get().found())
                + (amountsUnreadable == 0 ? "" : "; amounts that cannot be read: " + amountsUnreadable);
    }

    private Scanned whole(Scanned scanned) {
        Scanned whole = ExportRecords.whole(export, scanned);
        if (whole != scanned) {
            notes.add(Note.ROW_PADDED, "");
        }
        return whole;
    }

    private void note(List<Notes.Counted> all) {
        all.forEach(note -> notes.add(note.note(), note.column(), note.records()));
    }

    /** A lone text waits for what follows: below the last record it may be a footer, above another it is a record. */
    private void take(Scanned scanned, Spool rows) {
        if (footer.add(scanned)) {
            return;
        }
        if (!scanned.isBlank()) {
            footer.notYet().forEach(line -> takeRecord(line, rows));
        }
        takeRecord(scanned, rows);
    }

    private void takeRecord(Scanned scanned, Spool rows) {
        if (scanned.isBlank() || isHeader(scanned)) {
            setAside++;
            return;
        }
        if (Totals.isTotals(scanned.fields())) {
            setAside++;
            notes.forget();
            // Where other rows of the file are another table's, the total is of both.
            totals.state(
                    scanned.line(),
                    export.layout().where().isEmpty() ? converter.statedAmount(scanned.fields()) : Optional.empty());
            return;
        }
        if (scanned.fault().isEmpty() && (!converter.isOurs(scanned.fields()) || converter.isTotal(scanned.fields()))) {
            setAside++;
            notes.forget();
            return;
        }
        if (scanned.fault().isPresent()) {
            recordsIn++;
            undecodable += scanned.fault().get().reason() == Reason.ENC_LINE ? 1 : 0;
            quarantined++;
            amountsUnreadable++;
            quarantine.add(scanned);
            show(scanned, scanned.fault().get());
            return;
        }
        List<Fault> cells = cellFaults(scanned);
        if (!cells.isEmpty()) {
            recordsIn++;
            quarantined++;
            amountsUnreadable++;
            quarantine.add(scanned, cells);
            show(scanned, cells.get(0));
            return;
        }
        if (spread.isEmpty()) {
            take(scanned, -1, rows);
            return;
        }
        List<Integer> filled = spread.get().filled(scanned.fields());
        // Nothing is planned in the row: it heads those below it.
        setAside += filled.isEmpty() ? 1 : 0;
        spread.get().check(scanned.fields(), converter.decimals(), notes);
        notes.keep();
        for (int field : filled) {
            take(scanned.with(spread.get().only(field, scanned.fields())), field, rows);
        }
    }

    /** @param spreadField the field that makes it a record; -1 where the whole row is one */
    private void take(Scanned scanned, int spreadField, Spool rows) {
        Converter.Converted converted = converter.convert(scanned.fields(), spreadField);
        BigDecimal amount = converted.amount().orElse(NOTHING);
        if (converted.amount().isPresent()) {
            totals.add(
                    amount,
                    currencyColumn < 0 ? null : (String) converted.values().get(currencyColumn));
        }
        if (converted.faults().isEmpty() && converter.isNotCounted(converted.values())) {
            setAside++;
            notes.forget();
            notes.add(Note.NOT_COUNTED, "", 1);
            return;
        }
        recordsIn++;
        amountIn = amountIn.add(amount);
        if (converted.faults().isEmpty()) {
            rows.row(converted.values(), scanned.line(), converted.isDeleted());
            noteMojibake(scanned);
            if (!notes.isWaiting() && spreadField < 0 && plain.isPresent()) {
                plain.get().learn(scanned, converted);
            }
            notes.keep();
            noteEvents(converted.values());
        } else {
            notes.forget();
            quarantined++;
            amountsUnreadable += converted.isAmountReadable() ? 0 : 1;
            amountQuarantined = amountQuarantined.add(amount);
            quarantine.add(scanned, converted.faults());
            show(scanned, converted.faults().get(0));
        }
    }

    /** What the spreadsheet itself says of cells that the layout reads; another column may hold what it likes. */
    private List<Fault> cellFaults(Scanned scanned) {
        List<Fault> faults = new ArrayList<>();
        scanned.cells().forEach((place, fault) -> {
            if (read.contains(place)) {
                faults.add(new Fault(fault.reason(), export.header().get(place), fault.found(), fault.wanted()));
            }
        });
        return faults;
    }

    private void show(Scanned scanned, Fault fault) {
        if (firstFault.isEmpty()) {
            firstFault = fault.message(export.file(), scanned.line());
        }
        if (quarantined <= SHOWN) {
            String setting = fault.reason().setting();
            messages.add(fault.message(export.file(), scanned.line()) + ". The row is in quarantine/"
                    + quarantine.name() + "; mend it there"
                    + (setting.isEmpty() ? "" : ", or set " + setting) + ".");
        }
    }

    /** Whether a record repeats the header, as where two exports were pasted into one file. */
    private boolean isHeader(Scanned scanned) {
        if (scanned.fields().size() != foldedHeader.size()
                || !foldedHeader.contains(Words.folded(scanned.fields().get(0)))) {
            return false;
        }
        List<String> folded = scanned.fields().stream().map(Words::folded).toList();
        if (folded.equals(foldedHeader)) {
            return true;
        }
        if (new HashSet<>(folded).equals(new HashSet<>(foldedHeader))) {
            throw refused(
                    export.file() + " line " + scanned.line(),
                    "the header comes again with its columns in another order",
                    "one order of columns in a file",
                    "Split the file at that line");
        }
        return false;
    }

    private void noteMojibake(Scanned scanned) {
        if (!Utf8.isAscii(scanned.original())) {
            for (int place : read) {
                if (place >= 0 && MOJIBAKE.matcher(scanned.fields().get(place)).find()) {
                    notes.add(Note.MOJIBAKE, export.header().get(place));
                }
            }
        }
    }

    private void noteEvents(List<Object> values) {
        for (EventColumn event : events) {
            LocalDate date = (LocalDate) values.get(event.place());
            boolean counts = !event.onlyIfClosed() || !"open".equals(values.get(statusColumn));
            if (date != null && counts) {
                noteEvent(date);
            }
        }
    }

    private void noteEvent(LocalDate date) {
        latestEvent = latestEvent == null || date.isAfter(latestEvent) ? date : latestEvent;
    }

    private static UserError refused(String where, String found, String wanted, String remedy) {
        return new UserError(ExitCode.INPUT_REFUSED, where, found, wanted, remedy);
    }
}
