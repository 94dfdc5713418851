package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** G-12 of the definitions, and what it stands for. */
class TargetMonthsTest {
    @Test
    void theFirstOfEqualRemaindersGetsTheCent() {
        assertThat(TargetMonths.largestRemainder(new BigDecimal("1000.00"), List.of(1L, 1L, 1L)))
                .containsExactly(new BigDecimal("333.34"), new BigDecimal("333.33"), new BigDecimal("333.33"));
    }

    @Test
    void partsAreInProportion() {
        assertThat(TargetMonths.largestRemainder(new BigDecimal("1000000"), List.of(80L, 94L, 117L, 109L)))
                .containsExactly(
                        new BigDecimal("200000.00"),
                        new BigDecimal("235000.00"),
                        new BigDecimal("292500.00"),
                        new BigDecimal("272500.00"));
    }

    @Test
    void partsAddUpToNegativeAndFineAmountsToo() {
        for (String amount : List.of("-1000.00", "0", "0.01", "99.999999", "123456789.123456")) {
            BigDecimal whole = new BigDecimal(amount);
            assertThat(TargetMonths.largestRemainder(whole, List.of(31L, 30L, 29L, 1L)).stream()
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(whole);
        }
    }
}
