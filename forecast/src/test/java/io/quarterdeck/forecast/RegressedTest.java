package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold for a model with regressors around it, and what planted effects it finds. */
class RegressedTest {
    private static final int HORIZON = 6;
    private static final YearMonth START = YearMonth.of(2015, 1);

    /** As published by the Hong Kong Observatory. */
    private static final List<LocalDate> SPRING_FESTIVALS = List.of(
            LocalDate.of(2015, 2, 19),
            LocalDate.of(2016, 2, 8),
            LocalDate.of(2017, 1, 28),
            LocalDate.of(2018, 2, 16),
            LocalDate.of(2019, 2, 5),
            LocalDate.of(2020, 1, 25),
            LocalDate.of(2021, 2, 12),
            LocalDate.of(2022, 2, 1),
            LocalDate.of(2023, 1, 22),
            LocalDate.of(2024, 2, 10),
            LocalDate.of(2025, 1, 29));

    /** Of the week before the festival and the two weeks after it, the share in each month. */
    private static double[] springFestival(int months) {
        double[] shares = new double[months];
        for (LocalDate festival : SPRING_FESTIVALS) {
            for (int day = -7; day < 14; day++) {
                int month = (int) START.until(YearMonth.from(festival.plusDays(day)), ChronoUnit.MONTHS);
                if (month < months) {
                    shares[month] += 1.0 / 21;
                }
            }
        }
        return shares;
    }

    private static double[] promotions(int months, long seed) {
        Random random = new Random(seed);
        double[] promotions = new double[months];
        for (int t = 0; t < months; t++) {
            promotions[t] = random.nextInt(6) == 0 ? 1 : 0;
        }
        return promotions;
    }

    /** A slowly moving level, a season and noise of 5 %, without any effect. */
    private static double[] plain(int months, long seed) {
        Random random = new Random(seed);
        double[] values = new double[months];
        double level = Math.log(1000);
        for (int t = 0; t < months; t++) {
            level += 0.003 + 0.01 * random.nextGaussian();
            values[t] = Math.exp(level + 0.2 * Math.sin(Math.PI * t / 6) + 0.05 * random.nextGaussian());
        }
        return values;
    }

    private static double[] with(double[] values, double[] regressor, double size) {
        double[] with = values.clone();
        for (int t = 0; t < with.length; t++) {
            with[t] *= Math.exp(size * regressor[t]);
        }
        return with;
    }

    private static Regressors one(String name, double[] column) {
        return new Regressors(List.of(name), List.of(column));
    }

    @Test
    void aPlantedEffectIsFoundAndItsSizeLiesWithinItsError() {
        int within = 0;
        int found = 0;
        int series = 100;
        for (int seed = 0; seed < series; seed++) {
            double[] promotions = promotions(72 + HORIZON, 1000 + seed);
            double[] history = with(plain(72, seed), promotions, 0.3);
            RegressorEffects effects = RegressorEffects.of(history, 12, one("promotion", promotions));
            if (!effects.isEmpty()) {
                found++;
                within += Math.abs(effects.sizes()[0] - 0.3) <= 2 * effects.errors()[0] ? 1 : 0;
            }
        }
        assertThat(found).as("found").isGreaterThanOrEqualTo(98);
        assertThat((double) within / found).as("within two standard errors").isBetween(0.90, 1.0);
    }

    @Test
    void anEffectThatIsNotThereIsSeldomFound() {
        int found = 0;
        for (int seed = 0; seed < 200; seed++) {
            found += RegressorEffects.of(plain(72, seed), 12, one("promotion", promotions(78, 5000 + seed)))
                            .isEmpty()
                    ? 0
                    : 1;
        }
        assertThat(found).as("of 200").isLessThanOrEqualTo(8);
    }

    @Test
    void aSeriesWithoutTheEffectIsUnchanged() {
        double[] history = plain(72, 3);
        Regressors regressors = one("promotion", promotions(72 + HORIZON, 77));
        assertThat(RegressorEffects.of(history, 12, regressors).isEmpty()).isTrue();
        assertThat(new Regressed(new Combination(), regressors).forecast(history, 12, HORIZON))
                .isEqualTo(new Combination().forecast(history, 12, HORIZON));
        assertThat(Regressed.orPlain(new Combination(), regressors, history, 12, HORIZON))
                .isEqualTo(new Combination());
    }

    @Test
    void aMovingSpringFestivalIsForecastBetterThanWithout() {
        double plainError = 0;
        double withError = 0;
        for (int seed = 0; seed < 30; seed++) {
            int months = 132;
            double[] festival = springFestival(months);
            double[] values = with(plain(months, 100 + seed), festival, -0.5);
            Regressors regressors = one("spring_festival", festival);
            // From the end of each year the festival is 1 to 3 months ahead.
            for (int origin = 72; origin + 3 <= months; origin += 12) {
                double[] seen = Arrays.copyOf(values, origin);
                plainError += error(new Combination(), seen, values);
                withError += error(new Regressed(new Combination(), regressors), seen, values);
            }
        }
        assertThat(withError / plainError).isLessThan(0.55);
    }

    private static double error(ForecastModel model, double[] seen, double[] values) {
        double[] forecast = model.forecast(seen, 12, 3);
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += Math.abs(forecast[i] - values[seen.length + i]);
        }
        return sum;
    }

    @Test
    void aConstantStaysConstant() {
        double[] history = new double[48];
        Arrays.fill(history, 7);
        ForecastModel model = new Regressed(new Combination(), one("spring_festival", springFestival(54)));
        assertThat(model.forecast(history, 12, HORIZON)).containsOnly(7);
    }

    @Test
    void historyTimesKGivesForecastTimesK() {
        double[] festival = springFestival(78);
        ForecastModel model = new Regressed(new Combination(), one("spring_festival", festival));
        double[] history = with(plain(72, 8), festival, -0.5);
        assertThat(RegressorEffects.of(history, 12, one("spring_festival", festival))
                        .isEmpty())
                .isFalse();
        assertThat(model.forecast(Histories.scaled(history, 1000), 12, HORIZON))
                .containsExactly(Histories.scaled(model.forecast(history, 12, HORIZON), 1000), within(1e-4));
    }

    @Test
    void theUnitOfARegressorChangesNothing() {
        double[] promotions = promotions(78, 4);
        double[] history = with(plain(72, 4), promotions, 0.3);
        double[] one = new Regressed(new Combination(), one("p", promotions)).forecast(history, 12, HORIZON);
        assertThat(new Regressed(new Combination(), one("p", Histories.scaled(promotions, 1e6)))
                        .forecast(history, 12, HORIZON))
                .containsExactly(one, within(1e-5));
        assertThat(new Regressed(new Combination(), one("p", Histories.shifted(promotions, 3)))
                        .forecast(history, 12, HORIZON))
                .containsExactly(one, within(1e-5));
    }

    @Test
    void historiesThatReachZeroHaveEffectsThatAdd() {
        double[] promotions = promotions(78, 11);
        double[] history = Histories.shifted(plain(72, 11), -1000);
        for (int t = 0; t < history.length; t++) {
            history[t] += 500 * promotions[t];
        }
        assertThat(Arrays.stream(history).anyMatch(v -> v <= 0)).isTrue();
        RegressorEffects effects = RegressorEffects.of(history, 12, one("promotion", promotions));
        assertThat(effects.isMultiplied()).isFalse();
        assertThat(effects.sizes()[0]).isCloseTo(500, within(2 * effects.errors()[0]));
    }

    @Test
    void whatTheSeasonExplainsIsLeftToIt() {
        double[] november = new double[78];
        for (int t = 10; t < 78; t += 12) {
            november[t] = 1;
        }
        assertThat(RegressorEffects.of(with(plain(72, 5), november, 0.5), 12, one("november", november))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void whatWasSeenOnceIsNotEstimated() {
        double[] once = new double[78];
        once[40] = 1;
        assertThat(RegressorEffects.of(with(plain(72, 6), once, 0.8), 12, one("once", once))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void twoThatAreTheSameAreTakenOnce() {
        double[] promotions = promotions(78, 12);
        RegressorEffects effects = RegressorEffects.of(
                with(plain(72, 12), promotions, 0.3),
                12,
                new Regressors(List.of("a", "b"), List.of(promotions, promotions)));
        assertThat(effects.names()).containsExactly("a");
    }

    @Test
    void thePeriodsAheadHaveToBeKnown() {
        double[] promotions = promotions(75, 12);
        Regressed model = new Regressed(new Combination(), one("promotion", promotions));
        assertThatThrownBy(() -> model.forecast(plain(72, 12), 12, HORIZON))
                .hasMessageContaining("tell of 75 periods; needed are 72 and 6 ahead");
    }

    @Test
    void aCompanyWhoseFestivalMovesIsForecastWithItAndAnotherWithout() {
        double[] festival = springFestival(72 + HORIZON);
        Regressors regressors = one("spring_festival", festival);
        SeriesForecast with =
                SeriesForecast.of(Histories.series(with(plain(72, 21), festival, -0.6)), HORIZON, regressors);
        assertThat(with.choice().method().name()).isEqualTo("combination_with_regressors");
        SeriesForecast without = SeriesForecast.of(Histories.series(plain(72, 21)), HORIZON, regressors);
        assertThat(without).isEqualTo(SeriesForecast.of(Histories.series(plain(72, 21)), HORIZON));
    }

    /** At a past month only what came before it is seen: what came later changes no forecast made then. */
    @Test
    void whatCameLaterChangesNoForecastOfThePast() {
        double[] festival = springFestival(72 + HORIZON);
        ForecastMethod method = new Regressed(new Combination(), one("spring_festival", festival));
        double[] history = with(plain(72, 22), festival, -0.6);
        double[] other = history.clone();
        Arrays.fill(other, 70, 72, 1);
        List<List<Double>> errors = Backtest.of(method, history, 12, 1).errorsByOrigin();
        List<List<Double>> otherErrors = Backtest.of(method, other, 12, 1).errorsByOrigin();
        assertThat(otherErrors.subList(0, errors.size() - 2)).isEqualTo(errors.subList(0, errors.size() - 2));
    }

    @Test
    void theFestivalCountsWhereItIsAHoliday() {
        List<Column> columns = List.of(
                new Column("day", Unit.DATE),
                new Column("month_start", Unit.DATE),
                new Column("is_workday", Unit.FLAG),
                new Column("holiday", Unit.TEXT),
                new Column("days_to_spring_festival", Unit.COUNT));
        LocalDate festival = LocalDate.of(2025, 1, 29);
        for (boolean isHoliday : new boolean[] {true, false}) {
            List<List<Object>> rows = new ArrayList<>();
            for (int i = 0; i < 59; i++) {
                LocalDate day = LocalDate.of(2025, 1, 1).plusDays(i);
                rows.add(Arrays.asList(
                        day,
                        day.withDayOfMonth(1),
                        day.getDayOfWeek().getValue() < 6,
                        isHoliday && day.equals(festival) ? "Spring Festival" : null,
                        ChronoUnit.DAYS.between(day, festival)));
            }
            Regressors months = MonthCalendar.of(new Rows(columns, rows))
                    .of(List.of(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 2, 1)));
            assertThat(months.columns().get(0)).containsExactly(23, 20);
            assertThat(months.columns().get(1))
                    .containsExactly(
                            new double[] {isHoliday ? 10 / 22.0 : 0, isHoliday ? 12 / 22.0 : 0}, within(1e-12));
        }
    }
}
