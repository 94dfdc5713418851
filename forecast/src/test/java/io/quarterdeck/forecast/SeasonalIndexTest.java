package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeasonalIndexTest {
    private static final double[] SEASON = {0.6, 0.7, 1.5, 0.8, 0.9, 1.4, 0.7, 0.6, 1.3, 0.8, 1.0, 1.7};

    @Test
    void aSteadySeasonIsFoundAgainWhereverTheHistoryBegins() {
        for (int first : new int[] {0, 6}) {
            SeasonalIndex index = SeasonalIndex.of(history(first, 48, 0), first, 12);
            assertThat(index.basis()).isEqualTo(SeasonalIndex.Basis.MOVING_AVERAGE);
            for (int month = 0; month < 12; month++) {
                assertThat(index.index().get(month)).isCloseTo(SEASON[month], within(1e-9));
            }
        }
    }

    @Test
    void growthIsNoSeason() {
        SeasonalIndex index = SeasonalIndex.of(history(0, 60, 0.01), 0, 12);
        for (int month = 0; month < 12; month++) {
            assertThat(index.index().get(month)).isCloseTo(SEASON[month], within(0.02));
        }
        assertThat(index.index().stream().mapToDouble(i -> i).sum()).isCloseTo(12, within(1e-9));
    }

    @Test
    void oneOddMonthDoesNotMoveTheMedian() {
        List<Double> history = history(0, 60, 0);
        history.set(30, 50.0);
        assertThat(SeasonalIndex.of(history, 0, 12).index().get(6)).isCloseTo(SEASON[6], within(0.15));
    }

    @Test
    void belowThreeYearsItIsTheShareOfTheYear() {
        SeasonalIndex index = SeasonalIndex.of(history(3, 30, 0), 3, 12);
        assertThat(index.basis()).isEqualTo(SeasonalIndex.Basis.SHARE_OF_YEAR);
        assertThat(index.years()).isEqualTo(2);
        assertThat(index.index().get(11)).isCloseTo(1.7, within(1e-9));
    }

    @Test
    void belowOneYearEveryMonthIsAlike() {
        assertThat(SeasonalIndex.of(history(0, 11, 0), 0, 12).index()).containsOnly(1.0);
    }

    private static List<Double> history(int first, int months, double growth) {
        List<Double> history = new ArrayList<>();
        for (int i = 0; i < months; i++) {
            history.add(SEASON[(first + i) % 12] * Math.pow(1 + growth, i));
        }
        return history;
    }
}
