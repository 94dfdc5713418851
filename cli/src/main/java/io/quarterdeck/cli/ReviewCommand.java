package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.ingest.Ingested;
import io.quarterdeck.ingest.Load;
import io.quarterdeck.ingest.Store;
import io.quarterdeck.transform.CheckResult;
import io.quarterdeck.transform.Conventions;
import io.quarterdeck.transform.ReviewDates;
import io.quarterdeck.transform.ThresholdResult;
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
            description = "Keeps the exports in this store, and reviews all that it holds (default: a private one).")
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
        Settings settings = Settings.beside(exports.folder());
        Engines.check(engine);
        try (Scratch scratch = new Scratch();
                ReviewPack pack = ReviewPack.open(out);
                Store opened =
                        store == null ? Store.inMemory(scratch.folder()) : Store.inFile(store, scratch.folder())) {
            Ingested ingested =
                    exports.ingest(settings, opened, scratch.folder().resolve("quarantine"), progress);
            ReviewDates dates = new ReviewDates(ingested.asOf(), settings.calendar(), settings.workdays());
            progress.done(
                    "ingest",
                    ingested.loads().stream().mapToLong(Load::recordsIn).sum() + " records, as of " + dates.asOf());
            try (Pipeline pipeline = Pipeline.run(
                    opened, dates, conventions(settings), settings.thresholds(), engine, scratch.folder())) {
                progress.done(
                        "models",
                        pipeline.nanoseconds().size() + " on " + engine + "; the slowest: " + pipeline.slowest());
                List<CheckResult> broken = pipeline.checks().stream()
                        .filter(check -> check.severity() == CheckResult.Severity.FAIL && !check.passes())
                        .toList();
                pack.write(settings, dates, ingested, opened.loads(), pipeline, progress);
                broken.forEach(check -> progress.line("check " + check.name() + " is broken by " + check.brokenRows()
                        + " rows: " + check.rule() + " See Data quality in the workbook"));
                pipeline.thresholds().stream()
                        .filter(ThresholdResult::isCrossed)
                        .forEach(crossed -> progress.line(DraftText.of(crossed)));
                return (pipeline.isDraft() ? ExitCode.CHECK_FAILED : ingested.exitCode()).number();
            }
        }
    }

    /** The settings about money; {@code rate_kind} and {@code bookings_from} go in here once they are settings. */
    private static Conventions conventions(Settings settings) {
        return Conventions.of(settings.currency());
    }
}
