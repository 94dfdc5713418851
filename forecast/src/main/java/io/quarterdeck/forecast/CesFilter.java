package io.quarterdeck.forecast;

import java.util.Arrays;

/**
 * The recursion of complex exponential smoothing: a level and an unseen potential of the information, which turn into each
 * other as the two parts of a complex number do.
 *
 * <pre>
 *     e = y − l            l ← l − (1 − α₁) p + (α₀ − α₁) e        p ← l + (1 − α₀) p + (α₀ + α₁) e
 * </pre>
 *
 * With a simple season, each season has a level and a potential of its own. With a partial one s is added to the level and
 * s ← s + β₀ e. With a full one the season too has a potential, and they move as the level's do, with β.
 *
 * <p>Starting states are found by filtering the history forwards, backwards and forwards again, each time from where the
 * last pass ended; so only the smoothing parameters are estimated.
 *
 * <p>Source: Svetunkov, Kourentzes and Ord (2022), Complex exponential smoothing.
 */
final class CesFilter implements LeastSquares.Residuals {

    enum Season {
        NONE,
        SIMPLE,
        PARTIAL,
        FULL
    }

    /** A starting potential is the level over this. */
    private static final double POTENTIAL = 1.1;

    private static final int STARTING_VALUES = 10;

    private final double[] history;
    private final Season season;
    private final int period;
    private final double[] startSeason;
    private final double[] seasonLevel;
    private final double[] seasonPotential;
    private double level;
    private double potential;

    CesFilter(double[] history, int period, Season season) {
        this.history = history;
        this.season = season;
        this.period = season == Season.NONE ? 1 : period;
        this.seasonLevel = new double[this.period];
        this.seasonPotential = new double[this.period];
        this.startSeason = switch (season) {
            case NONE -> new double[1];
            case SIMPLE -> Arrays.copyOf(history, period);
            case PARTIAL, FULL -> SeasonalIndices.additive(history, period);
        };
    }

    /** How many smoothing parameters there are: α₀, α₁, and β₀, β₁ where the season has them. */
    int parameters() {
        return switch (season) {
            case NONE, SIMPLE -> 2;
            case PARTIAL -> 3;
            case FULL -> 4;
        };
    }

    @Override
    public boolean at(double[] parameters, double[] residuals) {
        start();
        pass(parameters, residuals, true);
        coast(parameters);
        pass(parameters, residuals, false);
        coast(parameters);
        pass(parameters, residuals, true);
        return Math.abs(level) + Math.abs(potential) + Math.abs(seasonLevel[0]) < 1e12;
    }

    private void start() {
        int count = season == Season.NONE ? Math.min(history.length, STARTING_VALUES) : period;
        level = 0;
        for (int t = 0; t < count; t++) {
            level += history[t] / count;
        }
        potential = level / POTENTIAL;
        for (int i = 0; i < period; i++) {
            seasonLevel[i] = startSeason[i];
            seasonPotential[i] = season == Season.PARTIAL ? 0 : startSeason[i] / POTENTIAL;
        }
        if (season == Season.SIMPLE) {
            level = 0;
            potential = 0;
        }
    }

    private void pass(double[] parameters, double[] residuals, boolean forwards) {
        int place = forwards ? 0 : (history.length - 1) % period;
        for (int i = 0; i < history.length; i++) {
            int t = forwards ? i : history.length - 1 - i;
            double error = history[t] - level - seasonLevel[place];
            residuals[t] = error;
            move(parameters, place, error);
            if (forwards) {
                place = place + 1 == period ? 0 : place + 1;
            } else {
                place = place == 0 ? period - 1 : place - 1;
            }
        }
    }

    /** One step of level and season. With a simple season the level is the season's, and the common one stays zero. */
    private void move(double[] parameters, int place, double error) {
        double real = parameters[0];
        double imaginary = parameters[1];
        if (season == Season.SIMPLE) {
            turnSeason(real, imaginary, place, error);
            return;
        }
        double l = level;
        level = l - (1 - imaginary) * potential + (real - imaginary) * error;
        potential = l + (1 - real) * potential + (real + imaginary) * error;
        if (season == Season.PARTIAL) {
            seasonLevel[place] += parameters[2] * error;
        } else if (season == Season.FULL) {
            turnSeason(parameters[2], parameters[3], place, error);
        }
    }

    private void turnSeason(double real, double imaginary, int place, double error) {
        double s = seasonLevel[place];
        seasonLevel[place] = s - (1 - imaginary) * seasonPotential[place] + (real - imaginary) * error;
        seasonPotential[place] = s + (1 - real) * seasonPotential[place] + (real + imaginary) * error;
    }

    /** Steps beyond the end without errors, to where the pass in the other direction starts. */
    private void coast(double[] parameters) {
        double l = level;
        double p = potential;
        for (int i = 0; i < period; i++) {
            move(parameters, i, 0);
            if (i == 0) {
                l = level;
                p = potential;
            }
        }
        level = l;
        potential = p;
    }

    /** The forecast from the states of the last pass, with the variance of one-step errors. */
    ModelForecast forecast(double[] parameters, double variance, int horizon) {
        double[] mean = new double[horizon];
        for (int i = 0; i < horizon; i++) {
            int place = (history.length + i) % period;
            mean[i] = level + seasonLevel[place];
            move(parameters, place, 0);
        }
        // What one error of size one adds to later forecasts: the same recursion from nothing.
        level = 0;
        potential = 0;
        Arrays.fill(seasonLevel, 0);
        Arrays.fill(seasonPotential, 0);
        double[] deviation = new double[horizon];
        double squares = 1;
        for (int i = 0; i < horizon; i++) {
            int place = i % period;
            if (i > 0) {
                double weight = level + seasonLevel[place];
                squares += weight * weight;
            }
            deviation[i] = Math.sqrt(variance * squares);
            move(parameters, place, i == 0 ? 1 : 0);
        }
        return new ModelForecast(mean, deviation);
    }
}
