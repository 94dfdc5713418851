package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodRangeTest {
    @Test
    void theCompanysRecordWidensEveryonesRangeAndNarrowsItsOwnAlone() {
        assertThat(PeriodRange.widening(true, 1.4)).isEqualTo(1.4);
        assertThat(PeriodRange.widening(false, 1.4)).isEqualTo(1.4);
        assertThat(PeriodRange.widening(true, 0.7)).isEqualTo(0.7);
        assertThat(PeriodRange.widening(false, 0.7)).isEqualTo(1);
    }

    /** Every total is half as far from it. */
    @Test
    void aNarrowerRangeKeepsItsMiddle() {
        TotalDistribution total = TotalDistribution.of(100, List.of(), 0, new TotalDistribution.Rest(1_000, 100_000));
        PeriodRange asForeseen = new PeriodRange(total, 100, 1);
        PeriodRange half = new PeriodRange(total, 100, 0.5);
        assertThat(half.p50()).isEqualTo(asForeseen.p50());
        assertThat(half.p90() - half.p50()).isCloseTo((asForeseen.p90() - asForeseen.p50()) / 2, within(1e-9));
        assertThat(half.p50() - half.p10()).isCloseTo((asForeseen.p50() - asForeseen.p10()) / 2, within(1e-9));
        assertThat(half.atLeast(half.p90())).isCloseTo(asForeseen.atLeast(asForeseen.p90()), within(1e-9));
    }
}
