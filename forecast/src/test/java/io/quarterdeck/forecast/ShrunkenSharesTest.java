package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShrunkenSharesTest {
    private static DealBand band(String plan, long stage, long age) {
        return new DealBand(plan, stage, "small", false, age);
    }

    @Test
    void aBandWithManyDealsKeepsItsShareAndOneWithFewIsDrawnToThoseAroundIt() {
        Map<DealBand, ShrunkenShares.Count> counts = new LinkedHashMap<>();
        counts.put(band("this_quarter", 1, 0), new ShrunkenShares.Count(1000, 100));
        counts.put(band("this_quarter", 2, 0), new ShrunkenShares.Count(1000, 500));
        counts.put(band("later", 1, 0), new ShrunkenShares.Count(1000, 10));
        counts.put(band("later", 3, 0), new ShrunkenShares.Count(1, 1));
        ShrunkenShares shares = ShrunkenShares.of(counts);
        assertThat(shares.at(band("this_quarter", 1, 0))).isCloseTo(0.10, within(0.01));
        assertThat(shares.at(band("this_quarter", 2, 0))).isCloseTo(0.50, within(0.01));
        assertThat(shares.at(band("later", 3, 0))).isBetween(0.02, 0.6);
    }

    @Test
    void aBandThatNeverWasGoesByTheNarrowestCircleThatWas() {
        Map<DealBand, ShrunkenShares.Count> counts = new LinkedHashMap<>();
        counts.put(band("later", 1, 0), new ShrunkenShares.Count(100, 20));
        counts.put(band("later", 2, 0), new ShrunkenShares.Count(100, 20));
        ShrunkenShares shares = ShrunkenShares.of(counts);
        assertThat(shares.at(band("later", 9, 240))).isCloseTo(0.2, within(0.01));
        assertThat(shares.at(band("overdue", 1, 0))).isEqualTo(40.5 / 201);
        assertThat(shares.count(band("later", 1, 0), 4)).isEqualTo(new ShrunkenShares.Count(100, 20));
        assertThat(shares.count(band("later", 1, 0), 1)).isEqualTo(new ShrunkenShares.Count(200, 40));
        assertThat(shares.count(band("overdue", 1, 0), 1)).isEqualTo(new ShrunkenShares.Count(0, 0));
    }

    @Test
    void withoutDealsNothingIsKnown() {
        assertThat(ShrunkenShares.of(Map.of()).at(band("later", 1, 0))).isNaN();
    }
}
