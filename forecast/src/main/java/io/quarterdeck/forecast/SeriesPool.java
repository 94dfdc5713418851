package io.quarterdeck.forecast;

import java.util.List;

/**
 * Many series of one frequency, forecast at once, on all processors; their ranges are calibrated on their common past.
 * Series influence each other through that alone. The numbers do not depend on how many threads there are.
 *
 * @param forecasts in the order of the histories
 */
public record SeriesPool(List<RangedForecast> forecasts, RangeCalibration calibration) {

    public SeriesPool {
        forecasts = List.copyOf(forecasts);
    }

    /** Forecasts by the default. */
    public static SeriesPool of(List<double[]> histories, int season, int horizon) {
        return of(new Combination(), histories, season, horizon);
    }

    /**
     * @param histories each with at least one value, not changed
     * @param season the number of values in a season, 1 for none
     */
    public static SeriesPool of(ForecastModel model, List<double[]> histories, int season, int horizon) {
        RangeCalibration calibration = RangeCalibration.of(model, histories, season, horizon);
        return new SeriesPool(
                histories.parallelStream()
                        .map(history -> calibration.ranges(
                                history.length < model.minimumHistory(season) ? new Combination() : model,
                                history,
                                season,
                                horizon))
                        .toList(),
                calibration);
    }
}
