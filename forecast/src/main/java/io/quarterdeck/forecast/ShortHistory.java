package io.quarterdeck.forecast;

/**
 * For histories too short to fit anything to: half the last value and half the mean. Its spread is that of the changes,
 * growing with the square root of the step, and widened as Student's distribution is for so few changes; a single value
 * may as well be wrong by its size.
 */
public record ShortHistory() implements ForecastModel {

    /** Student's 97.5th percentile over the normal one, with 1 to 6 degrees of freedom. */
    private static final double[] WIDENING = {6.48, 2.20, 1.62, 1.42, 1.31, 1.25};

    @Override
    public String name() {
        return "short_history";
    }

    @Override
    public int minimumHistory(int season) {
        return 1;
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        int changes = history.length - 1;
        double sum = 0;
        double squares = 0;
        for (int t = 0; t <= changes; t++) {
            sum += history[t];
            double change = t == 0 ? 0 : history[t] - history[t - 1];
            squares += change * change;
        }
        double centre = (history[changes] + sum / history.length) / 2;
        double spread = changes == 0
                ? Math.abs(centre)
                : Math.sqrt(squares / changes) * WIDENING[Math.min(changes, WIDENING.length) - 1];
        double[] mean = new double[horizon];
        double[] deviation = new double[horizon];
        for (int i = 0; i < horizon; i++) {
            mean[i] = centre;
            deviation[i] = spread * Math.sqrt(i + 1.0);
        }
        return new ModelForecast(mean, deviation);
    }
}
