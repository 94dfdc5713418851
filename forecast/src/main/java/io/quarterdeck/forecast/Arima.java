package io.quarterdeck.forecast;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Seasonal ARIMA with its orders chosen: a seasonal difference where the season is strong, ordinary ones while the KPSS test
 * finds a unit root, then the orders with the lowest AICc, stepwise from four simple models to their neighbours.
 *
 * <p>Source: Hyndman and Khandakar (2008), Automatic time series forecasting: the forecast package for R, with the seasonal
 * strength of Wang, Smith and Hyndman (2006); Kwiatkowski, Phillips, Schmidt and Shin (1992). Likelihoods are exact.
 */
public record Arima() implements ForecastModel {
    private static final int SMALLEST_HISTORY = 10;
    private static final int LONGEST_SEASON = 24;
    private static final int MOST_TERMS = 3;
    private static final int MOST_SEASONAL_TERMS = 1;
    private static final int MOST_MODELS = 40;
    private static final double STRONG_SEASON = 0.64;

    /** The 5 % critical value of the KPSS test around a level. */
    private static final double KPSS_LIMIT = 0.463;

    private static final int STL_WINDOW = 11;
    private static final int STEPS = 15;

    /** Changes of p, q, P and Q that lead to a neighbour. */
    private static final int[][] NEIGHBOURS = {
        {1, 0, 0, 0}, {-1, 0, 0, 0}, {0, 1, 0, 0}, {0, -1, 0, 0}, {1, 1, 0, 0}, {-1, -1, 0, 0}, {1, -1, 0, 0},
        {-1, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, -1, 0}, {0, 0, 0, 1}, {0, 0, 0, -1}, {0, 0, 1, 1}, {0, 0, -1, -1},
    };

    @Override
    public String name() {
        return "arima";
    }

    @Override
    public int minimumHistory(int season) {
        return SMALLEST_HISTORY;
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        boolean isSeasonal = season > 1 && season <= LONGEST_SEASON && history.length > 2 * season + SMALLEST_HISTORY;
        return best(history, isSeasonal ? season : 1).forecast(history, horizon);
    }

    /** A fitted model of a period's history. */
    record Fit(ArimaForm form, int period, ArimaFilter filter, double[] parameters, double squares, double aicc) {

        ModelForecast forecast(double[] history, int horizon) {
            int n = history.length;
            double[] polynomial = differencing(form, period);
            int used = n - polynomial.length + 1;
            filter.at(parameters, new double[used]);
            double[] differences = filter.forecast(parameters, horizon);
            double[] weights = filter.psi(horizon);
            double[] values = Arrays.copyOf(history, n + horizon);
            double[] deviation = new double[horizon];
            double variance = filter.weightedSquares() / Math.max(1, used - parameters.length);
            double sum = 0;
            for (int h = 0; h < horizon; h++) {
                values[n + h] = differences[h];
                for (int i = 1; i < polynomial.length; i++) {
                    values[n + h] -= polynomial[i] * values[n + h - i];
                    weights[h] -= i <= h ? polynomial[i] * weights[h - i] : 0;
                }
                sum += weights[h] * weights[h];
                deviation[h] = Math.sqrt(variance * sum);
            }
            return new ModelForecast(Arrays.copyOfRange(values, n, n + horizon), deviation);
        }
    }

    /** The orders with the lowest AICc. */
    static Fit best(double[] history, int season) {
        int seasonalD = season > 1 && seasonalStrength(history, season) > STRONG_SEASON ? 1 : 0;
        double[] series = seasonalD == 1 ? difference(history, season) : history;
        int d = 0;
        while (d < 2 && kpss(series) > KPSS_LIMIT) {
            series = difference(series, 1);
            d++;
        }
        boolean mayHaveMean = d + seasonalD <= 1;
        int seasonal = season > 1 ? 1 : 0;
        Map<ArimaForm, Fit> fits = new HashMap<>();
        Fit best = null;
        for (int[] start : new int[][] {{0, 0, 0, 0}, {1, 0, 1, 0}, {0, 1, 0, 1}, {2, 2, 1, 1}}) {
            ArimaForm form = new ArimaForm(
                    start[0], d, start[1], start[2] * seasonal, seasonalD, start[3] * seasonal, mayHaveMean);
            best = better(best, fits, series, season, form);
        }
        boolean isImproving = true;
        while (isImproving && fits.size() < MOST_MODELS) {
            Fit before = best;
            ArimaForm from = best.form;
            for (int[] step : NEIGHBOURS) {
                ArimaForm form = new ArimaForm(
                        from.p() + step[0],
                        d,
                        from.q() + step[1],
                        from.seasonalP() + step[2],
                        seasonalD,
                        from.seasonalQ() + step[3],
                        from.hasMean());
                if (isWithin(form, seasonal)) {
                    best = better(best, fits, series, season, form);
                }
            }
            if (mayHaveMean) {
                ArimaForm other = new ArimaForm(
                        from.p(), d, from.q(), from.seasonalP(), seasonalD, from.seasonalQ(), !from.hasMean());
                best = better(best, fits, series, season, other);
            }
            isImproving = best != before;
        }
        return best;
    }

    private static boolean isWithin(ArimaForm form, int seasonal) {
        return Math.min(Math.min(form.p(), form.q()), Math.min(form.seasonalP(), form.seasonalQ())) >= 0
                && Math.max(form.p(), form.q()) <= MOST_TERMS
                && Math.max(form.seasonalP(), form.seasonalQ()) <= MOST_SEASONAL_TERMS * seasonal;
    }

    private static Fit better(Fit best, Map<ArimaForm, Fit> fits, double[] series, int season, ArimaForm form) {
        if (fits.containsKey(form)) {
            return best;
        }
        Fit fit = fit(series, season, form);
        fits.put(form, fit);
        return best == null || fit.aicc < best.aicc ? fit : best;
    }

    /** Fits one form to a series that is differenced already. */
    static Fit fit(double[] series, int season, ArimaForm form) {
        ArimaFilter filter = new ArimaFilter(series, season, form);
        int count = form.parameters();
        double[] parameters = new double[count];
        double[] lower = new double[count];
        double[] upper = new double[count];
        Arrays.fill(parameters, 0.05);
        Arrays.fill(lower, -3.5);
        Arrays.fill(upper, 3.5);
        if (form.hasMean()) {
            parameters[count - 1] = Arrays.stream(series).average().orElse(0);
            lower[count - 1] = Double.NEGATIVE_INFINITY;
            upper[count - 1] = Double.POSITIVE_INFINITY;
        }
        double squares = new LeastSquares(count, series.length).minimise(filter, parameters, lower, upper, STEPS, 1e-6);
        int k = count + 1;
        int left = series.length - k - 1;
        double aicc = left <= 0 || !Double.isFinite(squares)
                ? Double.POSITIVE_INFINITY
                : -2 * filter.logLikelihood(Math.max(squares, Double.MIN_NORMAL)) + 2.0 * k + 2.0 * k * (k + 1) / left;
        return new Fit(form, season, filter, parameters, squares, aicc);
    }

    /** (1 − B)ᵈ (1 − Bᵐ)ᴰ. */
    private static double[] differencing(ArimaForm form, int period) {
        double[] polynomial = {1};
        for (int i = 0; i < form.d() + form.seasonalD(); i++) {
            int lag = i < form.d() ? 1 : period;
            double[] longer = Arrays.copyOf(polynomial, polynomial.length + lag);
            for (int j = 0; j < polynomial.length; j++) {
                longer[j + lag] -= polynomial[j];
            }
            polynomial = longer;
        }
        return polynomial;
    }

    static double[] difference(double[] values, int lag) {
        double[] differences = new double[values.length - lag];
        for (int t = 0; t < differences.length; t++) {
            differences[t] = values[t + lag] - values[t];
        }
        return differences;
    }

    /** One less the remainder's share of the variance that is not trend's, by STL. */
    private static double seasonalStrength(double[] history, int season) {
        Stl stl = Stl.of(history, season, STL_WINDOW, false);
        double[] detrended = new double[history.length];
        double[] remainder = new double[history.length];
        for (int t = 0; t < history.length; t++) {
            detrended[t] = history[t] - stl.trend()[t];
            remainder[t] = detrended[t] - stl.season()[t];
        }
        return 1 - variance(remainder) / variance(detrended);
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    }

    /** The KPSS statistic around a level, with Bartlett weights to the lag 3 √n / 13. */
    static double kpss(double[] values) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElse(0);
        int lags = (int) (3 * Math.sqrt(n) / 13);
        double partial = 0;
        double squares = 0;
        double longRun = 0;
        for (int t = 0; t < n; t++) {
            partial += values[t] - mean;
            squares += partial * partial;
        }
        for (int lag = 0; lag <= lags; lag++) {
            double sum = 0;
            for (int t = lag; t < n; t++) {
                sum += (values[t] - mean) * (values[t - lag] - mean);
            }
            longRun += (lag == 0 ? 1 : 2 * (1 - lag / (lags + 1.0))) * sum / n;
        }
        return longRun <= 0 ? 0 : squares / ((double) n * n) / longRun;
    }
}
