/**
 * Series in, forecasts out: pure mathematics in plain arrays and records.
 *
 * <p>A {@link io.quarterdeck.forecast.Series} of complete months becomes a {@link io.quarterdeck.forecast.SeriesForecast}:
 * the default and the simple methods are tested on the past by a {@link io.quarterdeck.forecast.Backtest},
 * {@link io.quarterdeck.forecast.MethodChoice} takes the one that erred least, and
 * {@link io.quarterdeck.forecast.SplitConformal} turns its errors into ranges. An
 * {@code OrganisationForecast} makes people, teams, regions and company add up, and a
 * {@link io.quarterdeck.forecast.QuarterLanding} adds what is already booked.
 *
 * <p>Many series of any kind are a {@link io.quarterdeck.forecast.SeriesPool}: each is forecast by a
 * {@link io.quarterdeck.forecast.ForecastModel}, one class per method, all listed in
 * {@link io.quarterdeck.forecast.ForecastMethods}, and a {@link io.quarterdeck.forecast.RangeCalibration} learns from their
 * common past how wide ranges have to be.
 *
 * <p>A number that cannot be computed (a range without enough errors, a ratio to zero) is {@code NaN}, never a guess;
 * a table shows it as an empty cell.
 */
package io.quarterdeck.forecast;
