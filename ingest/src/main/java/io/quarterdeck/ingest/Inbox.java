package io.quarterdeck.ingest;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that are named by a path: one file, a folder with the folders in it, or a pattern such as in/*.csv. */
final class Inbox {
    private static final Pattern GLOB = Pattern.compile(".*[*?\\[{].*");

    /** A folder with a file of this name is passed over. */
    private static final String NO_EXPORTS = ".no-exports";

    private static final List<String> UNFINISHED = List.of(".part", ".crdownload", ".download", ".partial", ".tmp");

    private final List<Content> files = new ArrayList<>();
    private final List<NotUsed> notUsed = new ArrayList<>();

    private Inbox() {}

    /** The files to look at, by name. */
    List<Content> files() {
        return List.copyOf(files);
    }

    /** Those that need no look, and why. */
    List<NotUsed> notUsed() {
        return List.copyOf(notUsed);
    }

    /**
     * @param quarantine a folder that is passed over, as it holds what could not be read before
     * @throws UserError if there is nothing of that name
     */
    static Inbox of(Path exports, Path quarantine) {
        Inbox inbox = new Inbox();
        String last = String.valueOf(exports.getFileName());
        try {
            if (Files.isDirectory(exports)) {
                inbox.walk(exports, exports, path -> true, quarantine);
            } else if (Files.isRegularFile(exports)) {
                inbox.files.add(Content.of(exports, last));
            } else if (GLOB.matcher(exports.toString()).matches()) {
                inbox.walkPattern(exports, quarantine);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (inbox.files.isEmpty() && inbox.notUsed.isEmpty() && !Files.isDirectory(exports)) {
            throw new UserError(
                    ExitCode.INPUT_REFUSED,
                    last,
                    "there is no such file or folder",
                    "a folder of exports, or one export",
                    "Check the path");
        }
        return inbox;
    }

    /**
     * The lists of aliases in a user's own folder: a folder {@code aliases}, or one file of that name in any format.
     *
     * @param quarantine a folder that is passed over
     */
    static Inbox aliases(Path house, Path quarantine) {
        Inbox inbox = new Inbox();
        Path folder = house.resolve(House.ALIASES);
        try (Stream<Path> beside = Files.list(house)) {
            for (Path file : beside.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(House.ALIASES + ".")) {
                    inbox.add(Content.of(file, name));
                }
            }
            if (Files.isDirectory(folder)) {
                inbox.walk(house, folder, path -> true, quarantine);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return inbox;
    }

    private void walkPattern(Path pattern, Path quarantine) throws IOException {
        Path folder = pattern.toAbsolutePath();
        while (GLOB.matcher(folder.toString()).matches()) {
            folder = folder.getParent();
        }
        if (Files.isDirectory(folder)) {
            PathMatcher matcher =
                    FileSystems.getDefault().getPathMatcher("glob:" + folder.relativize(pattern.toAbsolutePath()));
            walk(folder, folder, matcher, quarantine);
        }
    }

    /** @param base the folder that names begin from */
    private void walk(Path base, Path folder, PathMatcher matcher, Path quarantine) throws IOException {
        List<Path> paths = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                boolean isOurs = Files.exists(quarantine) && Files.isSameFile(path, quarantine);
                String reason = path.equals(folder)
                        ? ""
                        : isHidden(path)
                                ? "a hidden folder"
                                : isOurs
                                        ? "the quarantine"
                                        : isPack(path)
                                                ? "a review pack"
                                                : isMarked(path) ? "a folder that is marked so" : "";
                if (!reason.isEmpty()) {
                    notUsed.add(new NotUsed(name(base, path) + "/", reason));
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                // A link to a folder is not followed: it may lead out of the exports, or round in a ring.
                if (matcher.matches(folder.relativize(path)) && Files.isRegularFile(path)) {
                    paths.add(path);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        paths.sort(Comparator.comparing(path -> name(base, path)));
        for (Path path : paths) {
            add(Content.of(path, name(base, path)));
        }
    }

    private void add(Content content) {
        String reason = reasonNotToOpen(content);
        if (reason.isEmpty()) {
            files.add(content);
        } else {
            notUsed.add(new NotUsed(content.name(), reason));
        }
    }

    private static String name(Path folder, Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    /** What the program wrote itself is no export, though its tables look like some. */
    private static boolean isPack(Path folder) {
        return Files.isRegularFile(folder.resolve("manifest.json"));
    }

    private static boolean isMarked(Path folder) {
        return Files.isRegularFile(folder.resolve(NO_EXPORTS));
    }

    /** Why a file or a member of an archive is not even opened; empty for one that is. */
    static String reasonNotToOpen(Content content) {
        String name = content.plainName();
        if (name.startsWith(".") || name.startsWith("~$") || content.name().contains("__MACOSX/")) {
            return "a hidden or lock file";
        }
        if (UNFINISHED.stream().anyMatch(name::endsWith)) {
            return "a file that is still being written";
        }
        if (name.endsWith(".sql") || name.endsWith(".properties")) {
            return "a model or its words, no export";
        }
        return name.endsWith(".yaml") || name.endsWith(".yml") ? "settings or a preset, no export" : "";
    }
}
