package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.ingest.Ingested;
import io.quarterdeck.ingest.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quarterdeck ingest}: adds exports to a store that keeps every version. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "Adds exports to a store that keeps every version of every record, for later reviews.")
final class IngestCommand implements Callable<Integer> {
    @Mixin
    private ExportOptions exports;

    @Option(
            names = "--store",
            required = true,
            paramLabel = "FILE",
            description = "The store; made if it is not there.")
    private Path store;

    @Option(
            names = "--quarantine",
            paramLabel = "DIR",
            defaultValue = "quarantine",
            description = "Where rows that cannot be read are written (default: quarantine).")
    private Path quarantine;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!exports.isGiven()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--exports",
                    "it is not given",
                    "a folder of exports, or one export",
                    "Name what is to go into the store: it keeps what it is given");
        }
        Progress progress = Progress.of(spec);
        Settings settings = Settings.beside(exports.folder());
        try (Scratch scratch = new Scratch();
                Store opened = Store.inFile(store, scratch.folder())) {
            Ingested ingested = exports.ingest(settings, exports.house(exports.folder()), opened, quarantine, progress);
            progress.done(
                    "ingest",
                    ingested.loads().size() + " files added, "
                            + ingested.repeated().size() + " known already");
            return ingested.exitCode().number();
        }
    }
}
