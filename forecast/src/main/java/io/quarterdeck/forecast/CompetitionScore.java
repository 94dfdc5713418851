package io.quarterdeck.forecast;

/**
 * How good forecasts of many series are, by the rules of the M4 competition; the score of several data sets is the
 * {@link #plus sum} of theirs.
 *
 * <p>sMAPE is 200 |y − f| / (|y| + |f|). MASE and the interval score are scaled by the in-sample mean of |y(t) − y(t − m)|. OWA
 * is the mean of sMAPE and MASE, each over that of Naive 2. Series that never change from season to season have no scale
 * and are left out of what needs one.
 *
 * <p>Sources: Makridakis, Spiliotis and Assimakopoulos (2020), The M4 competition; Gneiting and Raftery (2007), section 6.2,
 * for the interval score.
 */
public record CompetitionScore(
        int series,
        int scaled,
        double smapeSum,
        double maseSum,
        double naive2Smape,
        double naive2Mase,
        double inside80,
        double inside95,
        double intervalSum) {

    private static final double ALPHA = 0.05;

    /** Nothing scored yet. */
    public static CompetitionScore none() {
        return new CompetitionScore(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** The score of one series. */
    public static CompetitionScore of(RangedForecast forecast, double[] history, int season, double[] actual) {
        double[] naive2 = naive2(history, season, actual.length);
        double scale = Accuracy.naiveScale(history, season);
        boolean hasScale = scale > 0;
        double[] mean = forecast.mean();
        double interval = 0;
        double inside80 = 0;
        double inside95 = 0;
        for (int i = 0; i < actual.length; i++) {
            double y = actual[i];
            inside80 += forecast.lower80()[i] <= y && y <= forecast.upper80()[i] ? 1 : 0;
            inside95 += forecast.lower95()[i] <= y && y <= forecast.upper95()[i] ? 1 : 0;
            interval += forecast.upper95()[i] - forecast.lower95()[i];
            interval += 2 / ALPHA * Math.max(0, forecast.lower95()[i] - y);
            interval += 2 / ALPHA * Math.max(0, y - forecast.upper95()[i]);
        }
        int horizon = actual.length;
        return new CompetitionScore(
                1,
                hasScale ? 1 : 0,
                smape(actual, mean),
                hasScale ? absolute(actual, mean) / scale : 0,
                smape(actual, naive2),
                hasScale ? absolute(actual, naive2) / scale : 0,
                hasScale ? inside80 / horizon : 0,
                hasScale ? inside95 / horizon : 0,
                hasScale ? interval / horizon / scale : 0);
    }

    /** The score of both. */
    public CompetitionScore plus(CompetitionScore other) {
        return new CompetitionScore(
                series + other.series,
                scaled + other.scaled,
                smapeSum + other.smapeSum,
                maseSum + other.maseSum,
                naive2Smape + other.naive2Smape,
                naive2Mase + other.naive2Mase,
                inside80 + other.inside80,
                inside95 + other.inside95,
                intervalSum + other.intervalSum);
    }

    /** Symmetric mean absolute percentage error, in per cent. */
    public double smape() {
        return smapeSum / series;
    }

    /** Mean absolute scaled error. */
    public double mase() {
        return maseSum / scaled;
    }

    /** Overall weighted average: 1 is as good as Naive 2, lower is better. */
    public double owa() {
        return (smapeSum / naive2Smape + maseSum / naive2Mase) / 2;
    }

    /** The share of outcomes inside the 80 % ranges. */
    public double coverage80() {
        return inside80 / scaled;
    }

    /** The share of outcomes inside the 95 % ranges. */
    public double coverage95() {
        return inside95 / scaled;
    }

    /** Mean scaled interval score of the 95 % ranges: their width, and forty times what lies outside. */
    public double msis() {
        return intervalSum / scaled;
    }

    /** The last value, with a season by classical decomposition where the test finds one. */
    static double[] naive2(double[] history, int season, int horizon) {
        double[] indices = SeasonalIndices.isSeasonal(history, season)
                ? SeasonalIndices.multiplicative(history, season)
                : new double[] {1};
        int last = history.length - 1;
        double level = history[last] / indices[last % indices.length];
        double[] forecast = new double[horizon];
        for (int i = 0; i < horizon; i++) {
            forecast[i] = level * indices[(last + 1 + i) % indices.length];
        }
        return forecast;
    }

    private static double absolute(double[] actual, double[] forecast) {
        return Accuracy.meanAbsolute(Accuracy.errors(actual, forecast));
    }

    private static double smape(double[] actual, double[] forecast) {
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            double size = Math.abs(actual[i]) + Math.abs(forecast[i]);
            sum += size > 0 ? 200 * Math.abs(actual[i] - forecast[i]) / size : 0;
        }
        return sum / actual.length;
    }
}
