package io.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** G-12 of the definitions, and what it stands for. */
class LargestRemainderTest {
    @Test
    void theFirstOfEqualRemaindersGetsTheCent() {
        assertThat(split("1000.00", 1, 1, 1))
                .containsExactly(new BigDecimal("333.34"), new BigDecimal("333.33"), new BigDecimal("333.33"));
    }

    @Test
    void partsAreInProportion() {
        assertThat(split("1000000", 80, 94, 117, 109))
                .containsExactly(
                        new BigDecimal("200000.00"),
                        new BigDecimal("235000.00"),
                        new BigDecimal("292500.00"),
                        new BigDecimal("272500.00"));
    }

    @Test
    void whatIsBelowZeroIsSplitLikeWhatIsAbove() {
        assertThat(split("-100.00", 1, 1, 1))
                .containsExactly(new BigDecimal("-33.34"), new BigDecimal("-33.33"), new BigDecimal("-33.33"));
    }

    @Test
    void withoutAnyWeightThePartsAreAlike() {
        assertThat(split("10", 0, 0)).containsExactly(new BigDecimal("5.00"), new BigDecimal("5.00"));
    }

    @Test
    void anAmountWithMoreDecimalsIsSplitInItsOwn() {
        assertThat(split("0.001", 1, 1)).containsExactly(new BigDecimal("0.001"), new BigDecimal("0.000"));
    }

    @Test
    void thePartsAlwaysAddUpAndLieWithinOneUnitOfTheirShare() {
        Random random = new Random(15);
        for (int run = 0; run < 2000; run++) {
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000L, 2);
            List<BigDecimal> weights = Stream.generate(() -> BigDecimal.valueOf(random.nextInt(1000), 3))
                    .limit(1 + random.nextInt(40))
                    .toList();
            BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            List<BigDecimal> parts = LargestRemainder.split(amount, 2, weights);
            assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(amount);
            for (int i = 0; i < parts.size() && all.signum() > 0; i++) {
                double share = amount.doubleValue() * weights.get(i).doubleValue() / all.doubleValue();
                assertThat(Math.abs(parts.get(i).doubleValue() - share)).isLessThan(0.01 + 1e-9);
            }
            assertThat(LargestRemainder.split(amount, 2, weights)).isEqualTo(parts);
        }
    }

    @Test
    void aWeightBelowZeroIsOurMistake() {
        assertThatThrownBy(() -> split("1", 1, -1)).hasMessageContaining("below zero");
    }

    private static List<BigDecimal> split(String amount, long... weights) {
        return LargestRemainder.split(
                new BigDecimal(amount),
                2,
                Arrays.stream(weights).mapToObj(BigDecimal::valueOf).toList());
    }
}
