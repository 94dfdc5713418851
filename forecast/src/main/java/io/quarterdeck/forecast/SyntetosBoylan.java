package io.quarterdeck.forecast;

/**
 * The Syntetos–Boylan approximation (SBA): Croston's method times 1 − smoothing / 2, which takes out its bias.
 *
 * <p>Source: Syntetos and Boylan (2005), The accuracy of intermittent demand estimates, with a smoothing of 0.1.
 */
public record SyntetosBoylan() implements ForecastModel {

    @Override
    public String name() {
        return "syntetos_boylan";
    }

    @Override
    public int minimumHistory(int season) {
        return 2;
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        double level = (1 - IntermittentDemand.SMOOTHING / 2)
                * IntermittentDemand.croston(history, IntermittentDemand.SMOOTHING);
        return IntermittentDemand.flat(level, history, horizon);
    }
}
