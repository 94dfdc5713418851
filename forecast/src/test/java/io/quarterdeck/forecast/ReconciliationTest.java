package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final Offset<Double> NEAR = within(1e-9);

    /** A total of A and B, each of two. */
    private static final Hierarchy TREE = new Hierarchy(List.of(-1, 0, 0, 1, 1, 2, 2));

    private static final Reconciliation RECONCILIATION = new Reconciliation(TREE);

    private static double[][] diagonal(double... values) {
        double[][] matrix = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            matrix[i][i] = values[i];
        }
        return matrix;
    }

    @Test
    void leavesAndSumsOfTheTree() {
        assertThat(TREE.leaves()).containsExactly(3, 4, 5, 6);
        assertThat(RECONCILIATION.nodes(new double[] {1, 2, 3, 4})).containsExactly(10, 3, 7, 1, 2, 3, 4);
        assertThatThrownBy(() -> new Hierarchy(List.of(1, -1))).hasMessageContaining("before its children");
    }

    /** By hand: a total of 12 and leaves of 4 and 6, all trusted alike, differ by 2; each takes a third of it. */
    @Test
    void threeWhoDifferMeetInTheMiddle() {
        Reconciliation two = new Reconciliation(new Hierarchy(List.of(-1, 0, 0)));
        double[] leaves = two.minimumTrace(diagonal(1, 1, 1)).of(new double[] {12, 4, 6});
        assertThat(leaves).containsExactly(new double[] {4 + 2 / 3.0, 6 + 2 / 3.0}, NEAR);
        assertThat(two.topDown(new double[] {12, 4, 6})).containsExactly(new double[] {4.8, 7.2}, NEAR);
        assertThat(two.bottomUp(new double[] {12, 4, 6})).containsExactly(4, 6);
    }

    @Test
    void whatAddsUpStaysAsItIs() {
        double[] base = {10, 3, 7, 1, 2, 3, 4};
        double[][] covariance = diagonal(9, 4, 4, 1, 2, 3, 1);
        assertThat(RECONCILIATION.minimumTrace(covariance).of(base)).containsExactly(new double[] {1, 2, 3, 4}, NEAR);
        assertThat(RECONCILIATION.minimumTrace(covariance).nonNegative(base))
                .containsExactly(new double[] {1, 2, 3, 4}, NEAR);
        assertThat(RECONCILIATION.topDown(base)).containsExactly(new double[] {1, 2, 3, 4}, NEAR);
    }

    @Test
    void nothingIsNegativeAndNothingForecastStaysNothing() {
        double[] base = {0, 0, 0, 0, 0, 0, 0};
        assertThat(RECONCILIATION.minimumTrace(diagonal(1, 1, 1, 1, 1, 1, 1)).nonNegative(base))
                .containsExactly(0, 0, 0, 0);
        assertThat(RECONCILIATION.topDown(base)).containsExactly(0, 0, 0, 0);
        double[] leaves = RECONCILIATION
                .minimumTrace(diagonal(1, 1, 1, 1, 1, 1, 1))
                .nonNegative(new double[] {5, -3, 8, -9, 2, 4, 4});
        assertThat(Series.isNonNegative(leaves)).isTrue();
    }

    @Test
    void allIsAsInR() {
        Map<String, Object> reference = ReferenceVectors.read("mint");
        assertThat(TREE.summing()).isDeepEqualTo(ReferenceVectors.matrix(reference.get("S")));
        double[] base = ReferenceVectors.numbers(reference.get("base"));
        double[][] residuals = ReferenceVectors.matrix(reference.get("residuals"));
        double[][] covariance = Reconciliation.shrunkCovariance(residuals);
        Map<String, Object> shrink = ReferenceVectors.map(reference.get("shrink"));
        double[][] expected = ReferenceVectors.matrix(shrink.get("W"));
        for (int i = 0; i < expected.length; i++) {
            assertThat(covariance[i]).containsExactly(expected[i], NEAR);
        }
        assertThat(RECONCILIATION.nodes(RECONCILIATION.minimumTrace(covariance).of(base)))
                .containsExactly(ReferenceVectors.numbers(shrink.get("ytilde")), within(1e-8));
        assertThat(RECONCILIATION.nodes(RECONCILIATION
                        .minimumTrace(diagonal(1, 1, 1, 1, 1, 1, 1))
                        .of(base)))
                .containsExactly(
                        ReferenceVectors.numbers(
                                ReferenceVectors.map(reference.get("ols")).get("ytilde")),
                        NEAR);
        assertThat(RECONCILIATION.nodes(RECONCILIATION.bottomUp(base)))
                .containsExactly(ReferenceVectors.numbers(reference.get("bottom_up")), NEAR);
        Map<String, Object> nonNegative = ReferenceVectors.map(reference.get("nonneg"));
        double[] negative = ReferenceVectors.numbers(nonNegative.get("base"));
        assertThat(RECONCILIATION.nodes(RECONCILIATION.minimumTrace(covariance).nonNegative(negative)))
                .containsExactly(ReferenceVectors.numbers(nonNegative.get("shrink")), within(1e-6));
        assertThat(RECONCILIATION.nodes(RECONCILIATION
                        .minimumTrace(diagonal(1, 1, 1, 1, 1, 1, 1))
                        .nonNegative(negative)))
                .containsExactly(ReferenceVectors.numbers(nonNegative.get("ols")), within(1e-6));
    }
}
