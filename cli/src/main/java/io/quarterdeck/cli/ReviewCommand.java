package io.quarterdeck.cli;

import io.quarterdeck.transform.CheckResult;
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

    @Mixin
    private SinceOption since;

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
        Engines.check(engine);
        try (Scratch scratch = new Scratch();
                ReviewPack pack = ReviewPack.open(out);
                Evaluation evaluation = Evaluation.of(exports, since, store, engine, scratch.folder(), progress)) {
            Pipeline pipeline = evaluation.pipeline();
            List<CheckResult> broken = pipeline.checks().stream()
                    .filter(check -> check.severity() == CheckResult.Severity.FAIL && !check.passes())
                    .toList();
            pack.write(
                    evaluation.settings(),
                    evaluation.dates(),
                    evaluation.ingested(),
                    evaluation.store().loads(),
                    pipeline,
                    progress);
            if (store != null) {
                evaluation.store().recordReview(evaluation.dates().asOf());
            }
            broken.forEach(check -> progress.line("check " + check.name() + " is broken by " + check.brokenRows()
                    + " rows: " + check.rule() + " See Data quality in the workbook"));
            pipeline.thresholds().stream()
                    .filter(ThresholdResult::isCrossed)
                    .forEach(crossed -> progress.line(DraftText.of(crossed)));
            return evaluation.exitCode().number();
        }
    }
}
