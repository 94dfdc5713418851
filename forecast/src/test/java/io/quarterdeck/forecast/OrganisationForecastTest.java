package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.OrganisationForecast.Place;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OrganisationForecastTest {
    private static final int HORIZON = 3;

    private final Map<Scope, SeriesForecast> forecasts = new TreeMap<>();
    private final Map<String, Place> places = new HashMap<>();

    private void scope(String type, String id, double factor, int months) {
        List<Double> values = new ArrayList<>();
        for (int month = 36 - months; month < 36; month++) {
            values.add(factor * (100 + month % 12 + 7 * ((month * 5 + id.length()) % 11)) + 0.01 * (month % 3));
        }
        Series series = new Series(type + " " + id, YearMonth.of(2022, 1).plusMonths(36 - months), values);
        forecasts.put(new Scope(type, id), SeriesForecast.of(series, HORIZON, ForecastMethods.simple()));
    }

    private void company() {
        scope("company", "company", 10, 36);
        scope("region", "North", 6, 36);
        scope("region", "Old", 6, 36);
        scope("team", "Alpha", 3, 36);
        scope("team", "Beta", 2.5, 36);
        scope("team", "Gamma", 3, 36);
        scope("person", "ann", 1.1, 36);
        scope("person", "bob", 0.9, 20);
        scope("person", "cai", 2.2, 36);
        scope("person", "dan", 3.3, 1);
        scope("person", "eve", 1, 36);
        places.put("ann", new Place("Alpha", "North"));
        places.put("bob", new Place("Alpha", "North"));
        places.put("cai", new Place("Beta", "North"));
        places.put("dan", new Place("Gamma", null));
    }

    private static BigDecimal sum(OrganisationForecast organisation, int step, String... scopes) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String scope : scopes) {
            String[] words = scope.split(" ");
            sum = sum.add(BigDecimal.valueOf(organisation
                    .forecasts()
                    .get(new Scope(words[0], words[1]))
                    .means()
                    .get(step)));
        }
        return sum;
    }

    @Test
    void childrenAddUpToTheCent() {
        company();
        OrganisationForecast organisation = OrganisationForecast.of(forecasts, places);
        for (int step = 0; step < HORIZON; step++) {
            assertThat(sum(organisation, step, "region North", "team Gamma", "person eve"))
                    .isEqualByComparingTo(sum(organisation, step, "company company"));
            assertThat(sum(organisation, step, "team Alpha", "team Beta"))
                    .isEqualByComparingTo(sum(organisation, step, "region North"));
            assertThat(sum(organisation, step, "person ann", "person bob"))
                    .isEqualByComparingTo(sum(organisation, step, "team Alpha"));
            assertThat(sum(organisation, step, "person dan"))
                    .isEqualByComparingTo(sum(organisation, step, "team Gamma"));
            assertThat(sum(organisation, step, "person dan").scale()).isLessThanOrEqualTo(2);
        }
    }

    /** Nobody of today is in the region, so its bookings are in teams that belong elsewhere now. */
    @Test
    void aRegionWithoutTeamsIsLeftAsItWas() {
        company();
        OrganisationForecast organisation = OrganisationForecast.of(forecasts, places);
        Scope old = new Scope("region", "Old");
        assertThat(organisation.reconciled()).doesNotContain(old).hasSize(forecasts.size() - 1);
        assertThat(organisation.forecasts().get(old)).isEqualTo(forecasts.get(old));
    }

    @Test
    void aCompanyAloneHasNothingToAddUp() {
        scope("company", "company", 10, 36);
        OrganisationForecast organisation = OrganisationForecast.of(forecasts, places);
        assertThat(organisation.reconciled()).isEmpty();
        assertThat(organisation.forecasts()).isEqualTo(forecasts);
    }

    /** With the default among the methods, whose choice and forecast must not hang on the unit of money. */
    @Test
    void tenTimesTheMoneyIsTenTimesEveryForecast() {
        company();
        Map<Scope, SeriesForecast> one = new TreeMap<>();
        Map<Scope, SeriesForecast> ten = new TreeMap<>();
        forecasts.forEach((scope, forecast) -> {
            Series series = forecast.series();
            List<Double> values =
                    series.values().stream().map(value -> 10 * value).toList();
            one.put(scope, SeriesForecast.of(series, HORIZON));
            ten.put(scope, SeriesForecast.of(new Series(series.name(), series.start(), values), HORIZON));
        });
        OrganisationForecast after = OrganisationForecast.of(ten, places);
        OrganisationForecast.of(one, places).forecasts().forEach((scope, forecast) -> {
            assertThat(after.forecasts().get(scope).choice().method())
                    .isEqualTo(forecast.choice().method());
            for (int step = 0; step < HORIZON; step++) {
                assertThat(after.forecasts().get(scope).means().get(step))
                        .isCloseTo(10 * forecast.means().get(step), within(0.5));
            }
        });
    }

    @Test
    void sameInputSameOutput() {
        company();
        assertThat(OrganisationForecast.of(forecasts, places)).isEqualTo(OrganisationForecast.of(forecasts, places));
    }
}
