package io.quarterdeck.forecast;

import java.util.List;

/**
 * Exponential smoothing with its form averaged: the forecasts of the ETS models near the lowest AICc, each with its Akaike
 * weight exp(−Δ/2). Where two forms fit nearly alike, choosing one is chance; their mean errs less.
 *
 * <p>Source: Kolassa (2011), Combining exponential smoothing forecasts using Akaike weights.
 */
public record EtsAverage() implements ForecastModel {

    @Override
    public String name() {
        return "ets_average";
    }

    @Override
    public int minimumHistory(int season) {
        return new Ets().minimumHistory(season);
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        List<EtsFit> fits = Ets.contenders(history, season);
        double best = fits.get(0).aicc();
        double[] mean = new double[horizon];
        double[] deviation = new double[horizon];
        double sum = 0;
        for (EtsFit fit : fits) {
            // The difference is not a number where the history is too short for a criterion; there is one fit then.
            double weight = fits.size() == 1 ? 1 : Math.exp((best - fit.aicc()) / 2);
            ModelForecast forecast = fit.forecast(horizon);
            sum += weight;
            for (int i = 0; i < horizon; i++) {
                mean[i] += weight * forecast.mean()[i];
                deviation[i] += weight * forecast.deviation()[i];
            }
        }
        return new ModelForecast(mean, deviation).times(1 / sum);
    }
}
