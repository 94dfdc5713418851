package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.House;
import io.quarterdeck.ingest.Ingested;
import io.quarterdeck.ingest.Load;
import io.quarterdeck.ingest.Store;
import io.quarterdeck.transform.Conventions;
import io.quarterdeck.transform.ReviewDates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Exports, or what a store holds already, worked out to every table; what all commands that show figures begin with.
 *
 * @param store holds what was read
 * @param pipeline has run every model
 */
record Evaluation(Settings settings, Store store, Ingested ingested, ReviewDates dates, Pipeline pipeline)
        implements AutoCloseable {

    /**
     * Reads and works out.
     *
     * @param since says when the last review was
     * @param file of the store; null for a private one
     * @param engine is there
     * @param scratch an existing folder of the run's own
     */
    static Evaluation of(
            ExportOptions exports, SinceOption since, Path file, String engine, Path scratch, Progress progress)
            throws IOException {
        return of(exports, since, file, Wanted.ALL, engine, scratch, progress);
    }

    /** The same, as far as some tables need it. */
    static Evaluation of(
            ExportOptions exports,
            SinceOption since,
            Path file,
            Wanted wanted,
            String engine,
            Path scratch,
            Progress progress)
            throws IOException {
        boolean isStoreOnly = file != null && !exports.isGiven();
        if (isStoreOnly) {
            StoreFile.check(file);
        }
        Path beside = isStoreOnly ? file : exports.folder();
        Settings settings = Settings.beside(beside);
        House house = exports.house(beside);
        exports.passedOver(house).forEach(progress::line);
        tell(house, HouseCheck.hold(house, settings.language(), scratch), progress);
        Store store = file == null ? Store.inMemory(scratch) : Store.inFile(file, scratch);
        boolean isDone = false;
        try {
            Path quarantine = scratch.resolve("quarantine");
            Ingested ingested = isStoreOnly
                    ? store.held(exports.asOf(settings), quarantine)
                    : exports.ingest(settings, house, store, quarantine, progress);
            ReviewDates dates = new ReviewDates(
                    ingested.asOf(), since.before(ingested.asOf(), store), settings.calendar(), settings.workdays());
            progress.done(
                    "ingest",
                    (isStoreOnly ? ingested.repeated() : ingested.loads())
                                    .stream().mapToLong(Load::recordsIn).sum()
                            + " records" + (isStoreOnly ? " in the store" : "") + ", as of " + dates.asOf()
                            + ", last review " + dates.since());
            Pipeline pipeline = Pipeline.run(
                    store, dates, conventions(settings), settings.thresholds(), house, wanted, engine, scratch);
            progress.done(
                    "models", pipeline.nanoseconds().size() + " on " + engine + "; the slowest: " + pipeline.slowest());
            isDone = true;
            return new Evaluation(settings, store, ingested, dates, pipeline);
        } finally {
            if (!isDone) {
                store.close();
            }
        }
    }

    private static void tell(House house, List<String> said, Progress progress) {
        said.forEach(progress::line);
        if (!house.isEmpty()) {
            progress.done(
                    "house",
                    house.texts().keySet().stream()
                            .collect(Collectors.groupingBy(
                                    place -> place.substring(0, place.indexOf('/')),
                                    TreeMap::new,
                                    Collectors.counting()))
                            .entrySet()
                            .stream()
                            .map(room -> room.getValue() + " in " + room.getKey())
                            .collect(Collectors.joining(", ")));
        }
    }

    /** What the settings say about money. */
    static Conventions conventions(Settings settings) {
        return new Conventions(
                Conventions.of(settings.currency()).reportingCurrency(),
                Conventions.RateKind.valueOf(settings.rateKind().toUpperCase(Locale.ROOT)),
                Conventions.BookingsFrom.valueOf(settings.bookingsFrom().toUpperCase(Locale.ROOT)));
    }

    /** A draft is a failed check; else whether rows are in quarantine. */
    ExitCode exitCode() {
        return pipeline.isDraft() ? ExitCode.CHECK_FAILED : ingested.exitCode();
    }

    @Override
    public void close() {
        try {
            pipeline.close();
        } finally {
            store.close();
        }
    }
}
