package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Two teams of two products each: the teams are the tree's, the products sum across it. */
    private static final Hierarchy CROSSED =
            new Hierarchy(List.of(-1, 0, 0, 1, 1, 2, 2), List.of(Set.of(3, 5), Set.of(4, 6)));

    @Test
    void groupsSumAcrossTheTree() {
        Reconciliation crossed = new Reconciliation(CROSSED);
        assertThat(CROSSED.size()).isEqualTo(9);
        assertThat(crossed.nodes(new double[] {1, 2, 3, 4})).containsExactly(10, 3, 7, 1, 2, 3, 4, 4, 6);
        double[] base = {20, 3, 7, 1, 2, 3, 4, 100, 200};
        assertThat(crossed.bottomUp(base)).containsExactly(1, 2, 3, 4);
        assertThat(crossed.topDown(base)).containsExactly(new double[] {2, 4, 6, 8}, NEAR);
        assertThatThrownBy(() -> new Hierarchy(List.of(-1, 0, 0), List.of(Set.of(0))))
                .hasMessageContaining("only leaves");
    }

    /** (SᵀW⁻¹S)⁻¹SᵀW⁻¹y with S and y written out, and the inverses by elimination. */
    @Test
    void theCrossedMinimumTraceIsThatOfDenseAlgebra() {
        double[][] s = {
            {1, 1, 1, 1},
            {1, 1, 0, 0},
            {0, 0, 1, 1},
            {1, 0, 0, 0},
            {0, 1, 0, 0},
            {0, 0, 1, 0},
            {0, 0, 0, 1},
            {1, 0, 1, 0},
            {0, 1, 0, 1}
        };
        assertThat(CROSSED.summing()).isDeepEqualTo(s);
        double[] base = {100, 45, 60, 20, 22, 31, 25, 40, 55};
        double[][] covariance = diagonal(9, 5, 4, 2, 3, 2, 1, 6, 7);
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                covariance[i][j] += 0.3 * (i % 3 == j % 3 ? 1 : 0);
            }
        }
        double[][] weighted = times(transposed(s), inverse(covariance));
        double[][] expected = times(inverse(times(weighted, s)), times(weighted, transposed(new double[][] {base})));
        assertThat(new Reconciliation(CROSSED).minimumTrace(covariance).of(base))
                .containsExactly(transposed(expected)[0], NEAR);
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }

    private static double[][] times(double[][] left, double[][] right) {
        double[][] product = new double[left.length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right[0].length; j++) {
                for (int k = 0; k < right.length; k++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }

    /** By Gauss and Jordan, of a matrix that needs no exchange of rows. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] left = new double[n][];
        double[][] right = new double[n][n];
        for (int i = 0; i < n; i++) {
            left[i] = matrix[i].clone();
            right[i][i] = 1;
        }
        for (int i = 0; i < n; i++) {
            double pivot = left[i][i];
            for (int j = 0; j < n; j++) {
                left[i][j] /= pivot;
                right[i][j] /= pivot;
            }
            for (int k = 0; k < n; k++) {
                double factor = left[k][i];
                for (int j = 0; j < n && k != i; j++) {
                    left[k][j] -= factor * left[i][j];
                    right[k][j] -= factor * right[i][j];
                }
            }
        }
        return right;
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
