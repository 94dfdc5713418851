package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Values worked out by hand on the first three years of quarterly Australian beer production, a series of fpp3. */
class SimpleMethodsTest {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final double[] BEER = {284, 213, 227, 308, 262, 228, 236, 320, 272, 233, 237, 313};

    @Test
    void seasonalNaiveRepeatsTheLastYear() {
        assertThat(new SeasonalNaive().forecast(BEER, 4, 6)).containsExactly(272, 233, 237, 313, 272, 233);
    }

    @Test
    void naiveRepeatsTheLastValue() {
        assertThat(new Naive().forecast(BEER, 4, 3)).containsExactly(313, 313, 313);
    }

    @Test
    void driftCarriesOnTheLineThroughFirstAndLast() {
        // (313 − 284) / 11 = 29/11 a quarter
        assertThat(new Drift().forecast(BEER, 4, 3))
                .containsExactly(new double[] {313 + 29 / 11d, 313 + 58 / 11d, 313 + 87 / 11d}, EXACT);
    }

    @Test
    void meanIsTheMeanOfAllHistory() {
        assertThat(new Mean().forecast(BEER, 4, 2)).containsExactly(new double[] {3133 / 12d, 3133 / 12d}, EXACT);
    }

    @Test
    void withoutASeasonSeasonalNaiveIsNaive() {
        assertThat(new SeasonalNaive().forecast(BEER, 1, 3)).isEqualTo(new Naive().forecast(BEER, 1, 3));
    }
}
