package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final double[] DOUBLING = {1, 2, 4, 8};

    @Test
    void errorsAreForecastLessActualAtEveryOrigin() {
        Backtest backtest = Backtest.of(new Naive(), DOUBLING, 1, 2);
        assertThat(backtest.firstOrigin()).isEqualTo(1);
        assertThat(backtest.origins()).isEqualTo(3);
        assertThat(backtest.errors(1)).containsExactly(-1, -2, -4);
        assertThat(backtest.errors(2)).containsExactly(-3, -6);
        assertThat(backtest.sumErrors(1, 2)).containsExactly(-4, -8);
    }

    @Test
    void meanErrorCountsEveryStepOfEveryOrigin() {
        Backtest backtest = Backtest.of(new Naive(), DOUBLING, 1, 2);
        assertThat(backtest.meanAbsoluteError()).isEqualTo((1 + 3 + 2 + 6 + 4) / 5d);
        assertThat(backtest.meanAbsoluteError(2)).isEqualTo((2 + 6 + 4) / 3d);
        assertThat(backtest.mase()).isCloseTo(3.2 / (7 / 3d), within(1e-12));
    }

    @Test
    void errorsOfOppositeSignCancelInASum() {
        Backtest backtest = Backtest.of(new Naive(), new double[] {5, 6, 4, 6, 4, 6}, 1, 2);
        assertThat(backtest.errors(1)).containsExactly(-1, 2, -2, 2, -2);
        assertThat(backtest.sumErrors(1, 2)).containsExactly(0, 2, -2, 2);
    }

    @Test
    void firstOriginHasASeasonBehindItOrHalfOfAShortHistory() {
        assertThat(Backtest.of(new Naive(), Histories.seasonal(40), 12, 3).firstOrigin())
                .isEqualTo(12);
        assertThat(Backtest.of(new Naive(), Histories.seasonal(10), 12, 3).firstOrigin())
                .isEqualTo(5);
        assertThat(Backtest.of(new SeasonalNaive(), Histories.seasonal(14), 12, 3)
                        .firstOrigin())
                .isEqualTo(12);
    }

    @Test
    void tooShortAHistoryHasNoOrigins() {
        Backtest backtest = Backtest.of(new SeasonalNaive(), Histories.seasonal(12), 12, 3);
        assertThat(backtest.origins()).isZero();
        assertThat(backtest.errors(1)).isEmpty();
        assertThat(backtest.meanAbsoluteError()).isNaN();
        assertThat(backtest.mase()).isNaN();
    }

    @Test
    void stepsBeyondTheHorizonAreRefused() {
        Backtest backtest = Backtest.of(new Naive(), DOUBLING, 1, 2);
        assertThatThrownBy(() -> backtest.errors(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> backtest.sumErrors(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> backtest.sumErrors(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
