package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quarterdeck.forecast.SplitConformal.Coverage;
import org.junit.jupiter.api.Test;

class SplitConformalTest {

    /** The worked example G-11: 19 errors at 90 % give the 18th. */
    @Test
    void workedExample() {
        assertThat(SplitConformal.rank(19, 90)).isEqualTo(18);
        double[] errors = new double[19];
        for (int i = 0; i < errors.length; i++) {
            int size = (i * 7) % 19 + 1;
            errors[i] = i % 2 == 0 ? size : -size;
        }
        assertThat(SplitConformal.halfWidth(errors, 90)).isEqualTo(18);
    }

    @Test
    void aRangeIsFiniteOnlyWithEnoughErrors() {
        assertThat(SplitConformal.halfWidth(new double[3], 80)).isNaN();
        assertThat(SplitConformal.halfWidth(new double[4], 80)).isZero();
        assertThat(SplitConformal.halfWidth(new double[8], 90)).isNaN();
        assertThat(SplitConformal.halfWidth(new double[9], 90)).isZero();
        assertThat(SplitConformal.halfWidth(new double[18], 95)).isNaN();
        assertThat(SplitConformal.halfWidth(new double[19], 95)).isZero();
        assertThat(SplitConformal.halfWidth(new double[0], 80)).isNaN();
    }

    /** Of errors 1 to n the place of 80 % is 0.8 (n + 1) itself, so long as there is one at or beyond it. */
    @Test
    void betweenTwoErrorsIsWhereTheLevelIs() {
        assertThat(SplitConformal.between(new double[] {1, -2, 3}, 80)).isNaN();
        assertThat(SplitConformal.between(new double[] {4, -2, 3, 1}, 80)).isEqualTo(4);
        assertThat(SplitConformal.between(new double[] {7, -2, 3, 1, 4, 6, -5}, 80))
                .isCloseTo(6.4, within(1e-12));
        assertThat(SplitConformal.between(new double[] {9, 7, -2, 3, 1, 4, 8, 6, -5}, 80))
                .isEqualTo(8);
        // Below the first error only nothing lies.
        assertThat(SplitConformal.between(new double[] {2}, 10)).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void aLevelIsAPerCent() {
        assertThatThrownBy(() -> SplitConformal.rank(19, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SplitConformal.rank(19, 100)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void coverageCountsOnlyRangesFromErrorsKnownByThen() {
        double[] errors = {1, -1, 1, -1, 2, 1, 1};
        // Origins 5, 6 and 7 have four errors or more behind them; the 2 is wider than all before it.
        assertThat(SplitConformal.coverage(errors, 1, 80)).isEqualTo(new Coverage(2, 3));
        // Three months ahead only the last origin does.
        assertThat(SplitConformal.coverage(errors, 3, 80)).isEqualTo(new Coverage(1, 1));
        assertThat(SplitConformal.coverage(errors, 1, 80).share()).isEqualTo(2 / 3d);
        assertThat(SplitConformal.coverage(new double[3], 1, 80).share()).isNaN();
    }
}
