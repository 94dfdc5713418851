package io.quarterdeck.forecast;

import java.util.Comparator;
import java.util.List;

/**
 * Exponential smoothing with its form chosen: of all admissible ETS models the one with the lowest AICc.
 *
 * <p>Source: Hyndman, Koehler, Snyder and Grose (2002), A state space framework for automatic forecasting using exponential
 * smoothing methods. Each form is first searched for a few steps; only those within reach of the best are searched to
 * the end. Seasons longer than 24 have too many starting states to estimate; {@link StlEts} is for them.
 */
public record Ets() implements ForecastModel {
    private static final int FIRST_STEPS = 4;
    private static final int LAST_STEPS = 20;

    /** An AICc that is so much worse after the first steps will hardly win, and would have a weight below 1 %. */
    private static final double REACH = 9;

    private static final int MOST_CONTENDERS = 6;
    private static final int LONGEST_SEASON = 24;
    private static final int SMALLEST_HISTORY = 4;

    @Override
    public String name() {
        return "ets";
    }

    @Override
    public int minimumHistory(int season) {
        return SMALLEST_HISTORY;
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        return contenders(history, season).get(0).forecast(horizon);
    }

    /**
     * The fits whose AICc is near the lowest, that one first; of a history too short for any, the simplest form alone.
     *
     * @param season 1 for none; a history without two whole ones gets forms without
     */
    static List<EtsFit> contenders(double[] history, int season) {
        boolean isSeasonal = season > 1 && season <= LONGEST_SEASON && history.length > 2 * season;
        boolean isPositive = true;
        for (double value : history) {
            isPositive &= value > 0;
        }
        List<EtsFit> fits = EtsForm.admissible(isPositive, isSeasonal).stream()
                .filter(form -> history.length > form.parameters(season) + 2)
                .map(form -> new EtsFit(history, season, form))
                .toList();
        if (fits.isEmpty()) {
            fits = List.of(
                    new EtsFit(history, season, EtsForm.admissible(false, false).get(0)));
        }
        fits.forEach(fit -> fit.improve(FIRST_STEPS));
        double reach = fits.stream().mapToDouble(EtsFit::aicc).min().orElseThrow() + REACH;
        List<EtsFit> near = fits.stream()
                .filter(fit -> fit.aicc() <= reach)
                .sorted(Comparator.comparingDouble(EtsFit::aicc))
                .limit(MOST_CONTENDERS)
                .toList();
        near.forEach(fit -> fit.improve(LAST_STEPS));
        return near.stream().sorted(Comparator.comparingDouble(EtsFit::aicc)).toList();
    }
}
