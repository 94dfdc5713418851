package io.quarterdeck.forecast;

/**
 * The Theta method: the mean of a straight line through the history and of simple exponential smoothing of the history with
 * its curvature doubled, on the deseasonalised series.
 *
 * <p>Sources: Assimakopoulos and Nikolopoulos (2000), The theta model; as the benchmark of the M4 competition has it.
 */
public record Theta() implements ForecastModel {
    private static final EtsForm SIMPLE = new EtsForm(false, EtsForm.Trend.NONE, EtsForm.Season.NONE);
    private static final int STEPS = 40;
    private static final int SMALLEST_HISTORY = 4;

    @Override
    public String name() {
        return "theta";
    }

    @Override
    public int minimumHistory(int season) {
        return SMALLEST_HISTORY;
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        Deseasonalised deseasonalised = Deseasonalised.of(history, season);
        double[] values = deseasonalised.values();
        Line line = Line.through(values, values.length);
        double[] doubled = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            doubled[t] = 2 * values[t] - line.at(t);
        }
        EtsFit smoothing = new EtsFit(doubled, 1, SIMPLE);
        smoothing.improve(STEPS);
        ModelForecast curved = smoothing.forecast(horizon);
        double[] mean = new double[horizon];
        double[] deviation = new double[horizon];
        for (int i = 0; i < horizon; i++) {
            mean[i] = (curved.mean()[i] + line.at(values.length + i)) / 2;
            deviation[i] = curved.deviation()[i] / 2;
        }
        return deseasonalised.reseasonalise(new ModelForecast(mean, deviation));
    }
}
