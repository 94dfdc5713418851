package io.quarterdeck.forecast;

import java.util.Arrays;

/**
 * A model around which effects of regressors are taken out of the history and given back to the forecast, where the history
 * that it sees shows them; elsewhere it is that model. A history begins where the regressors do.
 *
 * @param regressors for every period of a history, and as many more as are forecast
 */
public record Regressed(ForecastModel method, Regressors regressors) implements ForecastModel {

    /** Past stretches that a decision rests on, more where they are needed to see two seasons, up to the most. */
    private static final int CUTS = 3;

    private static final int SEASONS = 2;
    private static final int MOST_CUTS = 24;

    /**
     * The model with regressors if the history shows effects and it would have erred no more with them, from one, two and more
     * horizons before the end, knowing at each only what came before it; else the model alone. The stretches cover two seasons:
     * a quarter without a holiday says nothing about the holiday.
     */
    static ForecastModel orPlain(
            ForecastModel model, Regressors regressors, double[] history, int season, int horizon) {
        Regressed regressed = new Regressed(model, regressors);
        if (regressors.isEmpty() || regressed.effects(history, season).isEmpty()) {
            return model;
        }
        double plain = 0;
        double with = 0;
        int cuts = Math.min(MOST_CUTS, Math.max(CUTS, (SEASONS * season + horizon - 1) / horizon));
        for (int cut = 1; cut <= cuts; cut++) {
            int origin = history.length - cut * horizon;
            if (origin >= Math.max(Combination.SMALLEST_HISTORY, model.minimumHistory(season))) {
                double[] seen = Arrays.copyOf(history, origin);
                if (!regressed.effects(seen, season).isEmpty()) {
                    plain += error(model, seen, season, horizon, history);
                    with += error(regressed, seen, season, horizon, history);
                }
            }
        }
        return with <= plain ? regressed : model;
    }

    private static double error(ForecastModel model, double[] seen, int season, int horizon, double[] history) {
        double[] forecast = model.boundedForecast(seen, season, horizon);
        double sum = 0;
        for (int i = 0; i < horizon; i++) {
            sum += Math.abs(forecast[i] - history[seen.length + i]);
        }
        return sum;
    }

    @Override
    public String name() {
        return method.name() + "_with_regressors";
    }

    @Override
    public String word(double[] history, int season) {
        RegressorEffects effects = effects(history, season);
        String plain = method.word(history, season);
        return effects.isEmpty() ? plain : plain + "_with_" + String.join("_", effects.names());
    }

    @Override
    public int minimumHistory(int season) {
        return method.minimumHistory(season);
    }

    /** Those that the history shows; sizes of additive ones are in its unit. */
    RegressorEffects effects(double[] history, int season) {
        return RegressorEffects.of(history, season, regressors);
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        if (regressors.periods() < history.length + horizon) {
            throw new IllegalArgumentException("regressors " + regressors.names() + " tell of " + regressors.periods()
                    + " periods; needed are " + history.length + " and " + horizon + " ahead");
        }
        return effects(history, season).forecast(method, history, season, horizon);
    }
}
