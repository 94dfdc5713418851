package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The default: at each step the median of five forecasts that err in different places, and the mean of their spreads.
 *
 * <p>Averaged exponential smoothing, complex exponential smoothing, theta and exponential smoothing after STL, and a temporal
 * hierarchy. Intermittent histories get the mean of the two methods for them, histories too short to fit anything to
 * {@link ShortHistory}. A median of few methods is hard to beat by weights, which have to be estimated: Petropoulos and
 * Svetunkov (2020), A simple combination of univariate models. Which members and why: docs/forecasts.md.
 */
public record Combination() implements ForecastModel {
    private static final List<ForecastModel> MEMBERS =
            List.of(new EtsAverage(), new Ces(), new StlTheta(), new StlEts(), new TemporalHierarchy());

    private static final List<ForecastModel> INTERMITTENT = List.of(new SyntetosBoylan(), new TeunterSyntetosBabai());

    /** Fewer values are too few to tell methods apart. */
    static final int SMALLEST_HISTORY = FEW;

    @Override
    public String name() {
        return "combination";
    }

    @Override
    public int minimumHistory(int season) {
        return 1;
    }

    /** The methods that a history of this kind is given to. */
    static List<ForecastModel> members(double[] history) {
        if (history.length < SMALLEST_HISTORY) {
            return List.of(new ShortHistory());
        }
        return IntermittentDemand.isIntermittent(history) ? INTERMITTENT : MEMBERS;
    }

    /** The default, or what takes its place and why. */
    @Override
    public String word(double[] history, int season) {
        if (history.length < SMALLEST_HISTORY) {
            return "short_history";
        }
        return IntermittentDemand.isIntermittent(history) ? "intermittent_combination" : "combination";
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        List<ModelForecast> forecasts = new ArrayList<>();
        for (ForecastModel member : members(history)) {
            ModelForecast forecast = member.fitScaled(history, season, horizon);
            if (forecast.isFinite()) {
                forecasts.add(forecast);
            }
        }
        if (forecasts.isEmpty()) {
            return new ShortHistory().fitScaled(history, season, horizon);
        }
        double[] mean = new double[horizon];
        double[] deviation = new double[horizon];
        double[] atStep = new double[forecasts.size()];
        for (int i = 0; i < horizon; i++) {
            for (int k = 0; k < atStep.length; k++) {
                atStep[k] = forecasts.get(k).mean()[i];
                deviation[i] += forecasts.get(k).deviation()[i] / atStep.length;
            }
            Arrays.sort(atStep);
            mean[i] = (atStep[atStep.length / 2] + atStep[(atStep.length - 1) / 2]) / 2;
        }
        return new ModelForecast(mean, deviation);
    }
}
