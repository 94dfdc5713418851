package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.ingest.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names a store that must be there. */
final class StoreFile {
    @Option(names = "--store", required = true, paramLabel = "FILE", description = "The store.")
    private Path file;

    Path file() {
        check(file);
        return file;
    }

    Store open(Scratch scratch) {
        return Store.inFile(file(), scratch.folder());
    }

    /** @throws UserError if there is no such file: a name that is mistyped must not make a store */
    static void check(Path store) {
        if (!Files.isRegularFile(store)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--store " + store,
                    "there is no such file",
                    "a store that quarterdeck ingest has made",
                    "Check the path, or load exports into it first");
        }
    }
}
