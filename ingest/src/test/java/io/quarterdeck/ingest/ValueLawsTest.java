package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Rows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an export says does not depend on how its columns stand, what they are called, or what stands around its rows. */
class ValueLawsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
    private static final int ROWS = 30;

    @TempDir
    Path scratch;

    private final Random random = new Random(20250630);
    private final List<List<String>> lines = new ArrayList<>();

    /** Plain and other notations of the same few values, and some that cannot be read. */
    @BeforeEach
    void rows() {
        lines.add(Arrays.asList(TestStores.HEADER.strip().split(",")));
        List<String> amounts = List.of("1200.50", "\"1,200.50\"", "(5)", "1.2万", "-", "５", "12x", "€7");
        List<String> dates = List.of("2025-01-05", "2025/1/5", "5 Jan 2025", "9999-12-31", "31/31/2025");
        for (int i = 0; i < ROWS; i++) {
            lines.add(List.of(
                    "O-" + i,
                    "P-1",
                    " A-1",
                    "PR-1",
                    "Proposal",
                    any(amounts),
                    any(dates),
                    "2025-0" + (1 + i % 6) + "-01"));
        }
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private record Loaded(List<Rows> tables, Load load) {}

    private Loaded loaded(List<List<String>> all) {
        return loaded(all.stream().map(line -> String.join(",", line)).collect(Collectors.joining("\n", "", "\n")));
    }

    private Loaded loaded(String text) {
        try (Store store = Store.inMemory(scratch)) {
            Path file =
                    TestStores.write(scratch.resolve("in/opportunities.csv"), text.getBytes(StandardCharsets.UTF_8));
            Load load = TestStores.load(store, file, scratch.resolve("quarantine"), DAY)
                    .loads()
                    .get(0);
            assertThat(load.recordsIn()).isEqualTo(ROWS);
            assertThat(load.quarantined()).isBetween(1L, ROWS - 1L);
            // The notes of a load carry its id, which every byte of the file changes.
            List<Rows> tables = CanonicalTable.all().keySet().stream()
                    .filter(table -> !table.equals("loads") && !table.equals("load_notes"))
                    .map(store::table)
                    .toList();
            return new Loaded(tables, load);
        }
    }

    private void assertSame(Loaded one, Loaded other) {
        assertThat(other.tables()).isEqualTo(one.tables());
        assertThat(other.load().amountIn()).isEqualTo(one.load().amountIn());
        assertThat(other.load().amountQuarantined()).isEqualTo(one.load().amountQuarantined());
        assertThat(other.load().quarantined()).isEqualTo(one.load().quarantined());
    }

    @Test
    void theOrderOfColumnsMeansNothing() {
        List<Integer> order =
                IntStream.range(0, lines.get(0).size()).boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(order, random);
        assertSame(
                loaded(lines),
                loaded(lines.stream()
                        .map(line -> order.stream().map(line::get).toList())
                        .toList()));
    }

    @Test
    void linesThatAreNoRecordsAreSetAsideOneByOne() {
        Loaded plain = loaded(lines);
        List<List<String>> more = new ArrayList<>(lines);
        more.add(1 + random.nextInt(ROWS), List.of(""));
        more.add(1 + random.nextInt(ROWS), lines.get(0));
        more.add(1 + random.nextInt(ROWS), List.of(",,,,,,,"));
        more.add(List.of("Total", "", "", "", "", "", "", ""));
        more.add(0, List.of("Opportunities of the quarter"));
        Loaded set = loaded(more);
        assertSame(plain, set);
        assertThat(set.load().setAside()).isEqualTo(plain.load().setAside() + 5);
    }

    @Test
    void aRecordThatBreaksIsTheOnlyOneThatChanges() {
        Loaded plain = loaded(lines);
        int broken = 1
                + IntStream.range(0, ROWS)
                        .filter(i -> lines.get(i + 1).get(5).equals("1200.50")
                                && lines.get(i + 1).get(6).equals("2025-01-05"))
                        .findFirst()
                        .orElseThrow();
        List<String> line = new ArrayList<>(lines.get(broken));
        line.set(5, "1200.5O");
        List<List<String>> damaged = new ArrayList<>(lines);
        damaged.set(broken, line);
        Loaded one = loaded(damaged);
        assertThat(one.load().loaded()).isEqualTo(plain.load().loaded() - 1);
        assertThat(one.load().quarantined()).isEqualTo(plain.load().quarantined() + 1);
        List<List<Object>> rows = new ArrayList<>(deals(plain).rows());
        rows.removeIf(row -> row.get(0).equals(line.get(0)));
        assertThat(deals(one).rows()).isEqualTo(rows);
    }

    private static Rows deals(Loaded loaded) {
        int place = List.copyOf(CanonicalTable.all().keySet()).indexOf("opportunities");
        long before = CanonicalTable.all().keySet().stream()
                .limit(place)
                .filter(table -> table.equals("loads") || table.equals("load_notes"))
                .count();
        return loaded.tables().get(place - (int) before);
    }

    @Test
    void aColumnThatNobodyReadsMeansNothing() {
        List<List<String>> wider = new ArrayList<>();
        for (List<String> line : lines) {
            List<String> copy = new ArrayList<>(line);
            copy.add(3, line == lines.get(0) ? "Our own remark" : "-");
            wider.add(copy);
        }
        assertSame(loaded(lines), loaded(wider));
    }

    @Test
    void aHeadingInAnotherDressIsTheSame() {
        List<List<String>> renamed = new ArrayList<>(lines);
        renamed.set(
                0,
                lines.get(0).stream().map(h -> " " + h.toUpperCase() + "\u00A0").toList());
        assertSame(loaded(lines), loaded(renamed));
    }
}
