package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Many series of one frequency, forecast at once; their ranges are calibrated on their common past. Series influence each
 * other through that alone: each is fitted apart from the others, in any place, and the scores of their past stretches come
 * together here. The numbers do not depend on where and by how many at once that is done.
 *
 * @param forecasts in the order of the histories
 */
public record SeriesPool(List<RangedForecast> forecasts, RangeCalibration calibration) {

    /** So many series, evenly spaced, are enough to learn factors from. */
    private static final int MOST_SERIES = 300;

    public SeriesPool {
        forecasts = List.copyOf(forecasts);
    }

    /** Forecasts by the default. */
    public static SeriesPool of(List<double[]> histories, int season, int horizon) {
        return of(new Combination(), histories, season, horizon);
    }

    /**
     * Forecasts by one model, on all processors.
     *
     * @param histories each with at least one value, not changed
     * @param season the number of values in a season, 1 for none
     */
    public static SeriesPool of(ForecastModel model, List<double[]> histories, int season, int horizon) {
        return of(
                model,
                histories,
                Collections.nCopies(histories.size(), Regressors.NONE),
                season,
                horizon,
                works -> works.parallelStream().map(SeriesWork::fit).toList());
    }

    /**
     * @param regressors of each history; used where its past shows an effect
     * @param fit does the works, and gives what came of them in their order
     */
    public static SeriesPool of(
            ForecastModel model,
            List<double[]> histories,
            List<Regressors> regressors,
            int season,
            int horizon,
            Function<List<SeriesWork>, List<SeriesFit>> fit) {
        int step = Math.max(1, (histories.size() + MOST_SERIES - 1) / MOST_SERIES);
        List<SeriesWork> works = new ArrayList<>();
        for (int i = 0; i < histories.size(); i++) {
            works.add(new SeriesWork(model, histories.get(i), regressors.get(i), season, horizon, i % step == 0));
        }
        List<SeriesFit> fits = fit.apply(works);
        RangeCalibration calibration = RangeCalibration.of(fits, horizon);
        return new SeriesPool(fits.stream().map(calibration::ranges).toList(), calibration);
    }
}
