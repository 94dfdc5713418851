package io.quarterdeck.dashboards;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The places on the disk between which a pack moves: {@code out}, where the reader finds it, and beside it
 * {@code .<out>.quarterdeck-new}, where it is made, {@code -old}, where the last one waits while files of other hands
 * are taken out of it, and {@code -lock}.
 *
 * <p>The order of changes, each of which may be the last before a kill: make new; write the files; write the manifest,
 * by which new is whole; out becomes old; new becomes out; carry over; delete old. So wherever out is missing, either
 * new is whole or old is, and {@link #recover} goes on from there.
 */
final class PackPlaces {
    private static final FileAttribute<?>[] ANYONES = {};

    private static final int MAX_LINKS = 40;

    /** Told of each change on the disk before and after it is made. */
    interface Step {
        void reached(String change) throws IOException;
    }

    private interface Change {
        void make() throws IOException;
    }

    private final Path out;
    private final Path fresh;
    private final Path old;
    private final Path lockFile;
    private final Step step;
    private final FileChannel lock;

    private PackPlaces(Path out, Path lockFile, FileChannel lock, Step step) {
        this.out = out;
        this.fresh = beside(out, "new");
        this.old = beside(out, "old");
        this.lockFile = lockFile;
        this.lock = lock;
        this.step = step;
    }

    private static Path beside(Path out, String what) {
        return out.resolveSibling("." + out.getFileName() + ".quarterdeck-" + what);
    }

    /** The places around {@code out}, this run's alone until {@link #unlock}. */
    static PackPlaces lock(Path given, Step step) {
        try {
            Path out = given.toAbsolutePath().normalize();
            for (int i = 0; i < MAX_LINKS && Files.isSymbolicLink(out); i++) {
                // What a link points to is swapped, and the link stays, also while it points to nothing.
                out = out.resolveSibling(Files.readSymbolicLink(out)).normalize();
            }
            if (Files.exists(out, PackFiles.AS_IT_IS) && !Files.isDirectory(out)) {
                throw refused(given, "it is a file", "a folder");
            }
            if (out.getFileName() == null || Path.of("").toAbsolutePath().startsWith(out)) {
                throw refused(given, "it is the folder that this program runs in", "a folder of its own");
            }
            Files.createDirectories(out.getParent());
            Path lockFile = beside(out, "lock");
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel, lockFile)) {
                channel.close();
                throw new UserError(
                        ExitCode.ENVIRONMENT,
                        given.toString(),
                        "another run is writing it",
                        "one run at a time",
                        "Wait until it is done, or name another folder");
            }
            return new PackPlaces(out, lockFile, channel, step);
        } catch (IOException e) {
            throw PackFolder.failed(given, e);
        }
    }

    /** Whether the file is now locked, and is still the file of that name: the last run may just have deleted it. */
    private static boolean isLocked(FileChannel channel, Path lockFile) throws IOException {
        try {
            return channel.tryLock() != null && Files.exists(lockFile);
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Lets other runs in. */
    void unlock() {
        try {
            Files.deleteIfExists(lockFile);
            lock.close();
        } catch (IOException e) {
            throw PackFolder.failed(out, e);
        }
    }

    /** Lets go of the lock as the end of the process would, leaving everything else as it is. For tests. */
    void drop() throws IOException {
        lock.close();
    }

    Path out() {
        return out;
    }

    Path stage() {
        return fresh;
    }

    /** Leaves a whole pack, the last or the new one, and nothing beside it, whatever a kill interrupted. */
    void recover() throws IOException {
        if (!Files.exists(out)) {
            if (PackFiles.isWhole(fresh)) {
                move(fresh, out);
            } else if (Files.exists(old)) {
                move(old, out);
            }
        }
        abandon();
        if (Files.exists(old)) {
            if (PackFiles.listed(out).isEmpty()) {
                throw refused(out, "it is not a pack, and the last pack is in " + old.getFileName(), "one of the two");
            }
            carryOver();
        }
    }

    /** @throws UserError if out holds files, but no manifest of ours that says which of them are ours */
    void refuseOthersFiles() throws IOException {
        if (Files.exists(out)
                && PackFiles.listed(out).isEmpty()
                && !PackFiles.filesIn(out).isEmpty()) {
            throw refused(out, "it holds files that Quarterdeck did not write", "an empty folder or a former pack");
        }
    }

    void makeStage() throws IOException {
        FileAttribute<?> usersAlone =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        change(
                "make " + fresh.getFileName(),
                () -> Files.createDirectory(fresh, isPosix() ? new FileAttribute<?>[] {usersAlone} : ANYONES));
    }

    private boolean isPosix() {
        return out.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private void copyPermissions(Path from, Path to) throws IOException {
        if (isPosix()) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    /** Writes the manifest, by which the stage is whole. */
    void seal(byte[] manifest) throws IOException {
        Path draft = fresh.resolve("." + Manifest.FILE);
        change("write the manifest", () -> Files.write(draft, manifest));
        PackFiles.force(draft);
        PackFiles.walk(fresh).stream().filter(Files::isDirectory).forEach(PackFiles::forceFolder);
        move(draft, fresh.resolve(Manifest.FILE));
        PackFiles.forceFolder(fresh);
    }

    /** Puts the stage in the place of the last pack. */
    void swap() throws IOException {
        try {
            if (Files.exists(out)) {
                copyPermissions(out, fresh);
                move(out, old);
            }
            move(fresh, out);
        } catch (IOException e) {
            if (!Files.exists(out) && Files.exists(old)) {
                Files.move(old, out, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        PackFiles.forceFolder(out.getParent());
    }

    /**
     * Takes what is not ours from the last pack into the new one, and deletes the rest of the last.
     *
     * @return the places in the new pack, by name
     */
    List<String> carryOver() throws IOException {
        List<String> carried = new ArrayList<>();
        if (!Files.exists(old)) {
            return carried;
        }
        SortedMap<String, String> outputs = PackFiles.listed(old).orElseGet(TreeMap::new);
        for (String name : PackFiles.filesIn(old)) {
            if (!name.equals(Manifest.FILE) && !PackFiles.isOurs(old, name, outputs)) {
                String place = freePlace(name, outputs.containsKey(name));
                Files.createDirectories(out.resolve(place).getParent());
                move(old.resolve(name), out.resolve(place));
                carried.add(place);
            }
        }
        delete(old, Manifest.FILE);
        carried.sort(null);
        return List.copyOf(carried);
    }

    /** The file's own place, or one in {@code kept}, {@code kept-2}, … where that is taken. */
    private String freePlace(String name, boolean wasChanged) {
        String place = wasChanged ? "kept/" + name : name;
        for (int i = wasChanged ? 2 : 1; !isFree(out.resolve(place)); i++) {
            place = (i == 1 ? "kept/" : "kept-" + i + "/") + name;
        }
        return place;
    }

    private boolean isFree(Path place) {
        for (Path folder = place.getParent(); !folder.equals(out); folder = folder.getParent()) {
            if (Files.exists(folder, PackFiles.AS_IT_IS) && !Files.isDirectory(folder, PackFiles.AS_IT_IS)) {
                return false;
            }
        }
        return !Files.exists(place, PackFiles.AS_IT_IS);
    }

    /** Removes a stage that will not be finished. All in it is ours. */
    void abandon() throws IOException {
        if (Files.exists(fresh)) {
            delete(fresh, Manifest.FILE);
        }
    }

    /** Deletes a folder with all in it; {@code last} goes last of the files, so that it can be done in two goes. */
    private void delete(Path folder, String last) throws IOException {
        List<Path> files = PackFiles.walk(folder).stream()
                .filter(f -> !f.equals(folder))
                .sorted(Comparator.comparing((Path f) -> f.equals(folder.resolve(last)))
                        .thenComparing(Comparator.reverseOrder()))
                .toList();
        for (Path file : files) {
            change("delete " + file.getFileName(), () -> Files.delete(file));
        }
        change("delete " + folder.getFileName(), () -> Files.delete(folder));
    }

    private void move(Path from, Path to) throws IOException {
        change("rename to " + to.getFileName(), () -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE));
    }

    private void change(String what, Change change) throws IOException {
        step.reached("before: " + what);
        change.make();
        step.reached("after: " + what);
    }

    private static UserError refused(Path where, String found, String wanted) {
        return new UserError(
                ExitCode.OUTPUT_FAILED, where.toString(), found, wanted, "Move it away, or name another folder");
    }
}
