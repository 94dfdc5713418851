package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.ingest.Load;
import io.quarterdeck.ingest.Store;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quarterdeck forget}: takes one load back out of a store. */
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        description = "Takes one load back out of a store: its tables are as if it had never been loaded.")
final class ForgetCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "LOAD",
            description = "The load's id, or so much of its beginning that only one load has it; loads lists them.")
    private String id;

    @Mixin
    private StoreFile store;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Progress progress = Progress.of(spec);
        try (Scratch scratch = new Scratch();
                Store opened = store.open(scratch)) {
            Load load = found(opened.loads());
            opened.forget(load);
            progress.done(
                    "forget",
                    load.loadId() + ": " + load.loaded() + " rows of " + load.tableName() + " from " + load.file()
                            + " of " + load.statementDate());
        }
        return ExitCode.DONE.number();
    }

    private Load found(List<Load> loads) {
        List<Load> found =
                loads.stream().filter(load -> load.loadId().startsWith(id)).toList();
        if (found.size() == 1 && !id.isBlank()) {
            return found.get(0);
        }
        String shown = (found.isEmpty() ? nearest(loads) : found)
                .stream()
                        .map(load -> load.loadId()
                                        .substring(0, Math.min(load.loadId().length(), id.length() + 8)) + " ("
                                + load.file() + " of " + load.statementDate() + ")")
                        .collect(Collectors.joining(", "));
        throw new UserError(
                ExitCode.USAGE,
                "forget " + id,
                found.isEmpty() ? "no load has this id" : found.size() + " loads have an id that begins so",
                shown.isEmpty()
                        ? "a load; the store holds none"
                        : found.isEmpty() ? "one like " + shown : "one of " + shown,
                "See quarterdeck loads");
    }

    /** Those whose id has the longest beginning in common with the one asked for, three at most. */
    private List<Load> nearest(List<Load> loads) {
        return loads.stream()
                .sorted(Comparator.comparing((Load load) -> -common(load.loadId()))
                        .thenComparing(Load::loadId))
                .limit(3)
                .toList();
    }

    private int common(String other) {
        int length = 0;
        while (length < Math.min(id.length(), other.length()) && id.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }
}
