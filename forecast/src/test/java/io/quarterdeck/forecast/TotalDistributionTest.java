package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarterdeck.forecast.TotalDistribution.Deal;
import io.quarterdeck.forecast.TotalDistribution.Rest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalDistributionTest {
    private static final List<Deal> FOUR =
            List.of(new Deal(120, 0.6), new Deal(80, 0.5), new Deal(200, 0.3), new Deal(50, 0.9));

    /** G-4 of the definitions: a binomial tail. */
    @Test
    void fourOfTenEqualDeals() {
        TotalDistribution total = TotalDistribution.of(0, Collections.nCopies(10, new Deal(100, 0.3)));
        assertThat(total.atLeast(400)).isCloseTo(0.35039, within(0.000005));
    }

    /** G-4b of the definitions, exactly. */
    @Test
    void fourDealsOfDifferentSize() {
        TotalDistribution total = TotalDistribution.of(100, FOUR);
        assertThat(total.atLeast(300)).isCloseTo(0.51, within(1e-12));
        assertThat(total.mean()).isCloseTo(317, within(1e-9));
        assertThat(List.of(total.quantile(0.1), total.quantile(0.5), total.quantile(0.9)))
                .containsExactly(150.0, 300.0, 470.0);
    }

    @Test
    void aCommonCauseWidensTheRangeAndLeavesTheMean() {
        List<Deal> deals = Collections.nCopies(50, new Deal(10, 0.4));
        TotalDistribution alone = TotalDistribution.of(0, deals);
        TotalDistribution together = TotalDistribution.of(0, deals, 0.1, Rest.NONE);
        assertThat(together.mean()).isCloseTo(alone.mean(), within(1.0));
        assertThat(together.quantile(0.9) - together.quantile(0.1))
                .isGreaterThan(1.5 * (alone.quantile(0.9) - alone.quantile(0.1)));
    }

    @Test
    void amountsThatNoGridHoldsKeepTheirMean() {
        List<Deal> deals = new ArrayList<>();
        double mean = 5_000.01;
        for (int i = 0; i < 300; i++) {
            Deal deal = new Deal(1_234.57 + 97.13 * i, 0.2 + i % 7 / 10.0);
            deals.add(deal);
            mean += deal.mean();
        }
        TotalDistribution total = TotalDistribution.of(5_000.01, deals, 0, new Rest(20_000, 1e8));
        assertThat(total.mean()).isCloseTo(mean + 20_000, within(mean * 1e-3));
        assertThat(total.quantile(0.1)).isLessThan(total.quantile(0.5)).isGreaterThan(5_000);
    }

    @Test
    void aReturnLowersTheTotal() {
        TotalDistribution total = TotalDistribution.of(100, List.of(new Deal(-30, 0.25), new Deal(50, 0.5)));
        assertThat(total.mean()).isCloseTo(100 - 7.5 + 25, within(1e-9));
        assertThat(total.quantile(0.1)).isEqualTo(70);
        assertThat(total.atLeast(150)).isCloseTo(0.375, within(1e-12));
    }

    @Test
    void manyDealsAreAsFewWouldBe() {
        List<Deal> many = Collections.nCopies(5000, new Deal(7, 0.3));
        TotalDistribution total = TotalDistribution.of(0, many);
        double sd = Math.sqrt(5000 * 49 * 0.21);
        assertThat(total.mean()).isCloseTo(10_500, within(30.0));
        assertThat(total.quantile(0.9) - total.quantile(0.1)).isCloseTo(2 * 1.2816 * sd, within(0.15 * sd));
    }

    @Test
    void nothingOpenIsCertain() {
        TotalDistribution total = TotalDistribution.of(42, List.of());
        assertThat(total.quantile(0.1)).isEqualTo(42);
        assertThat(total.atLeast(42)).isEqualTo(1);
        assertThat(total.atLeast(42.01)).isEqualTo(0);
    }
}
