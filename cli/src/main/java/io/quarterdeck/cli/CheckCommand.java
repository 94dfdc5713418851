package io.quarterdeck.cli;

import io.quarterdeck.transform.CheckResult;
import io.quarterdeck.transform.ThresholdResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quarterdeck check}: reads the exports, runs the data rules, and writes no pack. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Reads exports and runs the data rules, as a review does, and writes nothing.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private ExportOptions exports;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "Checks all that this store holds, with the exports added to it where --exports names some.")
    private Path store;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Progress progress = Progress.of(spec);
        PrintWriter out = spec.commandLine().getOut();
        try (Scratch scratch = new Scratch();
                Evaluation evaluation = Evaluation.of(
                        exports,
                        new SinceOption(),
                        store,
                        Wanted.withChecks(List.of()),
                        Engines.DUCKDB,
                        scratch.folder(),
                        progress)) {
            List<CheckResult> results = evaluation.pipeline().checks();
            TextTable.of(
                            List.of("rule", "outcome", "rows"),
                            results.stream()
                                    .map(result -> List.of(result.name(), outcome(result), "" + result.brokenRows()))
                                    .toList())
                    .forEach(out::println);
            evaluation
                    .ingested()
                    .notUsed()
                    .forEach(
                            file -> out.println("not used: " + Progress.printable(file.file() + ": " + file.reason())));
            if (!evaluation.ingested().absentTables().isEmpty()) {
                out.println("no export fills: "
                        + String.join(", ", evaluation.ingested().absentTables()));
            }
            evaluation.pipeline().thresholds().stream()
                    .filter(ThresholdResult::isCrossed)
                    .forEach(crossed -> out.println(DraftText.of(crossed)));
            out.flush();
            return evaluation.exitCode().number();
        }
    }

    private static String outcome(CheckResult result) {
        return result.passes() ? "holds" : result.severity() == CheckResult.Severity.FAIL ? "BROKEN" : "warning";
    }
}
