package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.ingest.Ingest;
import io.quarterdeck.ingest.IngestRequest;
import io.quarterdeck.ingest.Ingested;
import io.quarterdeck.ingest.Store;
import io.quarterdeck.sample.SampleCompany;
import io.quarterdeck.transform.Conventions;
import io.quarterdeck.transform.ReviewDates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample company's life drawn again and again, with known hazards: 80 % ranges of the quarter hold 8 of 10 outcomes at
 * each stretch of weeks, neither fewer nor more. Weeks of one quarter end alike, so a quarter counts once.
 */
@Tag("nightly")
class RangesHoldTest {
    private static final int COMPANIES = 20;

    /** How ranges are made was chosen on companies drawn from earlier seeds. */
    private static final long FIRST_SEED = 12;

    /** A quarter counts with as many before it, as in {@code forecast_accuracy}. */
    private static final long LEAST_QUARTERS = 4;

    private static final double LEVEL = 0.8;

    /** Standard errors that 99 of 100 shares are within. */
    private static final double WITHIN = 2.58;

    /** The whole quarter and the one before it, in stretches as long as a reader tells apart. */
    private enum Stretch {
        BEFORE_EARLY(-14, -10),
        BEFORE_MIDDLE(-9, -6),
        BEFORE_LATE(-5, -1),
        EARLY(0, 4),
        MIDDLE(5, 8),
        LATE(9, 12);

        private final long first;
        private final long last;

        Stretch(long first, long last) {
            this.first = first;
            this.last = last;
        }

        boolean has(long week) {
            return first <= week && week <= last;
        }
    }

    /** One quarter's weeks. */
    private static final class Weeks {
        private int inside;
        private int told;
    }

    @TempDir
    private Path scratch;

    @Test
    void rangesHoldEightOfTenOutcomesAtEachStretchOfWeeks() throws IOException {
        SortedMap<Stretch, List<Double>> shares = new TreeMap<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + COMPANIES; seed++) {
            add(voices(seed), shares);
        }
        shares.forEach((stretch, held) -> {
            double share =
                    held.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            double error = Math.sqrt(LEVEL * (1 - LEVEL) / held.size());
            System.out.printf(
                    Locale.ROOT,
                    "weeks %d to %d: ranges held %.3f of %d quarters, %.3f ± %.3f expected%n",
                    stretch.first,
                    stretch.last,
                    share,
                    held.size(),
                    LEVEL,
                    WITHIN * error);
            assertThat(share).as(stretch.name()).isBetween(LEVEL - WITHIN * error, LEVEL + WITHIN * error);
        });
        assertThat(shares).hasSize(Stretch.values().length);
    }

    private static void add(Rows voices, SortedMap<Stretch, List<Double>> shares) {
        SortedMap<Stretch, SortedMap<String, Weeks>> quarters = new TreeMap<>();
        for (int i = 0; i < voices.size(); i++) {
            if (voices.text(i, "voice").equals("model")
                    && voices.value(i, "actual") != null
                    && (Long) voices.value(i, "past_quarters") >= LEAST_QUARTERS) {
                long week = (Long) voices.value(i, "week_of_period");
                double actual = voices.number(i, "actual");
                boolean isInside = voices.number(i, "p10") <= actual && actual <= voices.number(i, "p90");
                for (Stretch stretch : Stretch.values()) {
                    if (stretch.has(week)) {
                        Weeks weeks = quarters.computeIfAbsent(stretch, s -> new TreeMap<>())
                                .computeIfAbsent(voices.text(i, "period"), period -> new Weeks());
                        weeks.told++;
                        weeks.inside += isInside ? 1 : 0;
                    }
                }
            }
        }
        quarters.forEach((stretch, periods) -> periods.values()
                .forEach(weeks -> shares.computeIfAbsent(stretch, s -> new ArrayList<>())
                        .add((double) weeks.inside / weeks.told)));
    }

    private Rows voices(long seed) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("company " + seed));
        Path exports = Files.createDirectories(folder.resolve("exports"));
        SampleCompany.write(seed, exports);
        try (Store store = Store.inMemory(folder)) {
            Ingested ingested = Ingest.run(IngestRequest.of(exports, folder.resolve("none")), store, line -> {});
            try (Pipeline pipeline = Pipeline.run(
                    store,
                    new ReviewDates(ingested.asOf(), FiscalCalendar.CALENDAR_YEAR),
                    Conventions.of("CNY"),
                    Settings.THRESHOLDS,
                    House.NONE,
                    Wanted.table("forecast_voices"),
                    Engines.DUCKDB,
                    folder)) {
                return pipeline.runner().read("forecast_voices");
            }
        }
    }
}
