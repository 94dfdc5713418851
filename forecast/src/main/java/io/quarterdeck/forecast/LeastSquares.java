package io.quarterdeck.forecast;

/**
 * The parameters that make a sum of squared residuals smallest, each within its bounds: the Levenberg–Marquardt method,
 * with differences for derivatives.
 *
 * <p>Every model here is fitted by it, for a Gaussian likelihood is a sum of squares. It needs some tens of passes over a
 * series where a simplex search needs hundreds to thousands, and is exact in the starting states of an additive model, in
 * which residuals are linear. A parameter at a bound, with the descent leading out, stands still for the step.
 *
 * <p>Source: Marquardt (1963), An algorithm for least-squares estimation of nonlinear parameters; damping in proportion
 * to the diagonal as in Moré (1978). Nothing is allocated while it runs.
 */
final class LeastSquares {

    /** Residuals as a function of parameters. */
    interface Residuals {

        /**
         * Writes the residuals.
         *
         * @return whether the parameters are admissible; if not, the residuals mean nothing
         */
        boolean at(double[] parameters, double[] residuals);
    }

    private static final double DIFFERENCE = 1e-7;
    private static final double FIRST_DAMPING = 1e-3;
    private static final double MOST_DAMPING = 1e8;
    private static final int TRIES = 8;

    private final int parameters;
    private final double[] residuals;
    private final double[] moved;
    private final double[][] derivatives;
    private final double[][] normal;
    private final double[][] factor;
    private final double[] gradient;
    private final double[] step;
    private final double[] candidate;
    private final boolean[] fixed;

    LeastSquares(int parameters, int residuals) {
        this.parameters = parameters;
        this.residuals = new double[residuals];
        this.moved = new double[residuals];
        this.derivatives = new double[parameters][residuals];
        this.normal = new double[parameters][parameters];
        this.factor = new double[parameters][parameters];
        this.gradient = new double[parameters];
        this.step = new double[parameters];
        this.candidate = new double[parameters];
        this.fixed = new boolean[parameters];
    }

    /**
     * Improves parameters in place.
     *
     * @param iterations at most so many steps
     * @param tolerance stop when a step lowers the sum by less than this share
     * @return the sum of squares reached; infinite where the starting parameters are not admissible
     */
    double minimise(
            Residuals function, double[] start, double[] lower, double[] upper, int iterations, double tolerance) {
        if (!function.at(start, residuals)) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = sumOfSquares(residuals);
        double damping = FIRST_DAMPING;
        for (int iteration = 0; iteration < iterations && sum > 0; iteration++) {
            if (!linearise(function, start, lower, upper)) {
                return sum;
            }
            double before = sum;
            for (int attempt = 0; attempt < TRIES && damping < MOST_DAMPING; attempt++) {
                if (solve(damping)) {
                    for (int j = 0; j < parameters; j++) {
                        candidate[j] = Math.min(upper[j], Math.max(lower[j], start[j] + step[j]));
                    }
                    if (function.at(candidate, moved)) {
                        double reached = sumOfSquares(moved);
                        if (reached < sum) {
                            sum = reached;
                            System.arraycopy(candidate, 0, start, 0, parameters);
                            System.arraycopy(moved, 0, residuals, 0, residuals.length);
                            damping = Math.max(damping / 10, 1e-12);
                            break;
                        }
                    }
                }
                damping *= 8;
            }
            if (before - sum <= tolerance * before) {
                return sum;
            }
        }
        return sum;
    }

    /** The derivatives at a point, JᵀJ and Jᵀr of the free parameters. */
    private boolean linearise(Residuals function, double[] at, double[] lower, double[] upper) {
        System.arraycopy(at, 0, candidate, 0, parameters);
        for (int j = 0; j < parameters; j++) {
            double width = DIFFERENCE * Math.max(1, Math.abs(at[j]));
            double difference = at[j] + width <= upper[j] ? width : -width;
            candidate[j] = at[j] + difference;
            if (!function.at(candidate, moved)) {
                difference = -difference;
                candidate[j] = at[j] + difference;
                if (!function.at(candidate, moved)) {
                    return false;
                }
            }
            candidate[j] = at[j];
            double[] derivative = derivatives[j];
            double sum = 0;
            double inverse = 1 / difference;
            for (int t = 0; t < residuals.length; t++) {
                double d = (moved[t] - residuals[t]) * inverse;
                derivative[t] = d;
                sum += d * residuals[t];
            }
            gradient[j] = sum;
            fixed[j] = (at[j] <= lower[j] && sum >= 0) || (at[j] >= upper[j] && sum <= 0);
        }
        for (int i = 0; i < parameters; i++) {
            for (int j = 0; j <= i && !fixed[i]; j++) {
                normal[i][j] = fixed[j] ? 0 : dot(derivatives[i], derivatives[j]);
            }
        }
        return true;
    }

    /** Solves (JᵀJ + damping · diag) step = −Jᵀr by Cholesky. */
    private boolean solve(double damping) {
        for (int i = 0; i < parameters; i++) {
            step[i] = 0;
            if (fixed[i]) {
                continue;
            }
            for (int j = 0; j <= i; j++) {
                if (fixed[j]) {
                    continue;
                }
                double sum = normal[i][j];
                if (i == j) {
                    sum += damping * (normal[i][i] + 1e-12);
                }
                for (int k = 0; k < j; k++) {
                    if (!fixed[k]) {
                        sum -= factor[i][k] * factor[j][k];
                    }
                }
                if (i == j) {
                    if (!(sum > 0)) {
                        return false;
                    }
                    factor[i][i] = Math.sqrt(sum);
                } else {
                    factor[i][j] = sum / factor[j][j];
                }
            }
        }
        for (int i = 0; i < parameters; i++) {
            if (!fixed[i]) {
                double sum = -gradient[i];
                for (int k = 0; k < i; k++) {
                    sum -= fixed[k] ? 0 : factor[i][k] * step[k];
                }
                step[i] = sum / factor[i][i];
            }
        }
        for (int i = parameters - 1; i >= 0; i--) {
            if (!fixed[i]) {
                double sum = step[i];
                for (int k = i + 1; k < parameters; k++) {
                    sum -= fixed[k] ? 0 : factor[k][i] * step[k];
                }
                step[i] = sum / factor[i][i];
            }
        }
        return true;
    }

    private static double dot(double[] a, double[] b) {
        double even = 0;
        double odd = 0;
        int t = 0;
        for (; t + 1 < a.length; t += 2) {
            even += a[t] * b[t];
            odd += a[t + 1] * b[t + 1];
        }
        return t < a.length ? even + odd + a[t] * b[t] : even + odd;
    }

    static double sumOfSquares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
