package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.ingest.Store;
import io.quarterdeck.ingest.StoreBackup;
import io.quarterdeck.ingest.StoreCheck;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quarterdeck store …}: keeps a store safe over the years. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Keeps a store safe over the years: backup, verify, restore, upgrade.")
final class StoreCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "backup",
            mixinStandardHelpOptions = true,
            description = "Writes a consistent copy with checksums: one zip of Parquet, readable without quarterdeck.")
    int backup(
            @Parameters(paramLabel = "ZIP", description = "The copy; must not be there yet.") Path backup,
            @Mixin StoreFile file)
            throws IOException {
        Progress progress = Progress.of(spec);
        try (Scratch scratch = new Scratch();
                Store store = file.open(scratch)) {
            int tables = StoreBackup.write(store, backup, scratch.folder());
            progress.done("backup", tables + " tables in " + backup.getFileName());
        }
        return ExitCode.DONE.number();
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Reads every value and holds it to what was noted when it was loaded.")
    int verify(@Mixin StoreFile file) throws IOException {
        Progress progress = Progress.of(spec);
        try (Scratch scratch = new Scratch();
                Store store = file.open(scratch)) {
            long records = StoreCheck.run(store);
            progress.done("verify", records + " records of " + store.loads().size() + " loads are as they were loaded");
        }
        return ExitCode.DONE.number();
    }

    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Makes a new store of a copy that backup wrote.")
    int restore(
            @Parameters(paramLabel = "ZIP", description = "The copy.") Path backup,
            @Option(
                            names = "--store",
                            required = true,
                            paramLabel = "FILE",
                            description = "The new store; must not be there yet.")
                    Path file)
            throws IOException {
        Progress progress = Progress.of(spec);
        try (Scratch scratch = new Scratch()) {
            StoreBackup.restore(backup, file, scratch.folder());
            try (Store store = Store.inFile(file, scratch.folder())) {
                progress.done("restore", StoreCheck.run(store) + " records are as they were loaded");
            }
        }
        return ExitCode.DONE.number();
    }

    @Command(
            name = "upgrade",
            mixinStandardHelpOptions = true,
            description =
                    "Rewrites a store with the database and tables of this version; the old file stays beside it.")
    int upgrade(@Mixin StoreFile file) throws IOException {
        Progress progress = Progress.of(spec);
        try (Scratch scratch = new Scratch()) {
            Path old = StoreBackup.upgrade(file.file(), scratch.folder());
            progress.done("upgrade", "the old store is " + old.getFileName());
        }
        return ExitCode.DONE.number();
    }
}
