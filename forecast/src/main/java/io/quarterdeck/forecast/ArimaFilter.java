package io.quarterdeck.forecast;

import java.util.Arrays;

/**
 * The exact Gaussian likelihood of a seasonal ARMA model of a stationary series, as a sum of squares.
 *
 * <p>One-step errors e and their variances v (of which the innovations' is one) come from the innovations algorithm, applied to
 * the series itself for the first values and to φ(B) w after them, whose covariances end at the lag q. The likelihood with the
 * variance concentrated out is −n/2 log(Σ e²/v) − ½ Σ log v, so e/√v times the 2n-th root of the product of the v are residuals for
 * {@link LeastSquares}.
 *
 * <p>Parameters in order: φ, θ, Φ, Θ, and the mean. Polynomials with a root inside the unit circle are not admissible.
 *
 * <p>Source: Brockwell and Davis (1991), Time Series: Theory and Methods, sections 5.2, 5.3 and 8.7; Ansley (1979).
 */
final class ArimaFilter implements LeastSquares.Residuals {

    /** A variance so near to one stays there. */
    private static final double SETTLED = 1e-10;

    private final double[] series;
    private final int period;
    private final ArimaForm form;
    private final int arLags;
    private final int maLags;
    private final int head;
    private final double[] ar;
    private final double[] ma;
    private final double[] covariances;
    private final double[] crossed;
    private final double[] averaged;
    private final double[] centred;
    private final double[] errors;
    private final double[] variances;
    private final double[][] weights;
    private boolean isSettled;

    /** @param series without a unit root: differenced as the form says */
    ArimaFilter(double[] series, int period, ArimaForm form) {
        this.series = series;
        this.period = period;
        this.form = form;
        this.arLags = form.p() + period * form.seasonalP();
        this.maLags = form.q() + period * form.seasonalQ();
        this.head = Math.max(1, Math.max(arLags, maLags));
        this.ar = new double[arLags + 1];
        this.ma = new double[maLags + 1];
        this.covariances = new double[head + 1];
        this.crossed = new double[head + 1];
        this.averaged = new double[maLags + 1];
        this.centred = new double[series.length];
        this.errors = new double[series.length];
        this.variances = new double[series.length + maLags];
        this.weights = new double[series.length + maLags][];
        for (int t = 0; t < weights.length; t++) {
            weights[t] = new double[(t < head ? t : Math.min(maLags, t)) + 1];
        }
    }

    @Override
    public boolean at(double[] parameters, double[] residuals) {
        if (!expand(parameters)) {
            return false;
        }
        double mean = form.hasMean() ? parameters[parameters.length - 1] : 0;
        for (int t = 0; t < series.length; t++) {
            centred[t] = series[t] - mean;
        }
        if (!autocovariances()) {
            return false;
        }
        double logs = innovations();
        if (Double.isNaN(logs)) {
            return false;
        }
        double root = Math.exp(logs / (2 * series.length));
        for (int t = 0; t < series.length; t++) {
            residuals[t] = errors[t] / Math.sqrt(variances[t]) * root;
        }
        return true;
    }

    /** 1 − φ₁B − … times 1 − Φ₁Bᵐ − …, likewise with plus signs for θ; false where either is not within its bounds. */
    private boolean expand(double[] parameters) {
        int place = 0;
        double[] phi = Arrays.copyOfRange(parameters, place, place += form.p());
        double[] theta = Arrays.copyOfRange(parameters, place, place += form.q());
        double[] seasonalPhi = Arrays.copyOfRange(parameters, place, place += form.seasonalP());
        double[] seasonalTheta = Arrays.copyOfRange(parameters, place, place + form.seasonalQ());
        if (!isStationary(phi, 1)
                || !isStationary(seasonalPhi, 1)
                || !isStationary(theta, -1)
                || !isStationary(seasonalTheta, -1)) {
            return false;
        }
        multiply(phi, seasonalPhi, -1, ar);
        multiply(theta, seasonalTheta, 1, ma);
        return true;
    }

    private void multiply(double[] ordinary, double[] seasonal, int sign, double[] product) {
        Arrays.fill(product, 0);
        for (int i = 0; i <= ordinary.length; i++) {
            double left = i == 0 ? 1 : sign * ordinary[i - 1];
            for (int j = 0; j <= seasonal.length; j++) {
                product[i + j * period] += left * (j == 0 ? 1 : sign * seasonal[j - 1]);
            }
        }
    }

    /** Whether all partial autocorrelations that belong to the coefficients are below one (the Durbin–Levinson recursion, backwards). */
    static boolean isStationary(double[] coefficients, int sign) {
        double[] a = new double[coefficients.length];
        for (int i = 0; i < a.length; i++) {
            a[i] = sign * coefficients[i];
        }
        for (int k = a.length - 1; k >= 0; k--) {
            double last = a[k];
            if (!(Math.abs(last) < 1 - 1e-6)) {
                return false;
            }
            double[] shorter = new double[k];
            for (int i = 0; i < k; i++) {
                shorter[i] = (a[i] + last * a[k - 1 - i]) / (1 - last * last);
            }
            a = shorter;
        }
        return true;
    }

    /** Of the series, γ(0) to γ(head); of the series with one that has no autoregression any more; of two such. γ(k) − Σ φᵢ γ(k − i) = Σ θⱼ ψⱼ₋ₖ, solved for the first and carried on. */
    private boolean autocovariances() {
        double[] psi = psi(maLags + 1);
        Arrays.fill(crossed, 0);
        Arrays.fill(averaged, 0);
        for (int k = 0; k <= maLags; k++) {
            for (int j = k; j <= maLags; j++) {
                crossed[k] += ma[j] * psi[j - k];
                averaged[k] += ma[j] * ma[j - k];
            }
        }
        int n = arLags + 1;
        double[][] matrix = new double[n][n];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i <= arLags; i++) {
                matrix[k][Math.abs(k - i)] += ar[i];
            }
        }
        double[] solved = solve(matrix, crossed);
        if (solved == null || !(solved[0] > 0)) {
            return false;
        }
        for (int k = 0; k <= head; k++) {
            if (k < n) {
                covariances[k] = solved[k];
            } else {
                covariances[k] = crossed[k];
                for (int i = 1; i <= arLags; i++) {
                    covariances[k] -= ar[i] * covariances[Math.abs(k - i)];
                }
            }
        }
        return true;
    }

    /** The weights of past errors in a value: ψ₀ = 1. */
    double[] psi(int count) {
        double[] psi = new double[count];
        for (int j = 0; j < count; j++) {
            psi[j] = j <= maLags ? ma[j] : 0;
            for (int i = 1; i <= Math.min(j, arLags); i++) {
                psi[j] -= ar[i] * psi[j - i];
            }
        }
        return psi;
    }

    /** Gaussian elimination with pivots; null where there is no one solution. */
    private static double[] solve(double[][] matrix, double[] right) {
        int n = matrix.length;
        double[] x = Arrays.copyOf(right, n);
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.abs(matrix[i][k]) > Math.abs(matrix[pivot][k]) ? i : pivot;
            }
            if (!(Math.abs(matrix[pivot][k]) > 1e-14)) {
                return null;
            }
            double[] row = matrix[k];
            matrix[k] = matrix[pivot];
            matrix[pivot] = row;
            double value = x[k];
            x[k] = x[pivot];
            x[pivot] = value;
            for (int i = k + 1; i < n; i++) {
                double factor = matrix[i][k] / matrix[k][k];
                if (factor != 0) {
                    for (int j = k; j < n; j++) {
                        matrix[i][j] -= factor * matrix[k][j];
                    }
                    x[i] -= factor * x[k];
                }
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int j = k + 1; j < n; j++) {
                x[k] -= matrix[k][j] * x[j];
            }
            x[k] /= matrix[k][k];
        }
        return x;
    }

    /** The covariance of the values at two places, the later ones already without their autoregression. */
    private double covariance(int i, int j) {
        int lag = Math.abs(i - j);
        int late = Math.max(i, j);
        if (late < head) {
            return covariances[lag];
        }
        if (lag > maLags) {
            return 0;
        }
        return Math.min(i, j) < head ? crossed[lag] : averaged[lag];
    }

    /** Fills errors and variances. @return Σ log v, not a number where a variance is not positive */
    private double innovations() {
        double logs = 0;
        isSettled = false;
        for (int t = 0; t < series.length; t++) {
            if (!weigh(t)) {
                return Double.NaN;
            }
            logs += Math.log(variances[t]);
            double value = centred[t];
            for (int i = 1; t >= head && i <= arLags; i++) {
                value += ar[i] * centred[t - i];
            }
            double[] own = weights[t];
            for (int j = 1; j < own.length; j++) {
                value -= own[j] * errors[t - j];
            }
            errors[t] = value;
        }
        return logs;
    }

    /** The weights of earlier errors at a place, and the variance of its own; once that is one, they are θ. */
    private boolean weigh(int t) {
        double[] own = weights[t];
        int reach = own.length - 1;
        if (isSettled) {
            System.arraycopy(ma, 1, own, 1, reach);
            variances[t] = 1;
            return true;
        }
        double variance = covariance(t, t);
        for (int k = t - reach; k < t; k++) {
            double sum = covariance(t, k);
            double[] other = weights[k];
            for (int j = Math.max(t - reach, k - other.length + 1); j < k; j++) {
                sum -= other[k - j] * own[t - j] * variances[j];
            }
            own[t - k] = sum / variances[k];
            variance -= own[t - k] * own[t - k] * variances[k];
        }
        variances[t] = variance;
        isSettled = t >= 2 * head && Math.abs(variance - 1) < SETTLED;
        return variance > 0;
    }

    /** Σ e²/v of the last pass. */
    double weightedSquares() {
        double sum = 0;
        for (int t = 0; t < series.length; t++) {
            sum += errors[t] * errors[t] / variances[t];
        }
        return sum;
    }

    /** The logarithm of the likelihood that belongs to a sum of squared residuals. */
    double logLikelihood(double squares) {
        int n = series.length;
        return -0.5 * n * (Math.log(2 * Math.PI * squares / n) + 1);
    }

    /** What follows the series after the last pass. */
    double[] forecast(double[] parameters, int horizon) {
        double mean = form.hasMean() ? parameters[parameters.length - 1] : 0;
        int n = series.length;
        double[] values = Arrays.copyOf(centred, n + horizon);
        for (int h = 0; h < horizon; h++) {
            double value = 0;
            for (int i = 1; i <= arLags && n + h - i >= 0; i++) {
                value -= ar[i] * values[n + h - i];
            }
            if (h < maLags && weigh(n + h)) {
                double[] own = weights[n + h];
                for (int j = h + 1; j < own.length; j++) {
                    value += own[j] * errors[n + h - j];
                }
            }
            values[n + h] = value;
        }
        double[] forecast = Arrays.copyOfRange(values, n, n + horizon);
        for (int h = 0; h < horizon; h++) {
            forecast[h] += mean;
        }
        return forecast;
    }
}
