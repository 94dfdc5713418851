package io.quarterdeck.forecast;

import java.io.Serializable;

/**
 * One series to forecast, with all that is needed for it: it can be sent to another machine.
 *
 * @param history at least one value, not changed
 * @param regressors used where the history shows an effect
 * @param isScored whether ranges are learned from its past stretches
 */
public record SeriesWork(
        ForecastModel model, double[] history, Regressors regressors, int season, int horizon, boolean isScored)
        implements Serializable {

    /** Does it. A history too short for the model is given to the default. */
    public SeriesFit fit() {
        ForecastModel able = history.length < model.minimumHistory(season) ? new Combination() : model;
        ForecastModel used = Regressed.orPlain(able, regressors, history, season, horizon);
        // A model that cannot be fitted to this history has no past to learn from either, and says so.
        ForecastModel scored = used == able ? model : used;
        return new SeriesFit(
                used.fit(history, season, horizon),
                used.word(history, season),
                Series.isNonNegative(history) ? 0 : Double.NEGATIVE_INFINITY,
                history.length < Combination.SMALLEST_HISTORY,
                isScored ? RangeCalibration.scores(scored, history, season, horizon) : new double[0][]);
    }
}
