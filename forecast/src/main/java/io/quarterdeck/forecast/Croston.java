package io.quarterdeck.forecast;

/**
 * Croston's method for intermittent demand: the smoothed size over the smoothed interval between sizes. It is too high by about half the smoothing; {@link SyntetosBoylan} corrects that.
 *
 * <p>Source: Croston (1972), Forecasting and stock control for intermittent demands, with a smoothing of 0.1.
 */
public record Croston() implements ForecastModel {

    @Override
    public String name() {
        return "croston";
    }

    @Override
    public int minimumHistory(int season) {
        return 2;
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        double level = IntermittentDemand.croston(history, IntermittentDemand.SMOOTHING);
        return IntermittentDemand.flat(level, history, horizon);
    }
}
