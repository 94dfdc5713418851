package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class RecordScannerTest {
    private static List<Scanned> scan(InputStream in, int fields, int longest) throws IOException {
        List<Scanned> all = new ArrayList<>();
        try (RecordScanner scanner = new RecordScanner(in, ',', longest)) {
            scanner.expectFields(fields);
            for (Scanned scanned = scanner.next(); scanned != null; scanned = scanner.next()) {
                all.add(scanned);
            }
        }
        return all;
    }

    private static List<Scanned> scan(String text, int fields) throws IOException {
        return scan(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), fields, RecordScanner.LONGEST_RECORD);
    }

    /** As {@code 3 SHORT_ROW} or {@code 4 [a, b]}. */
    private static List<String> told(List<Scanned> all) {
        return all.stream()
                .map(s -> s.line() + " "
                        + (s.isBlank()
                                ? "blank"
                                : s.fault()
                                        .map(f -> f.reason().name())
                                        .orElse(s.fields().toString())))
                .toList();
    }

    @Test
    void fieldsAreUnquoted() throws IOException {
        assertThat(told(scan("a,b\n\"a,1\",\"say \"\"b\"\"\"\n19\",\"\"\n", 2)))
                .containsExactly("1 [a, b]", "2 [a,1, say \"b\"]", "3 [19\", ]");
    }

    @Test
    void linesAreCountedWhateverTheirEnds() throws IOException {
        assertThat(told(scan("a,b\r\nc,d\re,\"f\r\n\rg\n\"\nh,i", 2)))
                .containsExactly("1 [a, b]", "2 [c, d]", "3 [e, f\r\n\rg\n]", "7 [h, i]");
    }

    @Test
    void anOpenQuoteCostsItsFirstLineOnly() throws IOException {
        assertThat(told(scan("a,b\nc,\"d\ne,f\n\"g,h\ni,j\n", 2)))
                .containsExactly("1 [a, b]", "2 QUOTE_OPEN", "3 [e, f]", "4 QUOTE_OPEN", "5 [i, j]");
    }

    @Test
    void aRecordThatSpansLinesMustHaveTheHeadersFields() throws IOException {
        assertThat(told(scan("\"a\nb\",c\n\"d\ne\",f,g\n", 2)))
                .containsExactly("1 [a\nb, c]", "3 QUOTE_OPEN", "4 LONG_ROW");
    }

    @Test
    void manyOpenQuotesStayLinear() {
        // Each line leaves a quote open, and a start anywhere meets closing quotes in every later line.
        byte[] line = "a\",b,c,d,e,f,\"g\n".getBytes(StandardCharsets.UTF_8);
        byte[] closed = "a,b,c,d,e,f,\"\"\n".getBytes(StandardCharsets.UTF_8);
        for (byte[] pattern : List.of(line, closed, "\"a,b\n".getBytes(StandardCharsets.UTF_8))) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.writeBytes("a,\"b\n".getBytes(StandardCharsets.UTF_8));
            while (file.size() < 8_000_000) {
                file.writeBytes(pattern);
            }
            Assertions.assertTimeout(
                    Duration.ofSeconds(20),
                    () -> scan(new ByteArrayInputStream(file.toByteArray()), 7, RecordScanner.LONGEST_RECORD));
        }
    }

    @Test
    void aLineTooLongIsPassedOver() throws IOException {
        String text = "a,b\n" + "x".repeat(300) + ",c\nd,\"" + "y\n".repeat(200) + "\"\ne,é\n";
        List<Scanned> all = scan(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 2, 200);
        assertThat(all.get(1).fault().orElseThrow().found()).isEqualTo("a line of 303 bytes at byte offset 4");
        assertThat(told(all))
                .startsWith("1 [a, b]", "2 RECORD_TOO_LONG", "3 QUOTE_OPEN")
                .endsWith("204 [e, é]");
    }

    @Test
    void aLongNoteIsARecordLikeAnyOther() throws IOException {
        List<Scanned> all = scan("a,b\nc,\"" + "note, \n".repeat(500_000) + "\"\nd,e\n", 2);
        assertThat(all).hasSize(3);
        assertThat(all.get(1).fields().get(1)).hasSize(3_500_000);
    }

    @Test
    void everyByteIsInExactlyOneStretch() throws IOException {
        byte[][] pieces = {
            bytes("a,b,c\n"),
            bytes("\""),
            bytes("\"\""),
            bytes(","),
            bytes("\r"),
            bytes("\n"),
            bytes("\r\n"),
            bytes("北"),
            {(byte) 0xC4},
            {0},
            bytes("x"),
            bytes(" "),
            {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}
        };
        Random random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            for (int i = random.nextInt(60); i > 0; i--) {
                file.writeBytes(pieces[random.nextInt(pieces.length)]);
            }
            byte[] given = file.toByteArray();
            ByteArrayOutputStream told = new ByteArrayOutputStream();
            long line = 1;
            long offset = startsWithMark(given) ? 3 : 0;
            told.write(given, 0, (int) offset);
            for (Scanned scanned : scan(new Dripping(given), 3, RecordScanner.LONGEST_RECORD)) {
                assertThat(scanned.line()).isEqualTo(line);
                assertThat(scanned.offset()).isEqualTo(offset);
                assertThat(scanned.fault().isPresent()
                                || scanned.isBlank()
                                || scanned.fields().size() == 3)
                        .isTrue();
                told.writeBytes(scanned.original());
                line += scanned.lines();
                offset += scanned.original().length;
            }
            assertThat(told.toByteArray()).isEqualTo(given);
            assertThat(line - 1).isEqualTo(physicalLines(given));
        }
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    /** Counted another way: LF, CR without LF, and a rest without an end. */
    private static long physicalLines(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        text = startsWithMark(bytes) ? text.substring(3) : text;
        String[] lines = text.split("\r\n|\r|\n", -1);
        return lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Gives one byte at a time, so that every boundary of the scanner's buffer is met. */
    private static final class Dripping extends ByteArrayInputStream {
        Dripping(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] into, int from, int length) {
            return super.read(into, from, Math.min(1, length));
        }
    }
}
