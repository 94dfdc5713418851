package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all bytes of a file say, held to lines that are looked at one by one. */
class TextEvidenceTest {
    private static final long SEED = Long.getLong("seed", 20_250_630);

    private static final List<byte[]> PIECES = List.of(
            "plain text, of some length".getBytes(StandardCharsets.US_ASCII),
            "x".getBytes(StandardCharsets.US_ASCII),
            "\n".getBytes(StandardCharsets.US_ASCII),
            "\r\n".getBytes(StandardCharsets.US_ASCII),
            "\t".getBytes(StandardCharsets.US_ASCII),
            "\u001f".getBytes(StandardCharsets.US_ASCII),
            "\u007f".getBytes(StandardCharsets.US_ASCII),
            "商机".getBytes(StandardCharsets.UTF_8),
            "é😀".getBytes(StandardCharsets.UTF_8),
            new byte[] {(byte) 0xE5},
            new byte[] {(byte) 0x80});

    @TempDir
    Path scratch;

    @Test
    void countsLinesAsTheyAre() throws IOException {
        Random random = new Random(SEED);
        for (int file = 0; file < 500; file++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int kinds = 2 + random.nextInt(PIECES.size() - 1);
            for (int i = random.nextInt(60); i > 0; i--) {
                bytes.write(PIECES.get(random.nextInt(kinds)));
            }
            TextEvidence evidence = TextEvidence.of(
                    Content.of(Files.write(scratch.resolve("file" + file), bytes.toByteArray()), "file"));
            long lines = 0;
            long foreign = 0;
            long utf8 = 0;
            // Every byte is one character, so that a line can be split off as text.
            for (String text : bytes.toString(StandardCharsets.ISO_8859_1).split("[\r\n]")) {
                byte[] line = text.getBytes(StandardCharsets.ISO_8859_1);
                boolean isForeign = !Utf8.isAscii(line);
                lines += line.length > 0 ? 1 : 0;
                foreign += isForeign ? 1 : 0;
                utf8 += isForeign && Utf8.firstBad(line) < 0 ? 1 : 0;
            }
            assertThat(List.of(evidence.lines(), evidence.foreign(), evidence.utf8(), evidence.hasUnitSeparator()))
                    .as("file " + file + " of seed " + SEED)
                    .isEqualTo(List.of(
                            lines,
                            foreign,
                            utf8,
                            bytes.toString(StandardCharsets.ISO_8859_1).contains("\u001f")));
        }
    }
}
