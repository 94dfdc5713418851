package io.quarterdeck.forecast;

import java.util.Arrays;

/**
 * One exponential smoothing model, fitted: smoothing parameters and starting states by maximum likelihood.
 *
 * <p>The search starts from the classical seasonal indices, the line through the first values that they leave, and the best
 * of a few smoothing parameters; it can stop early and be taken up again, so that hopeless forms cost little.
 */
final class EtsFit {
    private static final double[] ALPHAS = {0.05, 0.3, 0.8};
    private static final double[] TREND_SHARES = {0.02, 0.2};
    private static final double[] SEASON_SHARES = {0.02, 0.3};
    private static final double START_DAMPING = 0.95;
    private static final double LEAST_DAMPING = 0.8;
    private static final double MOST_DAMPING = 0.98;
    private static final double EDGE = 1e-4;
    private static final double TOLERANCE = 1e-7;
    private static final int STARTING_VALUES = 10;

    private final double[] history;
    private final int period;
    private final EtsForm form;
    private final EtsFilter filter;
    private final LeastSquares search;
    private final double[] parameters;
    private final double[] lower;
    private final double[] upper;
    private final double[] residuals;
    private double sum;

    EtsFit(double[] history, int period, EtsForm form) {
        this.history = history;
        this.period = period;
        this.form = form;
        this.filter = new EtsFilter(history, period, form);
        int count = form.parameters(period);
        this.search = new LeastSquares(count, history.length);
        this.parameters = new double[count];
        this.lower = new double[count];
        this.upper = new double[count];
        this.residuals = new double[history.length];
        states();
        smoothing();
    }

    EtsForm form() {
        return form;
    }

    double[] parameters() {
        return parameters.clone();
    }

    /** Takes the search so many steps further. */
    void improve(int iterations) {
        sum = search.minimise(filter, parameters, lower, upper, iterations, TOLERANCE);
    }

    /** The logarithm of the likelihood without its constants, as R's forecast package has it. */
    double logLikelihood() {
        return -0.5 * history.length * Math.log(Math.max(sum, Double.MIN_NORMAL));
    }

    /** Akaike's criterion corrected for a short history; infinite where that is too short for the form. */
    double aicc() {
        int count = parameters.length + 1;
        int left = history.length - count - 1;
        return left <= 0 || !Double.isFinite(sum)
                ? Double.POSITIVE_INFINITY
                : -2 * logLikelihood() + 2.0 * count + 2.0 * count * (count + 1) / left;
    }

    ModelForecast forecast(int horizon) {
        filter.at(parameters, residuals);
        double squares = sum;
        if (form.hasRelativeError()) {
            squares = 0;
            double geometricMean = filter.geometricMean();
            for (double residual : residuals) {
                squares += residual * residual / (geometricMean * geometricMean);
            }
        }
        return filter.forecast(parameters, squares / Math.max(1, history.length - parameters.length), horizon);
    }

    /** Starting states by heuristic, and free bounds for them. */
    private void states() {
        double[] adjusted = history;
        double[] indices = null;
        if (form.hasSeason()) {
            boolean isMultiplied = form.season() == EtsForm.Season.MULTIPLICATIVE;
            indices = isMultiplied
                    ? SeasonalIndices.multiplicative(history, period)
                    : SeasonalIndices.additive(history, period);
            adjusted = new double[history.length];
            for (int t = 0; t < history.length; t++) {
                adjusted[t] = isMultiplied
                        ? history[t] / Math.max(indices[t % period], 0.01)
                        : history[t] - indices[t % period];
            }
        }
        int count = Math.min(history.length, Math.max(STARTING_VALUES, 2 * (form.hasSeason() ? period : 1)));
        Line line = Line.through(adjusted, count);
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        int place = filter.firstState();
        double middle = line.first() + line.slope() * (count - 1) / 2;
        boolean isPositive = form.hasRelativeError() || form.season() == EtsForm.Season.MULTIPLICATIVE;
        double start = form.hasTrend() ? line.at(-1) : middle;
        parameters[place++] = isPositive && start < 0.1 * middle ? middle : start;
        if (form.hasTrend()) {
            parameters[place++] = isPositive && start < 0.1 * middle ? 0 : line.slope();
        }
        for (int i = 0; form.hasSeason() && i < period - 1; i++) {
            parameters[place + i] =
                    form.season() == EtsForm.Season.MULTIPLICATIVE ? Math.max(indices[i], 0.01) : indices[i];
        }
    }

    /** Smoothing parameters by trying a few. */
    private void smoothing() {
        double best = Double.POSITIVE_INFINITY;
        int season = filter.firstState() - 1;
        lower[0] = EDGE;
        upper[0] = 1 - EDGE;
        if (form.hasTrend()) {
            lower[1] = EDGE;
            upper[1] = 1 - EDGE;
        }
        if (form.isDamped()) {
            lower[2] = LEAST_DAMPING;
            upper[2] = MOST_DAMPING;
        }
        if (form.hasSeason()) {
            lower[season] = EDGE;
            upper[season] = 1 - EDGE;
        }
        double[] chosen = parameters.clone();
        for (double alpha : ALPHAS) {
            for (double trend : TREND_SHARES) {
                for (double seasonal : SEASON_SHARES) {
                    if ((!form.hasTrend() && trend > TREND_SHARES[0])
                            || (!form.hasSeason() && seasonal > SEASON_SHARES[0])) {
                        continue;
                    }
                    parameters[0] = alpha;
                    if (form.hasTrend()) {
                        parameters[1] = trend;
                    }
                    if (form.isDamped()) {
                        parameters[2] = START_DAMPING;
                    }
                    if (form.hasSeason()) {
                        parameters[season] = seasonal;
                    }
                    if (filter.at(parameters, residuals)) {
                        double reached = LeastSquares.sumOfSquares(residuals);
                        if (reached < best) {
                            best = reached;
                            System.arraycopy(parameters, 0, chosen, 0, parameters.length);
                        }
                    }
                }
            }
        }
        System.arraycopy(chosen, 0, parameters, 0, parameters.length);
        sum = best;
    }
}
