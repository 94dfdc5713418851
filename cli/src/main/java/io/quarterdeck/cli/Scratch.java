package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A private folder for the files of one run, readable by its owner only and gone when the run ends, also when it is
 * interrupted. What a killed run left goes when the next one starts: customers' data do not stay behind.
 */
final class Scratch implements AutoCloseable {
    private static final String PREFIX = "quarterdeck-";

    /** Locked while its run lives, whatever ends it. */
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;
    private final Thread onInterrupt = new Thread(this::deleteQuietly);

    Scratch() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            sweep(parent);
            folder = Files.createTempDirectory(PREFIX);
            // It gets its name only once it is locked: a folder that is being made is not swept.
            Path unnamed = folder.resolve(LOCK + ".new");
            lock = FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock.lock();
            Files.move(unnamed, folder.resolve(LOCK));
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.ENVIRONMENT,
                    parent.toString(),
                    "no folder for temporary files can be made there (" + e.getMessage() + ")",
                    "a folder that can be written, on a disk with room",
                    "Make room, or set java.io.tmpdir in JAVA_TOOL_OPTIONS",
                    e);
        }
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    Path folder() {
        return folder;
    }

    private static void sweep(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path left : folders) {
                if (isAbandoned(left)) {
                    delete(left);
                }
            }
        }
    }

    private static boolean isAbandoned(Path left) {
        Path file = left.resolve(LOCK);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false; // another user's, or of another run in this process
        }
    }

    /** Whoever deletes the same folder at the same time, or still writes into it, does no harm. */
    private static void delete(Path folder) {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException e) {
            return;
        }
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // The next run's sweep takes it, as long as the lock file is there; so that goes with its folder.
                continue;
            }
        }
    }

    private void deleteQuietly() {
        delete(folder);
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(onInterrupt);
        lock.close();
        delete(folder);
    }
}
