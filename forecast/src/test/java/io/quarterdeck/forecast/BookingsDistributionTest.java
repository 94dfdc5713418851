package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quarterdeck.forecast.BookingsDistribution.OpenDeal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BookingsDistributionTest {
    private static final List<OpenDeal> FOUR =
            List.of(new OpenDeal(120, 0.6), new OpenDeal(80, 0.5), new OpenDeal(200, 0.3), new OpenDeal(50, 0.9));

    /** The worked example G-4. */
    @Test
    void tenDealsOfOneSizeOfWhichFourMustBeWon() {
        List<OpenDeal> ten = Collections.nCopies(10, new OpenDeal(100, 0.3));

        assertThat(BookingsDistribution.of(0, ten).chanceOf(400)).isCloseTo(0.3503892816, within(1e-10));
    }

    /** The worked example G-4b. */
    @Test
    void fourDealsBesideWhatIsBooked() {
        BookingsDistribution bookings = BookingsDistribution.of(100, FOUR);

        assertThat(bookings.chanceOf(300)).isCloseTo(0.51, within(1e-12));
        assertThat(bookings.mean()).isCloseTo(317, within(1e-9));
        assertThat(List.of(bookings.quantile(0.1), bookings.quantile(0.5), bookings.quantile(0.9)))
                .containsExactly(150L, 300L, 470L);
        assertThat(bookings.rounding()).isZero();
    }

    @Test
    void withoutDealsComesWhatIsBooked() {
        BookingsDistribution bookings = BookingsDistribution.of(70, List.of());

        assertThat(bookings.chanceOf(70)).isEqualTo(1);
        assertThat(bookings.chanceOf(71)).isZero();
        assertThat(bookings.quantile(0.9)).isEqualTo(70);
    }

    @Test
    void certainAndHopelessDealsAreNoLottery() {
        BookingsDistribution bookings = BookingsDistribution.of(0, List.of(new OpenDeal(40, 1), new OpenDeal(90, 0)));

        assertThat(bookings.sums()).containsExactly(40L);
    }

    @Test
    void aReturnMayBringLess() {
        BookingsDistribution bookings = BookingsDistribution.of(100, List.of(new OpenDeal(-30, 0.25)));

        assertThat(bookings.sums()).containsExactly(70L, 100L);
        assertThat(bookings.chanceOf(100)).isEqualTo(0.75);
    }

    @Test
    void moreBookedAGreaterChanceOrALargerDealNeverMakeTheTargetLessLikely() {
        double chance = BookingsDistribution.of(100, FOUR).chanceOf(300);
        for (int i = 0; i < FOUR.size(); i++) {
            OpenDeal deal = FOUR.get(i);
            assertThat(with(i, new OpenDeal(deal.amount() + 10, deal.chance())).chanceOf(300))
                    .isGreaterThanOrEqualTo(chance);
            assertThat(with(i, new OpenDeal(deal.amount(), deal.chance() + 0.05))
                            .chanceOf(300))
                    .isGreaterThanOrEqualTo(chance);
        }
        assertThat(BookingsDistribution.of(101, FOUR).chanceOf(300)).isGreaterThanOrEqualTo(chance);
    }

    private static BookingsDistribution with(int place, OpenDeal other) {
        List<OpenDeal> deals = new ArrayList<>(FOUR);
        deals.set(place, other);
        return BookingsDistribution.of(100, deals);
    }

    /** The same by going through all 2^n outcomes. */
    @Test
    void agreesWithEveryOutcomeOneByOne() {
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            List<OpenDeal> deals = IntStream.range(0, 10)
                    .mapToObj(i -> new OpenDeal(random.nextInt(60) - 5, random.nextDouble()))
                    .toList();
            double chance = 0;
            for (int outcome = 0; outcome < 1 << 10; outcome++) {
                long sum = 0;
                double weight = 1;
                for (int i = 0; i < 10; i++) {
                    boolean isWon = (outcome >> i & 1) == 1;
                    sum += isWon ? deals.get(i).amount() : 0;
                    weight *= isWon ? deals.get(i).chance() : 1 - deals.get(i).chance();
                }
                chance += sum >= 100 ? weight : 0;
            }
            assertThat(BookingsDistribution.of(0, deals).chanceOf(100)).isCloseTo(chance, within(1e-12));
        }
    }

    @Test
    void tooManySumsGoOntoACoarserGridWhoseErrorIsBounded() {
        Random random = new Random(7);
        List<OpenDeal> deals = IntStream.range(0, 14)
                .mapToObj(i -> new OpenDeal(1 + random.nextInt(5_000_000), random.nextDouble()))
                .toList();
        BookingsDistribution exact = BookingsDistribution.of(0, deals);
        BookingsDistribution coarse = BookingsDistribution.of(0, deals, 4_000);

        assertThat(exact.rounding()).isZero();
        assertThat(coarse.rounding()).isPositive().isLessThan(deals.size() * 20_000L);
        assertThat(coarse.sums()).hasSizeLessThanOrEqualTo(4_000);
        for (long target = 1_000_000; target < 40_000_000; target += 3_000_000) {
            assertThat(coarse.chanceOf(target))
                    .isBetween(
                            exact.chanceOf(target + coarse.rounding()) - 1e-9,
                            exact.chanceOf(target - coarse.rounding()) + 1e-9);
        }
    }

    @Test
    void sixtyDealsTakeNoTime() {
        Random random = new Random(11);
        List<OpenDeal> deals = IntStream.range(0, 60)
                .mapToObj(i -> new OpenDeal(1 + random.nextInt(90_000_000), random.nextDouble()))
                .toList();
        BookingsDistribution bookings = BookingsDistribution.of(0, deals);

        assertThat(bookings.sums().size()).isLessThanOrEqualTo(BookingsDistribution.MOST_SUMS);
        assertThat(bookings.mean())
                .isCloseTo(
                        deals.stream().mapToDouble(d -> d.amount() * d.chance()).sum(),
                        within((double) bookings.rounding()));
    }

    @Test
    void aChanceIsAShare() {
        assertThatThrownBy(() -> new OpenDeal(1, 1.2)).hasMessageContaining("1.2");
    }
}
