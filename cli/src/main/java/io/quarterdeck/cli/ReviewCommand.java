package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.ingest.Ingested;
import io.quarterdeck.ingest.Load;
import io.quarterdeck.ingest.Store;
import io.quarterdeck.transform.CheckResult;
import io.quarterdeck.transform.ReviewDates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quarterdeck review}: exports in, a review pack out. */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description = "Reads exports and writes the review pack: workbook, charts, tables, quarantine, manifest.")
final class ReviewCommand implements Callable<Integer> {
    @Mixin
    private ExportOptions exports;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "pack",
            description =
                    "The pack's folder (default: ${DEFAULT-VALUE}). A pack that is there is replaced; other files stay.")
    private Path out;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description =
                    "Keeps the exports in this store, and reviews all that it holds; without --exports, reviews what"
                            + " it holds already (default: a private one).")
    private Path store;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = Engines.DUCKDB,
            description = "Where the SQL runs: duckdb or spark (default: ${DEFAULT-VALUE}).")
    private String engine;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Progress progress = Progress.of(spec);
        boolean isStoreOnly = store != null && !exports.isGiven();
        if (isStoreOnly) {
            StoreFile.check(store);
        }
        Settings settings = Settings.beside(isStoreOnly ? store : exports.folder());
        Engines.check(engine);
        try (Scratch scratch = new Scratch();
                ReviewPack pack = ReviewPack.open(out);
                Store opened =
                        store == null ? Store.inMemory(scratch.folder()) : Store.inFile(store, scratch.folder())) {
            Path quarantine = scratch.folder().resolve("quarantine");
            Ingested ingested = isStoreOnly
                    ? opened.held(exports.asOf(settings), quarantine)
                    : exports.ingest(settings, opened, quarantine, progress);
            ReviewDates dates = new ReviewDates(ingested.asOf(), settings.calendar(), settings.workdays());
            progress.done(
                    "ingest",
                    (isStoreOnly ? ingested.repeated() : ingested.loads())
                                    .stream().mapToLong(Load::recordsIn).sum()
                            + " records" + (isStoreOnly ? " in the store" : "") + ", as of " + dates.asOf());
            try (Pipeline pipeline =
                    Pipeline.run(opened, dates, Evaluation.conventions(settings), engine, scratch.folder())) {
                progress.done(
                        "models",
                        pipeline.nanoseconds().size() + " on " + engine + "; the slowest: " + pipeline.slowest());
                List<CheckResult> broken = pipeline.checks().stream()
                        .filter(check -> check.severity() == CheckResult.Severity.FAIL && !check.passes())
                        .toList();
                pack.write(settings, dates, ingested, opened.loads(), pipeline, progress);
                broken.forEach(check -> progress.line("check " + check.name() + " is broken by " + check.brokenRows()
                        + " rows: " + check.rule() + " See Data quality in the workbook"));
                return (broken.isEmpty() ? ingested.exitCode() : ExitCode.CHECK_FAILED).number();
            }
        }
    }
}
