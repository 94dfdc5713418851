package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class SeriesPoolTest {
    private static final int HORIZON = 6;

    /** Random walks with a season and noise, in which a model's own ranges are too narrow. */
    private static List<double[]> histories(int count, int length) {
        Random random = new Random(11);
        List<double[]> histories = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] history = new double[length];
            double level = 100;
            for (int t = 0; t < length; t++) {
                level += 2 * random.nextGaussian();
                history[t] = level + 20 * Math.sin(Math.PI * t / 6) + random.nextGaussian();
            }
            histories.add(history);
        }
        return histories;
    }

    private static void assertSame(SeriesPool found, SeriesPool expected) {
        for (int i = 0; i < expected.forecasts().size(); i++) {
            assertThat(found.forecasts().get(i).mean())
                    .isEqualTo(expected.forecasts().get(i).mean());
            assertThat(found.forecasts().get(i).upper95())
                    .isEqualTo(expected.forecasts().get(i).upper95());
        }
    }

    @Test
    void numbersDoNotDependOnThreads() throws Exception {
        List<double[]> histories = histories(12, 48);
        SeriesPool all = SeriesPool.of(histories, 12, HORIZON);
        ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool four = new ForkJoinPool(4);
        assertSame(one.submit(() -> SeriesPool.of(histories, 12, HORIZON)).get(), all);
        assertSame(four.submit(() -> SeriesPool.of(histories, 12, HORIZON)).get(), all);
        one.shutdown();
        four.shutdown();
    }

    @Test
    void rangesLieInOrderAndHoldWhatComes() {
        List<double[]> longer = histories(60, 60);
        List<double[]> seen =
                longer.stream().map(h -> Arrays.copyOf(h, 60 - HORIZON)).toList();
        SeriesPool pool = SeriesPool.of(new Theta(), seen, 12, HORIZON);
        int inside = 0;
        for (int i = 0; i < seen.size(); i++) {
            RangedForecast forecast = pool.forecasts().get(i);
            for (int step = 0; step < HORIZON; step++) {
                assertThat(List.of(
                                forecast.lower95()[step],
                                forecast.lower80()[step],
                                forecast.mean()[step],
                                forecast.upper80()[step],
                                forecast.upper95()[step]))
                        .isSorted();
                double actual = longer.get(i)[60 - HORIZON + step];
                inside += forecast.lower95()[step] <= actual && actual <= forecast.upper95()[step] ? 1 : 0;
            }
        }
        assertThat(inside / (60.0 * HORIZON)).isBetween(0.88, 1.0);
        assertThat(pool.calibration().outcomes()).isEqualTo(60 * HORIZON);
    }

    @Test
    void shortHistoriesAreWideAndSaySo() {
        SeriesPool pool = SeriesPool.of(
                List.of(new double[] {50}, new double[] {50, 60}, new double[] {50, 60, 55, 58, 61, 59, 62, 60, 63}),
                12,
                3);
        assertThat(pool.forecasts())
                .extracting(RangedForecast::method)
                .containsExactly("short_history", "short_history", "combination");
        RangedForecast single = pool.forecasts().get(0);
        assertThat(single.lower95()[0]).isZero();
        assertThat(single.upper95()[0]).isGreaterThan(150);
        RangedForecast pair = pool.forecasts().get(1);
        RangedForecast nine = pool.forecasts().get(2);
        assertThat(pair.upper95()[0] - pair.mean()[0]).isGreaterThan(3 * (nine.upper95()[0] - nine.mean()[0]));
        assertThat(pool.calibration().factors95()[0]).isCloseTo(1.6, within(1e-9));
    }

    @Test
    void salesAreNotForecastBelowZeroAndReturnsMayBe() {
        double[] falling = Histories.line(30, 300, -10);
        double[] returns = Histories.shifted(falling, -150);
        SeriesPool pool = SeriesPool.of(List.of(falling, returns), 12, HORIZON);
        assertThat(Series.isNonNegative(pool.forecasts().get(0).lower95())).isTrue();
        assertThat(pool.forecasts().get(1).lower95()[HORIZON - 1]).isNegative();
    }

    @Test
    void intermittentHistoriesHaveMethodsOfTheirOwn() {
        double[] history = new double[30];
        for (int t = 0; t < history.length; t += 3) {
            history[t] = 9;
        }
        RangedForecast forecast =
                SeriesPool.of(List.of(history), 12, 2).forecasts().get(0);
        assertThat(forecast.method()).isEqualTo("intermittent_combination");
        assertThat(forecast.mean()[0]).isCloseTo(3, within(0.6));
    }
}
