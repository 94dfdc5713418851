package io.quarterdeck.forecast;

import java.io.Serializable;

/**
 * What came of one series before its ranges are calibrated.
 *
 * @param method the word for what made the forecast
 * @param floor below which nothing is forecast
 * @param isShort whether the history was too short to fit anything to
 * @param scores by past stretch and step the error over the model's spread, not a number where there was none; empty where
 *     nothing is learned from the series
 */
public record SeriesFit(ModelForecast forecast, String method, double floor, boolean isShort, double[][] scores)
        implements Serializable {}
