package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Worked by hand; the command's test holds the scorer to the competition's own program. */
class CompetitionScoreTest {
    private static final Offset<Double> NEAR = within(1e-12);
    private static final double[] HISTORY = {1, 3, 2, 4};

    private static RangedForecast forecast(double mean, double half80, double half95) {
        return RangedForecast.of(new double[] {mean}, new double[] {half80}, new double[] {half95}, 0, "by_hand");
    }

    /** The scale is (2 + 1 + 2) / 3; Naive 2 says 4. */
    @Test
    void oneInsideAndOneOutside() {
        CompetitionScore inside = CompetitionScore.of(forecast(5, 1, 2), HISTORY, 1, new double[] {6});
        assertThat(inside.smape()).isCloseTo(200 / 11.0, NEAR);
        assertThat(inside.mase()).isCloseTo(0.6, NEAR);
        assertThat(inside.owa()).isCloseTo((1 / 11.0 / 0.2 + 0.5) / 2, NEAR);
        assertThat(inside.coverage80()).isEqualTo(1);
        assertThat(inside.msis()).isCloseTo(4 * 0.6, NEAR);

        CompetitionScore outside = CompetitionScore.of(forecast(5, 1, 2), HISTORY, 1, new double[] {8});
        assertThat(outside.coverage95()).isZero();
        assertThat(outside.msis()).isCloseTo((4 + 40) * 0.6, NEAR);

        CompetitionScore both = CompetitionScore.none().plus(inside).plus(outside);
        assertThat(both.coverage95()).isEqualTo(0.5);
        assertThat(both.mase()).isCloseTo((0.6 + 1.8) / 2, NEAR);
    }

    @Test
    void aSeriesWithoutScaleCountsForSmapeAlone() {
        CompetitionScore score = CompetitionScore.of(forecast(5, 1, 2), new double[] {5, 5, 5}, 1, new double[] {5});
        assertThat(score.series()).isEqualTo(1);
        assertThat(score.scaled()).isZero();
        assertThat(score.smape()).isZero();
    }

    @Test
    void naive2RepeatsTheSeasonOfTheLastLevel() {
        double[] history = new double[24];
        for (int t = 0; t < history.length; t++) {
            history[t] = t % 4 == 3 ? 200 : 100;
        }
        assertThat(CompetitionScore.naive2(history, 4, 4))
                .containsExactly(new double[] {100, 100, 100, 200}, within(1e-9));
        assertThat(CompetitionScore.naive2(HISTORY, 4, 2)).containsExactly(4, 4);
    }
}
