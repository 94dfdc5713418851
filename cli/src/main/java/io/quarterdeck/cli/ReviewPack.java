package io.quarterdeck.cli;

import io.quarterdeck.dashboards.Chart;
import io.quarterdeck.dashboards.ChartImage;
import io.quarterdeck.dashboards.Manifest;
import io.quarterdeck.dashboards.PackFolder;
import io.quarterdeck.dashboards.PlanWorkbooks;
import io.quarterdeck.dashboards.ReviewCharts;
import io.quarterdeck.dashboards.ReviewWorkbooks;
import io.quarterdeck.dashboards.SheetModels;
import io.quarterdeck.dashboards.TableFile;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.ingest.Ingested;
import io.quarterdeck.ingest.Load;
import io.quarterdeck.ingest.NotUsed;
import io.quarterdeck.transform.ReviewDates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pack of one review, from its tables to its manifest, in the folder that {@link PackFolder} keeps whole. */
record ReviewPack(PackFolder folder) implements AutoCloseable {
    /** @param out where the pack is to be */
    static ReviewPack open(Path out) {
        return new ReviewPack(PackFolder.open(out));
    }

    /**
     * Writes every file and puts the pack in its place.
     *
     * @param loads all that the review rests on
     */
    void write(
            Settings settings,
            ReviewDates dates,
            Ingested ingested,
            List<Load> loads,
            Pipeline pipeline,
            Progress progress)
            throws IOException {
        Map<String, String> told = new TreeMap<>(settings.asText());
        told.put("since", dates.since().toString());
        Manifest manifest = new Manifest(
                        Quarterdeck.Version.text(),
                        told,
                        dates.asOf(),
                        pipeline.engine().name(),
                        loads.stream().map(ReviewPack::input).toList(),
                        ingested.notUsed().stream().map(NotUsed::file).toList())
                .with(pipeline.house())
                .asDraft(pipeline.isDraft());
        for (TableHeader table : pipeline.published().values()) {
            folder.write(
                    "tables/" + table.name() + ".csv",
                    TableFile.bytes(table, pipeline.runner().read(table.name())));
        }
        for (Path quarantined : ingested.quarantineFiles()) {
            folder.write("quarantine/" + quarantined.getFileName(), Files.readAllBytes(quarantined));
        }
        ProposedAliases aliases = ProposedAliases.of(pipeline);
        if (aliases.file().isPresent()) {
            folder.write(ProposedAliases.FILE, aliases.file().get());
        }
        aliases.line().ifPresent(line -> progress.done("who is who", line));
        progress.done(
                "tables",
                pipeline.published().size() + " tables, "
                        + ingested.quarantineFiles().size() + " files in quarantine");
        ReviewStory story = ReviewStory.of(settings, dates, ingested, pipeline, manifest.version(), manifest.runId());
        Map<String, Chart> charts = ReviewCharts.of(story.tables(), story.context());
        for (Map.Entry<String, Chart> chart : charts.entrySet()) {
            ChartImage.writePng(chart.getValue(), folder.file("charts/" + chart.getKey() + ".png"));
            ChartImage.writeSvg(chart.getValue(), folder.file("charts/" + chart.getKey() + ".svg"));
        }
        progress.done("charts", charts.size() + " charts as PNG and SVG");
        Map<String, byte[]> plans = PlanWorkbooks.write(story.context(), story.tables());
        plans.forEach((name, bytes) -> folder.write("plans/" + name, bytes));
        progress.done("plans", plans.size() + " workbooks of the one-to-one");
        Map<String, byte[]> workbooks = ReviewWorkbooks.write(
                story.context(),
                story.tables(),
                SheetModels.all(pipeline.house()).stream().map(SqlModel::header).toList());
        for (Map.Entry<String, byte[]> workbook : workbooks.entrySet()) {
            folder.write(workbook.getKey(), workbook.getValue());
        }
        folder.finish(manifest).forEach(kept -> progress.line("kept " + kept));
        progress.done("workbooks", String.join(", ", workbooks.keySet()) + "; the pack is complete");
    }

    static Manifest.Input input(Load load) {
        return new Manifest.Input(
                load.file(),
                load.sha256(),
                load.preset(),
                load.recordsIn(),
                load.loaded(),
                load.quarantined(),
                load.setAside());
    }

    @Override
    public void close() {
        folder.close();
    }
}
