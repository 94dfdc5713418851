package io.quarterdeck.cli;

import io.quarterdeck.dashboards.TableFile;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.forecast.whatif.BaseTables;
import io.quarterdeck.forecast.whatif.Result;
import io.quarterdeck.forecast.whatif.Scenario;
import io.quarterdeck.forecast.whatif.Timeline;
import io.quarterdeck.forecast.whatif.WhatIf;
import io.quarterdeck.ingest.Words;
import io.quarterdeck.transform.Transform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
                Evaluation evaluation =
                        Evaluation.of(exports, since, store, wanted(), Engines.DUCKDB, scratch.folder(), progress)) {
            Pipeline pipeline = evaluation.pipeline();
            WhatIf whatIf = base(pipeline, evaluation);
            Timeline.Span span = span(whatIf);
            List<Scenario> scenarios = scenarios(whatIf, evaluation);
            List<List<Result>> answers = new ArrayList<>();
            for (Scenario scenario : scenarios) {
                answers.add(whatIf.results(scenario));
            }
            Map<TableHeader, Rows> tables = new LinkedHashMap<>();
            tables.put(WhatIf.DRIVERS, whatIf.drivers());
            tables.put(WhatIf.SCENARIOS, whatIf.scenarios(answers));
            tables.put(WhatIf.NOTES, whatIf.notes(scenarios));
            tables.put(WhatIf.SENSITIVITY, whatIf.sensitivity(span));
            tables.put(WhatIf.GRID, whatIf.grid(span));
            tables.put(WhatIf.GOAL_SEEK, whatIf.goalSeek(span, chance / 100));
            progress.done("scenarios", scenarios.size() + " with the base, over " + span.label());
            java.nio.file.Files.createDirectories(out.resolve("tables"));
            for (Map.Entry<TableHeader, Rows> table : tables.entrySet()) {
                java.nio.file.Files.write(
                        out.resolve("tables/" + table.getKey().name() + ".csv"),
                        TableFile.bytes(table.getKey(), table.getValue()));
            }
            return evaluation.exitCode().number();
        }
    }

    /** What the base is read from, and whether it is to be trusted. */
    static Wanted wanted() {
        Set<String> tables = new TreeSet<>(BaseTables.TABLES);
        tables.add("season_weights");
        Transform.whatIf().forEach(model -> tables.addAll(model.header().inputs()));
        return Wanted.withChecks(tables);
    }

    /** What scenarios start from. */
    static WhatIf base(Pipeline pipeline, Evaluation evaluation) {
        pipeline.runner().run(Transform.whatIf(), (name, took) -> {});
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

    private List<Scenario> scenarios(WhatIf whatIf, Evaluation evaluation) {
        List<Scenario> scenarios = new ArrayList<>(List.of(Scenario.base()));
        for (Path file : files) {
            for (Scenario scenario : ScenarioFile.read(
                    file, whatIf.base().names(), evaluation.dates().asOf())) {
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
