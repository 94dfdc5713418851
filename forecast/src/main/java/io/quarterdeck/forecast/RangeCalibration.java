package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * By what factor a model's own ranges have to be widened, at each step, to hold as often as they say: learned from past
 * stretches of all series of a pool. Models know the noise that they see, not that their form may be wrong, and so promise
 * too much.
 *
 * <p>Each series is cut one, two and three horizons before its end and forecast; a score is the error over the model's
 * spread. The factor is the level's quantile of the scores of the step and its neighbours, later cuts counting more, over
 * that of the normal distribution, drawn one fifth towards one, as the scores of one series move together and tell less
 * than their number says. A pool of few scores leans on what was measured on public series. A factor of one prints the
 * model's own range: there is no other choice between the two.
 *
 * <p>Source: split conformal prediction (Vovk, Gammerman and Shafer, 2005) with the model's spread as the scale, as in Lei,
 * G'Sell, Rinaldo, Tibshirani and Wasserman (2018), section 5.2. How well it holds: docs/forecasts.md.
 *
 * @param factors80 by step
 * @param factors95 by step
 * @param inside of the last past stretch, how many outcomes the 95 % ranges learned from the earlier ones held
 * @param outcomes how many there were
 */
public record RangeCalibration(double[] factors80, double[] factors95, long inside, long outcomes) {

    /** The weight of the scores of the last cut, the one before, and the one before that. */
    private static final double[] WEIGHTS = {1, 0.7, 0.5};

    private static final double NORMAL_80 = 1.2815515655446004;
    private static final double NORMAL_95 = 1.959963984540054;

    /** What the factors were on the public series, and how many scores that knowledge is worth. */
    private static final double USUAL_80 = 1.45;

    private static final double USUAL_95 = 1.75;
    private static final double USUAL_SCORES = 30;

    private static final double TRUST = 0.8;

    /** The weighted error over spread of one past outcome. */
    private record Score(double size, double weight) {}

    /** Learns from the past of series of one frequency. */
    static RangeCalibration of(List<SeriesFit> fits, int horizon) {
        double[][][] scores =
                fits.stream().map(SeriesFit::scores).filter(s -> s.length > 0).toArray(double[][][]::new);
        double[] factors80 = factors(scores, horizon, 80, 0);
        double[] factors95 = factors(scores, horizon, 95, 0);
        double[] earlier = factors(scores, horizon, 95, 1);
        long inside = 0;
        long outcomes = 0;
        for (double[][] cuts : scores) {
            for (int i = 0; i < horizon; i++) {
                if (!Double.isNaN(cuts[0][i])) {
                    outcomes++;
                    inside += cuts[0][i] <= earlier[i] * NORMAL_95 ? 1 : 0;
                }
            }
        }
        return new RangeCalibration(factors80, factors95, inside, outcomes);
    }

    /** By cut and step the error over the spread; NaN where the series is too short. */
    static double[][] scores(ForecastModel model, double[] history, int season, int horizon) {
        double[][] scores = new double[WEIGHTS.length][horizon];
        for (int cut = 0; cut < WEIGHTS.length; cut++) {
            Arrays.fill(scores[cut], Double.NaN);
            int origin = history.length - (cut + 1) * horizon;
            if (origin >= Math.max(Combination.SMALLEST_HISTORY, model.minimumHistory(season))) {
                double[] seen = Arrays.copyOf(history, origin);
                ModelForecast forecast = model.fit(seen, season, horizon);
                double floor = Series.isNonNegative(seen) ? 0 : Double.NEGATIVE_INFINITY;
                for (int i = 0; i < horizon; i++) {
                    double error = Math.abs(history[origin + i] - Math.max(floor, forecast.mean()[i]));
                    double spread = forecast.deviation()[i];
                    if (spread > 0) {
                        scores[cut][i] = error / spread;
                    }
                }
            }
        }
        return scores;
    }

    private static double[] factors(double[][][] scores, int horizon, int percent, int firstCut) {
        double normal = percent == 80 ? NORMAL_80 : NORMAL_95;
        double usual = percent == 80 ? USUAL_80 : USUAL_95;
        double[] quantiles = new double[horizon];
        double[] counts = new double[horizon];
        for (int i = 0; i < horizon; i++) {
            List<Score> near = new ArrayList<>();
            for (double[][] cuts : scores) {
                for (int cut = firstCut; cut < cuts.length; cut++) {
                    for (int j = Math.max(0, i - 1); j <= Math.min(horizon - 1, i + 1); j++) {
                        if (!Double.isNaN(cuts[cut][j])) {
                            near.add(new Score(cuts[cut][j], WEIGHTS[cut]));
                            counts[i] += i == j ? 1 : 0;
                        }
                    }
                }
            }
            quantiles[i] = near.isEmpty() ? usual : quantile(near, percent) / normal;
        }
        double[] factors = new double[horizon];
        for (int i = 0; i < horizon; i++) {
            double sum = 0;
            int from = Math.max(0, i - 1);
            int to = Math.min(horizon - 1, i + 1);
            for (int j = from; j <= to; j++) {
                sum += (counts[j] * quantiles[j] + USUAL_SCORES * usual) / (counts[j] + USUAL_SCORES);
            }
            factors[i] = 1 + TRUST * (sum / (to - from + 1) - 1);
        }
        return factors;
    }

    private static double quantile(List<Score> scores, int percent) {
        scores.sort(Comparator.comparingDouble(Score::size));
        double all = scores.stream().mapToDouble(Score::weight).sum();
        double reached = 0;
        for (Score score : scores) {
            reached += score.weight;
            if (reached * 100 >= all * percent) {
                return score.size;
            }
        }
        return scores.get(scores.size() - 1).size;
    }

    /** A forecast with its ranges. One from a history too short to fit anything to is wide by itself. */
    RangedForecast ranges(SeriesFit fit) {
        ModelForecast forecast = fit.forecast();
        int horizon = forecast.mean().length;
        double[] half80 = new double[horizon];
        double[] half95 = new double[horizon];
        for (int i = 0; i < horizon; i++) {
            half80[i] = forecast.deviation()[i] * NORMAL_80 * (fit.isShort() ? USUAL_80 : factors80[i]);
            half95[i] = forecast.deviation()[i] * NORMAL_95 * (fit.isShort() ? USUAL_95 : factors95[i]);
        }
        return RangedForecast.of(forecast.mean(), half80, half95, fit.floor(), fit.method());
    }
}
