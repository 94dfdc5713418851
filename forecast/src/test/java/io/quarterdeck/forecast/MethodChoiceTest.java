package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarterdeck.forecast.MethodChoice.Basis;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MethodChoiceTest {

    private static MethodChoice choose(double... history) {
        return MethodChoice.of(ForecastMethods.simple(), history, 12, 3);
    }

    @Test
    void lowestMeanAbsoluteErrorWins() {
        MethodChoice line = choose(Histories.line(36, 100, 5));
        assertThat(line.method()).isEqualTo(new Drift());
        assertThat(line.basis()).isEqualTo(Basis.LOWEST_ERROR);
        assertThat(line.origins()).isEqualTo(24);

        double[] season = new double[36];
        for (int i = 0; i < season.length; i++) {
            season[i] = i % 12 == 11 ? 500 : 100;
        }
        assertThat(choose(season).method()).isEqualTo(new SeasonalNaive());

        double[] alternating = new double[15];
        for (int i = 0; i < alternating.length; i++) {
            alternating[i] = i % 2 == 0 ? 80 : 120;
        }
        assertThat(MethodChoice.of(List.of(new Naive(), new Mean()), alternating, 1, 3)
                        .method())
                .isEqualTo(new Mean());
    }

    @Test
    void theEarlierInTheListWinsATie() {
        double[] constant = new double[36];
        Arrays.fill(constant, 7.3);
        assertThat(choose(constant).method()).isEqualTo(ForecastMethods.simple().get(0));
        List<ForecastMethod> reversed = List.of(new Naive(), new SeasonalNaive());
        assertThat(MethodChoice.of(reversed, constant, 12, 3).method()).isEqualTo(new Naive());
    }

    @Test
    void methodsAreComparedOverTheOriginsTheyShare() {
        // Naive is tested from origin 10 on, seasonal naive from 12: months 10 and 11 must not decide.
        MethodChoice choice = choose(Histories.seasonal(20));
        assertThat(choice.firstOrigin()).isEqualTo(12);
        assertThat(choice.origins()).isEqualTo(8);
        Backtest naive = choice.backtests().get(1);
        assertThat(naive.method()).isEqualTo(new Naive());
        assertThat(naive.firstOrigin()).isEqualTo(10);
        for (Backtest other : choice.backtests()) {
            assertThat(choice.backtest().meanAbsoluteError(12)).isLessThanOrEqualTo(other.meanAbsoluteError(12));
        }
    }

    @Test
    void aMethodWithoutEnoughOriginsIsListedButNotTaken() {
        MethodChoice choice = choose(Histories.seasonal(13));
        assertThat(choice.basis()).isEqualTo(Basis.LOWEST_ERROR);
        assertThat(choice.method()).isNotEqualTo(new SeasonalNaive());
        assertThat(choice.backtests()).hasSameSizeAs(ForecastMethods.simple());
        assertThat(choice.backtests().get(0).origins()).isEqualTo(1);
    }

    @Test
    void tooLittleHistoryIsStated() {
        MethodChoice choice = choose(40, 60, 50);
        assertThat(choice.basis()).isEqualTo(Basis.TOO_LITTLE_HISTORY);
        assertThat(choice.method()).isEqualTo(new Naive());
        assertThat(choice.origins()).isEqualTo(2);
        assertThat(choose(40).origins()).isZero();
    }

    @Test
    void noMethodThatCanBeComputedIsRefused() {
        assertThatThrownBy(() -> MethodChoice.of(List.of(new SeasonalNaive()), new double[5], 12, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 values");
    }
}
