package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastRegressorsTest {
    private static final YearMonth START = YearMonth.of(2018, 1);
    private static final int MONTHS = 84;

    /** The Spring Festivals of these months. */
    private static final List<String> FESTIVALS =
            List.of("2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10");

    @TempDir
    private Path folder;

    private CommandRun run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "forecast",
                "--series",
                folder.resolve("series.csv").toString(),
                "--horizon",
                "3",
                "--out",
                folder.resolve("out.csv").toString()));
        arguments.addAll(List.of(more));
        return CommandRun.run(arguments.toArray(String[]::new));
    }

    private List<String> written() throws IOException {
        return Files.readAllLines(folder.resolve("out.csv"));
    }

    private static double mean(String line) {
        return Double.parseDouble(line.split(",")[2]);
    }

    private static boolean isPromoted(int month) {
        return new Random(month * 31L).nextInt(5) == 0;
    }

    /** A quiet series, and one in which a promotion brings half as much again. */
    private void series() throws IOException {
        StringBuilder text = new StringBuilder("id,period,value\n");
        Random random = new Random(3);
        for (String id : List.of("quiet", "promoted")) {
            for (int t = 0; t < MONTHS; t++) {
                double value = 1000 * Math.exp(0.1 * Math.sin(Math.PI * t / 6) + 0.04 * random.nextGaussian());
                value *= id.equals("promoted") && isPromoted(t) ? 1.5 : 1;
                text.append(String.format(Locale.ROOT, "%s,%s,%.3f%n", id, START.plusMonths(t), value));
            }
        }
        Files.writeString(folder.resolve("series.csv"), text);
    }

    private String regressors(int months) throws IOException {
        StringBuilder text = new StringBuilder("period,Promotion\n");
        for (int t = 0; t < months; t++) {
            boolean isPromoted = t < MONTHS ? isPromoted(t) : t == MONTHS + 1;
            text.append(START.plusMonths(t)).append(isPromoted ? ",1\n" : ",0\n");
        }
        return Files.writeString(folder.resolve("promotions.csv"), text).toString();
    }

    @Test
    void aPromotionAheadIsForecastWhereThePastShowsWhatItDoes() throws IOException {
        series();
        assertThat(run().exitCode()).isZero();
        List<String> plain = written();
        CommandRun run = run("--regressors", regressors(MONTHS + 3));
        assertThat(run.exitCode()).as(run.messages()).isZero();
        assertThat(run.messages()).contains("2 monthly series, 1 with regressors");
        List<String> with = written();
        for (int i = 1; i <= 3; i++) {
            assertThat(mean(with.get(i))).isEqualTo(mean(plain.get(i)));
            assertThat(with.get(i)).endsWith(",combination");
            assertThat(with.get(i + 3)).endsWith(",combination_with_promotion");
        }
        double neighbours = (mean(with.get(4)) + mean(with.get(6))) / 2;
        assertThat(mean(with.get(5)) / neighbours).isCloseTo(1.5, within(0.15));
    }

    @Test
    void rowsBeyondTheHorizonAreCounted() throws IOException {
        series();
        assertThat(run("--regressors", regressors(MONTHS + 3)).messages()).doesNotContain("not used");
        List<String> with = written();
        CommandRun run = run("--regressors", regressors(MONTHS + 5));
        assertThat(run.exitCode()).as(run.messages()).isZero();
        assertThat(run.messages()).contains("promotions.csv: 2 rows not used");
        assertThat(written()).isEqualTo(with);
    }

    @Test
    void regressorsHaveToCoverTheHorizon() throws IOException {
        series();
        refused(
                regressors(MONTHS + 2),
                "promotions.csv, for series quiet",
                "there is no row for 2025-03, period 3 of 3 to forecast",
                "wanted every period from 2018-01 to 2025-03",
                "Add it");
        String good = Files.readString(Path.of(regressors(MONTHS + 3)));
        refused(file(good.replace("2019-05,", "2019-5,")), "\"2019-5\" is no period", "one like 2018-01, monthly");
        refused(file(good.replace("2019-05,", "2019-04,")), "2019-04 is there a second time, after line 17");
        refused(file(good.replace("2019-05,0", "2019-05,no")), "column \"promotion\"", "\"no\" is not a number");
        refused(file("period\n2018-01\n"), "there is no regressor");
        refused(file("period,a,A\n2018-01,1,1\n"), "a is there twice");
        refused(file("id,period,a\nquite,2018-01,1\n"), "line 2", "there is no series \"quite\"");
    }

    private void refused(String file, String... parts) {
        CommandRun run = run("--regressors", file);
        assertThat(run.exitCode()).as(run.messages()).isEqualTo(4);
        assertThat(run.messages()).contains(parts).contains("wanted");
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("promotions.csv"), text).toString();
    }

    @Test
    void theCalendarBringsTheSpringFestival() throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("id,period,value\n");
        for (int t = 0; t < MONTHS; t++) {
            YearMonth month = START.plusMonths(t);
            long days = FESTIVALS.stream()
                    .map(LocalDate::parse)
                    .flatMap(festival -> IntStream.rangeClosed(-7, 14).mapToObj(festival::plusDays))
                    .filter(day -> YearMonth.from(day).equals(month))
                    .count();
            double value = 1000 * Math.exp(0.03 * random.nextGaussian() - 0.6 * days / 22);
            text.append(String.format(Locale.ROOT, "a,%s,%.3f%n", month, value));
        }
        Files.writeString(folder.resolve("series.csv"), text);
        CommandRun run = run("--calendar", "CN");
        assertThat(run.exitCode()).as(run.messages()).isZero();
        // On 29 January 2025: ten of the days lie in January, twelve in February.
        assertThat(written().get(1)).endsWith("_with_spring_festival");
        double january = mean(written().get(1));
        double february = mean(written().get(2));
        assertThat(january).isCloseTo(1000 * Math.exp(-0.6 * 10 / 22), within(40.0));
        assertThat(february).isCloseTo(1000 * Math.exp(-0.6 * 12 / 22), within(40.0));
        assertThat(run("--calendar", "DE").exitCode()).isZero();
        assertThat(written().get(1)).doesNotContain("spring_festival");
    }

    @Test
    void aCalendarThatIsNotKnownIsRefused() throws IOException {
        series();
        CommandRun run = run("--calendar", "China");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.messages()).contains("--calendar", "the holidays of \"China\" are not known", "CN");
    }
}
