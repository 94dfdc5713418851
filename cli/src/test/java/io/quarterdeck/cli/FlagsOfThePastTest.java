package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.transform.Transform;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample's exports, cut off after a date, raise the same flags on that date and before as those of today. */
@Tag("nightly")
class FlagsOfThePastTest {
    private static final Path SAMPLE = Path.of(System.getProperty("quarterdeck.root"), "sample-data");
    private static final LocalDate TODAY = LocalDate.of(2025, 9, 2);

    /** The same day of the quarter before. */
    private static final LocalDate THEN = LocalDate.of(2025, 6, 3);

    /** A next step has no history: only the exports of then knew it. */
    private static final Set<String> WITHOUT_HISTORY = Set.of("next_step");

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("yyyy/M/d");

    @TempDir
    Path work;

    @Test
    void whatHappenedAfterADateRaisesNoFlagOnIt() throws IOException {
        Path cut = Files.createDirectories(work.resolve("cut"));
        cutOff(cut);
        try (ReviewFigures today = ReviewFigures.of(SAMPLE, TODAY, Files.createDirectories(work.resolve("today")));
                ReviewFigures then = ReviewFigures.of(cut, THEN, Files.createDirectories(work.resolve("then")))) {
            holdStalled(today);
            holdStalled(then);
            int raised = 0;
            for (SqlModel flag : Transform.flags()) {
                if (!WITHOUT_HISTORY.contains(flag.name())) {
                    List<List<Object>> wanted = until(then.table(flag.name()));
                    assertThat(until(today.table(flag.name()))).as(flag.name()).isEqualTo(wanted);
                    raised += wanted.size();
                }
            }
            assertThat(raised).isGreaterThan(5000);
            assertThat(today.table("flag_outcomes").rows())
                    .containsAll(then.table("flag_outcomes").rows());
        }
    }

    /** The flag and the list of stalled deals mean the same. */
    private static void holdStalled(ReviewFigures review) {
        Rows aging = review.table("deal_aging");
        List<String> listed = IntStream.range(0, aging.size())
                .filter(i -> Boolean.TRUE.equals(aging.value(i, "is_stalled")))
                .mapToObj(i -> aging.text(i, "opportunity_id"))
                .toList();
        Rows flags = review.table("risk_flags");
        assertThat(IntStream.range(0, flags.size())
                        .filter(i -> flags.text(i, "flag").equals("stalled"))
                        .mapToObj(i -> flags.text(i, "opportunity_id")))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    private static List<List<Object>> until(Rows rows) {
        return rows.rows().stream()
                .filter(row -> !((LocalDate) row.get(0)).isAfter(THEN))
                .toList();
    }

    private static boolean isLater(String date) {
        return !date.isEmpty() && LocalDate.parse(date).isAfter(THEN);
    }

    private static void cutOff(Path folder) throws IOException {
        SortedMap<String, String> earlier = new TreeMap<>();
        rewrite(folder, "opportunity_history.csv", line -> {
            if (isLater(line[1])) {
                earlier.putIfAbsent(line[0] + " " + line[2], line[3]);
            }
            return !isLater(line[1]);
        });
        rewrite(folder, "opportunities.csv", line -> {
            line[5] = earlier.getOrDefault(line[0] + " Stage", line[5]);
            line[7] = earlier.getOrDefault(line[0] + " Amount", line[7]);
            line[10] = earlier.getOrDefault(line[0] + " Close Date", line[10]);
            line[3] = earlier.getOrDefault(line[0] + " Owner", line[3]);
            return !isLater(line[9]);
        });
        rewrite(folder, "quotes.csv", line -> {
            if (isLater(line[11])) {
                line[9] = "Pending";
                line[10] = "";
                line[11] = "";
            }
            return !isLater(line[4]);
        });
        rewrite(folder, "people.csv", line -> {
            line[6] = isLater(line[6]) ? "" : line[6];
            return !isLater(line[5]);
        });
        rewrite(folder, "invoices.csv", line -> !isLater(line[7]));
        for (String whole : List.of("accounts.csv", "assignments.csv", "orders.csv", "products.csv", "targets.csv")) {
            Files.copy(SAMPLE.resolve(whole), folder.resolve(whole));
        }
        // One activity a line, between a line that opens the list and one that closes it.
        List<String> activities = new ArrayList<>();
        for (String line : Files.readAllLines(SAMPLE.resolve("activities.json"))) {
            int done = line.indexOf("\"done_date\":\"");
            if (done < 0 || !isLater(line.substring(done + 13, done + 23))) {
                activities.add(line);
            }
        }
        int last = activities.size() - 2;
        activities.set(last, activities.get(last).replaceAll(",$", ""));
        Files.write(folder.resolve("activities.json"), activities);
        List<String> receipts = Files.readAllLines(SAMPLE.resolve("receipts.csv"), GB18030);
        Files.write(
                folder.resolve("receipts.csv"),
                Stream.concat(
                                receipts.stream().limit(1),
                                receipts.stream().skip(1).filter(line -> !LocalDate.parse(fields(line)[1], SLASHES)
                                        .isAfter(THEN)))
                        .toList(),
                GB18030);
    }

    /** Copies a file with the lines that {@code keeps} has changed and kept. */
    private static void rewrite(Path folder, String name, Predicate<String[]> keeps) throws IOException {
        List<String> lines = Files.readAllLines(SAMPLE.resolve(name));
        List<String> kept = new ArrayList<>(lines.subList(0, 1));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = fields(line);
            if (keeps.test(fields)) {
                kept.add(String.join(",", fields));
            }
        }
        Files.write(folder.resolve(name), kept);
    }

    private static String[] fields(String line) {
        return line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
    }
}
