package io.quarterdeck.forecast;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Forecasts of the nodes of a hierarchy, grouped or not, made to add up.
 *
 * <p>Every method takes base forecasts by node and gives forecasts by leaf; {@link #nodes} sums them.
 *
 * <p>Sources: Hyndman and Athanasopoulos, Forecasting: Principles and Practice (fpp3), chapter 11; Wickramasuriya,
 * Athanasopoulos and Hyndman (2019), Optimal forecast reconciliation for hierarchical and grouped time series through trace
 * minimization; Schäfer and Strimmer (2005), A shrinkage approach to large-scale covariance matrix estimation; Lawson and
 * Hanson (1974), chapter 23, for what must not be negative.
 */
final class Reconciliation {
    private static final double TINY = 1e-10;

    private final Hierarchy hierarchy;
    private final double[][] summing;

    Reconciliation(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
        this.summing = hierarchy.summing();
    }

    /** Sums of leaves, by node. */
    double[] nodes(double[] leaves) {
        double[] nodes = new double[summing.length];
        for (int node = 0; node < nodes.length; node++) {
            for (int leaf = 0; leaf < leaves.length; leaf++) {
                nodes[node] += summing[node][leaf] * leaves[leaf];
            }
        }
        return nodes;
    }

    /** Leaves as they were forecast. */
    double[] bottomUp(double[] base) {
        return hierarchy.leaves().stream().mapToDouble(leaf -> base[leaf]).toArray();
    }

    /**
     * Roots as they were forecast, each split among its children in proportion to theirs, evenly where all are zero. Groups have no
     * say: each is the sum of its leaves.
     */
    double[] topDown(double[] base) {
        double[] split = Arrays.copyOf(base, hierarchy.parents().size());
        for (int node = 0; node < split.length; node++) {
            int parent = hierarchy.parents().get(node);
            if (parent >= 0) {
                double sum = 0;
                int children = 0;
                for (int other = 0; other < split.length; other++) {
                    if (hierarchy.parents().get(other) == parent) {
                        sum += base[other];
                        children++;
                    }
                }
                split[node] = sum == 0 ? split[parent] / children : split[parent] * base[node] / sum;
            }
        }
        return bottomUp(split);
    }

    /**
     * MinT for one covariance W: of all that add up, the forecasts with the smallest variance, (SᵀW⁻¹S)⁻¹ SᵀW⁻¹ y. What
     * does not depend on the forecasts is worked out once.
     *
     * @param weighted W⁻¹S, by leaf
     * @param normal SᵀW⁻¹S
     */
    record MinimumTrace(double[][] weighted, double[][] normal) {
        /** The leaves. */
        double[] of(double[] base) {
            return Cholesky.of(normal).solve(right(base));
        }

        /** The leaves, none of them below zero. */
        double[] nonNegative(double[] base) {
            return Reconciliation.nonNegative(normal, right(base));
        }

        private double[] right(double[] base) {
            double[] right = new double[weighted.length];
            for (int leaf = 0; leaf < right.length; leaf++) {
                for (int node = 0; node < base.length; node++) {
                    right[leaf] += weighted[leaf][node] * base[node];
                }
            }
            return right;
        }
    }

    /** @param covariance W, of one-step errors by node, positive definite */
    MinimumTrace minimumTrace(double[][] covariance) {
        double[][] weighted = weighted(covariance);
        return new MinimumTrace(weighted, normal(weighted));
    }

    private double[][] weighted(double[][] covariance) {
        Cholesky cholesky = Cholesky.of(covariance);
        int leaves = summing[0].length;
        double[][] weighted = new double[leaves][];
        for (int leaf = 0; leaf < leaves; leaf++) {
            double[] column = new double[summing.length];
            for (int node = 0; node < column.length; node++) {
                column[node] = summing[node][leaf];
            }
            weighted[leaf] = cholesky.solve(column);
        }
        return weighted;
    }

    private double[][] normal(double[][] weighted) {
        int leaves = weighted.length;
        double[][] normal = new double[leaves][leaves];
        for (int j = 0; j < leaves; j++) {
            int leaf = j;
            // A leaf is in a few nodes out of thousands.
            int[] holders = IntStream.range(0, summing.length)
                    .filter(node -> summing[node][leaf] != 0)
                    .toArray();
            for (int i = 0; i < leaves; i++) {
                for (int node : holders) {
                    normal[i][j] += weighted[i][node];
                }
            }
        }
        return normal;
    }

    /**
     * Least ½ xᵀDx − dᵀx with x ≥ 0. It begins without bounds, holds at zero whatever comes out below until nothing does,
     * and from there variables enter one by one and leave when they would turn negative.
     */
    static double[] nonNegative(double[][] quadratic, double[] linear) {
        int n = linear.length;
        boolean[] isFree = new boolean[n];
        Arrays.fill(isFree, true);
        double[] x = solve(quadratic, linear, isFree);
        while (goesNegative(x, isFree)) {
            for (int i = 0; i < n; i++) {
                isFree[i] &= x[i] > 0;
            }
            x = solve(quadratic, linear, isFree);
        }
        double size = Arrays.stream(linear).map(Math::abs).max().orElse(0);
        for (int round = 0; round < 3 * n; round++) {
            int entering = -1;
            double steepest = TINY * Math.max(size, Double.MIN_NORMAL);
            for (int i = 0; i < n; i++) {
                double gradient = linear[i];
                for (int j = 0; j < n; j++) {
                    gradient -= quadratic[i][j] * x[j];
                }
                if (!isFree[i] && gradient > steepest) {
                    steepest = gradient;
                    entering = i;
                }
            }
            if (entering < 0) {
                return x;
            }
            isFree[entering] = true;
            double[] target = solve(quadratic, linear, isFree);
            while (goesNegative(target, isFree)) {
                double step = Double.POSITIVE_INFINITY;
                int blocking = entering;
                for (int i = 0; i < n; i++) {
                    double reach = x[i] == 0 ? 0 : x[i] / (x[i] - target[i]);
                    if (isFree[i] && target[i] <= 0 && reach < step) {
                        step = reach;
                        blocking = i;
                    }
                }
                for (int i = 0; i < n; i++) {
                    x[i] += step * (target[i] - x[i]);
                    // The one that stops the step leaves in any case, so that each round has an end.
                    if (i == blocking || isFree[i] && x[i] <= TINY * Math.abs(target[i])) {
                        x[i] = 0;
                        isFree[i] = false;
                    }
                }
                target = solve(quadratic, linear, isFree);
            }
            x = target;
        }
        return x;
    }

    private static boolean goesNegative(double[] target, boolean[] isFree) {
        for (int i = 0; i < target.length; i++) {
            if (isFree[i] && target[i] <= 0) {
                return true;
            }
        }
        return false;
    }

    /** The solution in the free variables, the others zero. */
    private static double[] solve(double[][] quadratic, double[] linear, boolean[] isFree) {
        int n = linear.length;
        int[] places = new int[n];
        int free = 0;
        for (int i = 0; i < n; i++) {
            if (isFree[i]) {
                places[free++] = i;
            }
        }
        double[][] matrix = new double[free][free];
        double[] right = new double[free];
        for (int i = 0; i < free; i++) {
            right[i] = linear[places[i]];
            for (int j = 0; j < free; j++) {
                matrix[i][j] = quadratic[places[i]][places[j]];
            }
        }
        double[] part = Cholesky.of(matrix).solve(right);
        double[] all = new double[n];
        for (int i = 0; i < free; i++) {
            all[places[i]] = part[i];
        }
        return all;
    }

    /**
     * The covariance of residuals, its correlations drawn towards zero by as much as their own uncertainty warrants.
     *
     * @param residuals a row per time, a column per node; none of the nodes without any
     */
    static double[][] shrunkCovariance(double[][] residuals) {
        int times = residuals.length;
        int nodes = residuals[0].length;
        double[][] covariance = new double[nodes][nodes];
        for (double[] row : residuals) {
            for (int i = 0; i < nodes; i++) {
                for (int j = 0; j < nodes; j++) {
                    covariance[i][j] += row[i] * row[j] / times;
                }
            }
        }
        double intensity = intensity(residuals, covariance);
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                covariance[i][j] *= i == j ? 1 : 1 - intensity;
            }
        }
        return covariance;
    }

    /** λ = Σ Var(r) / Σ r² over the correlations r of different nodes, between 0 and 1. */
    static double intensity(double[][] residuals, double[][] covariance) {
        int times = residuals.length;
        int nodes = covariance.length;
        double variances = 0;
        double squares = 0;
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                if (i != j && covariance[i][i] > 0 && covariance[j][j] > 0) {
                    double scale = Math.sqrt(covariance[i][i] * covariance[j][j]);
                    double sumOfSquares = 0;
                    for (double[] row : residuals) {
                        double product = row[i] * row[j] / scale;
                        sumOfSquares += product * product;
                    }
                    double correlation = covariance[i][j] / scale;
                    variances += (sumOfSquares - times * correlation * correlation) / times / (times - 1);
                    squares += correlation * correlation;
                }
            }
        }
        return squares == 0 ? 1 : Math.max(0, Math.min(1, variances / squares));
    }
}
