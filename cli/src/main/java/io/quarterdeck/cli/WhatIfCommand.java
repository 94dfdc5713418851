package io.quarterdeck.cli;

import io.quarterdeck.dashboards.Chart;
import io.quarterdeck.dashboards.ChartImage;
import io.quarterdeck.dashboards.Manifest;
import io.quarterdeck.dashboards.PackFolder;
import io.quarterdeck.dashboards.ReviewContext;
import io.quarterdeck.dashboards.TableFile;
import io.quarterdeck.dashboards.WhatIfCharts;
import io.quarterdeck.dashboards.WhatIfWorkbook;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.forecast.whatif.BaseTables;
import io.quarterdeck.forecast.whatif.Change;
import io.quarterdeck.forecast.whatif.Scenario;
import io.quarterdeck.forecast.whatif.Timeline;
import io.quarterdeck.forecast.whatif.WhatIf;
import io.quarterdeck.ingest.NotUsed;
import io.quarterdeck.ingest.WhatIfBook;
import io.quarterdeck.ingest.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quarterdeck whatif}: scenarios over the forecast, and the workbook that goes on from there. */
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        description = "Works out scenarios over the forecast and writes them beside the base: tables, charts, and a"
                + " workbook that recalculates. An edited workbook is a scenario too.")
final class WhatIfCommand implements Callable<Integer> {
    private static final double PERCENT = 100;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description =
                    "Scenarios as YAML, or a what-if.xlsx whose inputs were changed. Without one, the base alone.")
    private List<Path> files = List.of();

    @Mixin
    private ExportOptions exports;

    @Mixin
    private SinceOption since;

    @Option(names = "--store", paramLabel = "FILE", description = "Starts from what this store holds.")
    private Path store;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description =
                    "The fiscal year or quarter that is asked about, such as 2026 or 2025-Q4 (default: the fiscal year,"
                            + " in its last quarter the next).")
    private String period;

    @Option(
            names = "--chance",
            paramLabel = "PERCENT",
            defaultValue = "80",
            description = "The chance of the target that goal seek looks for (default: ${DEFAULT-VALUE} %%).")
    private double chance;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "what-if",
            description = "The folder of the result (default: ${DEFAULT-VALUE}). One that is there is replaced; other"
                    + " files stay.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!(chance > 0 && chance < 100)) {
            throw new UserError(
                    ExitCode.USAGE, "--chance", chance + "", "a percentage between 0 and 100", "Name one, such as 80");
        }
        Progress progress = Progress.of(spec);
        try (Scratch scratch = new Scratch();
                PackFolder folder = PackFolder.open(out);
                Evaluation evaluation =
                        Evaluation.of(exports, since, store, wanted(), Engines.DUCKDB, scratch.folder(), progress)) {
            WhatIf whatIf = base(evaluation.pipeline(), evaluation);
            Timeline.Span span = span(whatIf);
            List<Scenario> scenarios = scenarios(whatIf, evaluation);
            SortedMap<TableHeader, Rows> tables = tables(whatIf, span, scenarios);
            progress.done("scenarios", scenarios.size() - 1 + " beside the base, over " + span.label());
            write(folder, evaluation, whatIf, scenarios, tables, span, progress);
            tell(tables.get(WhatIf.SCENARIOS), span.label());
            // What starts next year is not seen in this one.
            Timeline.Span next = whatIf.base().timeline().years().get(1);
            if (!next.label().equals(span.label())) {
                tell(tables.get(WhatIf.SCENARIOS), next.label());
            }
            return evaluation.exitCode().number();
        }
    }

    private SortedMap<TableHeader, Rows> tables(WhatIf whatIf, Timeline.Span span, List<Scenario> scenarios) {
        SortedMap<TableHeader, Rows> tables = new TreeMap<>(Comparator.comparing(TableHeader::name));
        tables.put(WhatIf.DRIVERS, whatIf.drivers());
        tables.put(
                WhatIf.SCENARIOS,
                whatIf.scenarios(scenarios.stream().map(whatIf::results).toList()));
        tables.put(WhatIf.NOTES, whatIf.notes(scenarios));
        tables.put(WhatIf.SENSITIVITY, whatIf.sensitivity(span));
        tables.put(WhatIf.GRID, whatIf.grid(span));
        WhatIf.Goals goals = whatIf.goalSeek(span, chance / PERCENT);
        tables.put(WhatIf.GOAL_SEEK, goals.alone());
        tables.put(WhatIf.MIX, goals.mix());
        return tables;
    }

    private void write(
            PackFolder folder,
            Evaluation evaluation,
            WhatIf whatIf,
            List<Scenario> scenarios,
            SortedMap<TableHeader, Rows> tables,
            Timeline.Span span,
            Progress progress)
            throws IOException {
        Manifest manifest = manifest(evaluation, scenarios);
        // The last one is what the workbook starts from; without any, that is the base.
        Scenario live = scenarios.get(scenarios.size() - 1);
        List<Change> rest = whatIf.withoutInput(live);
        String changes = rest.isEmpty() ? "" : ScenarioText.of(new Scenario(live.name(), "", rest));
        SortedMap<String, Rows> all = new TreeMap<>(whatIf.live(live));
        tables.forEach((table, rows) -> all.put(table.name(), rows));
        tables.forEach((table, rows) -> folder.write("tables/" + table.name() + ".csv", TableFile.bytes(table, rows)));
        ReviewContext context = ReviewStory.context(
                evaluation.settings(),
                evaluation.dates(),
                evaluation.ingested(),
                evaluation.pipeline(),
                manifest.version(),
                manifest.runId());
        SortedMap<String, Chart> charts = WhatIfCharts.of(context, all, span.label());
        for (Map.Entry<String, Chart> chart : charts.entrySet()) {
            ChartImage.writePng(chart.getValue(), folder.file("charts/" + chart.getKey() + ".png"));
            ChartImage.writeSvg(chart.getValue(), folder.file("charts/" + chart.getKey() + ".svg"));
        }
        folder.write(
                WhatIfWorkbook.FILE,
                WhatIfWorkbook.write(context, all, span.label(), chance / PERCENT, live.name(), changes));
        folder.finish(manifest).forEach(kept -> progress.line("kept " + kept));
        progress.done(
                "pack", tables.size() + " tables, " + charts.size() + " charts as PNG and SVG, " + WhatIfWorkbook.FILE);
    }

    private Manifest manifest(Evaluation evaluation, List<Scenario> scenarios) {
        SortedMap<String, String> told = new TreeMap<>(evaluation.settings().asText());
        told.put("since", evaluation.dates().since().toString());
        told.put("chance", String.valueOf(chance));
        if (period != null) {
            told.put("period", period);
        }
        scenarios.forEach(scenario -> told.put("scenario " + scenario.name(), ScenarioText.of(scenario)));
        return new Manifest(
                        Quarterdeck.Version.text(),
                        told,
                        evaluation.dates().asOf(),
                        evaluation.pipeline().engine().name(),
                        evaluation.store().loads().stream()
                                .map(ReviewPack::input)
                                .toList(),
                        evaluation.ingested().notUsed().stream()
                                .map(NotUsed::file)
                                .toList())
                .with(evaluation.pipeline().house())
                .asDraft(evaluation.pipeline().isDraft());
    }

    /** The answer in a few lines, so that a question need not open a file. */
    private void tell(Rows scenarios, String label) {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
            if (scenarios.text(i, "scope_type").equals("company")
                    && scenarios.text(i, "period").equals(label)) {
                lines.add(List.of(
                        Progress.printable(scenarios.text(i, "scenario")),
                        money(scenarios, i, "target"),
                        money(scenarios, i, "expected"),
                        money(scenarios, i, "p10") + " to " + money(scenarios, i, "p90"),
                        scenarios.value(i, "chance_of_target") == null
                                ? ""
                                : String.format(
                                        Locale.ROOT, "%.0f %%", scenarios.number(i, "chance_of_target") * PERCENT),
                        money(scenarios, i, "delta_to_base")));
            }
        }
        PrintWriter told = spec.commandLine().getOut();
        TextTable.of(List.of(label, "target", "expected", "8 in 10", "chance", "to base"), lines)
                .forEach(told::println);
        told.flush();
    }

    private static String money(Rows rows, int row, String column) {
        return rows.value(row, column) == null ? "" : String.format(Locale.ROOT, "%,.0f", rows.number(row, column));
    }

    /** What the base is read from, and whether it is to be trusted. */
    static Wanted wanted() {
        Set<String> tables = new TreeSet<>(BaseTables.TABLES);
        tables.add("season_weights");
        return Wanted.withChecks(tables);
    }

    /** What scenarios start from. */
    static WhatIf base(Pipeline pipeline, Evaluation evaluation) {
        Timeline timeline = Timelines.of(evaluation.dates(), pipeline.runner().read("season_weights"));
        return new WhatIf(BaseTables.read(pipeline.runner()::read, timeline));
    }

    private Timeline.Span span(WhatIf whatIf) {
        if (period == null) {
            return whatIf.usualPeriod();
        }
        List<String> labels = whatIf.base().timeline().told().stream()
                .map(Timeline.Span::label)
                .filter(label -> whatIf.period(label).isPresent())
                .toList();
        return whatIf.period(period)
                .orElseThrow(() -> new UserError(
                        ExitCode.USAGE,
                        "--period",
                        "\"" + period + "\"",
                        "one of " + String.join(", ", labels),
                        Words.didYouMean(period, labels) + "Correct it"));
    }

    private static List<Scenario> read(Path file, WhatIf whatIf, LocalDate asOf) throws IOException {
        return WhatIfBook.isOne(file)
                ? List.of(WorkbookScenario.of(
                        WhatIfBook.read(file), file.getFileName().toString(), whatIf.base()))
                : ScenarioFile.read(file, whatIf.base().names(), asOf);
    }

    private List<Scenario> scenarios(WhatIf whatIf, Evaluation evaluation) throws IOException {
        List<Scenario> scenarios = new ArrayList<>(List.of(Scenario.base()));
        for (Path file : files) {
            for (Scenario scenario : read(file, whatIf, evaluation.dates().asOf())) {
                if (scenario.name().toLowerCase(Locale.ROOT).equals(Scenario.BASE)) {
                    continue;
                }
                if (scenarios.stream().anyMatch(other -> other.name().equalsIgnoreCase(scenario.name()))) {
                    throw new UserError(
                            ExitCode.USAGE,
                            file.getFileName().toString(),
                            "there are two scenarios named \"" + scenario.name() + "\"",
                            "names that differ",
                            "Change the line \"name\" of one");
                }
                scenarios.add(scenario);
            }
        }
        return scenarios;
    }
}
