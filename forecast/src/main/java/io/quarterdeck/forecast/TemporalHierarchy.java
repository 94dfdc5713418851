package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Forecasts of the months, quarters, half-years and years of one series, made to add up. A trend is plain in yearly sums and
 * a season in months; each level tells the others what it sees best. {@link Ces} forecasts each level.
 *
 * <p>Every sum's forecast is trusted in inverse proportion to how many values it has (structural scaling); the values that
 * come nearest to all of them are the forecast: (Σ SᵀW⁻¹S) x = Σ SᵀW⁻¹ f, a year at a time.
 *
 * <p>Source: Athanasopoulos, Hyndman, Kourentzes and Petropoulos (2017), Forecasting with temporal hierarchies. The spread
 * is that of the single values' own forecast.
 */
public record TemporalHierarchy() implements ForecastModel {
    private static final int LONGEST_SEASON = 24;

    @Override
    public String name() {
        return "temporal_hierarchy";
    }

    @Override
    public int minimumHistory(int season) {
        return new Ces().minimumHistory(season);
    }

    @Override
    public ModelForecast fitScaled(double[] history, int season, int horizon) {
        Ces model = new Ces();
        if (season < 2 || season > LONGEST_SEASON || history.length <= 2 * season) {
            return model.fitScaled(history, season, horizon);
        }
        int years = (horizon + season - 1) / season;
        List<Level> levels = new ArrayList<>();
        ModelForecast single = null;
        for (int width = 1; width <= season; width++) {
            if (season % width == 0 && history.length / width >= model.minimumHistory(season / width)) {
                ModelForecast forecast = model.fit(sums(history, width), season / width, years * season / width);
                levels.add(new Level(width, forecast.mean()));
                single = width == 1 ? forecast : single;
            }
        }
        return new ModelForecast(
                Arrays.copyOf(reconciled(levels, season, years), horizon), Arrays.copyOf(single.deviation(), horizon));
    }

    /** Sums of so many values, the last of which ends with the history. */
    private static double[] sums(double[] history, int width) {
        double[] sums = new double[history.length / width];
        int skipped = history.length - sums.length * width;
        for (int t = skipped; t < history.length; t++) {
            sums[(t - skipped) / width] += history[t];
        }
        return sums;
    }

    private static double[] reconciled(List<Level> levels, int season, int years) {
        double[][] normal = new double[season][season];
        for (Level level : levels) {
            for (int i = 0; i < season; i++) {
                for (int j = 0; j < season; j++) {
                    normal[i][j] += i / level.width == j / level.width ? 1.0 / level.width : 0;
                }
            }
        }
        Cholesky cholesky = Cholesky.of(normal);
        double[] values = new double[season * years];
        for (int year = 0; year < years; year++) {
            double[] right = new double[season];
            for (Level level : levels) {
                for (int i = 0; i < season; i++) {
                    right[i] += level.mean[(year * season + i) / level.width] / level.width;
                }
            }
            System.arraycopy(cholesky.solve(right), 0, values, year * season, season);
        }
        return values;
    }

    private record Level(int width, double[] mean) {}
}
