package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarterdeck.forecast.CumulativeIncidence.Ages;
import io.quarterdeck.forecast.CumulativeIncidence.Step;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CumulativeIncidenceTest {
    /** G-1 of the definitions: wins after 10 and 30 days, losses after 20 and 50, open for 25 and 40. */
    private static final CumulativeIncidence SIX_DEALS = CumulativeIncidence.of(
            new Ages().won(10, 1).lost(20, 1).open(25, 1).won(30, 1).open(40, 1).lost(50, 1));

    @Test
    void lostDealsCompeteWithWonOnes() {
        Step end = SIX_DEALS.at(1000);
        assertThat(end.wonRate()).isCloseTo(7 / 18.0, within(1e-12));
        assertThat(end.lostRate()).isCloseTo(11 / 18.0, within(1e-12));
        assertThat(end.openRate()).isCloseTo(0, within(1e-12));
        assertThat(end.censoredRate()).isCloseTo(4 / 9.0, within(1e-12));
        assertThat(SIX_DEALS.deals()).isEqualTo(6);
    }

    @Test
    void nothingHasHappenedBeforeTheFirstOutcome() {
        Step start = SIX_DEALS.at(9);
        assertThat(start.wonRate()).isZero();
        assertThat(start.openRate()).isEqualTo(1);
        assertThat(start.wonLower()).isZero();
        assertThat(start.wonUpper()).isZero();
    }

    @Test
    void anEventOfADayCountsBeforeTheDealsThatAreOpenForThatLong() {
        CumulativeIncidence tied = CumulativeIncidence.of(new Ages().won(5, 1).open(5, 1));
        assertThat(tied.at(5).wonRate()).isEqualTo(0.5);
        assertThat(tied.steps().get(0).atRisk()).isEqualTo(2);
    }

    /**
     * Values of the R package survival 3.5-3 (survfit with a multi-state Surv object): twenty deals, of which nine were won
     * and six lost.
     */
    @Test
    void agreesWithSurvival() {
        Ages ages = new Ages();
        for (long won : new long[] {5, 12, 15, 33, 40, 60, 60, 90, 47}) {
            ages.won(won, 1);
        }
        for (long lost : new long[] {12, 33, 55, 80, 100, 25}) {
            ages.lost(lost, 1);
        }
        for (long open : new long[] {20, 41, 72, 90, 18}) {
            ages.open(open, 1);
        }
        double[][] expected = {
            {5, 0.95, 0.05, 0},
            {12, 0.85, 0.1, 0.05},
            {15, 0.8, 0.15, 0.05},
            {25, 0.742857142857143, 0.15, 0.107142857142857},
            {33, 0.628571428571428, 0.207142857142857, 0.164285714285714},
            {40, 0.571428571428571, 0.264285714285714, 0.164285714285714},
            {47, 0.507936507936508, 0.327777777777778, 0.164285714285714},
            {55, 0.444444444444444, 0.327777777777778, 0.227777777777778},
            {60, 0.317460317460317, 0.454761904761905, 0.227777777777778},
            {80, 0.238095238095238, 0.454761904761905, 0.307142857142857},
            {90, 0.158730158730159, 0.534126984126984, 0.307142857142857},
            {100, 0, 0.534126984126984, 0.465873015873016},
        };
        List<Step> steps = CumulativeIncidence.of(ages).steps();
        assertThat(steps).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(steps.get(i).age()).isEqualTo((long) expected[i][0]);
            assertThat(steps.get(i).openRate()).isCloseTo(expected[i][1], within(1e-12));
            assertThat(steps.get(i).wonRate()).isCloseTo(expected[i][2], within(1e-12));
            assertThat(steps.get(i).lostRate()).isCloseTo(expected[i][3], within(1e-12));
        }
    }

    @Test
    void wonLostAndOpenMakeAllAtEveryAge() {
        Random chance = new Random(7);
        Ages ages = new Ages();
        for (int i = 0; i < 500; i++) {
            long age = chance.nextInt(200);
            switch (chance.nextInt(3)) {
                case 0 -> ages.won(age, 1);
                case 1 -> ages.lost(age, 1);
                default -> ages.open(age, 1);
            }
        }
        for (Step step : CumulativeIncidence.of(ages).steps()) {
            assertThat(step.wonRate() + step.lostRate() + step.openRate()).isCloseTo(1, within(1e-12));
            assertThat(step.wonLower()).isLessThanOrEqualTo(step.wonRate());
            assertThat(step.wonUpper()).isGreaterThanOrEqualTo(step.wonRate());
            assertThat(step.censoredRate()).isGreaterThanOrEqualTo(step.wonRate() - 1e-12);
        }
    }

    @Test
    void withoutOpenDealsItIsAShareWithTheVarianceOfOne() {
        CumulativeIncidence closed = CumulativeIncidence.of(
                new Ages().won(10, 30).lost(20, 50).won(30, 10).lost(40, 10));
        Step end = closed.at(40);
        assertThat(end.wonRate()).isCloseTo(0.4, within(1e-12));
        assertThat(end.variance()).isCloseTo(0.4 * 0.6 / 100, within(1e-12));
    }

    /** Of samples of a known company, as many intervals as promised hold the true share: 95 of 100, give or take chance. */
    @Test
    void nineteenOfTwentyIntervalsHoldTheTrueShare() {
        Random chance = new Random(11);
        int holds = 0;
        int samples = 1000;
        for (int s = 0; s < samples; s++) {
            Ages ages = new Ages();
            for (int i = 0; i < 200; i++) {
                // Four in ten are won after up to 99 days, the others lost after up to 199; seen for 20 to 169 days.
                boolean isWon = chance.nextDouble() < 0.4;
                long age = isWon ? chance.nextInt(100) : chance.nextInt(200);
                long seen = 20 + chance.nextInt(150);
                if (age > seen) {
                    ages.open(seen, 1);
                } else if (isWon) {
                    ages.won(age, 1);
                } else {
                    ages.lost(age, 1);
                }
            }
            Step end = CumulativeIncidence.of(ages).at(99);
            holds += end.wonLower() <= 0.4 && 0.4 <= end.wonUpper() ? 1 : 0;
        }
        assertThat(holds / (double) samples).isBetween(0.93, 0.97);
    }

    @Test
    void theMedianToWinKnowsThatSlowDealsAreStillOpen() {
        CumulativeIncidence young = CumulativeIncidence.of(
                new Ages().won(10, 4).open(15, 6).won(30, 2).won(60, 2));
        assertThat(young.medianToWin()).isEqualTo(30);
        assertThat(CumulativeIncidence.of(new Ages().lost(3, 1).open(9, 1)).medianToWin())
                .isNaN();
    }
}
