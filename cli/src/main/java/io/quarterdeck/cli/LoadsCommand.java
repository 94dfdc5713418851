package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.ingest.Load;
import io.quarterdeck.ingest.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code quarterdeck loads}: lists what a store holds, file by file. */
@Command(
        name = "loads",
        mixinStandardHelpOptions = true,
        description =
                "Lists the exports that a store holds: date, file, table, rows, rows in quarantine, and the id that"
                        + " forget takes.")
final class LoadsCommand implements Callable<Integer> {
    private static final int SHOWN_OF_ID = 12;

    @Mixin
    private StoreFile store;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (Scratch scratch = new Scratch();
                Store opened = store.open(scratch)) {
            print(opened.loads(), spec.commandLine().getOut());
        }
        return ExitCode.DONE.number();
    }

    /** A table in columns as wide as their widest value. */
    static void print(List<Load> loads, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        for (Load load : loads) {
            rows.add(List.of(
                    load.statementDate().toString(),
                    load.file(),
                    load.tableName(),
                    String.valueOf(load.loaded()),
                    String.valueOf(load.quarantined()),
                    load.loadId()
                            .substring(0, Math.min(SHOWN_OF_ID, load.loadId().length())),
                    load.accepted() == null ? "" : "accepted: " + load.accepted()));
        }
        TextTable.of(List.of("date", "file", "table", "rows", "quarantined", "id", ""), rows)
                .forEach(out::println);
        out.flush();
    }
}
