package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Theta, complex smoothing, STL and intermittent demand against R and statsforecast. */
class SeriesVectorsTest {

    @Test
    void seasonalityTestAndIndicesAreThoseOfTheCompetition() {
        for (Map<String, Object> c :
                ReferenceVectors.maps(ReferenceVectors.read("theta").get("cases"))) {
            String name = (String) c.get("series");
            double[] history = ReferenceVectors.series(name);
            int season = ReferenceVectors.season(name);
            Object expected = ReferenceVectors.map(c.get("seasonality")).get("seasonal");
            assertThat(SeasonalIndices.isSeasonal(history, season)).as(name).isEqualTo(expected);
            if (Boolean.TRUE.equals(expected)) {
                assertThat(SeasonalIndices.multiplicative(history, season))
                        .as(name)
                        .containsExactly(ReferenceVectors.numbers(c.get("figure")), within(1e-9));
            }
        }
    }

    @Test
    void thetaIsThatOfTheCompetition() {
        for (Map<String, Object> c :
                ReferenceVectors.maps(ReferenceVectors.read("theta").get("cases"))) {
            String name = (String) c.get("series");
            double[] mean = ReferenceVectors.numbers(
                    ReferenceVectors.map(c.get("m4_theta")).get("mean"));
            double[] found =
                    new Theta().forecast(ReferenceVectors.series(name), ReferenceVectors.season(name), mean.length);
            for (int i = 0; i < mean.length; i++) {
                assertThat(found[i]).as(name).isCloseTo(mean[i], withinPercentage(1));
            }
        }
    }

    @Test
    void thetaModelsAtGivenParametersAndByOwnSearch() {
        SoftAssertions soft = new SoftAssertions();
        for (Map<String, Object> c :
                ReferenceVectors.maps(ReferenceVectors.read("dotm_ces").get("cases"))) {
            String model = (String) c.get("model");
            if (!List.of("STM", "DSTM", "OTM", "DOTM").contains(model)) {
                continue;
            }
            String name = c.get("series") + " " + model;
            double[] history = ReferenceVectors.series((String) c.get("series"));
            int season = ReferenceVectors.season((String) c.get("series"));
            double[] mean = ReferenceVectors.numbers(c.get("mean"));
            Map<String, Object> fit = ReferenceVectors.map(c.get("fit"));
            Map<String, Object> par = ReferenceVectors.map(fit.get("par"));
            Deseasonalised deseasonalised = Deseasonalised.of(history, season);
            ThetaFilter filter = new ThetaFilter(deseasonalised.values(), model.startsWith("D"));
            double[] parameters = {
                ReferenceVectors.number(par.get("initial_smoothed")),
                ReferenceVectors.number(par.get("alpha")),
                1 - 1 / ReferenceVectors.number(par.get("theta"))
            };
            double[] residuals = new double[history.length];
            filter.at(parameters, residuals);
            double squares = LeastSquares.sumOfSquares(residuals);
            double size = Arrays.stream(deseasonalised.values())
                    .map(Math::abs)
                    .average()
                    .orElseThrow();
            soft.assertThat(squares / size)
                    .as(name)
                    .isCloseTo(ReferenceVectors.number(fit.get("mse")), withinPercentage(1e-4));
            double[] found = deseasonalised
                    .reseasonalise(filter.forecast(parameters, 1, mean.length))
                    .mean();
            for (int i = 0; i < mean.length; i++) {
                soft.assertThat(found[i]).as(name).isCloseTo(mean[i], withinPercentage(1e-4));
            }
            if (model.equals("DOTM")) {
                double[] own = new DynamicOptimisedTheta().forecast(history, season, mean.length);
                for (int i = 0; i < mean.length; i++) {
                    soft.assertThat(own[i]).as(name + " by own search").isCloseTo(mean[i], withinPercentage(2));
                }
            }
        }
        soft.assertAll();
    }

    /** The peer keeps its states in single precision, so it is met to five digits. */
    @Test
    void complexSmoothingAtGivenParametersAndByOwnSearch() {
        SoftAssertions soft = new SoftAssertions();
        for (Map<String, Object> c :
                ReferenceVectors.maps(ReferenceVectors.read("dotm_ces").get("cases"))) {
            if (!c.get("model").equals("AutoCES")) {
                continue;
            }
            String name = (String) c.get("series");
            double[] history = ReferenceVectors.series(name);
            int season = ReferenceVectors.season(name);
            Map<String, Object> reference = ReferenceVectors.map(c.get("fit"));
            CesFilter.Season kind =
                    switch ((String) reference.get("seasontype")) {
                        case "N" -> CesFilter.Season.NONE;
                        case "S" -> CesFilter.Season.SIMPLE;
                        case "P" -> CesFilter.Season.PARTIAL;
                        default -> CesFilter.Season.FULL;
                    };
            CesFilter filter = new CesFilter(history, season, kind);
            Map<String, Object> par = ReferenceVectors.map(reference.get("par"));
            double[] parameters = Arrays.copyOf(
                    ReferenceVectors.numbers(Arrays.asList(
                            par.get("alpha_0"), par.get("alpha_1"), par.get("beta_0"), par.get("beta_1"))),
                    filter.parameters());
            double[] residuals = new double[history.length];
            filter.at(parameters, residuals);
            double expected = ReferenceVectors.number(reference.get("loglik"));
            double found = -0.5 * history.length * Math.log(LeastSquares.sumOfSquares(residuals));
            soft.assertThat(found).as(name + " likelihood").isCloseTo(expected, within(0.01));
            double[] mean = ReferenceVectors.numbers(c.get("mean"));
            double[] forecast = filter.forecast(parameters, 1, mean.length).mean();
            for (int i = 0; i < mean.length; i++) {
                soft.assertThat(forecast[i]).as(name + " mean").isCloseTo(mean[i], withinPercentage(0.01));
            }
            double squares = Ces.fit(history, season, kind).squares();
            soft.assertThat(-0.5 * history.length * Math.log(squares))
                    .as(name + " own search")
                    .isGreaterThan(expected - 0.05);
        }
        soft.assertAll();
    }

    @Test
    void stlIsThatOfR() {
        SoftAssertions soft = new SoftAssertions();
        for (Map<String, Object> c :
                ReferenceVectors.maps(ReferenceVectors.read("stl").get("cases"))) {
            Map<String, Object> args = ReferenceVectors.map(c.get("args"));
            if (!(args.get("s.window") instanceof Double window)) {
                continue;
            }
            String name = (String) c.get("series");
            double[] values = ReferenceVectors.series(name.replace("_log", ""));
            if (name.endsWith("_log")) {
                values = Arrays.stream(values).map(Math::log).toArray();
            }
            Stl stl = Stl.of(
                    values,
                    ReferenceVectors.season(name.replace("_log", "")),
                    window.intValue(),
                    Boolean.TRUE.equals(args.get("robust")));
            double size = Math.abs(values[0]);
            double[] season = ReferenceVectors.numbers(c.get("seasonal"));
            double[] trend = ReferenceVectors.numbers(c.get("trend"));
            for (int t = 0; t < values.length; t++) {
                soft.assertThat(stl.season()[t]).as(name + " season " + t).isCloseTo(season[t], within(1e-6 * size));
                soft.assertThat(stl.trend()[t]).as(name + " trend " + t).isCloseTo(trend[t], within(1e-6 * size));
            }
        }
        for (Map<String, Object> c :
                ReferenceVectors.maps(ReferenceVectors.read("stl").get("stlf"))) {
            String name = (String) c.get("series");
            double[] history = ReferenceVectors.series(name);
            double[] mean = ReferenceVectors.numbers(
                    ReferenceVectors.map(c.get("forecast")).get("mean"));
            double[] found = StlAdjustment.of(history, ReferenceVectors.season(name), false)
                    .forecast(new Ets(), mean.length)
                    .mean();
            for (int i = 0; i < mean.length; i++) {
                soft.assertThat(found[i]).as(name + " stlf").isCloseTo(mean[i], withinPercentage(2));
            }
        }
        soft.assertAll();
    }

    @Test
    void intermittentDemandIsThatOfR() {
        Map<String, Object> reference = ReferenceVectors.read("intermittent");
        double[] history = ReferenceVectors.numbers(reference.get("y"));
        assertThat(IntermittentDemand.isIntermittent(history)).isTrue();
        assertThat(new Croston().forecast(history, 1, 1)[0])
                .isCloseTo(
                        ReferenceVectors.number(ReferenceVectors.map(reference.get("croston_simple"))
                                .get("forecast")),
                        withinPercentage(1e-6));
        assertThat(new SyntetosBoylan().forecast(history, 1, 1)[0])
                .isCloseTo(
                        ReferenceVectors.number(
                                ReferenceVectors.map(reference.get("sba")).get("forecast")),
                        withinPercentage(1e-6));
        assertThat(new TeunterSyntetosBabai().forecast(history, 1, 1)[0])
                .isCloseTo(
                        ReferenceVectors.number(
                                ReferenceVectors.map(reference.get("tsb")).get("forecast")),
                        withinPercentage(1e-6));
    }

    /** By hand: sizes 4 and 8 after intervals of 2 and 2; the smoothing is 0.1. */
    @Test
    void intermittentDemandByHand() {
        double[] history = {0, 4, 0, 8};
        assertThat(IntermittentDemand.isIntermittent(history)).isTrue();
        assertThat(IntermittentDemand.croston(history, 0.1)).isCloseTo(4.4 / 2, within(1e-12));
        // chance: 0.5 → 0.45 → 0.505 → 0.4545 → 0.50905; size: 4 → 4.4
        assertThat(IntermittentDemand.fading(history, 0.1)).isCloseTo(4.4 * 0.50905, within(1e-12));
        assertThat(IntermittentDemand.isIntermittent(new double[] {1, 2, 0, 3, 4}))
                .isFalse();
        assertThat(IntermittentDemand.isIntermittent(new double[5])).isFalse();
        assertThat(IntermittentDemand.isIntermittent(new double[] {0, 4, 0, -8}))
                .isFalse();
    }

    /** A line plus a season that never changes is taken apart, but for what two rounds leave at the ends. */
    @Test
    void stlTakesApartLineAndSeason() {
        double[] values = new double[48];
        for (int t = 0; t < values.length; t++) {
            values[t] = 100 + 2 * t + (t % 4 == 0 ? 9 : -3);
        }
        Stl stl = Stl.of(values, 4, 11, false);
        for (int t = 0; t < values.length; t++) {
            assertThat(stl.season()[t]).isCloseTo(t % 4 == 0 ? 9 : -3, within(0.3));
            assertThat(stl.trend()[t]).isCloseTo(100 + 2 * t, within(0.3));
        }
    }
}
