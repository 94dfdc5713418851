package io.quarterdeck.forecast;

/**
 * The method of Teunter, Syntetos and Babai (TSB): the smoothed size times the smoothed chance of one, which fades where nothing comes any more.
 *
 * <p>Source: Teunter, Syntetos and Babai (2011), Intermittent demand: linking forecasting to inventory obsolescence, with a smoothing of 0.1.
 */
public record TeunterSyntetosBabai() implements ForecastModel {

    @Override
    public String name() {
        return "teunter_syntetos_babai";
    }

    @Override
    public int minimumHistory(int season) {
        return 2;
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        double level = IntermittentDemand.fading(history, IntermittentDemand.SMOOTHING);
        return IntermittentDemand.flat(level, history, horizon);
    }
}
