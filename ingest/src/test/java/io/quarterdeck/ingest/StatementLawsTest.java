package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.Rows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables do not know in which order, how often or in how many files something was said. */
class StatementLawsTest {
    @TempDir
    Path scratch;

    /** @param knownDate null where that is the statement date */
    private static final int SEEDS = Integer.getInteger("seeds", 2);

    private record Piece(Path file, LocalDate statementDate, String system, boolean isFull, LocalDate knownDate) {
        Piece(Path file, LocalDate statementDate) {
            this(file, statementDate, "", false, null);
        }

        LocalDate knownOn() {
            return knownDate == null ? statementDate : knownDate;
        }
    }

    /** Histories of each law: two at every build, eight with -Pnightly. */
    private static IntStream seeds() {
        return IntStream.rangeClosed(1, SEEDS);
    }

    /** Longer histories are fewer: one at every build, four with -Pnightly. */
    private static IntStream fewerSeeds() {
        return IntStream.rangeClosed(1, SEEDS / 2).map(seed -> 10 + seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void splitShuffledAndRepeatedFilesGiveTheSameTables(int seed) {
        Random random = new Random(seed);
        List<Piece> whole = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        for (int month = 1; month <= 4; month++) {
            LocalDate date = LocalDate.of(2025, month, 28);
            List<String> rows = rows(random, month % 2);
            whole.add(new Piece(file("whole" + month, rows), date));
            Collections.shuffle(rows, random);
            int from = 0;
            for (int part = 0; from < rows.size(); part++) {
                int to = Math.min(rows.size(), from + 1 + random.nextInt(12));
                Piece piece = new Piece(file("part" + month + "-" + part, rows.subList(from, to)), date);
                pieces.add(piece);
                if (random.nextInt(3) == 0) {
                    pieces.add(piece);
                }
                from = to;
            }
        }
        Collections.shuffle(pieces, random);
        List<Rows> expected = tables(whole);
        assertThat(expected.stream().mapToInt(Rows::size).sum()).isGreaterThan(40);
        assertThat(tables(pieces)).isEqualTo(expected);
        Collections.reverse(whole);
        assertThat(tables(whole)).isEqualTo(expected);
    }

    /** A year of exports of two systems, some complete and some not, some records deleted and come back. */
    @ParameterizedTest
    @MethodSource("fewerSeeds")
    void aYearOfMonthlyExportsGivesOneHistoryWhateverTheOrder(int seed) {
        Random random = new Random(seed);
        List<Piece> year = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            LocalDate date = LocalDate.of(2025, month, 28);
            for (String system : List.of("east", "west")) {
                List<String> rows = new ArrayList<>();
                for (int deal = 0; deal < 12; deal++) {
                    if (random.nextInt(4) > 0) {
                        rows.add("O-" + deal + ",P-" + random.nextInt(2) + ",," + ",Proposal," + deal % 3
                                + ",2025-01-01,\n");
                    }
                }
                year.add(new Piece(file(system + month, rows), date, system, random.nextInt(3) > 0, null));
            }
        }
        List<Rows> expected = tables(year);
        Collections.shuffle(year, random);
        year.addAll(List.copyOf(year.subList(0, 6)));
        assertThat(tables(year)).isEqualTo(expected);
        Piece wrong = year.get(3);
        try (Store store = Store.inMemory(scratch)) {
            year.forEach(piece -> load(store, piece));
            // What was known on a day is not changed by what came later.
            LocalDate day = LocalDate.of(2025, 6, 30);
            List<List<Object>> then = asOf(store, day);
            try (Store earlier = Store.inMemory(scratch)) {
                year.stream().filter(p -> !p.statementDate().isAfter(day)).forEach(piece -> load(earlier, piece));
                assertThat(asOf(earlier, day)).isEqualTo(then).isNotEmpty();
            }
            assertReplayed(store);
            // Forgotten is as never loaded.
            store.loads().stream()
                    .filter(l -> l.file().equals(wrong.file().getFileName().toString()))
                    .forEach(store::forget);
            year.removeIf(piece -> piece.file().equals(wrong.file()));
            assertThat(TestStores.tables(store)).isEqualTo(tables(year));
        }
    }

    /**
     * Exports that come to light late, corrections of what was said for the same day among them: as of any day the tables
     * are those that could be made on that day, and say of each record what the latest statement known by then says.
     */
    @ParameterizedTest
    @MethodSource("fewerSeeds")
    void whatWasNotKnownYetChangesNoEarlierDay(int seed) {
        Random random = new Random(seed);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            LocalDate date = LocalDate.of(2025, 1 + random.nextInt(6), 28);
            LocalDate known = random.nextInt(3) > 0 ? null : date.plusDays(1 + random.nextInt(90));
            List<String> rows = new ArrayList<>();
            for (int deal = 0; deal < 8; deal++) {
                if (random.nextInt(3) > 0) {
                    rows.add("O-" + deal + ",P-1,,,Proposal," + random.nextInt(3) + ",2025-01-01,\n");
                }
            }
            pieces.add(new Piece(file("piece" + i, rows), date, "east", random.nextInt(3) == 0, known));
        }
        try (Store store = Store.inMemory(scratch)) {
            pieces.forEach(piece -> load(store, piece));
            assertReplayed(store);
            for (int month = 3; month <= 7; month += 2) {
                LocalDate day = LocalDate.of(2025, month, 1);
                List<Piece> known =
                        pieces.stream().filter(p -> !p.knownOn().isAfter(day)).toList();
                try (Store earlier = Store.inMemory(scratch)) {
                    known.forEach(piece -> load(earlier, piece));
                    assertThat(asOf(store, day)).as(day.toString()).isEqualTo(asOf(earlier, day));
                }
            }
        }
    }

    @Test
    void anOldExportThatComesToLightLateDoesNotOverruleANewerOne() {
        LocalDate january = LocalDate.of(2025, 1, 31);
        LocalDate february = LocalDate.of(2025, 2, 28);
        LocalDate april = LocalDate.of(2025, 4, 10);
        List<Piece> pieces = List.of(
                new Piece(file("january", List.of(deal(1, 10))), january, "east", false, null),
                new Piece(file("february", List.of(deal(1, 20))), february, "east", false, null),
                new Piece(file("old", List.of(deal(1, 11), deal(2, 7))), january, "east", false, april),
                new Piece(file("correction", List.of(deal(1, 21))), february, "east", false, april.plusDays(1)));
        try (Store store = Store.inMemory(scratch)) {
            pieces.forEach(piece -> load(store, piece));
            Rows deals = store.table("opportunities");
            List<String> versions = new ArrayList<>();
            for (int i = 0; i < deals.size(); i++) {
                versions.add(deals.text(i, "opportunity_id") + " "
                        + deals.money(i, "amount").intValue() + " " + deals.date(i, "valid_from"));
            }
            assertThat(versions)
                    .containsExactly("O-1 10 2025-01-31", "O-1 20 2025-02-28", "O-1 21 2025-04-11", "O-2 7 2025-04-10");
            Rows events = store.table("events");
            List<String> changes = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                if ("amount".equals(events.text(i, "field"))) {
                    changes.add(events.text(i, "record_key") + " " + events.text(i, "new_value") + " "
                            + events.date(i, "true_date") + " known " + events.date(i, "known_date"));
                }
            }
            assertThat(changes)
                    .containsExactly(
                            "O-1 20 2025-02-28 known 2025-02-28",
                            "O-1 21 2025-02-28 known 2025-04-11",
                            "O-2 7 2025-01-01 known 2025-04-10");
        }
    }

    private static String deal(int key, int amount) {
        return "O-" + key + ",P-1,,,Proposal," + amount + ",2025-01-01,\n";
    }

    /** The log, replayed over the state after the first statement, gives the state after each later one. */
    private static void assertReplayed(Store store) {
        Rows deals = store.table("opportunities");
        Rows events = store.table("events");
        List<LocalDate> dates =
                store.loads().stream().map(Load::knownOn).distinct().sorted().toList();
        SortedMap<String, String> state = state(deals, dates.get(0));
        for (LocalDate date : dates.subList(1, dates.size())) {
            for (int i = 0; i < events.size(); i++) {
                if (!date.equals(events.date(i, "known_date")) || !"opportunities".equals(events.text(i, "object"))) {
                    continue;
                }
                String key = events.text(i, "record_key");
                if (events.text(i, "kind").equals("deleted")) {
                    state.keySet().removeIf(field -> field.startsWith(key + " "));
                } else {
                    String field = key + " " + events.text(i, "field");
                    assertThat(state.get(field)).as(field).isEqualTo(events.text(i, "old_value"));
                    if (events.text(i, "new_value") == null) {
                        state.remove(field);
                    } else {
                        state.put(field, events.text(i, "new_value"));
                    }
                }
            }
            assertThat(state).as(date.toString()).isEqualTo(state(deals, date));
        }
    }

    private static SortedMap<String, String> state(Rows deals, LocalDate date) {
        SortedMap<String, String> state = new TreeMap<>();
        for (int i = 0; i < deals.size(); i++) {
            LocalDate end = deals.date(i, "valid_to");
            if (deals.date(i, "valid_from").isAfter(date) || end != null && !end.isAfter(date)) {
                continue;
            }
            for (Column column : deals.columns()) {
                Object value = deals.value(i, column.name());
                if (value != null && CanonicalTable.all().get("opportunities").indexOf(column.name()) >= 0) {
                    state.put(
                            deals.text(i, "opportunity_id") + " " + column.name(),
                            column.unit().text(value));
                }
            }
        }
        return state;
    }

    private static List<List<Object>> asOf(Store store, LocalDate day) {
        Rows deals = store.table("opportunities");
        int from = deals.indexOf("valid_from");
        int to = deals.indexOf("valid_to");
        return deals.rows().stream()
                .filter(row -> !((LocalDate) row.get(from)).isAfter(day)
                        && (row.get(to) == null || ((LocalDate) row.get(to)).isAfter(day)))
                .map(row -> row.subList(0, from))
                .toList();
    }

    /** The layout of the sample company, as two systems have it. */
    private void load(Store store, Piece piece) {
        Path house = scratch.resolve("house-" + piece.system());
        TestStores.write(
                house.resolve("presets").resolve(piece.system() + ".yaml"),
                ("stages: {Proposal: open}\nlayouts: {deals: {table: opportunities, key: opportunity_id, amount: amount,"
                                + " required: {opportunity_id: opportunity_id, owner_id: owner_id, stage: stage,"
                                + " amount: amount, created_date: created_date}}}\n")
                        .getBytes(StandardCharsets.UTF_8));
        HouseRules rules = HouseRules.DEFAULT;
        Ingest.run(
                new IngestRequest(
                        piece.file(),
                        scratch.resolve("quarantine"),
                        Optional.empty(),
                        Optional.of(piece.statementDate()),
                        piece.isFull() ? rules.withFull(Set.of("opportunities")) : rules,
                        piece.system().isEmpty()
                                ? Presets.builtIn()
                                : Presets.builtIn().with(House.in(house)),
                        Optional.ofNullable(piece.knownDate()),
                        new IngestRequest.Guard(1, Optional.of("a test")),
                        Optional.empty()),
                store,
                m -> {});
    }

    /** Few values, so that some records stay as they were, come back to it, or contradict themselves. */
    private static List<String> rows(Random random, int amount) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            // Amounts that contradict each other in one file are taken out; between files the content decides.
            int deal = random.nextInt(20);
            rows.add("O-" + deal + ",P-1,,PR-" + random.nextInt(2) + ","
                    + (random.nextBoolean() ? "Proposal" : "Verbal") + "," + (deal + amount) % 3 + ",2025-01-01,\n");
        }
        return rows;
    }

    private Path file(String name, List<String> rows) {
        String text = TestStores.HEADER + String.join("", rows);
        return TestStores.write(scratch.resolve("in").resolve(name + ".csv"), text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Rows> tables(List<Piece> pieces) {
        try (Store store = Store.inMemory(scratch)) {
            for (Piece piece : pieces) {
                load(store, piece);
            }
            return TestStores.tables(store);
        }
    }
}
