package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

    static List<ForecastMethod> simpleMethods() {
        return ForecastMethods.simple();
    }

    static List<ForecastModel> models() {
        return ForecastMethods.models();
    }

    /** Models whose season multiplies have no such law. */
    @ParameterizedTest
    @MethodSource("simpleMethods")
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
        SeriesForecast forecast = SeriesForecast.of(Histories.series(HISTORY), 4, List.of(method));
        for (int step = 1; step <= 4; step++) {
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

    /** Zeros, returns, one large value, a level that multiplies, and noise, at every length from the least on. */
    @ParameterizedTest
    @MethodSource("models")
    void awkwardHistoriesOfAnyLengthHaveForecasts(ForecastModel model) {
        Random random = new Random(5);
        for (int length = model.minimumHistory(12); length <= 40; length += length < 10 ? 2 : 12) {
            for (int kind = 0; kind < 6; kind++) {
                double[] history = new double[length];
                for (int t = 0; t < length; t++) {
                    double noise = random.nextGaussian();
                    history[t] = switch (kind) {
                        case 0 -> noise > 1 ? noise : 0;
                        case 1 -> noise;
                        case 2 -> t == length / 2 ? 1e9 : 1 + noise / 10;
                        case 3 -> Math.exp(t / 3.0) * (2 + Math.sin(t));
                        case 4 -> 1e-12 * (2 + noise * noise);
                        default -> t < length / 2 ? 0 : 100 + noise;
                    };
                }
                for (int season : new int[] {1, 4, 12, 52}) {
                    if (length >= model.minimumHistory(season)) {
                        ModelForecast forecast = model.fit(history, season, 7);
                        assertThat(forecast.isFinite())
                                .as(model.name() + ", kind " + kind + ", " + length + " values, season " + season)
                                .isTrue();
                        assertThat(Arrays.stream(forecast.deviation()).min().orElseThrow())
                                .isNotNegative();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void spreadGrowsWithTheHistorysUnit(ForecastModel model) {
        double[] expected = Histories.scaled(model.fit(HISTORY, 12, 6).deviation(), 1000);
        assertThat(model.fit(Histories.scaled(HISTORY, 1000), 12, 6).deviation())
                .containsExactly(expected, within(1e-6));
    }

    @Test
    void namesAreDistinctWords() {
        assertThat(methods())
                .extracting(ForecastMethod::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(_[a-z]+)*"));
    }
}
