package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * The form of an exponential smoothing model: how error, trend and season enter.
 *
 * <p>Source: the taxonomy of Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing, section 2.5.
 */
record EtsForm(boolean hasRelativeError, Trend trend, Season season) {

    enum Trend {
        NONE,
        ADDITIVE,
        DAMPED
    }

    enum Season {
        NONE,
        ADDITIVE,
        MULTIPLICATIVE
    }

    /**
     * The forms to choose from: with multiplicative trends left out, and additive errors with a multiplicative season, as
     * their forecasts run away; with relative errors only for a positive series.
     */
    static List<EtsForm> admissible(boolean isPositive, boolean isSeasonal) {
        List<EtsForm> forms = new ArrayList<>();
        for (Season season : Season.values()) {
            if (season != Season.NONE && !isSeasonal) {
                continue;
            }
            for (Trend trend : Trend.values()) {
                if (season != Season.MULTIPLICATIVE) {
                    forms.add(new EtsForm(false, trend, season));
                }
                if (isPositive) {
                    forms.add(new EtsForm(true, trend, season));
                }
            }
        }
        return List.copyOf(forms);
    }

    boolean hasTrend() {
        return trend != Trend.NONE;
    }

    boolean isDamped() {
        return trend == Trend.DAMPED;
    }

    boolean hasSeason() {
        return season != Season.NONE;
    }

    /** How many numbers are estimated: smoothing parameters and starting states. The last season follows from the others. */
    int parameters(int period) {
        return 2 + (hasTrend() ? 2 : 0) + (isDamped() ? 1 : 0) + (hasSeason() ? period : 0);
    }

    /** As in textbooks: {@code ETS(M,Ad,M)}. */
    @Override
    public String toString() {
        String trendLetters =
                switch (trend) {
                    case NONE -> "N";
                    case ADDITIVE -> "A";
                    case DAMPED -> "Ad";
                };
        return "ETS(" + (hasRelativeError ? "M" : "A") + "," + trendLetters + ","
                + season.name().charAt(0) + ")";
    }
}
