package io.quarterdeck.dashboards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What lies in a pack's folder, and which of it is ours: what its manifest lists, unchanged. */
final class PackFiles {
    static final LinkOption[] AS_IT_IS = {LinkOption.NOFOLLOW_LINKS};

    private PackFiles() {}

    /** Whether a folder holds a manifest of ours and all that it lists. */
    static boolean isWhole(Path folder) throws IOException {
        Optional<SortedMap<String, String>> outputs = listed(folder);
        if (outputs.isEmpty()) {
            return false;
        }
        for (String name : outputs.get().keySet()) {
            if (!isOurs(folder, name, outputs.get())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a file is listed and still what we wrote. */
    static boolean isOurs(Path folder, String name, SortedMap<String, String> outputs) throws IOException {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file, AS_IT_IS) && Sha256.of(file).equals(outputs.get(name));
    }

    /** The outputs in a folder's manifest; empty where there is no manifest of ours. */
    static Optional<SortedMap<String, String>> listed(Path folder) throws IOException {
        Path manifest = folder.resolve(Manifest.FILE);
        return Files.isRegularFile(manifest) ? Manifest.outputsIn(Files.readAllBytes(manifest)) : Optional.empty();
    }

    /** Every file in a folder and below, links too, by name, with {@code /} between folders. */
    static List<String> filesIn(Path folder) throws IOException {
        return walk(folder).stream()
                .filter(f -> !Files.isDirectory(f, AS_IT_IS))
                .map(f -> folder.relativize(f)
                        .toString()
                        .replace(f.getFileSystem().getSeparator(), "/"))
                .sorted()
                .toList();
    }

    /** A folder and all that is in it, folders before what they hold. */
    static List<Path> walk(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Waits until a file is on the disk. */
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Waits until the names in a folder are on the disk. */
    static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders; its renames are kept by the file system's own log.
        }
    }
}
