package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarterdeck.forecast.OverAssignment.Attained;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OverAssignmentTest {
    @Test
    void peopleWhoAlwaysReachFourFifthsAreAssignedAQuarterMore() {
        List<Attained> quarter =
                List.of(new Attained(100, 80), new Attained(200, 160), new Attained(100, 80), new Attained(50, 40));
        OverAssignment spread = OverAssignment.of(List.of(quarter, quarter));
        assertThat(spread.recommended(0.25)).isCloseTo(0.25, within(1e-9));
        assertThat(spread.chance(80, 100, 0.25)).isEqualTo(1);
        assertThat(spread.chance(81, 100, 0.25)).isZero();
    }

    @Test
    void tooFewPeopleSayNothing() {
        assertThat(OverAssignment.of(List.of(List.of(new Attained(1, 1)), List.of(new Attained(1, 1)))))
                .isNull();
    }

    @Test
    void theRecommendedTargetsAreReachedAsOftenAsWanted() {
        Random random = new Random(14);
        List<List<Attained>> past = new ArrayList<>();
        for (int quarter = 0; quarter < 400; quarter++) {
            past.add(quarter(random, 20));
        }
        OverAssignment spread = OverAssignment.of(past);
        double assigned = 1 + spread.recommended(1 / 20.0);
        int reached = 0;
        for (int run = 0; run < 4000; run++) {
            double share =
                    quarter(random, 20).stream().mapToDouble(Attained::actual).sum() / 20;
            reached += share * assigned >= 1 ? 1 : 0;
        }
        assertThat(reached / 4000.0).isCloseTo(OverAssignment.LEVEL, within(0.03));
    }

    @Test
    void fewerPeopleNeedMore() {
        Random random = new Random(15);
        OverAssignment spread = OverAssignment.of(List.of(quarter(random, 30), quarter(random, 30)));
        assertThat(spread.recommended(1 / 4.0)).isGreaterThan(spread.recommended(1 / 30.0));
    }

    /** A common part of a quarter, and a person's own. */
    private static List<Attained> quarter(Random random, int people) {
        double common = 0.9 + 0.05 * random.nextGaussian();
        List<Attained> quarter = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            quarter.add(new Attained(1, Math.max(0, common + 0.4 * random.nextGaussian())));
        }
        return quarter;
    }
}
