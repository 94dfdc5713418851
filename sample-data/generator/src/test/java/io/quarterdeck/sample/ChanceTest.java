package io.quarterdeck.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChanceTest {
    private static final int DRAWS = 200_000;

    @Test
    void purposesAreIndependentAndRepeatable() {
        double draw = Chance.of(1, "deal").uniform();
        assertThat(Chance.of(1, "deal").uniform()).isEqualTo(draw);
        assertThat(Chance.of(1, "account").uniform()).isNotEqualTo(draw);
        assertThat(Chance.of(2, "deal").uniform()).isNotEqualTo(draw);
    }

    @Test
    void normalHasMeanNoughtAndItsTailsCut() {
        Chance chance = Chance.of(1, "normal");
        double sum = 0;
        double squares = 0;
        for (int count = 0; count < DRAWS; count++) {
            double draw = chance.normal();
            sum += draw;
            squares += draw * draw;
        }
        assertThat(sum / DRAWS).isCloseTo(0, within(0.01));
        // The variance of a normal cut at 2.4: 1 - 2 * 2.4 * density(2.4) / 0.9836.
        assertThat(squares / DRAWS).isCloseTo(0.8907, within(0.01));
    }

    @Test
    void countsHaveTheirMean() {
        Chance chance = Chance.of(1, "count");
        int sum = 0;
        for (int count = 0; count < DRAWS; count++) {
            sum += chance.count(0.3);
        }
        assertThat(sum / (double) DRAWS).isCloseTo(0.3, within(0.01));
    }
}
