package io.quarterdeck.cli;

import io.quarterdeck.dashboards.ChartImage;
import io.quarterdeck.dashboards.ReviewCharts;
import io.quarterdeck.dashboards.ReviewWorkbook;
import io.quarterdeck.dashboards.SheetModels;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.ingest.Ingest;
import io.quarterdeck.ingest.IngestRequest;
import io.quarterdeck.ingest.Ingested;
import io.quarterdeck.ingest.Presets;
import io.quarterdeck.ingest.Store;
import io.quarterdeck.transform.CheckResult;
import io.quarterdeck.transform.ReviewDates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
            description = "The pack's folder (default: pack).")
    private Path out;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "Keeps the exports in this store, and reviews all that it holds (default: a private one).")
    private Path store;

    @Option(names = "--engine", defaultValue = "duckdb", description = "duckdb or spark (default: duckdb).")
    private String engine;

    @Override
    public Integer call() throws IOException {
        Progress progress = new Progress();
        Settings settings = Settings.beside(exports.folder());
        try (Scratch scratch = new Scratch();
                Store opened =
                        store == null ? Store.inMemory(scratch.folder()) : Store.inFile(store, scratch.folder())) {
            Path quarantine = scratch.folder().resolve("quarantine");
            Ingested ingested = Ingest.run(
                    new IngestRequest(
                            exports.folder(),
                            quarantine,
                            exports.asOf(settings),
                            Optional.empty(),
                            settings.calendar(),
                            Presets.builtIn()),
                    opened,
                    progress::line);
            ReviewDates dates = new ReviewDates(ingested.asOf(), settings.calendar());
            progress.done("ingest", records(ingested) + " records, as of " + dates.asOf());
            try (Pipeline pipeline = Pipeline.run(opened, dates, engine, scratch.folder())) {
                progress.done(
                        "models", pipeline.nanoseconds().size() + " on " + engine + "; slowest: " + pipeline.slowest());
                write(settings, dates, ingested, pipeline, progress);
                return exitCode(ingested, pipeline).number();
            }
        }
    }

    private void write(Settings settings, ReviewDates dates, Ingested ingested, Pipeline pipeline, Progress progress)
            throws IOException {
        ReviewStory story = ReviewStory.of(settings, dates, ingested, pipeline, Quarterdeck.Version.text(), "run");
        Files.createDirectories(out.resolve("charts"));
        Files.createDirectories(out.resolve("tables"));
        for (String table : pipeline.published().keySet()) {
            Rows rows = pipeline.runner().read(table);
            StringBuilder text = new StringBuilder();
            text.append(String.join(
                            ",", rows.columns().stream().map(c -> c.name()).toList()))
                    .append('\n');
            for (var row : rows.rows()) {
                for (int i = 0; i < row.size(); i++) {
                    String cell = rows.columns().get(i).unit().text(row.get(i));
                    text.append(i == 0 ? "" : ",")
                            .append(cell.matches("(?s).*[\",\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
                }
                text.append('\n');
            }
            Files.writeString(out.resolve("tables").resolve(table + ".csv"), text);
        }
        progress.done("tables", pipeline.published().size() + " tables");
        for (var chart : ReviewCharts.of(story.tables(), story.context()).entrySet()) {
            ChartImage.writePng(chart.getValue(), out.resolve("charts/" + chart.getKey() + ".png"));
            ChartImage.writeSvg(chart.getValue(), out.resolve("charts/" + chart.getKey() + ".svg"));
        }
        progress.done("charts", "");
        Files.write(
                out.resolve("review.xlsx"),
                ReviewWorkbook.write(
                        story.context(),
                        story.tables(),
                        SheetModels.all().stream().map(SqlModel::header).toList()));
        progress.done("workbook", "review.xlsx");
    }

    private static long records(Ingested ingested) {
        return ingested.loads().stream().mapToLong(load -> load.recordsIn()).sum();
    }

    private static ExitCode exitCode(Ingested ingested, Pipeline pipeline) {
        boolean isBroken = pipeline.checks().stream()
                .anyMatch(check -> check.severity() == CheckResult.Severity.FAIL && !check.passes());
        return isBroken ? ExitCode.CHECK_FAILED : ingested.exitCode();
    }
}
