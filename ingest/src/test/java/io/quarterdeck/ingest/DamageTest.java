package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are accounted for to the last record, or refused with nothing loaded. */
class DamageTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);

    @TempDir
    Path scratch;

    private static String row(int i) {
        return "O-" + i + ",\"Person, " + i + "\",\"客户 \"\"" + i + "\"\"\",\"two\nlines\",Proposal," + i
                + ".50,2025-01-0" + (1 + i % 9) + ",\n";
    }

    private static byte[] file(int rows) {
        StringBuilder text = new StringBuilder(TestStores.HEADER);
        for (int i = 1; i <= rows; i++) {
            text.append(row(i));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theAccountHoldsUnderAnyDamage() throws IOException {
        Random random = new Random(20250630);
        int refused = 0;
        try (Store store = Store.inMemory(scratch)) {
            for (int round = 0; round < 500; round++) {
                byte[] damaged = damaged(random, file(1 + random.nextInt(8)));
                Path quarantine = scratch.resolve("quarantine" + round);
                Path export = TestStores.write(scratch.resolve("in/export.csv"), damaged);
                int before = store.loads().size();
                try {
                    Ingested ingested = TestStores.load(store, export, quarantine, DAY);
                    List<Load> loads = new ArrayList<>(ingested.loads());
                    loads.addAll(ingested.repeated());
                    assertThat(loads).hasSize(1);
                    Load load = loads.get(0);
                    assertThat(load.recordsIn()).isEqualTo(load.loaded() + load.quarantined());
                    assertThat(quarantined(quarantine.resolve("export.csv"))).isEqualTo(load.quarantined());
                    assertThat(lines(damaged)).isGreaterThanOrEqualTo(load.recordsIn() + load.setAside() + 1);
                } catch (UserError e) {
                    refused++;
                    assertThat(e.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED);
                    assertThat(store.loads()).hasSize(before);
                    assertThat(quarantine.resolve("export.csv")).doesNotExist();
                }
            }
        }
        assertThat(refused).isBetween(10, 250);
    }

    @Test
    void oneBrokenRecordCostsOneRecord() throws IOException {
        try (Store store = Store.inMemory(scratch)) {
            for (int broken = 1; broken <= 6; broken++) {
                StringBuilder text = new StringBuilder(TestStores.HEADER);
                for (int i = 1; i <= 6; i++) {
                    String plain = "O-" + i + ",P-1,A-1,PR-1,Proposal," + i + ",2025-01-01,\n";
                    text.append(i == broken ? "\"" + plain : plain);
                }
                Path export = TestStores.write(
                        scratch.resolve("in/export.csv"), text.toString().getBytes(StandardCharsets.UTF_8));
                Ingested ingested = TestStores.load(store, export, scratch.resolve("q" + broken), DAY);
                assertThat(ingested.loads().get(0).loaded()).isEqualTo(5);
                assertThat(ingested.loads().get(0).quarantined()).isEqualTo(1);
                assertThat(ingested.loads().get(0).amountLoaded()).isEqualByComparingTo((21 - broken) + "");
            }
        }
    }

    @Test
    void mendedQuarantineMakesTheLoadWhole() throws IOException {
        String clean = new String(file(20), StandardCharsets.UTF_8);
        String bad = clean.replaceAll("2025-01-0([357])", "2025-13-0$1");
        Path quarantine = scratch.resolve("quarantine");
        try (Store mended = Store.inMemory(scratch);
                Store whole = Store.inMemory(scratch)) {
            Path export = TestStores.write(scratch.resolve("in/export.csv"), bad.getBytes(StandardCharsets.UTF_8));
            Load first =
                    TestStores.load(mended, export, quarantine, DAY).loads().get(0);
            assertThat(first.quarantined()).isBetween(5L, 8L);

            String rows =
                    Files.readString(quarantine.resolve("export.csv")).replaceAll("2025-13-(\\d\\d),", "2025-01-$1,");
            Path again = TestStores.write(scratch.resolve("in/mended.csv"), rows.getBytes(StandardCharsets.UTF_8));
            Load second =
                    TestStores.load(mended, again, quarantine, DAY).loads().get(0);
            assertThat(second.quarantined()).isZero();
            assertThat(second.loaded()).isEqualTo(first.quarantined());

            TestStores.write(export, clean.getBytes(StandardCharsets.UTF_8));
            TestStores.load(whole, export, quarantine, DAY);
            assertThat(TestStores.tables(mended)).isEqualTo(TestStores.tables(whole));
        }
    }

    private static byte[] damaged(Random random, byte[] bytes) {
        byte[] result = bytes;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(result.length);
            result = switch (random.nextInt(8)) {
                case 0 -> changed(result, at, (byte) random.nextInt(256));
                case 1 -> spliced(result, at, at, "\"");
                case 2 -> spliced(result, at, at, new String[] {"\n", "\r", "\r\n"}[random.nextInt(3)]);
                case 3 -> spliced(result, at, at, ",".repeat(1 + random.nextInt(3)));
                case 4 -> spliced(result, at, Math.min(result.length, at + 1 + random.nextInt(40)), "");
                case 5 -> Arrays.copyOf(result, Math.max(1, at));
                case 6 -> spliced(result, at, at, "\0\uFEFF x");
                default -> spliced(result, at, at, new String(result, StandardCharsets.UTF_8));
            };
        }
        return result;
    }

    private static byte[] changed(byte[] bytes, int at, byte value) {
        byte[] copy = bytes.clone();
        copy[at] = value;
        return copy;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    /** The records in a quarantine file, which are all whole. */
    private static long quarantined(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        long records = -1;
        try (RecordScanner scanner = new RecordScanner(Files.newInputStream(file), ',')) {
            for (Scanned scanned = scanner.next(); scanned != null; scanned = scanner.next()) {
                assertThat(scanned.fault()).isEmpty();
                scanner.expectFields(scanned.fields().size());
                records++;
            }
        }
        return records;
    }

    private static long lines(byte[] bytes) throws IOException {
        long lines = 0;
        try (RecordScanner scanner = new RecordScanner(new ByteArrayInputStream(bytes), ',')) {
            for (Scanned scanned = scanner.next(); scanned != null; scanned = scanner.next()) {
                lines += scanned.lines();
            }
        }
        return lines;
    }
}
