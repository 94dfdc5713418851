package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every method in the list. */
class ForecastMethodLawsTest {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final double[] HISTORY = Histories.seasonal(48);

    static List<ForecastMethod> methods() {
        return ForecastMethods.all();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void horizonOfKGivesKValues(ForecastMethod method) {
        for (int horizon : new int[] {1, 3, 12, 30}) {
            assertThat(method.forecast(HISTORY, 12, horizon)).hasSize(horizon);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aLongerHorizonBeginsWithTheShorterOne(ForecastMethod method) {
        assertThat(Arrays.copyOf(method.forecast(HISTORY, 12, 18), 5)).isEqualTo(method.forecast(HISTORY, 12, 5));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void sameInputSameOutputAndInputUntouched(ForecastMethod method) {
        double[] history = HISTORY.clone();
        double[] forecast = method.forecast(history, 12, 6);
        assertThat(method.forecast(history, 12, 6)).isEqualTo(forecast);
        assertThat(history).isEqualTo(HISTORY);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void historyTimesKGivesForecastTimesK(ForecastMethod method) {
        double[] expected = Histories.scaled(method.forecast(HISTORY, 12, 6), 3.7);
        assertThat(method.forecast(Histories.scaled(HISTORY, 3.7), 12, 6)).containsExactly(expected, EXACT);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void historyPlusConstantGivesForecastPlusConstant(ForecastMethod method) {
        double[] expected = Histories.shifted(method.forecast(HISTORY, 12, 6), 250);
        assertThat(method.forecast(Histories.shifted(HISTORY, 250), 12, 6)).containsExactly(expected, EXACT);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aConstantGivesThatConstant(ForecastMethod method) {
        double[] history = new double[30];
        Arrays.fill(history, 7.3);
        double[] expected = new double[6];
        Arrays.fill(expected, 7.3);
        assertThat(method.forecast(history, 12, 6)).containsExactly(expected, EXACT);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theMinimumHistoryIsEnoughAndLessIsRefused(ForecastMethod method) {
        int minimum = method.minimumHistory(12);
        assertThat(method.forecast(new double[minimum], 12, 2)).hasSize(2);
        assertThatThrownBy(() -> method.forecast(new double[minimum - 1], 12, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs " + minimum);
        assertThatThrownBy(() -> method.forecast(HISTORY, 12, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> method.forecast(HISTORY, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void boundedForecastIsNotBelowZeroUnlessTheHistoryIs(ForecastMethod method) {
        double[] falling = Histories.line(30, 300, -10);
        assertThat(Series.isNonNegative(method.boundedForecast(falling, 12, 6))).isTrue();
        double[] withReturns = Histories.shifted(falling, -500);
        assertThat(method.boundedForecast(withReturns, 12, 6)).isEqualTo(method.forecast(withReturns, 12, 6));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void lowerIsNotAboveMeanIsNotAboveUpper(ForecastMethod method) {
        SeriesForecast forecast = SeriesForecast.of(Histories.series(HISTORY), 12, List.of(method));
        for (int step = 1; step <= 12; step++) {
            for (Prediction prediction : List.of(forecast.step(step), forecast.cumulative(step))) {
                assertThat(prediction.errors()).isGreaterThanOrEqualTo(19);
                assertThat(List.of(
                                0.0,
                                prediction.lower95(),
                                prediction.lower80(),
                                prediction.mean(),
                                prediction.upper80(),
                                prediction.upper95()))
                        .isSorted();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void whatComesAfterAnOriginDoesNotChangeEarlierErrors(ForecastMethod method) {
        double[] changed = HISTORY.clone();
        Arrays.fill(changed, 36, 48, 9_999);
        Backtest before = Backtest.of(method, HISTORY, 12, 3);
        Backtest after = Backtest.of(method, changed, 12, 3);
        int compared = 33 - before.firstOrigin() + 1;
        assertThat(compared).isPositive();
        assertThat(after.errorsByOrigin().subList(0, compared))
                .isEqualTo(before.errorsByOrigin().subList(0, compared));
        assertThat(after.errorsByOrigin()).isNotEqualTo(before.errorsByOrigin());

        Backtest shorter = Backtest.of(method, Arrays.copyOf(HISTORY, 36), 12, 3);
        assertThat(shorter.errors(3)).isEqualTo(Arrays.copyOf(before.errors(3), shorter.errors(3).length));
    }

    @Test
    void namesAreDistinctWords() {
        assertThat(methods())
                .extracting(ForecastMethod::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(_[a-z]+)*"));
    }
}
