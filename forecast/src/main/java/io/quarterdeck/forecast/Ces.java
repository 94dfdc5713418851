package io.quarterdeck.forecast;

/**
 * Complex exponential smoothing, with the season (none, simple, partial, full) that has the lowest AICc. It sees trends
 * and levels as one thing, and errs elsewhere than other methods do, which is what makes it worth combining.
 *
 * <p>Source: Svetunkov, Kourentzes and Ord (2022); the recursion is in {@link CesFilter}.
 */
public record Ces() implements ForecastModel {
    private static final double[] LOWER = {0.01, 0.01, 0.01, 0.01};
    private static final double[] UPPER = {1.8, 1.9, 1.5, 1.5};
    private static final int STEPS = 25;
    private static final int SMALLEST_HISTORY = 6;

    @Override
    public String name() {
        return "ces";
    }

    @Override
    public int minimumHistory(int season) {
        return SMALLEST_HISTORY;
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        boolean isSeasonal = season > 1 && history.length > 2 * season;
        Fit best = null;
        for (CesFilter.Season kind : CesFilter.Season.values()) {
            if (kind == CesFilter.Season.NONE || isSeasonal) {
                Fit fit = fit(history, season, kind);
                best = best == null || fit.aicc < best.aicc ? fit : best;
            }
        }
        return best.forecast(history.length, horizon);
    }

    /** One kind of season, fitted. */
    static Fit fit(double[] history, int season, CesFilter.Season kind) {
        CesFilter filter = new CesFilter(history, season, kind);
        int count = filter.parameters();
        double[] parameters =
                switch (kind) {
                    case NONE, SIMPLE -> new double[] {1.3, 1};
                    case PARTIAL -> new double[] {1.3, 1, 0.1};
                    case FULL -> new double[] {1.3, 1, 1.3, 1};
                };
        LeastSquares search = new LeastSquares(count, history.length);
        double squares = search.minimise(filter, parameters, LOWER, UPPER, STEPS, 1e-6);
        int n = history.length;
        int k = count + 1;
        double aicc = n - k - 1 <= 0
                ? Double.POSITIVE_INFINITY
                : n * Math.log(Math.max(squares, Double.MIN_NORMAL)) + 2.0 * k + 2.0 * k * (k + 1) / (n - k - 1);
        return new Fit(filter, parameters, squares, aicc);
    }

    /** A fitted filter, its parameters, its sum of squared errors and its AICc without constants. */
    record Fit(CesFilter filter, double[] parameters, double squares, double aicc) {

        ModelForecast forecast(int length, int horizon) {
            filter.at(parameters, new double[length]);
            return filter.forecast(parameters, squares / Math.max(1, length - parameters.length - 2), horizon);
        }
    }
}
