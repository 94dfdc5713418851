package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuarterLandingTest {

    private static final YearMonth JULY = YearMonth.of(2022, 7);

    /** January to August 2022, next month forecast at 15; one step errs by 1, 2, 1, 2, so its 80 % range is ± 2. */
    private static final SeriesForecast FORECAST = naive(10, 12, 11, 13, 12, 14, 13, 15);

    private static SeriesForecast naive(double... values) {
        return SeriesForecast.of(Histories.series(values), 4, List.of(new Naive()));
    }

    @Test
    void completeMonthsCountAsTheyWereAndTheRestAsForecast() {
        assertThat(QuarterLanding.of(FORECAST, JULY, 3, 5))
                .isEqualTo(new QuarterLanding(JULY, 13 + 15 + 5, 1, 43 - 2, 13 + 15 + 15, 43 + 2, 4));
    }

    @Test
    void aPartMonthAheadOfItsForecastCountsWhatIsBooked() {
        assertThat(QuarterLanding.of(FORECAST, JULY, 3, 20))
                .isEqualTo(new QuarterLanding(JULY, 48, 1, 48, 13 + 15 + 20, 48 + 2, 4));
    }

    @Test
    void p10IsNotBelowWhatIsBooked() {
        assertThat(QuarterLanding.of(FORECAST, JULY, 3, 14).p10()).isEqualTo(13 + 15 + 14);
    }

    @Test
    void whereReturnsHappenP10MayBeBelowWhatIsBooked() {
        SeriesForecast returns = naive(-1, 12, 11, 13, 12, 14, 13, 15);
        assertThat(QuarterLanding.of(returns, JULY, 3, 14).p10()).isEqualTo(41);
        assertThat(QuarterLanding.of(returns, JULY, 3, 20).p50()).isEqualTo(48);
    }

    @Test
    void aCompleteQuarterLandsOnItsActual() {
        YearMonth april = YearMonth.of(2022, 4);
        assertThat(QuarterLanding.of(FORECAST, april, 3, 5)).isEqualTo(new QuarterLanding(april, 39, 0, 39, 39, 39, 0));
    }

    @Test
    void aQuarterCompleteOnItsLastDayNeedsNoPartMonth() {
        YearMonth june = YearMonth.of(2022, 6);
        assertThat(QuarterLanding.of(FORECAST, june, 3, 5)).isEqualTo(new QuarterLanding(june, 42, 0, 42, 42, 42, 0));
    }

    @Test
    void theRangeIsThatOfTheSumOfTheRemainingMonths() {
        SeriesForecast forecast = naive(Histories.seasonal(43));
        YearMonth firstMonth = forecast.series().end();
        QuarterLanding landing = QuarterLanding.of(forecast, firstMonth, 3, 0);
        Prediction rest = forecast.cumulative(2);
        double actual = forecast.series().history()[42];
        assertThat(landing.remainingMonths()).isEqualTo(2);
        assertThat(landing.p10()).isEqualTo(actual + rest.lower80());
        assertThat(landing.p50()).isEqualTo(actual + rest.mean());
        assertThat(landing.p90()).isEqualTo(actual + rest.upper80());
    }

    @Test
    void aWholeQuarterAheadIsForecast() {
        YearMonth september = YearMonth.of(2022, 9);
        QuarterLanding landing = QuarterLanding.of(FORECAST, september, 3, 6);
        assertThat(landing.booked()).isEqualTo(6);
        assertThat(landing.p50()).isEqualTo(45);
        assertThat(landing.remainingMonths()).isEqualTo(3);
    }

    @Test
    void aLaterQuarterDoesNotCountThePartMonth() {
        QuarterLanding landing = QuarterLanding.of(FORECAST, YearMonth.of(2022, 10), 3, 99);
        assertThat(landing.booked()).isZero();
        assertThat(landing.p50()).isEqualTo(45);
    }

    @Test
    void tooFewErrorsGiveNoRange() {
        QuarterLanding landing = QuarterLanding.of(FORECAST, YearMonth.of(2022, 8), 3, 0);
        assertThat(landing.p50()).isEqualTo(45);
        assertThat(landing.errors()).isEqualTo(3);
        assertThat(landing.p10()).isNaN();
        assertThat(landing.p90()).isNaN();
    }

    @Test
    void monthsBeforeTheSeriesCountNothing() {
        YearMonth december = YearMonth.of(2021, 12);
        assertThat(QuarterLanding.of(FORECAST, december, 3, 0).p50()).isEqualTo(22);
    }

    @Test
    void aQuarterBeyondTheHorizonIsRefused() {
        assertThatThrownBy(() -> QuarterLanding.of(FORECAST, YearMonth.of(2022, 11), 3, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("horizon of 4");
    }
}
