package io.quarterdeck.dashboards;

import static io.quarterdeck.dashboards.PackFolderTest.beside;
import static io.quarterdeck.dashboards.PackFolderTest.files;
import static io.quarterdeck.dashboards.PackFolderTest.fill;
import static io.quarterdeck.dashboards.PackFolderTest.make;
import static io.quarterdeck.dashboards.PackFolderTest.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops the making of a pack before and after each of its changes on the disk. */
class PackKillTest {
    /** The process is gone: nothing after it runs. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    private Path parent;

    private Path folder;
    private Path out;

    @BeforeEach
    void place() {
        folder = parent.resolve("reviews");
        out = folder.resolve("pack");
    }

    /** Runs the making of pack "two", stopped at the {@code at}th moment; how many moments there were. */
    private int run(int at, boolean isKilled) throws IOException {
        List<String> steps = new ArrayList<>();
        PackPlaces.Step step = change -> {
            steps.add(change);
            if (steps.size() == at) {
                if (isKilled) {
                    throw new Killed();
                }
                throw new IOException("No space left on device");
            }
        };
        PackFolder pack = null;
        try {
            pack = PackFolder.open(out, step);
            fill(pack, "two");
            pack.finish(manifest("two"));
            pack.close();
        } catch (Killed e) {
            if (pack != null) {
                pack.letGo();
            }
        } catch (UserError e) {
            assertThat(e.exitCode()).isEqualTo(ExitCode.OUTPUT_FAILED);
            assertThat(e).hasMessageContaining("No space left on device");
            if (pack != null) {
                pack.close();
            }
        }
        return steps.size();
    }

    /** Nothing, or the last pack with a file of another hand and one that was changed. */
    private void before(boolean hasLast) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> left = Files.walk(folder)) {
                for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectory(folder);
        if (hasLast) {
            make(out, "one");
            Files.writeString(out.resolve("tables/note.txt"), "mine");
            Files.writeString(out.resolve("review.xlsx"), "changed");
        }
    }

    private void holdsOldOrNew(boolean hasLast, String when) throws IOException {
        assertThat(beside(folder)).as(when).isEmpty();
        if (!hasLast && !Files.exists(out)) {
            return;
        }
        Map<String, String> files = files(out);
        String version = files.containsKey("only in two/chart.svg") ? "two" : "one";
        Map<String, String> wanted = new TreeMap<>(Map.of(
                "only in " + version + "/chart.svg",
                version,
                "tables/deals.csv",
                version + " deals",
                "review.xlsx",
                version.equals("one") ? "changed" : "two",
                "manifest.json",
                files.getOrDefault("manifest.json", "")));
        if (hasLast) {
            wanted.put("tables/note.txt", "mine");
            if (version.equals("two")) {
                wanted.put("kept/review.xlsx", "changed");
            }
        }
        assertThat(files).as(when).isEqualTo(wanted);
        assertThat(Manifest.outputsIn(Files.readAllBytes(out.resolve("manifest.json"))))
                .as(when)
                .hasValueSatisfying(outputs -> assertThat(outputs).hasSize(3));
    }

    @Test
    void aKillAtAnyMomentLeavesTheOldPackOrTheNewOne() throws IOException {
        for (boolean hasLast : List.of(false, true)) {
            before(hasLast);
            int steps = run(0, true);
            assertThat(steps).isGreaterThan(hasLast ? 20 : 5);
            for (int first = 1; first <= steps; first++) {
                // The next start is killed too, at a third of its moments, until one gets through.
                boolean isThrough = false;
                for (int second = 1 + first % 3; !isThrough; second += 3) {
                    before(hasLast);
                    run(first, true);
                    isThrough = run(second, true) < second;
                    PackFolder.open(out).close();
                    holdsOldOrNew(hasLast, "killed at " + first + ", then at " + second);
                }
            }
        }
    }

    @Test
    void aFullDiskAtAnyMomentLeavesTheOldPackOrTheNewOneAtOnce() throws IOException {
        for (boolean hasLast : List.of(false, true)) {
            before(hasLast);
            int steps = run(0, false);
            for (int at = 1; at <= steps; at++) {
                before(hasLast);
                run(at, false);
                if (hasLast) {
                    assertThat(out.resolve("manifest.json"))
                            .as("failed at " + at)
                            .exists();
                }
                PackFolder.open(out).close();
                holdsOldOrNew(hasLast, "failed at " + at);
            }
        }
    }

    @Test
    void aNewPackThatTheDiskLostGivesWayToTheLast() throws IOException {
        before(false);
        make(out, "one");
        make(folder.resolve("next"), "two");
        Files.writeString(folder.resolve("next/review.xlsx"), "");
        Files.move(out, folder.resolve(".pack.quarterdeck-old"));
        Files.move(folder.resolve("next"), folder.resolve(".pack.quarterdeck-new"));
        PackFolder.open(out).close();
        assertThat(files(out)).containsEntry("review.xlsx", "one").hasSize(4);
        assertThat(beside(folder)).isEmpty();
    }
}
