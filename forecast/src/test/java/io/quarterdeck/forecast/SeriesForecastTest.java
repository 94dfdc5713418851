package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesForecastTest {

    private static final List<ForecastMethod> NAIVE = List.of(new Naive());

    /** January to August; from origin 4 on, one step errs by +1, −2, +1, −2. */
    private static final Series EIGHT_MONTHS = Histories.series(10, 12, 11, 13, 12, 14, 13, 15);

    @Test
    void startsInTheMonthAfterTheHistory() {
        SeriesForecast forecast = SeriesForecast.of(EIGHT_MONTHS, 3);
        assertThat(forecast.month(1)).isEqualTo(YearMonth.of(2022, 9));
        assertThat(forecast.horizon()).isEqualTo(3);
    }

    @Test
    void rangesComeFromErrorsOfTheSameSumOrAreAbsent() {
        SeriesForecast forecast = SeriesForecast.of(EIGHT_MONTHS, 3, NAIVE);
        assertThat(forecast.step(1)).isEqualTo(new Prediction(15, 13, 17, Double.NaN, Double.NaN, 4));
        Prediction sum = forecast.cumulative(2);
        assertThat(sum.mean()).isEqualTo(30);
        assertThat(sum.errors()).isEqualTo(3);
        assertThat(sum.lower80()).isNaN();
        assertThat(sum.upper80()).isNaN();
    }

    @Test
    void aSumIsNotAsWideAsItsMonths() {
        SeriesForecast forecast = SeriesForecast.of(Histories.series(Histories.seasonal(48)), 3, NAIVE);
        double months = 0;
        for (int step = 1; step <= 3; step++) {
            months += forecast.step(step).upper80() - forecast.step(step).mean();
        }
        Prediction sum = forecast.cumulative(3);
        assertThat(sum.upper80() - sum.mean()).isPositive().isLessThan(months);
    }

    @Test
    void neitherMeanNorLowerBoundIsBelowZeroWhereHistoryIsNot() {
        SeriesForecast falling =
                SeriesForecast.of(Histories.series(Histories.line(20, 200, -10)), 6, List.of(new Drift()));
        assertThat(falling.means()).containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        SeriesForecast rough = SeriesForecast.of(Histories.series(0, 90, 0, 80, 0, 70, 0, 90, 0, 80, 10), 1, NAIVE);
        assertThat(rough.step(1).lower80()).isZero();
        SeriesForecast returns = SeriesForecast.of(Histories.series(0, 90, 0, 80, 0, 70, 0, 90, -1, 80, 10), 1, NAIVE);
        assertThat(returns.step(1).lower80()).isNegative();
    }

    @Test
    void historyTimesFourGivesEverythingTimesFour() {
        double[] history = Histories.seasonal(48);
        SeriesForecast one = SeriesForecast.of(Histories.series(history), 6);
        SeriesForecast four = SeriesForecast.of(Histories.series(Histories.scaled(history, 4)), 6);
        assertThat(four.choice().method()).isEqualTo(one.choice().method());
        for (int step = 1; step <= 6; step++) {
            Prediction prediction = one.cumulative(step);
            assertThat(four.cumulative(step))
                    .isEqualTo(new Prediction(
                            4 * prediction.mean(),
                            4 * prediction.lower80(),
                            4 * prediction.upper80(),
                            4 * prediction.lower95(),
                            4 * prediction.upper95(),
                            prediction.errors()));
        }
        assertThat(four.choice().backtest().mase())
                .isCloseTo(one.choice().backtest().mase(), within(1e-12));
    }

    @Test
    void sameInputSameOutput() {
        Series series = Histories.series(Histories.seasonal(48));
        assertThat(SeriesForecast.of(series, 6)).isEqualTo(SeriesForecast.of(series, 6));
    }

    @Test
    void realisedCoverageIsCounted() {
        SeriesForecast forecast = SeriesForecast.of(Histories.series(Histories.seasonal(48)), 3, NAIVE);
        SplitConformal.Coverage coverage = forecast.coverage(1, 1, 80);
        assertThat(coverage.outcomes()).isEqualTo(36 - 4);
        assertThat(coverage.share()).isBetween(0.6, 1.0);
    }

    @Test
    void oneMonthOfHistoryHasAForecastAndNoRange() {
        SeriesForecast forecast = SeriesForecast.of(Histories.series(5), 3);
        assertThat(forecast.choice().basis()).isEqualTo(MethodChoice.Basis.TOO_LITTLE_HISTORY);
        assertThat(forecast.step(1)).isEqualTo(new Prediction(5, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0));
    }

    @Test
    void rangesOutOfOrderAreRefused() {
        assertThatThrownBy(() -> new Prediction(5, 6, 7, 4, 8, 20)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Prediction(5, 4, 6, 4.5, 8, 20)).isInstanceOf(IllegalArgumentException.class);
    }
}
