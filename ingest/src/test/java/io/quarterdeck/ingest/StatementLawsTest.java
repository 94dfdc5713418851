package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Rows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables do not know in which order, how often or in how many files something was said. */
class StatementLawsTest {
    @TempDir
    Path scratch;

    private record Piece(Path file, LocalDate statementDate) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
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

    /** Few values, so that some records stay as they were, come back to it, or contradict themselves. */
    private static List<String> rows(Random random, int amount) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            // Amounts that contradict each other in one file are taken out; between files the content decides.
            int deal = random.nextInt(20);
            rows.add("O-" + deal + ",P-1,,PR-" + random.nextInt(2) + "," + (random.nextBoolean() ? "Proposal" : "Verbal")
                    + "," + (deal + amount) % 3 + ",2025-01-01,\n");
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
                TestStores.load(store, piece.file(), scratch.resolve("quarantine"), piece.statementDate());
            }
            return TestStores.tables(store);
        }
    }
}
