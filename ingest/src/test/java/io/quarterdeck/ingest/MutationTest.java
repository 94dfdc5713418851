package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of every format, damaged at random: each is accounted for to the last record and cent, or refused with nothing
 * loaded.
 *
 * <p>{@code -Dmutations=100000} is the nightly run, as in {@code -Pnightly}; {@code -Dseed=N} repeats one. What fails is
 * kept as a case, to be looked at.
 */
class MutationTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
    private static final int MUTATIONS = Integer.getInteger("mutations", System.getenv("CI") == null ? 1_000 : 5_000);
    private static final long SEED = Long.getLong("seed", 20_250_630);

    /** A store grows slower with what is in it. */
    private static final int ROUNDS_OF_A_STORE = 100;

    private static final List<String> HEADINGS =
            List.of(TestStores.HEADER.strip().split(","));

    @TempDir
    Path scratch;

    @Test
    void everyFileIsAccountedForOrRefused() throws IOException {
        System.out.println(MUTATIONS + " mutations with seed " + SEED);
        Map<String, byte[]> seeds = seeds();
        List<String> names = List.copyOf(seeds.keySet());
        Random random = new Random(SEED);
        int loaded = 0;
        for (int round = 0; round < MUTATIONS; ) {
            try (Store store = Store.inMemory(Files.createDirectories(scratch.resolve("store" + round)))) {
                int end = Math.min(MUTATIONS, round + ROUNDS_OF_A_STORE);
                for (; round < end; round++) {
                    String name = names.get(random.nextInt(names.size()));
                    byte[] damaged = damaged(random, seeds.get(name));
                    try {
                        loaded += isLoaded(store, name, damaged, round) ? 1 : 0;
                    } catch (RuntimeException | AssertionError e) {
                        throw new AssertionError(
                                "seed " + SEED + ", round " + round + ": " + kept(name, damaged, round), e);
                    }
                }
            }
        }
        // Damage that never or always stops a file would prove nothing.
        assertThat(loaded).isBetween(MUTATIONS / 10, MUTATIONS * 9 / 10);
    }

    private boolean isLoaded(Store store, String name, byte[] bytes, int round) throws IOException {
        Path quarantine = scratch.resolve("quarantine" + round);
        Path export = TestStores.write(scratch.resolve("in" + round).resolve(name), bytes);
        int before = store.loads().size();
        try {
            Ingested ingested = TestStores.load(store, export, quarantine, DAY);
            List<Load> loads = new ArrayList<>(ingested.loads());
            loads.addAll(ingested.repeated());
            long quarantined = 0;
            for (Load load : loads) {
                assertThat(load.recordsIn()).isEqualTo(load.loaded() + load.quarantined());
                assertThat(load.amountIn())
                        .isEqualByComparingTo(load.amountLoaded().add(load.amountQuarantined()));
                quarantined += load.quarantined();
            }
            assertThat(loads).hasSize(1);
            assertThat(quarantined(quarantine)).isEqualTo(quarantined);
            return true;
        } catch (UserError e) {
            assertThat(e.exitCode()).isIn(ExitCode.INPUT_REFUSED, ExitCode.CHECK_FAILED);
            assertThat(store.loads()).hasSize(before);
            assertThat(quarantined(quarantine)).isZero();
            return false;
        } finally {
            Files.delete(export);
        }
    }

    /** The input as a case of its own: whoever mends the fault has its test already. */
    private static Path kept(String name, byte[] bytes, int round) throws IOException {
        Path file = Path.of("src", "test", "cases", "D" + round + "_seed_" + SEED, "exports", name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static Map<String, byte[]> seeds() throws IOException {
        StringBuilder csv = new StringBuilder(TestStores.HEADER);
        StringBuilder json = new StringBuilder("[");
        StringBuilder lines = new StringBuilder();
        List<String> sheet = new ArrayList<>();
        sheet.add(TestWorkbook.row(1, HEADINGS.stream().map(TestWorkbook::text).toArray(String[]::new)));
        for (int i = 1; i <= 8; i++) {
            String day = "2025-01-0" + i;
            csv.append("O-" + i + ",\"Person, " + i + "\",\"客户 \"\"" + i + "\"\"\",\"two\nlines\",Proposal," + i
                    + ".50," + day + ",\n");
            String object = "{\"opportunity_id\":\"O-" + i + "\",\"owner_id\":\"P\",\"account_id\":\"客户\","
                    + "\"product_id\":null,\"stage\":\"Proposal\",\"amount\":" + i + ".5,\"created_date\":\"" + day
                    + "\",\"close_date\":\"\"}";
            json.append(i == 1 ? "" : ",").append(object);
            lines.append(object).append('\n');
            sheet.add(TestWorkbook.row(
                    i + 1,
                    TestWorkbook.text("O-" + i),
                    TestWorkbook.text("P"),
                    TestWorkbook.text("客户"),
                    TestWorkbook.text(""),
                    TestWorkbook.text("Proposal"),
                    TestWorkbook.number(i + ".5"),
                    TestWorkbook.text(day),
                    TestWorkbook.text("")));
        }
        byte[] text = csv.toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text);
        }
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put("plain.csv", text);
        seeds.put("chinese.csv", csv.toString().getBytes(Charset.forName("GB18030")));
        seeds.put("wide.csv", csv.toString().getBytes(StandardCharsets.UTF_16));
        seeds.put("tabs.tsv", csv.toString().replace(',', '\t').getBytes(StandardCharsets.UTF_8));
        seeds.put("packed.csv.gz", packed.toByteArray());
        seeds.put("array.json", json.append(']').toString().getBytes(StandardCharsets.UTF_8));
        seeds.put("lines.json", lines.toString().getBytes(StandardCharsets.UTF_8));
        seeds.put(
                "book.xlsx",
                new TestWorkbook().sheet("Deals", sheet.toArray(String[]::new)).bytes());
        return seeds;
    }

    private static byte[] damaged(Random random, byte[] bytes) {
        byte[] result = bytes;
        for (int i = 1 + random.nextInt(3); i > 0 && result.length > 0; i--) {
            int at = random.nextInt(result.length);
            int to = Math.min(result.length, at + 1 + random.nextInt(40));
            result = switch (random.nextInt(8)) {
                case 0 -> changed(result, at, (byte) random.nextInt(256));
                case 1 -> spliced(result, at, at, "\"".getBytes(StandardCharsets.US_ASCII));
                case 2 ->
                    spliced(
                            result,
                            at,
                            at,
                            List.of("\n", "\r", "\r\n").get(random.nextInt(3)).getBytes(StandardCharsets.US_ASCII));
                case 3 ->
                    spliced(
                            result,
                            at,
                            at,
                            List.of(",", ",,", "\t", ";").get(random.nextInt(4)).getBytes(StandardCharsets.US_ASCII));
                case 4 -> spliced(result, at, to, new byte[0]);
                case 5 -> random.nextInt(3) == 0 ? Arrays.copyOf(result, Math.max(1, at)) : result;
                case 6 -> spliced(result, at, at, new byte[] {0, (byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
                default -> spliced(result, at, at, Arrays.copyOfRange(result, at, to));
            };
        }
        return result;
    }

    private static byte[] changed(byte[] bytes, int at, byte value) {
        byte[] copy = bytes.clone();
        copy[at] = value;
        return copy;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(middle);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    /** The records in the quarantine files, which are all whole. */
    private static long quarantined(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        long records = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                records--;
                try (RecordScanner scanner = new RecordScanner(Files.newInputStream(file), ',')) {
                    for (Scanned scanned = scanner.next(); scanned != null; scanned = scanner.next()) {
                        assertThat(scanned.fault()).isEmpty();
                        scanner.expectFields(scanned.fields().size());
                        records++;
                    }
                }
            }
        }
        return records;
    }
}
