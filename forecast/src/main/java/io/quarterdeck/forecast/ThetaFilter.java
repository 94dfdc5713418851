package io.quarterdeck.forecast;

/**
 * The recursion of the theta models: a level smoothed exponentially, and the share w = 1 − 1/θ of a straight line, which is
 * that of the whole history (static) or drawn anew through what has been seen (dynamic).
 *
 * <pre>
 *     forecast  f = l + w ((1 − α)ⁱ A + (1 − (1 − α)ⁱ⁺¹) / α · B)     after i values
 *     level     l ← α y + (1 − α) l
 *     mean      m ← (i m + y) / (i + 1)
 *     line      B ← ((i − 1) B + 6 (y − m) / (i + 1)) / (i + 2)       with the mean before y
 *               A ← m − B (i + 2) / 2
 * </pre>
 *
 * <p>Parameters: the starting level, α, w. The first three errors are not counted, as the line has no slope yet.
 *
 * <p>Source: Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler (2016), Models for optimising the theta method and
 * their relationship to state space models.
 */
final class ThetaFilter implements LeastSquares.Residuals {
    private static final int NOT_COUNTED = 3;

    private final double[] history;
    private final boolean isDynamic;
    private double level;
    private double mean;
    private double intercept;
    private double slope;
    private double power;

    ThetaFilter(double[] history, boolean isDynamic) {
        this.history = history;
        this.isDynamic = isDynamic;
        if (!isDynamic) {
            Line line = Line.through(history, history.length);
            intercept = line.at(-1);
            slope = line.slope();
        }
    }

    @Override
    public boolean at(double[] parameters, double[] residuals) {
        double alpha = parameters[1];
        double share = parameters[2];
        level = alpha * history[0] + (1 - alpha) * parameters[0];
        mean = history[0];
        if (isDynamic) {
            intercept = history[0];
            slope = 0;
        }
        power = 1 - alpha;
        residuals[0] = 0;
        for (int t = 1; t < history.length; t++) {
            double forecast = next(alpha, share);
            residuals[t] = t < NOT_COUNTED ? 0 : history[t] - forecast;
            update(t, alpha, history[t]);
        }
        return Double.isFinite(level);
    }

    private double next(double alpha, double share) {
        return level + share * (intercept * power + slope * (1 - power * (1 - alpha)) / alpha);
    }

    private void update(int seen, double alpha, double value) {
        level = alpha * value + (1 - alpha) * level;
        if (isDynamic) {
            slope = ((seen - 1) * slope + 6 * (value - mean) / (seen + 1)) / (seen + 2);
            mean = (seen * mean + value) / (seen + 1);
            intercept = mean - slope * (seen + 2) / 2;
        }
        power *= 1 - alpha;
    }

    /** Goes on from the last pass as if each forecast came true; errors grow as √(1 + (h − 1) α²). */
    ModelForecast forecast(double[] parameters, double squares, int horizon) {
        double alpha = parameters[1];
        double variance = squares / Math.max(1, history.length - NOT_COUNTED - 2);
        double[] means = new double[horizon];
        double[] deviations = new double[horizon];
        for (int i = 0; i < horizon; i++) {
            means[i] = next(alpha, parameters[2]);
            deviations[i] = Math.sqrt(variance * (1 + i * alpha * alpha));
            update(history.length + i, alpha, means[i]);
        }
        return new ModelForecast(means, deviations);
    }

    /** Fits level, α and w (θ) from two starts and forecasts. */
    ModelForecast fit(int horizon) {
        double[] lower = {Double.NEGATIVE_INFINITY, 0.1, 0};
        double[] upper = {Double.POSITIVE_INFINITY, 0.99, 1};
        LeastSquares search = new LeastSquares(lower.length, history.length);
        double[] best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double alpha : new double[] {0.2, 0.7}) {
            double[] parameters = {history[0] / 2, alpha, 0.5};
            double squares = search.minimise(this, parameters, lower, upper, 40, 1e-7);
            if (squares < least) {
                least = squares;
                best = parameters;
            }
        }
        at(best, new double[history.length]);
        return forecast(best, least, horizon);
    }
}
