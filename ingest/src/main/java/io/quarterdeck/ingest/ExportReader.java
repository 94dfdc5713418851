package io.quarterdeck.ingest;

import io.quarterdeck.engine.ExitCode;
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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    private final Converter converter;
    private final ContentHash hash;
    private final List<String> foldedHeader;
    private final Set<Integer> read = new HashSet<>();
    private final Footer footer;

    private long recordsIn;
    private long quarantined;
    private long setAside;
    private long undecodable;
    private BigDecimal amountIn = NOTHING;
    private BigDecimal amountQuarantined = NOTHING;
    private long amountsUnreadable;
    private LocalDate latestEvent;
    private String firstFault = "";

    ExportReader(Export export, HouseRules rules, QuarantineFile quarantine) {
        this.export = export;
        this.table = export.layout().table().orElseThrow();
        this.quarantine = quarantine;
        this.converter = new Converter(export.layout(), export.header(), rules, notes);
        this.hash = new ContentHash(table.values());
        this.foldedHeader = export.header().stream().map(Words::folded).toList();
        this.footer = new Footer(export.header().size());
        Layout layout = export.layout();
        Stream.of(layout.columns().keySet(), layout.where().keySet(), Set.of(layout.deleted()))
                .flatMap(Set::stream)
                .filter(heading -> !heading.isEmpty())
                .forEach(heading -> read.add(Layout.indexOf(heading, foldedHeader)));
    }

    /**
     * What one export held.
     *
     * @param latestEvent the last day on which something happened in it
     * @param messages about its first bad records
     * @param notes what is to be said of those that were loaded
     */
    record Read(
            Export export,
            String sha256,
            Store.Staged staged,
            long recordsIn,
            long quarantined,
            long setAside,
            BigDecimal amountIn,
            BigDecimal amountQuarantined,
            long amountsUnreadable,
            Optional<LocalDate> latestEvent,
            String firstFault,
            List<String> messages,
            List<Notes.Counted> notes) {}

    /** @throws UserError if most of its records cannot be decoded, it is damaged or changes meanwhile, or its columns change their order on the way */
    Read read(Store store) {
        MessageDigest digest = ContentHash.sha256();
        Store.Staged staged = store.stage(table, rower -> {
            try (RecordSource scanner = export.source().open(digest)) {
                passHeader(scanner);
                for (Scanned scanned = scanner.next(); scanned != null; scanned = scanner.next()) {
                    take(scanned, rower);
                }
                setAside += footer.lines();
                footer.notYet().forEach(line -> takeRecord(line, rower));
                note(scanner.notes());
                if (CAPS.contains(recordsIn) || CAPS_WITH_HEADER.contains(recordsIn + export.headerLine())) {
                    notes.add(Note.ROW_COUNT_IS_A_CAP, "", recordsIn);
                }
                note(export.source().notes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (2 * undecodable > recordsIn) {
                throw refused(
                        export.file(),
                        undecodable + " of " + recordsIn + " records cannot be decoded ("
                                + export.source().format() + ")",
                        "text in one encoding",
                        "Export or save it again as \"CSV UTF-8\"");
            }
        });
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
                notes.counted());
    }

    private void note(List<Notes.Counted> all) {
        all.forEach(note -> notes.add(note.note(), note.column(), note.records()));
    }

    private void passHeader(RecordSource scanner) throws IOException {
        Scanned scanned = scanner.next();
        while (scanned != null && scanned.line() < export.headerLine()) {
            setAside++;
            scanned = scanner.next();
        }
        if (scanned == null || !scanned.fields().equals(export.header())) {
            throw export.source().content().changed();
        }
        scanner.expectFields(export.header().size());
    }

    /** A lone text waits for what follows: below the last record it may be a footer, above another it is a record. */
    private void take(Scanned scanned, Store.Rower rower) {
        if (footer.add(scanned)) {
            return;
        }
        if (!scanned.isBlank()) {
            footer.notYet().forEach(line -> takeRecord(line, rower));
        }
        takeRecord(scanned, rower);
    }

    private void takeRecord(Scanned scanned, Store.Rower rower) {
        if (scanned.isBlank() || isHeader(scanned) || Totals.isTotals(scanned.fields())) {
            setAside++;
            return;
        }
        if (scanned.fault().isEmpty() && !converter.isOurs(scanned.fields())) {
            setAside++;
            return;
        }
        recordsIn++;
        if (scanned.fault().isPresent()) {
            undecodable += scanned.fault().get().reason() == Reason.ENC_LINE ? 1 : 0;
            quarantined++;
            amountsUnreadable++;
            quarantine.add(scanned);
            show(scanned, scanned.fault().get());
            return;
        }
        List<Fault> cells = cellFaults(scanned);
        if (!cells.isEmpty()) {
            quarantined++;
            amountsUnreadable++;
            quarantine.add(scanned, cells);
            show(scanned, cells.get(0));
            return;
        }
        Converter.Converted converted = converter.convert(scanned.fields());
        BigDecimal amount = converted.amount().orElse(NOTHING);
        amountIn = amountIn.add(amount);
        if (converted.faults().isEmpty()) {
            rower.row(
                    converted.values(),
                    scanned.line(),
                    hash.of(converted.values(), converted.isDeleted()),
                    converted.isDeleted());
            noteEvents(converted.values());
            noteMojibake(scanned);
        } else {
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
                    + (setting.isEmpty() ? "" : ", or set `" + setting + "` in the preset") + ".");
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
        for (CanonicalTable.EventDate event : table.events()) {
            LocalDate date = (LocalDate) values.get(table.indexOf(event.column()));
            boolean counts = !event.onlyIfClosed() || !"open".equals(values.get(table.indexOf("status")));
            if (date != null && counts && (latestEvent == null || date.isAfter(latestEvent))) {
                latestEvent = date;
            }
        }
    }

    private static UserError refused(String where, String found, String wanted, String remedy) {
        return new UserError(ExitCode.INPUT_REFUSED, where, found, wanted, remedy);
    }
}
