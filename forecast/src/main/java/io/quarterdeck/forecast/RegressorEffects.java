package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What regressors did to a series, as far as its history shows it: a regression whose errors are those of the airline model,
 * ARIMA(0,1,1)(0,1,1). Its differences take trend and season out of the series and of the regressors alike, so that nothing is
 * explained by a regressor that the season explains. Of a positive history the effects multiply: it is regressed in
 * logarithms.
 *
 * <p>Regressors are taken up one by one, the one first that lowers the AICc most, while it falls by more than 4 (Burnham and
 * Anderson, 2002, section 2.6: the model without then has "considerably less support"), which asks for an estimate of about
 * 2.5 standard errors. An estimate that had to be large to be seen is too large; it is shrunk by (1 − error²/size²), the
 * positive part of James and Stein (1961). What was seen once cannot be told from an accident and is not estimated.
 *
 * <p>Source: Findley, Monsell, Bell, Otto and Chen (1998), New capabilities and methods of the X-12-ARIMA
 * seasonal-adjustment program, section 3.1; generalised least squares by the innovations of {@link ArimaFilter}. A regressor counts by its
 * distance from its mean in that part of the season, so the series without effects keeps its level and season
 * (Lin and Liu, 2002, of the Spring Festival).
 *
 * @param names of the regressors whose effect was found, in the order in which they were taken up
 * @param deviations of each its distances from its usual value, by period
 * @param sizes of each the change that one unit makes, in logarithms where it multiplies
 * @param errors of each the standard error
 */
record RegressorEffects(
        List<String> names, List<double[]> deviations, double[] sizes, double[] errors, boolean isMultiplied) {

    /** So many seasons, or values where there is no season. */
    private static final int LEAST_SEASONS = 3;

    private static final int LEAST_VALUES = 12;

    private static final double CLEARLY_LOWER = 4;

    /** What a regressor did in fewer periods than these, each counted by its weight, is an accident. */
    private static final double LEAST_PERIODS = 2;

    /** Of a column this share has to be left when others and the season are taken out. */
    private static final double LEFT = 1e-6;

    private static final int ROUNDS = 2;

    /** @param history the first value belongs to the first period of the regressors */
    static RegressorEffects of(double[] history, int season, Regressors regressors) {
        boolean isMultiplied = Arrays.stream(history).allMatch(value -> value > 0);
        if (history.length < Math.max(LEAST_VALUES, LEAST_SEASONS * season)) {
            return new RegressorEffects(List.of(), List.of(), new double[0], new double[0], isMultiplied);
        }
        double[] values = isMultiplied ? Arrays.stream(history).map(Math::log).toArray() : history;
        List<double[]> deviations = regressors.columns().stream()
                .map(column -> deviations(column, history.length, season))
                .toList();
        Regression regression = Regression.of(values, season, deviations);
        List<Integer> taken = new ArrayList<>();
        Estimate estimate = regression.choose(taken);
        double[] sizes = new double[taken.size()];
        double[] errors = new double[taken.size()];
        for (int i = 0; i < sizes.length; i++) {
            double size = estimate.sizes[i];
            errors[i] = estimate.errors[i];
            sizes[i] = size * Math.max(0, 1 - errors[i] * errors[i] / (size * size));
        }
        return new RegressorEffects(
                taken.stream().map(regressors.names()::get).toList(),
                taken.stream().map(deviations::get).toList(),
                sizes,
                errors,
                isMultiplied);
    }

    /** The distance of each value, past and ahead, from the mean of the history's in the same part of the season. */
    private static double[] deviations(double[] column, int history, int season) {
        double[] sums = new double[season];
        int[] counts = new int[season];
        for (int t = 0; t < history; t++) {
            sums[t % season] += column[t];
            counts[t % season]++;
        }
        double[] deviations = new double[column.length];
        for (int t = 0; t < column.length; t++) {
            deviations[t] = column[t] - sums[t % season] / counts[t % season];
        }
        return deviations;
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** The forecast of a model that sees the history without the effects, with the effects to come. */
    ModelForecast forecast(ForecastModel model, double[] history, int season, int horizon) {
        if (isEmpty()) {
            return model.fitScaled(history, season, horizon);
        }
        double[] plain = new double[history.length];
        for (int t = 0; t < plain.length; t++) {
            plain[t] = isMultiplied ? history[t] * Math.exp(-effect(t)) : history[t] - effect(t);
        }
        ModelForecast forecast = model.fit(plain, season, horizon);
        double[] mean = forecast.mean().clone();
        double[] deviation = forecast.deviation().clone();
        for (int i = 0; i < horizon; i++) {
            int t = history.length + i;
            double factor = isMultiplied ? Math.exp(effect(t)) : 1;
            mean[i] = isMultiplied ? mean[i] * factor : mean[i] + effect(t);
            double doubt = doubt(t) * (isMultiplied ? Math.abs(mean[i]) : 1);
            deviation[i] = Math.hypot(deviation[i] * factor, doubt);
        }
        return new ModelForecast(mean, deviation);
    }

    private double effect(int period) {
        double effect = 0;
        for (int i = 0; i < sizes.length; i++) {
            effect += sizes[i] * deviations.get(i)[period];
        }
        return effect;
    }

    /** How far the effect may be off, as the sizes are estimates. */
    private double doubt(int period) {
        double squares = 0;
        for (int i = 0; i < sizes.length; i++) {
            double error = errors[i] * deviations.get(i)[period];
            squares += error * error;
        }
        return Math.sqrt(squares);
    }

    /** Sizes with standard errors, and how good the model is; the same shocks made all of it. */
    private record Estimate(double[] sizes, double[] errors, double[] parameters, double aicc) {}

    /** A differenced series on differenced columns. A drift stays where the differences do not take it out. */
    private record Regression(double[] series, List<double[]> columns, boolean[] isUsable, int season, ArimaForm form) {

        static Regression of(double[] values, int season, List<double[]> deviations) {
            boolean isSeasonal = season > 1;
            ArimaForm form = new ArimaForm(0, 1, 1, 0, isSeasonal ? 1 : 0, isSeasonal ? 1 : 0, false);
            List<double[]> columns = new ArrayList<>();
            boolean[] isUsable = new boolean[deviations.size()];
            for (int i = 0; i < isUsable.length; i++) {
                double[] past = Arrays.copyOf(deviations.get(i), values.length);
                columns.add(differenced(past, season));
                double squares = LeastSquares.sumOfSquares(past);
                double fourth = Arrays.stream(past).map(x -> x * x * x * x).sum();
                isUsable[i] = squares * squares >= LEAST_PERIODS * fourth
                        && LeastSquares.sumOfSquares(columns.get(i)) > LEFT * squares;
            }
            return new Regression(differenced(values, season), columns, isUsable, season, form);
        }

        private static double[] differenced(double[] values, int season) {
            double[] differences = Arima.difference(values, 1);
            return season > 1 ? Arima.difference(differences, season) : differences;
        }

        /** Fills in what is taken up. @return the estimate with it; null where nothing could be estimated */
        Estimate choose(List<Integer> taken) {
            Estimate now = at(taken, Arima.fit(series, season, form).parameters());
            while (now != null) {
                List<Integer> best = null;
                Estimate found = null;
                double lowest = now.aicc - CLEARLY_LOWER;
                for (int i = 0; i < isUsable.length; i++) {
                    if (isUsable[i] && !taken.contains(i)) {
                        List<Integer> more = new ArrayList<>(taken);
                        more.add(i);
                        Estimate estimate = at(more, now.parameters);
                        if (estimate != null && estimate.aicc < lowest) {
                            lowest = estimate.aicc;
                            best = more;
                            found = estimate;
                        }
                    }
                }
                Estimate next = best == null ? null : refit(best, found);
                if (next == null) {
                    return now;
                }
                taken.add(best.get(best.size() - 1));
                now = next;
            }
            return null;
        }

        /** The errors' model and the sizes in turn, each given the other. */
        private Estimate refit(List<Integer> taken, Estimate first) {
            Estimate estimate = first;
            for (int round = 0; estimate != null && round < ROUNDS; round++) {
                double[] rest = series.clone();
                for (int i = 0; i < taken.size(); i++) {
                    for (int t = 0; t < rest.length; t++) {
                        rest[t] -= estimate.sizes[i] * columns.get(taken.get(i))[t];
                    }
                }
                estimate = at(taken, Arima.fit(rest, season, form).parameters());
            }
            return estimate;
        }

        /** Generalised least squares; null where the columns cannot be told apart or nothing is left over. */
        private Estimate at(List<Integer> taken, double[] parameters) {
            int n = series.length;
            int count = taken.size() + (season > 1 ? 0 : 1);
            int left = n - count - form.parameters() - 2;
            double[] target = whitened(series, parameters);
            if (left <= 0 || target == null) {
                return null;
            }
            double[][] whitened = new double[count][];
            for (int i = 0; i < count; i++) {
                double[] column = new double[n];
                Arrays.fill(column, 1);
                whitened[i] = whitened(i < taken.size() ? columns.get(taken.get(i)) : column, parameters);
            }
            double[] norms = new double[count];
            double[][] correlations = new double[count][count];
            double[] products = new double[count];
            for (int i = 0; i < count; i++) {
                norms[i] = Math.sqrt(dot(whitened[i], whitened[i]));
            }
            for (int i = 0; i < count; i++) {
                products[i] = dot(whitened[i], target) / norms[i];
                for (int j = 0; j < count; j++) {
                    correlations[i][j] = dot(whitened[i], whitened[j]) / (norms[i] * norms[j]);
                }
            }
            Cholesky cholesky;
            try {
                cholesky = Cholesky.of(correlations);
            } catch (ArithmeticException e) {
                return null;
            }
            double[] solved = cholesky.solve(products);
            double squares = dot(target, target) - dot(solved, products);
            if (!(squares > 0)) {
                return null;
            }
            double[] sizes = new double[taken.size()];
            double[] errors = new double[taken.size()];
            double variance = squares / (n - count - form.parameters());
            for (int i = 0; i < sizes.length; i++) {
                if (cholesky.lower()[i][i] * cholesky.lower()[i][i] < LEFT) {
                    return null;
                }
                double[] unit = new double[count];
                unit[i] = 1;
                sizes[i] = solved[i] / norms[i];
                errors[i] = Math.sqrt(variance * cholesky.solve(unit)[i]) / norms[i];
            }
            int k = count + form.parameters() + 1;
            double aicc = n * Math.log(squares / n) + 2.0 * k + 2.0 * k * (k + 1) / left;
            return new Estimate(sizes, errors, parameters, aicc);
        }

        /** Without the correlation of its errors; null where the parameters are not admissible. */
        private double[] whitened(double[] values, double[] parameters) {
            double[] whitened = new double[values.length];
            return new ArimaFilter(values, season, form).at(parameters, whitened) ? whitened : null;
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int t = 0; t < a.length; t++) {
                sum += a[t] * b[t];
            }
            return sum;
        }
    }
}
