/**
 * Series in, forecasts out: pure mathematics in plain arrays and records.
 *
 * <p>A {@link io.quarterdeck.forecast.Series} of complete months becomes a {@link io.quarterdeck.forecast.SeriesForecast}:
 * every method of {@link io.quarterdeck.forecast.ForecastMethods#all()} is tested on the past by a
 * {@link io.quarterdeck.forecast.Backtest}, {@link io.quarterdeck.forecast.MethodChoice} takes the one that erred least,
 * and {@link io.quarterdeck.forecast.SplitConformal} turns its errors into ranges. A
 * {@link io.quarterdeck.forecast.QuarterLanding} adds what is already booked.
 *
 * <p>A number that cannot be computed (a range without enough errors, a ratio to zero) is {@code NaN}, never a guess;
 * a table shows it as an empty cell.
 */
package io.quarterdeck.forecast;
