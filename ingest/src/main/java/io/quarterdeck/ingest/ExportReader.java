package io.quarterdeck.ingest;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one export from its first byte to its last: good records are staged, the others go to the quarantine file. */
final class ExportReader {
    /** How many messages of one file are shown; all of them are in the quarantine file. */
    private static final int SHOWN = 3;

    private static final BigDecimal NOTHING = new BigDecimal("0.000000");

    private final Export export;
    private final CanonicalTable table;
    private final QuarantineFile quarantine;
    private final List<String> messages = new ArrayList<>();
    private final Notes notes = new Notes();
    private final Converter converter;
    private final ContentHash hash;
    private final List<String> foldedHeader;
    private final char delimiter;

    private long recordsIn;
    private long quarantined;
    private long setAside;
    private long undecodable;
    private BigDecimal amountIn = NOTHING;
    private BigDecimal amountQuarantined = NOTHING;
    private long amountsUnreadable;
    private LocalDate latestEvent;
    private String firstFault = "";

    ExportReader(Export export, char delimiter, HouseRules rules, QuarantineFile quarantine) {
        this.export = export;
        this.delimiter = delimiter;
        this.table = export.layout().table().orElseThrow();
        this.quarantine = quarantine;
        this.converter = new Converter(export.layout(), export.header(), rules, notes);
        this.hash = new ContentHash(table.values());
        this.foldedHeader = export.header().stream().map(Words::folded).toList();
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

    /** @throws UserError if the file is mostly not UTF-8, or its columns change their order on the way */
    Read read(Store store) {
        MessageDigest digest = ContentHash.sha256();
        Store.Staged staged = store.stage(table, rower -> {
            try (InputStream in = new DigestInputStream(Files.newInputStream(export.path()), digest);
                    RecordSource scanner = new RecordScanner(in, delimiter)) {
                passHeader(scanner);
                for (Scanned scanned = scanner.next(); scanned != null; scanned = scanner.next()) {
                    take(scanned, rower);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (2 * undecodable > recordsIn) {
                throw refused(
                        export.file(),
                        undecodable + " of " + recordsIn + " records are not UTF-8",
                        "CSV in UTF-8",
                        "Export or save it again as \"CSV UTF-8\"");
            }
        });
        staged = withoutContradictions(store, staged);
        if (quarantined > SHOWN) {
            messages.add(export.file() + ": in quarantine there are " + (quarantined - SHOWN) + " more");
        }
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

    /**
     * Takes out the records that have one key and say different amounts, none of them later than the other: to choose one
     * would be a guess about money. Their text is read again for the quarantine file.
     */
    private Store.Staged withoutContradictions(Store store, Store.Staged staged) {
        Map<Long, BigDecimal> lines = export.layout()
                .amount()
                .map(amount -> store.takeContradictions(staged, amount))
                .orElse(Map.of());
        if (lines.isEmpty()) {
            return staged;
        }
        try (InputStream in = Files.newInputStream(export.path());
                RecordSource scanner = new RecordScanner(in, delimiter)) {
            for (Scanned scanned = scanner.next(); scanned != null; scanned = scanner.next()) {
                if (scanned.line() == export.headerLine()) {
                    scanner.expectFields(export.header().size());
                } else if (lines.containsKey(scanned.line())) {
                    Fault fault = new Fault(
                            Reason.KEY_CONFLICT,
                            "",
                            "another record has the same key and another amount",
                            "one amount for a key, or the moment of the last change");
                    quarantined++;
                    amountQuarantined = amountQuarantined.add(lines.get(scanned.line()));
                    quarantine.add(scanned, List.of(fault));
                    show(scanned, fault);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Store.Staged(staged.table(), staged.name(), staged.rows() - lines.size());
    }

    private void passHeader(RecordSource scanner) throws IOException {
        Scanned scanned = scanner.next();
        while (scanned != null && scanned.line() < export.headerLine()) {
            setAside++;
            scanned = scanner.next();
        }
        if (scanned == null || !scanned.fields().equals(export.header())) {
            throw refused(
                    export.file(),
                    "it changed while it was being read",
                    "a file that stands still",
                    "Wait until the export is finished, then run again");
        }
        scanner.expectFields(export.header().size());
    }

    private void take(Scanned scanned, Store.Rower rower) throws IOException {
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
            undecodable += Recognition.isUndecodable(scanned) ? 1 : 0;
            quarantined++;
            amountsUnreadable++;
            quarantine.add(scanned);
            show(scanned, scanned.fault().get());
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
        } else {
            quarantined++;
            amountsUnreadable += converted.isAmountReadable() ? 0 : 1;
            amountQuarantined = amountQuarantined.add(amount);
            quarantine.add(scanned, converted.faults());
            show(scanned, converted.faults().get(0));
        }
    }

    private void show(Scanned scanned, Fault fault) {
        if (firstFault.isEmpty()) {
            firstFault = fault.message(export.file(), scanned.line());
        }
        if (quarantined <= SHOWN) {
            String setting = fault.reason().setting();
            messages.add(fault.message(export.file(), scanned.line()) + ". The row is in quarantine/" + export.file()
                    + "; mend it there" + (setting.isEmpty() ? "" : ", or set `" + setting + "` in the preset") + ".");
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
