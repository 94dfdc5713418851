package io.quarterdeck.dashboards;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The pack in the making: a folder beside its place, which takes that place when every file is written and checked.
 *
 * <p>Until then the last pack stays as it is, and if this run fails or is killed at any moment, the next
 * {@link #open} leaves either the whole last pack or the whole new one. A file in the pack's folder that no manifest of
 * ours lists, such as a note, is carried over to the new pack. One that we wrote and a person changed since is carried
 * over into the folder {@code kept}. A folder that holds files but no manifest of ours is refused.
 *
 * <p>While a run is open, no other can write the same pack. The folder is the user's alone.
 */
public final class PackFolder implements AutoCloseable {
    private final PackPlaces places;
    private final SortedMap<String, String> promised = new TreeMap<>();
    private boolean isFinished;

    private PackFolder(PackPlaces places) {
        this.places = places;
    }

    /**
     * Readies the place: finishes or removes what a killed run left, and makes the folder that files are written into.
     *
     * @param out where the pack is to be; made if it is not there
     * @throws UserError if it is no folder, holds files of another kind, or cannot be written, with exit code 5; if
     *     another run is writing it, with 6
     */
    public static PackFolder open(Path out) {
        return open(out, step -> {});
    }

    /** @param step told before and after each change on the disk, so that a test can stop there */
    static PackFolder open(Path out, PackPlaces.Step step) {
        PackPlaces places = PackPlaces.lock(out, step);
        boolean isReady = false;
        try {
            places.recover();
            places.refuseOthersFiles();
            places.makeStage();
            isReady = true;
            return new PackFolder(places);
        } catch (IOException e) {
            throw failed(out, e);
        } finally {
            if (!isReady) {
                places.unlock();
            }
        }
    }

    /**
     * Where to write a file of the pack; its folder is there. The file must be there when the pack is finished.
     *
     * @param name its place in the pack, with {@code /} between folders
     */
    public Path file(String name) {
        Path file = places.stage().resolve(checked(name));
        if (promised.put(name, "") != null) {
            throw new IllegalArgumentException("two files of the pack are named " + name);
        }
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw failed(file, e);
        }
        return file;
    }

    /** Writes a file of the pack; its bytes are read again and compared when the pack is finished. */
    public void write(String name, byte[] bytes) {
        Path file = file(name);
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw failed(Path.of(name), e);
        }
        promised.put(name, Sha256.of(bytes));
    }

    private static String checked(String name) {
        for (String part : name.split("/", -1)) {
            if (part.isBlank() || part.startsWith(".") || part.chars().anyMatch(c -> c < ' ' || c == '\\')) {
                throw new IllegalArgumentException("not a file of a pack: " + name);
            }
        }
        if (name.equals(Manifest.FILE)) {
            throw new IllegalArgumentException("the manifest is written when the pack is finished");
        }
        return name;
    }

    /**
     * Checks every file, writes the manifest, and puts the pack in its place.
     *
     * @param parts the manifest but for its outputs
     * @return the files of other hands that were carried over from the last pack, by their place in the new one
     * @throws IllegalStateException if a promised file is not there or is not what was written, or there is one that
     *     was not promised
     * @throws UserError if the pack cannot be written; the last one is whole
     */
    public List<String> finish(Manifest parts) {
        if (isFinished) {
            throw new IllegalStateException("the pack is finished");
        }
        try {
            List<Manifest.Output> outputs = check();
            places.seal(parts.withOutputs(outputs).json());
            places.swap();
            isFinished = true;
        } catch (IOException e) {
            throw failed(places.out(), e);
        }
        try {
            return places.carryOver();
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.OUTPUT_FAILED,
                    places.out().toString(),
                    "the pack is there, but files of yours that lay in the last one could not be moved into it ("
                            + reason(e) + ")",
                    "a folder that can be written",
                    "They are in the hidden folder beside it; the next run moves them",
                    e);
        }
    }

    private List<Manifest.Output> check() throws IOException {
        TreeSet<String> unpromised = new TreeSet<>(PackFiles.filesIn(places.stage()));
        unpromised.removeAll(promised.keySet());
        if (!unpromised.isEmpty()) {
            throw new IllegalStateException("files in the pack that nobody announced: " + unpromised);
        }
        List<Manifest.Output> outputs = new ArrayList<>();
        for (String name : promised.keySet()) {
            Path file = places.stage().resolve(name);
            if (!Files.isRegularFile(file)) {
                throw new IllegalStateException("the pack has no " + name + ", which was announced");
            }
            PackFiles.force(file);
            String hash = Sha256.of(file);
            if (!promised.get(name).isEmpty() && !promised.get(name).equals(hash)) {
                throw new IllegalStateException(name + " is not what was written");
            }
            outputs.add(new Manifest.Output(name, hash));
        }
        return outputs;
    }

    /** Removes what is not finished, and lets other runs in. */
    @Override
    public void close() {
        try {
            if (!isFinished) {
                places.abandon();
            }
        } catch (IOException e) {
            throw failed(places.out(), e);
        } finally {
            places.unlock();
        }
    }

    /** Ends as a kill would: what is there stays, and the lock is gone. For tests. */
    void letGo() throws IOException {
        places.drop();
    }

    static UserError failed(Path where, IOException cause) {
        return new UserError(
                ExitCode.OUTPUT_FAILED,
                where.toString(),
                "it could not be written (" + reason(cause) + ")",
                "a folder that can be written, on a disk with room",
                "The last pack is as it was. Make room, close programs that show its files, or name another folder",
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof FileSystemException failure) {
            String kind = cause.getClass().getSimpleName().replace("Exception", "");
            return failure.getReason() != null ? failure.getReason() : kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        }
        return String.valueOf(cause.getMessage());
    }
}
