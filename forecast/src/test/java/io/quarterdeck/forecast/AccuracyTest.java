package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AccuracyTest {

    private static final Offset<Double> FOUR_DECIMALS = within(0.00005);
    private static final double[] ACTUAL = {100, 120, 80, 150};
    private static final double[] FORECAST = {110, 110, 100, 140};

    /** The worked example G-5. */
    @Test
    void workedExample() {
        assertThat(Accuracy.bias(ACTUAL, FORECAST)).isCloseTo(0.0222, FOUR_DECIMALS);
        assertThat(Accuracy.wape(ACTUAL, FORECAST)).isCloseTo(0.1111, FOUR_DECIMALS);
        assertThat(Accuracy.mape(ACTUAL, FORECAST)).isCloseTo(0.125, FOUR_DECIMALS);
        assertThat(Accuracy.mase(ACTUAL, FORECAST, ACTUAL, 1)).isCloseTo(0.2885, FOUR_DECIMALS);
        double[] scores = {0.9, 0.9167, 0.75, 0.9333};
        for (int i = 0; i < scores.length; i++) {
            assertThat(Accuracy.hubspotScore(ACTUAL[i], FORECAST[i])).isCloseTo(scores[i], FOUR_DECIMALS);
        }
    }

    @Test
    void scoreIsNotBelowZero() {
        assertThat(Accuracy.hubspotScore(100, 250)).isZero();
    }

    @Test
    void whatIsDividedByZeroIsAbsent() {
        double[] nothing = {0, 0};
        double[] forecast = {1, 2};
        assertThat(Accuracy.bias(nothing, forecast)).isNaN();
        assertThat(Accuracy.wape(nothing, forecast)).isNaN();
        assertThat(Accuracy.mape(new double[] {0, 5}, forecast)).isNaN();
        assertThat(Accuracy.mase(nothing, forecast, new double[] {4, 4, 4}, 1)).isNaN();
        assertThat(Accuracy.hubspotScore(0, 1)).isNaN();
        assertThat(Accuracy.meanAbsolute(new double[0])).isNaN();
    }

    @Test
    void scaleIsSeasonalWhereThereIsMoreThanASeason() {
        // |262−284|, |228−213|, |236−227|, |320−308|
        double[] beer = {284, 213, 227, 308, 262, 228, 236, 320};
        assertThat(Accuracy.naiveScale(beer, 4)).isEqualTo((22 + 15 + 9 + 12) / 4d);
    }

    @Test
    void scaleIsThatOfNaiveInTheFirstSeason() {
        assertThat(Accuracy.naiveScale(new double[] {284, 213, 227, 308}, 4)).isEqualTo((71 + 14 + 81) / 3d);
        assertThat(Accuracy.naiveScale(new double[] {284}, 4)).isNaN();
    }
}
