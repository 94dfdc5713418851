package io.quarterdeck.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackFolderTest {
    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void place() {
        out = folder.resolve("pack");
    }

    static Manifest manifest(String version) {
        return new Manifest(version, Map.of(), LocalDate.of(2025, 7, 1), "duckdb", List.of(), List.of());
    }

    static void fill(PackFolder pack, String version) throws IOException {
        pack.write("review.xlsx", version.getBytes(StandardCharsets.UTF_8));
        pack.write("tables/deals.csv", (version + " deals").getBytes(StandardCharsets.UTF_8));
        Files.writeString(pack.file("only in " + version + "/chart.svg"), version);
    }

    static List<String> make(Path place, String version) throws IOException {
        try (PackFolder pack = PackFolder.open(place)) {
            fill(pack, version);
            return pack.finish(manifest(version));
        }
    }

    static Map<String, String> files(Path place) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String name : PackFiles.filesIn(place)) {
            files.put(name, Files.readString(place.resolve(name)));
        }
        return files;
    }

    private List<String> beside() throws IOException {
        return beside(folder);
    }

    /** What runs left beside their packs. */
    static List<String> beside(Path folder) throws IOException {
        return PackFiles.filesIn(folder).stream()
                .filter(f -> f.contains("quarterdeck-"))
                .toList();
    }

    @Test
    void twoRunsIntoTwoFoldersGiveTheSameBytes() throws IOException {
        make(out, "one");
        make(folder.resolve("elsewhere/不同 的 folder"), "one");
        assertThat(files(folder.resolve("elsewhere/不同 的 folder"))).isEqualTo(files(out));
        assertThat(files(out).keySet())
                .containsExactly("manifest.json", "only in one/chart.svg", "review.xlsx", "tables/deals.csv");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rwx------");
        assertThat(beside()).isEmpty();
    }

    @Test
    void theNewPackTakesThePlaceOfTheLast() throws IOException {
        make(out, "one");
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(make(out, "two")).isEmpty();
        assertThat(files(out).keySet())
                .containsExactly("manifest.json", "only in two/chart.svg", "review.xlsx", "tables/deals.csv");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rwxr-x---");
        assertThat(beside()).isEmpty();
    }

    @Test
    void filesOfOtherHandsAreCarriedOver() throws IOException {
        make(out, "one");
        Files.writeString(out.resolve("tables/my note.txt"), "mine");
        Files.writeString(out.resolve("review.xlsx"), "one, with my comments");
        Files.writeString(out.resolve("only in two"), "a file where a folder will be");
        Files.createSymbolicLink(out.resolve("link"), folder);
        assertThat(make(out, "two"))
                .containsExactly("kept/only in two", "kept/review.xlsx", "link", "tables/my note.txt");
        Files.writeString(out.resolve("review.xlsx"), "two, with my comments");
        assertThat(make(out, "three"))
                .containsExactly(
                        "kept-2/review.xlsx", "kept/only in two", "kept/review.xlsx", "link", "tables/my note.txt");
        Files.delete(out.resolve("link"));
        assertThat(files(out))
                .containsEntry("tables/my note.txt", "mine")
                .containsEntry("kept/review.xlsx", "one, with my comments")
                .containsEntry("kept-2/review.xlsx", "two, with my comments")
                .containsEntry("review.xlsx", "three")
                .hasSize(8);
    }

    @Test
    void aFailedRunLeavesTheLastPackAsItWas() throws IOException {
        make(out, "one");
        Map<String, String> before = files(out);
        try (PackFolder pack = PackFolder.open(out)) {
            fill(pack, "two");
            pack.file("review.pdf");
            assertThatThrownBy(() -> pack.finish(manifest("two")))
                    .hasMessage("the pack has no review.pdf, which was announced");
        }
        try (PackFolder pack = PackFolder.open(out)) {
            fill(pack, "two");
            Files.writeString(pack.file("a.svg").resolveSibling("b.svg"), "");
            assertThatThrownBy(() -> pack.finish(manifest("two")))
                    .hasMessage("files in the pack that nobody announced: [b.svg]");
        }
        try (PackFolder pack = PackFolder.open(out)) {
            pack.write("review.xlsx", new byte[] {1});
            Files.write(folder.resolve(".pack.quarterdeck-new/review.xlsx"), new byte[] {2});
            assertThatThrownBy(() -> pack.finish(manifest("two"))).hasMessage("review.xlsx is not what was written");
        }
        assertThat(files(out)).isEqualTo(before);
        assertThat(beside()).isEmpty();
    }

    @Test
    void aFolderOfOtherFilesIsRefused() throws IOException {
        Files.createDirectory(out);
        Files.writeString(out.resolve("manifest.json"), "{\"version\": \"1\", \"name\": \"something else\"}");
        refuses(out, ExitCode.OUTPUT_FAILED, "it holds files that Quarterdeck did not write");
        refuses(out.resolve("manifest.json"), ExitCode.OUTPUT_FAILED, "it is a file");
        refuses(out.resolve("manifest.json/pack"), ExitCode.OUTPUT_FAILED, "it could not be written");
        refuses(Path.of(""), ExitCode.OUTPUT_FAILED, "it is the folder that this program runs in");
        assertThat(files(folder)).hasSize(1);
        Files.delete(out.resolve("manifest.json"));
        make(out, "one");
    }

    private static void refuses(Path place, ExitCode code, String found) {
        assertThatThrownBy(() -> PackFolder.open(place)).isInstanceOfSatisfying(UserError.class, e -> {
            assertThat(e.exitCode()).isEqualTo(code);
            assertThat(e).hasMessageContaining(found);
        });
    }

    @Test
    void oneRunAtATimeWritesAPack() throws IOException {
        try (PackFolder pack = PackFolder.open(out)) {
            refuses(out, ExitCode.ENVIRONMENT, "another run is writing it");
            fill(pack, "one");
            pack.finish(manifest("one"));
        }
        make(out, "two");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = folder.resolve("real/pack");
        Files.createDirectories(real.getParent());
        Files.createSymbolicLink(out, Path.of("real/pack"));
        make(out, "one");
        make(out, "two");
        assertThat(out).isSymbolicLink();
        assertThat(files(real)).containsEntry("review.xlsx", "two");
    }

    @Test
    void namesStayInsideThePack() {
        try (PackFolder pack = PackFolder.open(out)) {
            for (String name : List.of("../x", "/x", "a//b", "a/./b", ".x", "a\\b", "a\nb", "", "manifest.json")) {
                assertThatThrownBy(() -> pack.file(name)).isInstanceOf(IllegalArgumentException.class);
            }
            pack.file("x");
            assertThatThrownBy(() -> pack.file("x")).hasMessage("two files of the pack are named x");
        }
    }

    @Test
    void theLastPackIsKeptWhereSomethingElseTookItsPlace() throws IOException {
        make(out, "one");
        Files.move(out, folder.resolve(".pack.quarterdeck-old"));
        Files.createDirectory(out);
        refuses(out, ExitCode.OUTPUT_FAILED, "the last pack is in .pack.quarterdeck-old");
        assertThat(files(folder)).hasSize(4);
        Files.delete(out);
        PackFolder.open(out).close();
        assertThat(files(out)).containsEntry("review.xlsx", "one").hasSize(4);
    }
}
