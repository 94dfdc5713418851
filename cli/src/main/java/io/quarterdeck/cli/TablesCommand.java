package io.quarterdeck.cli;

import io.quarterdeck.dashboards.TableFile;
import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.ingest.Words;
import io.quarterdeck.transform.Transform;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quarterdeck tables}: lists every table behind a review, or prints one. */
@Command(
        name = "tables",
        mixinStandardHelpOptions = true,
        description = "Lists the tables behind a review, or prints one of them: as exported, in between, or published.")
final class TablesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", defaultValue = "", description = "The table to print.")
    private String name;

    @Mixin
    private ExportOptions exports;

    @Mixin
    private SinceOption since;

    @Option(names = "--store", paramLabel = "FILE", description = "Reads what this store holds.")
    private Path store;

    @Option(names = "--csv", description = "Prints all rows as CSV, as in a pack.")
    private boolean csv;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many rows are printed as text (default: ${DEFAULT-VALUE}).")
    private int most;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Scratch scratch = new Scratch();
                Evaluation evaluation = Evaluation.of(
                        exports,
                        since,
                        store,
                        name.isEmpty() ? Wanted.ALL : Wanted.table(name),
                        Engines.DUCKDB,
                        scratch.folder(),
                        Progress.of(spec))) {
            SortedMap<String, TableHeader> tables =
                    evaluation.pipeline().runner().tables();
            if (name.isEmpty()) {
                list(evaluation.pipeline(), tables, out);
            } else if (tables.containsKey(name)) {
                print(tables.get(name), evaluation.pipeline().runner().read(name), out);
            } else {
                throw new UserError(
                        ExitCode.USAGE,
                        name,
                        "there is no such table",
                        "one that `quarterdeck tables` lists",
                        Words.didYouMean(name, known(evaluation.pipeline())) + "Correct the name");
            }
            out.flush();
        }
        return ExitCode.DONE.number();
    }

    /** Every table there is, run or not. */
    private static Set<String> known(Pipeline pipeline) {
        Set<String> known = new TreeSet<>(pipeline.runner().tables().keySet());
        Pipeline.models(pipeline.house()).forEach(model -> known.add(model.name()));
        Transform.whatIf().forEach(model -> known.add(model.name()));
        return known;
    }

    private static void list(Pipeline pipeline, SortedMap<String, TableHeader> tables, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        for (TableHeader table : tables.values()) {
            rows.add(List.of(
                    table.name(),
                    "" + pipeline.runner().read(table.name()).size(),
                    table.isPublished() ? "published" : "",
                    String.join(", ", table.grain())));
        }
        TextTable.of(List.of("table", "rows", "", "one row for each"), rows).forEach(out::println);
    }

    private void print(TableHeader table, Rows rows, PrintWriter out) {
        if (csv) {
            out.print(new String(TableFile.bytes(table, rows), StandardCharsets.UTF_8));
            return;
        }
        List<Column> columns = rows.columns();
        List<List<String>> shown = rows.rows().stream()
                .limit(most)
                .map(row -> IntStream.range(0, columns.size())
                        .mapToObj(i -> columns.get(i).unit().text(row.get(i)))
                        .toList())
                .toList();
        TextTable.of(columns.stream().map(Column::name).toList(), shown).forEach(out::println);
        if (rows.size() > shown.size()) {
            out.println("and " + (rows.size() - shown.size()) + " more; --csv prints all");
        }
    }
}
