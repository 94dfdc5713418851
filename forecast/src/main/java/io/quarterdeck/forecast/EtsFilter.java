package io.quarterdeck.forecast;

/**
 * The recursion of one exponential smoothing model over one history: parameters in, residuals and last states out.
 *
 * <p>With q = l + φb and forecast f = q, q + s or q · s, and e = y − f:
 *
 * <pre>
 *     l ← q + α e        b ← φ b + β e        s ← s + γ e             season added
 *     l ← q + α e / s    b ← φ b + β e / s    s ← s + γ e / q         season multiplied
 * </pre>
 *
 * The kind of error changes the likelihood only: an additive error is e, a relative one e / f. The likelihood of relative
 * errors, n log Σ(e/f)² + 2 Σ log f, is n times the logarithm of a sum of squares too: of e/f times the geometric mean of
 * the f. Those are the residuals given, so that one optimiser serves both.
 *
 * <p>Parameters in order: α; β/α and φ, where there is a trend and it is damped; γ/(1 − α), where there is a season; the
 * starting level; the starting slope; the starting seasons but the last, which follows from their sum, 0 or the period.
 *
 * <p>Source: Hyndman, Koehler, Ord and Snyder (2008), chapters 2 and 5.
 */
final class EtsFilter implements LeastSquares.Residuals {

    /** A multiplied state nearer to zero than this, in a series with mean one, makes no sense. */
    private static final double TINY = 1e-8;

    /** So many forecasts are multiplied before a logarithm is taken. */
    private static final int PRODUCT = 16;

    private final double[] history;
    private final int period;
    private final EtsForm form;
    private final double[] seasons;
    private double level;
    private double slope;
    private double logForecasts;

    EtsFilter(double[] history, int period, EtsForm form) {
        this.history = history;
        this.period = form.hasSeason() ? period : 1;
        this.form = form;
        this.seasons = new double[this.period];
    }

    static double alpha(double[] parameters) {
        return parameters[0];
    }

    double beta(double[] parameters) {
        return form.hasTrend() ? parameters[0] * parameters[1] : 0;
    }

    double phi(double[] parameters) {
        return form.isDamped() ? parameters[2] : form.hasTrend() ? 1 : 0;
    }

    double gamma(double[] parameters) {
        return form.hasSeason() ? (1 - parameters[0]) * parameters[firstState() - 1] : 0;
    }

    /** The place of the starting level among the parameters. */
    int firstState() {
        return 1 + (form.hasTrend() ? 1 : 0) + (form.isDamped() ? 1 : 0) + (form.hasSeason() ? 1 : 0);
    }

    @Override
    public boolean at(double[] parameters, double[] residuals) {
        start(parameters);
        boolean isAdmissible = form.season() == EtsForm.Season.MULTIPLICATIVE
                ? filterMultiplied(parameters, residuals)
                : filterAdded(parameters, residuals);
        if (isAdmissible && form.hasRelativeError()) {
            double geometricMean = geometricMean();
            for (int t = 0; t < history.length; t++) {
                residuals[t] *= geometricMean;
            }
        }
        return isAdmissible;
    }

    /** Of the one-step forecasts of the last pass, where errors are relative. */
    double geometricMean() {
        return Math.exp(logForecasts / history.length);
    }

    private void start(double[] parameters) {
        int place = firstState();
        level = parameters[place++];
        slope = form.hasTrend() ? parameters[place++] : 0;
        if (form.hasSeason()) {
            double last = form.season() == EtsForm.Season.ADDITIVE ? 0 : period;
            for (int i = 0; i < period - 1; i++) {
                seasons[i] = parameters[place + i];
                last -= seasons[i];
            }
            seasons[period - 1] = last;
        }
        logForecasts = 0;
    }

    private boolean filterAdded(double[] parameters, double[] residuals) {
        double alpha = alpha(parameters);
        double beta = beta(parameters);
        double phi = phi(parameters);
        double gamma = gamma(parameters);
        boolean isRelative = form.hasRelativeError();
        double l = level;
        double b = slope;
        double product = 1;
        int place = 0;
        for (int t = 0; t < history.length; t++) {
            double damped = phi * b;
            double season = seasons[place];
            double forecast = l + damped + season;
            double error = history[t] - forecast;
            if (isRelative) {
                // As R: a forecast below zero has a relative error too.
                if (!(Math.abs(forecast) > TINY)) {
                    return false;
                }
                residuals[t] = error / forecast;
                product *= Math.abs(forecast);
                if ((t & (PRODUCT - 1)) == PRODUCT - 1) {
                    logForecasts += Math.log(product);
                    product = 1;
                }
            } else {
                residuals[t] = error;
            }
            l += damped + alpha * error;
            b = damped + beta * error;
            seasons[place] = season + gamma * error;
            place = place + 1 == period ? 0 : place + 1;
        }
        return finish(l, b, product);
    }

    private boolean filterMultiplied(double[] parameters, double[] residuals) {
        double alpha = alpha(parameters);
        double beta = beta(parameters);
        double phi = phi(parameters);
        double gamma = gamma(parameters);
        boolean isRelative = form.hasRelativeError();
        double l = level;
        double b = slope;
        double product = 1;
        int place = 0;
        for (int t = 0; t < history.length; t++) {
            double damped = phi * b;
            double unseasoned = l + damped;
            double season = seasons[place];
            if (!(unseasoned > TINY && season > TINY)) {
                return false;
            }
            double forecast = unseasoned * season;
            double error = history[t] - forecast;
            if (isRelative) {
                residuals[t] = error / forecast;
                product *= forecast;
                if ((t & (PRODUCT - 1)) == PRODUCT - 1) {
                    logForecasts += Math.log(product);
                    product = 1;
                }
            } else {
                residuals[t] = error;
            }
            double adjusted = error / season;
            l = unseasoned + alpha * adjusted;
            b = damped + beta * adjusted;
            seasons[place] = season + gamma * error / unseasoned;
            place = place + 1 == period ? 0 : place + 1;
        }
        return finish(l, b, product);
    }

    private boolean finish(double l, double b, double product) {
        level = l;
        slope = b;
        logForecasts += form.hasRelativeError() ? Math.log(product) : 0;
        return Double.isFinite(l) && Double.isFinite(b);
    }

    /**
     * The forecast from the states of the last pass.
     *
     * @param variance of one-step errors, of relative ones where the form has them
     */
    ModelForecast forecast(double[] parameters, double variance, int horizon) {
        double phi = phi(parameters);
        double[] mean = new double[horizon];
        double[] unseasoned = new double[horizon];
        double[] season = new double[horizon];
        double damped = 0;
        double power = 1;
        for (int i = 0; i < horizon; i++) {
            power *= phi;
            damped += power;
            unseasoned[i] = level + damped * slope;
            season[i] = form.hasSeason() ? seasons[(history.length + i) % period] : 0;
            mean[i] = form.season() == EtsForm.Season.MULTIPLICATIVE
                    ? unseasoned[i] * season[i]
                    : unseasoned[i] + season[i];
        }
        double[] deviation = new double[horizon];
        if (!form.hasRelativeError() && form.season() == EtsForm.Season.MULTIPLICATIVE) {
            // No closed form; the scatter grows with the season.
            double[] variances = additiveVariances(parameters, variance, horizon);
            for (int i = 0; i < horizon; i++) {
                deviation[i] = Math.sqrt(variances[i]) * Math.max(0, season[i]);
            }
        } else if (!form.hasRelativeError()) {
            double[] variances = additiveVariances(parameters, variance, horizon);
            for (int i = 0; i < horizon; i++) {
                deviation[i] = Math.sqrt(variances[i]);
            }
        } else if (form.season() == EtsForm.Season.MULTIPLICATIVE) {
            multipliedDeviations(parameters, variance, unseasoned, season, deviation);
        } else {
            double[] squares = relativeSquares(parameters, variance, mean, true);
            for (int i = 0; i < horizon; i++) {
                deviation[i] = Math.sqrt(Math.max(0, (1 + variance) * squares[i] - mean[i] * mean[i]));
            }
        }
        return new ModelForecast(mean, deviation);
    }

    /** How much of an error is still in the forecast j steps on: α + β (φ + … + φʲ), and γ once a season. */
    private double[] weights(double[] parameters, int horizon, boolean withSeason) {
        double phi = phi(parameters);
        double[] weights = new double[horizon];
        double damped = 0;
        double power = 1;
        for (int j = 1; j < horizon; j++) {
            power *= phi;
            damped += power;
            weights[j] = alpha(parameters)
                    + beta(parameters) * damped
                    + (withSeason && j % period == 0 ? gamma(parameters) : 0);
        }
        return weights;
    }

    /** Table 6.2, class 1: σ² (1 + Σ c²). */
    private double[] additiveVariances(double[] parameters, double variance, int horizon) {
        double[] weights = weights(parameters, horizon, form.season() == EtsForm.Season.ADDITIVE);
        double[] variances = new double[horizon];
        double sum = 1;
        for (int i = 0; i < horizon; i++) {
            sum += weights[i] * weights[i];
            variances[i] = variance * sum;
        }
        return variances;
    }

    /** Section 6.3: the expected square of a forecast that errors have multiplied, θ = μ² + σ² Σ c² θ. */
    private double[] relativeSquares(double[] parameters, double variance, double[] mean, boolean withSeason) {
        double[] weights = weights(parameters, mean.length, withSeason);
        double[] squares = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            for (int j = 1; j <= i; j++) {
                sum += weights[j] * weights[j] * squares[i - j];
            }
            squares[i] = mean[i] * mean[i] + variance * sum;
        }
        return squares;
    }

    /** Section 6.4, class 3: the seasons' own errors multiply once a year. */
    private void multipliedDeviations(
            double[] parameters, double variance, double[] unseasoned, double[] season, double[] deviation) {
        double[] squares = relativeSquares(parameters, variance, unseasoned, false);
        double perSeason = 1 + gamma(parameters) * gamma(parameters) * variance;
        double factor = 1 + variance;
        for (int i = 0; i < deviation.length; i++) {
            if (i > 0 && i % period == 0) {
                factor *= perSeason;
            }
            deviation[i] =
                    Math.abs(season[i]) * Math.sqrt(Math.max(0, squares[i] * factor - unseasoned[i] * unseasoned[i]));
        }
    }
}
