package io.quarterdeck.ingest;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Exports in, canonical tables out.
 *
 * <p>All files are recognised, then all are read and converted, and only then do they go into the store, in one
 * transaction: what must be refused is refused before anything is loaded, and the statement date can be the latest event
 * of them all.
 */
public final class Ingest {
    private static final int SHOWN_NOTES = 3;

    /** As the ledger calls the targets that stand in the settings. */
    private static final String TARGETS_OF_SETTINGS = "quarterdeck.yaml/targets.csv";

    /** The tables without which there is nothing to review: one of them must have rows. */
    private static final Set<String> REQUIRED = Set.of("opportunities", "orders");

    /** In characters; file systems allow 255 bytes. */
    private static final int LONGEST_NAME = 60;

    private final IngestRequest request;
    private final Store store;
    private final Consumer<String> progress;
    private final boolean hasShortWay;
    private final List<ExportReader.Read> reads = new ArrayList<>();
    private StageDefinitions stageDefinitions = StageDefinitions.NONE;
    private final Map<ExportReader.Read, Path> quarantineOf = new IdentityHashMap<>();
    private final List<Path> quarantineFiles = new ArrayList<>();
    private final List<QuarantineCount> quarantineCounts = new ArrayList<>();
    private final Map<String, String> quarantineNames = new HashMap<>();

    private Ingest(IngestRequest request, Store store, Consumer<String> progress, boolean hasShortWay) {
        this.hasShortWay = hasShortWay;
        this.request = request;
        this.store = store;
        this.progress = progress;
    }

    /**
     * Loads a folder of exports, or one export, into a store.
     *
     * @param progress takes a line for each file, and for the first bad records of each
     * @throws UserError if an input is refused; then nothing has been loaded and no quarantine file is left
     */
    public static Ingested run(IngestRequest request, Store store, Consumer<String> progress) {
        return run(request, store, progress, true);
    }

    /** @param hasShortWay false only to show that nothing but the time depends on it */
    static Ingested run(IngestRequest request, Store store, Consumer<String> progress, boolean hasShortWay) {
        try {
            return new Ingest(request, store, progress, hasShortWay).run();
        } catch (UncheckedIOException e) {
            throw unreadable(request, e);
        }
    }

    private static UserError unreadable(IngestRequest request, UncheckedIOException e) {
        String file = e.getCause() instanceof FileSystemException f && f.getFile() != null
                ? name(Path.of(f.getFile()))
                : name(request.exports());
        return new UserError(
                ExitCode.INPUT_REFUSED,
                file,
                "it cannot be read (" + e.getCause().getClass().getSimpleName() + ")",
                "a file that may be read",
                "Mend its permissions, or close the program that uses it",
                e);
    }

    private Ingested run() {
        Recognition recognition = recognised();
        boolean isDone = false;
        try {
            // What a source says of its own stages decides the status of its deals, so that is read first.
            Predicate<Export> isStages =
                    e -> e.layout().table().orElseThrow().name().equals(StageDefinitions.TABLE);
            recognition.exports().stream().filter(isStages).forEach(this::read);
            stageDefinitions = store.stageDefinitions(reads);
            recognition.exports().stream().filter(isStages.negate()).forEach(this::read);
            checkRequired(recognition);
            Ingested ingested = commit(recognition);
            isDone = true;
            return ingested;
        } finally {
            store.staging().clear();
            if (!isDone) {
                quarantineFiles.forEach(Ingest::delete);
            }
        }
    }

    private Recognition recognised() {
        Recognition recognition = new Recognition(
                request.presets(), request.rules(), store.scratch().resolve("members"));
        Path exports = request.exports();
        recognition.look(Inbox.of(exports, request.quarantine()));
        request.targets().ifPresent(list -> recognition.look(Content.of(list, TARGETS_OF_SETTINGS)));
        request.house().ifPresent(house -> recognition.look(Inbox.aliases(house, request.quarantine())));
        if (recognition.exports().isEmpty()) {
            throw refused(
                    name(exports),
                    "no export that a preset knows" + listed(recognition.notUsed()),
                    "an export with the headings of a preset",
                    "Export again, or let `quarterdeck preset FILE` propose a preset; docs/exports.md lists those there are");
        }
        return recognition;
    }

    private static String name(Path path) {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    private static String listed(List<NotUsed> notUsed) {
        return notUsed.stream()
                .map(n -> n.file() + ": " + n.reason())
                .collect(Collectors.joining("; ", notUsed.isEmpty() ? "" : " (", notUsed.isEmpty() ? "" : ")"));
    }

    private void read(Export export) {
        Path quarantined =
                request.quarantine().resolve(quarantineNames.computeIfAbsent(export.file(), this::quarantineName));
        if (isSame(quarantined, export.source().content().path())) {
            throw new UserError(
                    ExitCode.USAGE,
                    name(request.quarantine()),
                    "the folder for quarantine files holds the export " + export.file(),
                    "two folders",
                    "Move the mended file to a folder of its own");
        }
        boolean goesOn = quarantineFiles.contains(quarantined);
        try (QuarantineFile quarantine = new QuarantineFile(quarantined, export.header(), goesOn)) {
            try {
                ExportReader.Read read = new ExportReader(
                                export, request.rules(), definedStages(export.layout()), quarantine, hasShortWay)
                        .read(store);
                reads.add(read);
                quarantine.path().ifPresent(file -> quarantineOf.put(read, file));
                checkNotEmpty(read);
                quarantineCounts.addAll(quarantine.counts(export.file()));
            } finally {
                quarantine.path().filter(file -> !goesOn).ifPresent(quarantineFiles::add);
            }
        }
    }

    private Map<String, String> definedStages(Layout layout) {
        return layout.table().orElseThrow().hasStages() ? stageDefinitions.of(layout.system()) : Map.of();
    }

    /** A plain name of its own: what a path or an archive's member has in it besides letters becomes a hyphen. */
    private String quarantineName(String file) {
        String plain = file.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]+", "-").replaceAll("^[.-]+", "");
        int to = plain.toLowerCase(Locale.ROOT).endsWith(".csv") ? plain.length() - 4 : plain.length();
        String stem = plain.substring(0, Math.min(to, LONGEST_NAME));
        String name = stem + ".csv";
        for (int i = 2; quarantineNames.containsValue(name); i++) {
            name = stem + "-" + i + ".csv";
        }
        return name;
    }

    /** The first bad record: where none can be read, that is why there is no date. */
    private String whatIsWrong() {
        return reads.stream()
                .filter(r -> r.quarantined() > 0)
                .findFirst()
                .map(r -> "; or mend " + r.export().file() + ", where " + r.quarantined() + " of " + r.recordsIn()
                        + " records cannot be read, the first: " + r.firstFault())
                .orElse("");
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.isSameFile(one, other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkNotEmpty(ExportReader.Read read) {
        String table = read.staged().table().name();
        if (read.recordsIn() == 0 && REQUIRED.contains(table)) {
            throw refused(
                    read.export().file(),
                    "a header and no records",
                    "at least one of the " + table,
                    "Export again; if there really are none, leave the file out");
        }
    }

    /** A folder of exports must have something to review, unless the store has it from before. */
    private void checkRequired(Recognition recognition) {
        boolean isThere = reads.stream()
                        .anyMatch(r -> REQUIRED.contains(r.staged().table().name()))
                || store.loads().stream().anyMatch(l -> REQUIRED.contains(l.tableName()));
        if (!isThere && Files.isDirectory(request.exports())) {
            throw refused(
                    name(request.exports()),
                    "neither opportunities nor orders" + listed(recognition.notUsed()),
                    "one of them",
                    "Add that export to the folder");
        }
    }

    /** The day that each file speaks of: given, in its name, the as-of date, else the latest event of the undated. */
    private Map<ExportReader.Read, LocalDate> statementDates(Optional<LocalDate> latestEvent) {
        Map<ExportReader.Read, Optional<LocalDate>> named = new LinkedHashMap<>();
        reads.forEach(read -> named.put(read, request.statementDate().or(() -> named(read))));
        Optional<LocalDate> lastNamed =
                named.values().stream().flatMap(Optional::stream).max(LocalDate::compareTo);
        Map<ExportReader.Read, LocalDate> dates = new LinkedHashMap<>();
        named.forEach((read, date) -> dates.put(
                read,
                date.or(request::asOf)
                        .or(() -> latestEvent)
                        .or(() -> lastNamed)
                        .orElseThrow(() -> refused(
                                name(request.exports()),
                                "no date on which something happened",
                                "an as-of date",
                                "Give the date with --as-of" + whatIsWrong()))));
        return dates;
    }

    /** The date in a file's name, or in that of a folder up to the folder of exports; not asked for where one is given. */
    private Optional<LocalDate> named(ExportReader.Read read) {
        if (request.statementDate().isPresent()) {
            return Optional.empty();
        }
        if (isDatedByItself(read)) {
            return read.export().source().statementDate();
        }
        Path folder = Files.isDirectory(request.exports())
                ? request.exports().toAbsolutePath()
                : request.exports().toAbsolutePath().getParent();
        return StatementDate.of(
                name(folder) + "/" + read.export().source().content().name());
    }

    /** A plan speaks of the day of its meeting, which says nothing of the exports beside it. */
    private static boolean isDatedByItself(ExportReader.Read read) {
        return read.export().source().statementDate().isPresent();
    }

    /** The last day on which something happened in the files whose name has no date. */
    private Optional<LocalDate> latestEvent() {
        return reads.stream()
                .filter(r -> named(r).isEmpty())
                .flatMap(r -> r.latestEvent().stream())
                .max(LocalDate::compareTo);
    }

    /** All files of a run go in together, or none: what looks wrong only beside the others is refused as well. */
    private Ingested commit(Recognition recognition) {
        Optional<LocalDate> latestEvent = latestEvent();
        Map<ExportReader.Read, LocalDate> dates = statementDates(latestEvent);
        List<Load> loads = new ArrayList<>();
        List<Load> repeated = new ArrayList<>();
        List<NotUsed> notUsed = new ArrayList<>(recognition.notUsed());
        List<String> failures = new ArrayList<>();
        List<String> said = new ArrayList<>();
        store.transaction(() -> {
            dates.forEach((read, date) -> {
                said.addAll(read.messages());
                if (!read.brokenTotal().isEmpty()) {
                    failures.add(read.brokenTotal());
                    said.add(read.brokenTotal());
                }
                add(read, date, loads, repeated, notUsed, said);
            });
            new LoadGuard(store, request.guard()).check(loads);
            new Organisation(store).check(loads);
            if (request.guard().accepted().isPresent()) {
                loads.replaceAll(load -> store.load(load.loadId()).orElseThrow());
            }
        });
        said.forEach(progress);
        LocalDate last = dates.entrySet().stream()
                .filter(date -> !isDatedByItself(date.getKey()))
                .map(Map.Entry::getValue)
                .max(LocalDate::compareTo)
                .orElseGet(
                        () -> dates.values().stream().max(LocalDate::compareTo).orElseThrow());
        boolean isDatedByName = reads.stream().anyMatch(r -> !isDatedByItself(r) && named(r).isPresent());
        LocalDate latest =
                latestEvent.filter(day -> !isDatedByName || day.isAfter(last)).orElse(last);
        // What came to light later is in no review of a day before that.
        LocalDate asOf = request.asOf()
                .orElse(request.knownDate().filter(latest::isBefore).orElse(latest));
        return new Ingested(
                asOf,
                last,
                loads,
                repeated,
                notUsed,
                quarantineFiles,
                quarantineCounts,
                store.absentTables(),
                failures);
    }

    private void add(
            ExportReader.Read read,
            LocalDate statementDate,
            List<Load> loads,
            List<Load> repeated,
            List<NotUsed> notUsed,
            List<String> said) {
        String loadId = loadId(read, statementDate);
        Optional<Load> before = store.load(loadId);
        if (before.isPresent()) {
            repeated.add(before.get());
            if (!before.get().file().equals(read.export().file())) {
                notUsed.add(new NotUsed(
                        read.export().file(), "the same as " + before.get().file()));
            }
            said.add(
                    read.export().file() + ": already loaded as " + before.get().file() + " for " + statementDate);
            return;
        }
        store.addRows(read.staged(), loadId);
        Load load = account(read, statementDate, loadId);
        store.addLoad(
                load, read.staged().table().hasStages() ? stages(read.export().layout()) : Map.of(), read.notes());
        if (quarantineOf.containsKey(read)) {
            store.keepQuarantine(load.loadId(), quarantineOf.get(read));
        }
        loads.add(load);
        said.add(load.file() + " into " + load.tableName() + ": records in " + load.recordsIn() + ", loaded "
                + load.loaded() + ", quarantined " + load.quarantined() + "; lines set aside " + load.setAside());
        tell(load.file(), read.notes(), said);
    }

    /** The notes about most records; all of them are in the table {@code load_notes}. */
    private static void tell(String file, List<Notes.Counted> notes, List<String> said) {
        notes.stream()
                .filter(n -> n.note() != Note.TOTAL_MISMATCH)
                .sorted(Comparator.comparingLong(Notes.Counted::records).reversed())
                .limit(SHOWN_NOTES)
                .forEach(n -> said.add(
                        file + (n.column().isEmpty() ? ": " : ", ") + n.note().line(n)));
        if (notes.size() > SHOWN_NOTES) {
            said.add(file + ": " + (notes.size() - SHOWN_NOTES) + " more notes are in load_notes");
        }
    }

    private Map<String, String> stages(Layout layout) {
        return request.rules().stages().isEmpty()
                ? layout.stages()
                : request.rules().stages();
    }

    /** One reading of one file for one day. */
    private String loadId(ExportReader.Read read, LocalDate statementDate) {
        Layout layout = read.export().layout();
        Map<String, String> defined = definedStages(layout);
        String reading = ContentHash.of(layout + "\n" + request.rules() + (defined.isEmpty() ? "" : "\n" + defined));
        return ContentHash.of(String.join("\n", read.sha256(), layout.id(), statementDate.toString(), reading));
    }

    private Load account(ExportReader.Read read, LocalDate statementDate, String loadId) {
        Layout layout = read.export().layout();
        Optional<String> amount = layout.amount();
        Staging.Repetitions repetitions = store.staging().repetitions(read.staged());
        BigDecimal loaded =
                amount.map(a -> store.sum(read.staged().table(), a, loadId)).orElse(null);
        return new Load(
                loadId,
                read.export().file(),
                read.sha256(),
                layout.id(),
                layout.system(),
                read.staged().table().name(),
                statementDate,
                layout.isFull()
                        || request.rules().full().contains(read.staged().table().name()),
                read.export().source().format(),
                read.recordsIn(),
                read.staged().rows(),
                read.quarantined(),
                read.setAside(),
                repetitions.duplicates(),
                repetitions.conflicts(),
                amount.map(a -> read.amountIn()).orElse(null),
                loaded,
                amount.map(a -> read.amountQuarantined()).orElse(null),
                amount.map(a -> read.amountsUnreadable()).orElse(null),
                request.knownDate().filter(day -> !day.equals(statementDate)).orElse(null),
                null);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UserError refused(String where, String found, String wanted, String remedy) {
        return new UserError(ExitCode.INPUT_REFUSED, where, found, wanted, remedy);
    }
}
