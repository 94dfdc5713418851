package io.quarterdeck.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.cli.Quarterdeck;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many series forecast in Spark's executors: the same file as from this machine's threads, to the character. */
class ForecastOnSparkTest {
    private static final int SERIES = 52;
    private static final int LONGEST = 60;
    private static final int HORIZON = 4;
    private static final YearMonth START = YearMonth.of(2020, 1);

    @TempDir
    Path work;

    @Test
    void theForecastsOfManySeriesAreTheSame() throws IOException {
        Random random = new Random(1);
        StringBuilder series = new StringBuilder("id,period,value\n");
        StringBuilder promotions = new StringBuilder("id,period,promotion\n");
        for (int i = 0; i < SERIES; i++) {
            // Short, intermittent, quarterly and promoted ones among them.
            int length = i % 10 == 0 ? 5 : LONGEST - i % 7;
            for (int t = 0; t < length + HORIZON; t++) {
                boolean isQuarterly = i % 13 == 1;
                String period = isQuarterly
                        ? String.format(Locale.ROOT, "%d-Q%d", 2005 + t / 4, 1 + t % 4)
                        : START.plusMonths(t).toString();
                int promoted = random.nextInt(5) == 0 ? 1 : 0;
                double value = i % 11 == 2 && t % 3 != 0
                        ? 0
                        : 100
                                * Math.exp(
                                        0.2 * Math.sin(Math.PI * t / 6) + 0.1 * random.nextGaussian() + 0.5 * promoted);
                if (t < length) {
                    series.append(String.format(Locale.ROOT, "s%d,%s,%.4f%n", i, period, value));
                }
                if (i % 4 == 3) {
                    promotions.append(String.format(Locale.ROOT, "s%d,%s,%d%n", i, period, promoted));
                }
            }
        }
        Files.writeString(work.resolve("series.csv"), series);
        Files.writeString(work.resolve("promotions.csv"), promotions);
        String here = forecast("duckdb");
        assertThat(here.lines()).hasSize(1 + SERIES * HORIZON);
        assertThat(here)
                .contains(",combination\n", ",short_history\n", ",intermittent_combination\n", "_with_promotion\n");
        assertThat(forecast("spark")).isEqualTo(here);
    }

    private String forecast(String engine) throws IOException {
        Path out = work.resolve(engine + ".csv");
        List<String> arguments = new ArrayList<>(List.of("forecast", "--engine", engine));
        arguments.addAll(List.of("--series", work.resolve("series.csv").toString()));
        arguments.addAll(List.of("--regressors", work.resolve("promotions.csv").toString()));
        arguments.addAll(List.of("--horizon", String.valueOf(HORIZON), "--out", out.toString()));
        int exitCode = Quarterdeck.run(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                arguments.toArray(String[]::new));
        assertThat(exitCode).isZero();
        return Files.readString(out);
    }
}
