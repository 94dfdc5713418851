package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who sells as well as the others is rarely told to differ from them. */
class GapSplitTest {
    private static final double VARIATION = 1;

    @Test
    void equalSellersAreToldApartInOneOfTwentyAtMost() {
        Random random = new Random(7);
        int[] different = new int[SalesFactors.COUNT];
        int sellers = 12;
        int rounds = 400;
        for (int round = 0; round < rounds; round++) {
            List<SalesFactors> team = new ArrayList<>();
            for (int i = 0; i < sellers; i++) {
                team.add(seller(random));
            }
            SalesFactors sum = team.stream().reduce(SalesFactors.NONE, SalesFactors::plus);
            GapReference average = new GapReference("team", "team", sum.over(sellers), sum, sellers, false);
            for (SalesFactors one : team) {
                GapSplit split = GapSplit.of(one, average, VARIATION);
                for (int i = 0; i < different.length; i++) {
                    different[i] += split.intervals().get(i).covers(0) ? 0 : 1;
                }
            }
        }
        for (int count : different) {
            // 5 % of 4,800, and three standard errors more for those of one team, who share its average
            assertThat(count / (double) (sellers * rounds)).isBetween(0.005, 0.06);
        }
    }

    /** Deals come at random, a third is decided, three of ten are won, sizes are as variable as those of deals are. */
    private static SalesFactors seller(Random random) {
        int active = 0;
        for (double t = -Math.log(1 - random.nextDouble()); t < 40; t += -Math.log(1 - random.nextDouble())) {
            active++;
        }
        int decided = 0;
        int won = 0;
        double amount = 0;
        for (int i = 0; i < active; i++) {
            if (random.nextDouble() < 0.6) {
                decided++;
                if (random.nextDouble() < 0.35) {
                    won++;
                    amount += -100_000 * Math.log(1 - random.nextDouble());
                }
            }
        }
        return new SalesFactors(active, decided, won, amount);
    }

    @Test
    void aSellerWithoutAWinOfTwoIsNotToldToBeWorse() {
        SalesFactors team = new SalesFactors(500, 300, 100, 10_000_000);
        GapReference average = new GapReference("team", "team", team.over(10), team, 10, false);
        GapSplit split = GapSplit.of(new SalesFactors(50, 2, 0, 0), average, VARIATION);
        assertThat(split.effects()[2]).isNegative();
        assertThat(split.intervals().get(2).covers(0)).isTrue();
    }

    @Test
    void theIntervalsOfKnownTables() {
        // Garwood: 0 -> 3.689, 10 -> 4.795 to 18.39; Wilson 2 of 10 -> 0.0567 to 0.5098
        assertThat(ChanceInterval.ofCount(0).upper()).isCloseTo(3.6889, within(1e-4));
        assertThat(ChanceInterval.ofCount(10).lower()).isCloseTo(4.7954, within(1e-4));
        assertThat(ChanceInterval.ofCount(10).upper()).isCloseTo(18.3904, within(1e-4));
        assertThat(ChanceInterval.ofShare(2, 10).lower()).isCloseTo(0.0567, within(1e-4));
        assertThat(ChanceInterval.ofShare(2, 10).upper()).isCloseTo(0.5098, within(1e-4));
    }

    @Test
    void moneyTimesTenIsEffectsTimesTen() {
        SalesFactors team = new SalesFactors(500, 300, 100, 10_000_000);
        SalesFactors ten = new SalesFactors(500, 300, 100, 100_000_000);
        GapSplit one = GapSplit.of(
                new SalesFactors(44, 20, 6, 700_000),
                new GapReference("team", "team", team.over(10), team, 10, false),
                VARIATION);
        GapSplit more = GapSplit.of(
                new SalesFactors(44, 20, 6, 7_000_000),
                new GapReference("team", "team", ten.over(10), ten, 10, false),
                VARIATION);
        for (int i = 0; i < SalesFactors.COUNT; i++) {
            assertThat(more.effects()[i]).isCloseTo(10 * one.effects()[i], within(1e-6));
            assertThat(more.intervals().get(i).lower())
                    .isCloseTo(10 * one.intervals().get(i).lower(), within(1e-6));
        }
    }
}
