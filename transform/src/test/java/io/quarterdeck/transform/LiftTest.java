package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LiftTest {
    /** Deals that are tested once each. */
    private static Lift.Group once(long trials, long bad) {
        return new Lift.Group(trials, bad, trials, trials, bad, bad);
    }

    /** 30 flagged of 100, 24 of them bad of 40: precision 0.8, base rate 0.4. */
    @Test
    void liftIsPrecisionOverBaseRate() {
        Lift lift = Lift.of(once(30, 24), once(70, 16));
        assertThat(lift.lift()).isEqualTo(2.0);
        assertThat(lift.lower()).isBetween(1.0, 2.0);
        assertThat(lift.upper()).isGreaterThan(2.0);
    }

    /**
     * The trial of Perondi and others 2004, 7 of 34 against 1 of 34: the ratio 7 has the interval 1.1537 to 41.9763 by MOVER-R with
     * Wilson's limits, as the R package contingencytables 1.0 prints it. Half of all are flagged: lift = 1 / (0.5 + 0.5 / ratio).
     */
    @Test
    void theIntervalIsThePublishedOneOfTheRatio() {
        Lift lift = Lift.of(once(34, 7), once(34, 1));
        assertThat(lift.lift()).isEqualTo(1.75, within(1e-12));
        assertThat(lift.lower()).isEqualTo(1 / (0.5 + 0.5 / 1.1537), within(5e-5));
        assertThat(lift.upper()).isEqualTo(1 / (0.5 + 0.5 / 41.9763), within(5e-5));
    }

    @Test
    void oneFlaggedDealProvesNothing() {
        Lift lift = Lift.of(once(1, 1), once(999, 700));
        assertThat(lift.lower()).isLessThan(1);
        assertThat(lift.upper()).isGreaterThan(1);
    }

    @Test
    void aFlagThatIsRaisedOnEverythingSeparatesNothing() {
        assertThat(Lift.of(once(100, 70), once(0, 0))).isEqualTo(new Lift(1, 1, 1));
    }

    @Test
    void noneCaughtIsALiftOfZero() {
        Lift lift = Lift.of(once(50, 0), once(50, 25));
        assertThat(lift.lift()).isZero();
        assertThat(lift.lower()).isZero();
        assertThat(lift.upper()).isBetween(0.0, 1.0);
    }

    @Test
    void whereNothingElseTurnedOutBadlyTheIntervalEndsAtTheFlaggedShare() {
        Lift lift = Lift.of(once(10, 5), once(90, 0));
        assertThat(lift.lift()).isEqualTo(10.0, within(1e-12));
        assertThat(lift.lower()).isGreaterThan(1);
        assertThat(lift.upper()).isEqualTo(10.0, within(1e-12));
    }

    @Test
    void withoutBadOutcomesThereIsNoLift() {
        assertThatThrownBy(() -> Lift.of(once(10, 0), once(10, 0))).isInstanceOf(IllegalArgumentException.class);
    }

    /** A hundred deals tested ten times with one outcome each tell what a hundred tests tell, not a thousand. */
    @Test
    void theDatesOfOneDealCountOnceWhereTheyComeOutAlike() {
        Lift once = Lift.of(once(100, 80), once(300, 180));
        Lift tenTimes = Lift.of(
                new Lift.Group(1000, 800, 100, 10_000, 8_000, 8_000),
                new Lift.Group(3000, 1800, 300, 30_000, 18_000, 18_000));
        assertThat(tenTimes.lift()).isEqualTo(once.lift(), within(1e-12));
        assertThat(tenTimes.lower()).isEqualTo(once.lower(), within(0.002));
        assertThat(tenTimes.upper()).isEqualTo(once.upper(), within(0.002));
    }

    /**
     * Deals with a habit of their own are tested on several dates, and flagged by chance alone: 95 of 100 intervals hold 1. Were dates
     * taken as independent, far fewer would.
     */
    @Test
    void aFlagWithoutRelationToTheOutcomeHasAnIntervalThatHoldsOne() {
        Random random = new Random(8);
        int rounds = 2000;
        int holds = 0;
        int holdsAsIfIndependent = 0;
        for (int round = 0; round < rounds; round++) {
            long[] flagged = new long[6];
            long[] others = new long[6];
            for (int deal = 0; deal < 150; deal++) {
                double habit = random.nextInt(3) == 0 ? 0.3 : 0.9;
                // A flag sticks to a deal, as flags do.
                double flaggedShare = random.nextInt(4) == 0 ? 0.9 : 0.1;
                long[] now = new long[4];
                for (int date = 0, dates = 1 + random.nextInt(6); date < dates; date++) {
                    int group = random.nextDouble() < flaggedShare ? 0 : 2;
                    now[group]++;
                    now[group + 1] += random.nextDouble() < habit ? 1 : 0;
                }
                add(flagged, now[0], now[1]);
                add(others, now[2], now[3]);
            }
            holds += holdsOne(Lift.of(group(flagged), group(others))) ? 1 : 0;
            holdsAsIfIndependent += holdsOne(Lift.of(once(flagged[0], flagged[1]), once(others[0], others[1]))) ? 1 : 0;
        }
        assertThat(holds / (double) rounds).isBetween(0.935, 0.985);
        assertThat(holdsAsIfIndependent / (double) rounds).isLessThan(0.93);
    }

    private static void add(long[] sums, long trials, long bad) {
        sums[0] += trials;
        sums[1] += bad;
        sums[2] += trials > 0 ? 1 : 0;
        sums[3] += trials * trials;
        sums[4] += bad * bad;
        sums[5] += trials * bad;
    }

    private static Lift.Group group(long[] sums) {
        return new Lift.Group(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }

    private static boolean holdsOne(Lift lift) {
        return lift.lower() <= 1 && lift.upper() >= 1;
    }
}
