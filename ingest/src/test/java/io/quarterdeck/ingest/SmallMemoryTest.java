package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workbook that would not fit is refused in words, in a process that has hardly any memory. */
class SmallMemoryTest {
    private static final int TEXTS = 2_500_000;

    @TempDir
    private Path work;

    @Test
    void millionsOfEmptyTextsDoNotExhaustTheMemory() throws IOException, InterruptedException {
        Path file = work.resolve("plan.xlsx");
        MadeInputs.part(file, TestWorkbook.withTexts(), "xl/sharedStrings.xml", out -> {
            out.write("<sst>");
            for (int i = 0; i < TEXTS; i++) {
                out.write("<si/>");
            }
            out.write("</sst>");
        });
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Load.class.getName(),
                        file.toString(),
                        work.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said)
                .isEqualTo("plan.xlsx: its texts take 11 MB; wanted at most 512 MB, and less where Java has"
                        + " little memory. Export it as CSV, or in several workbooks, or give Java more memory.");
    }

    /** Loads a file and says what is wrong with it. */
    static final class Load {
        private Load() {}

        public static void main(String[] arguments) {
            Path work = Path.of(arguments[1]);
            try (Store store = Store.inMemory(work)) {
                TestStores.load(store, Path.of(arguments[0]), work.resolve("q"), LocalDate.of(2025, 3, 31));
                System.out.print("loaded");
            } catch (UserError e) {
                System.out.print(e.getMessage());
            }
        }
    }
}
