package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** ARIMA against R. */
class ArimaVectorsTest {

    private static double[] differenced(double[] values, ArimaForm form, int season) {
        double[] series = form.seasonalD() == 1 ? Arima.difference(values, season) : values;
        for (int i = 0; i < form.d(); i++) {
            series = Arima.difference(series, 1);
        }
        return series;
    }

    @Test
    void likelihoodAndForecastAtGivenParametersAndByOwnSearch() {
        SoftAssertions soft = new SoftAssertions();
        for (Map<String, Object> c :
                ReferenceVectors.maps(ReferenceVectors.read("arima").get("fixed"))) {
            double[] order = ReferenceVectors.numbers(c.get("order"));
            String name = c.get("series") + " " + Arrays.toString(order);
            Map<String, Object> coefficients = ReferenceVectors.map(c.get("coef"));
            boolean isSeasonal = order.length > 3;
            ArimaForm form = new ArimaForm(
                    (int) order[0],
                    (int) order[1],
                    (int) order[2],
                    isSeasonal ? (int) order[3] : 0,
                    isSeasonal ? (int) order[4] : 0,
                    isSeasonal ? (int) order[5] : 0,
                    coefficients.containsKey("intercept"));
            boolean isLogarithm = c.get("lambda") != null && !(c.get("lambda") instanceof Map<?, ?>);
            int season = ReferenceVectors.season((String) c.get("series"));
            double[] history = Arrays.stream(ReferenceVectors.series((String) c.get("series")))
                    .map(v -> isLogarithm ? Math.log(v) : v)
                    .toArray();
            double[] series = differenced(history, form, season);
            List<Object> ordered = new ArrayList<>();
            for (String prefix : List.of("ar", "ma", "sar", "sma", "intercept")) {
                for (int i = 0; i <= 5; i++) {
                    Object value = coefficients.get(i == 0 ? prefix : prefix + i);
                    if (value != null) {
                        ordered.add(value);
                    }
                }
            }
            double[] parameters = ReferenceVectors.numbers(ordered);
            ArimaFilter filter = new ArimaFilter(series, season, form);
            double[] residuals = new double[series.length];
            soft.assertThat(filter.at(parameters, residuals)).as(name).isTrue();
            double squares = LeastSquares.sumOfSquares(residuals);
            double expected = ReferenceVectors.number(c.get("loglik"));
            soft.assertThat(filter.logLikelihood(squares)).as(name).isCloseTo(expected, within(0.01));
            double[] mean = ReferenceVectors.numbers(
                    ReferenceVectors.map(c.get("forecast")).get("mean"));
            double[] found = new Arima.Fit(form, season, filter, parameters, squares, 0)
                    .forecast(history, mean.length)
                    .mean();
            for (int i = 0; i < mean.length; i++) {
                soft.assertThat(isLogarithm ? Math.exp(found[i]) : found[i])
                        .as(name + " mean of step " + (i + 1))
                        .isCloseTo(mean[i], withinPercentage(0.01));
            }
            // The search starts from values near one, as it does for every history.
            double scale = form.hasMean() ? Arrays.stream(history).average().orElseThrow() : 1;
            Arima.Fit own = Arima.fit(Arrays.stream(series).map(v -> v / scale).toArray(), season, form);
            double reached = own.filter().logLikelihood(own.squares()) - series.length * Math.log(scale);
            soft.assertThat(reached).as(name + " by own search").isGreaterThan(expected - 0.05);
        }
        soft.assertAll();
    }

    @Test
    void chosenOrdersAreNearlyAsGoodAsThoseOfR() {
        SoftAssertions soft = new SoftAssertions();
        for (Map<String, Object> c :
                ReferenceVectors.maps(ReferenceVectors.read("arima").get("auto"))) {
            String name = (String) c.get("series");
            double[] history = ReferenceVectors.series(name);
            double scale = Arrays.stream(history).average().orElseThrow();
            Arima.Fit fit =
                    Arima.best(Arrays.stream(history).map(v -> v / scale).toArray(), ReferenceVectors.season(name));
            double[] order = ReferenceVectors.numbers(c.get("order"));
            String found = name + ": " + fit.form() + " where R has " + c.get("spec");
            if (fit.form().d() == order[1] && fit.form().seasonalD() == (order.length > 3 ? order[4] : 0)) {
                int used = history.length
                        - fit.form().d()
                        - fit.period() * fit.form().seasonalD();
                double aicc = fit.aicc() + 2 * used * Math.log(scale);
                soft.assertThat(aicc).as(found).isLessThan(ReferenceVectors.number(c.get("aicc")) + 5);
            }
        }
        soft.assertAll();
    }

    /** By hand: of x₁ = 3 and x₂ = 2 with φ = 0.5 the first error is 3 with the variance 1 / (1 − 0.25), the second 0.5. */
    @Test
    void autoregressionByHand() {
        ArimaFilter filter = new ArimaFilter(new double[] {3, 2}, 1, new ArimaForm(1, 0, 0, 0, 0, 0, false));
        double[] residuals = new double[2];
        assertThat(filter.at(new double[] {0.5}, residuals)).isTrue();
        assertThat(filter.weightedSquares()).isCloseTo(9 * 0.75 + 0.25, within(1e-12));
        assertThat(filter.forecast(new double[] {0.5}, 2)).containsExactly(1, 0.5);
        assertThat(filter.at(new double[] {1.1}, residuals)).isFalse();
    }
}
