package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.forecast.OrganisationForecast.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An organisation crossed with its products: whatever is sold by whom, both margins add up. */
class CrossedForecastTest {
    private static final int HORIZON = 4;
    private static final int MONTHS = 40;
    private static final YearMonth START = YearMonth.of(2022, 1);
    private static final List<Column> COLUMNS = List.of(
            new Column("team", Unit.TEXT),
            new Column("region", Unit.TEXT),
            new Column("product_id", Unit.TEXT),
            new Column("month_start", Unit.DATE),
            new Column("amount", Unit.MONEY));

    private final Map<String, Place> places = new HashMap<>();
    private final List<List<Object>> bookings = new ArrayList<>();

    /** A company whose teams sell now and then; the last team has one region's people and another's. */
    private void company(long seed, int teams, int products, double scale) {
        Random random = new Random(seed);
        for (int team = 0; team < teams; team++) {
            String name = "Team " + team;
            String region = "Region " + team % 2;
            places.put("person " + team, new Place(name, region));
            places.put("other " + team, new Place(name, team == teams - 1 ? "Region 1" : region));
            places.put("third " + team, new Place(name, team == teams - 1 ? "Region 0" : region));
            for (int product = 0; product < products; product++) {
                boolean isSold = random.nextInt(5) > 0;
                for (int month = random.nextInt(4); month < MONTHS; month++) {
                    if (isSold && random.nextInt(3) == 0) {
                        booking(team, "P" + product, month, scale * Math.rint(random.nextDouble() * 1e6) / 100);
                    }
                }
            }
            // So that every month of every team has something, and something names no product.
            for (int month = 0; month < MONTHS; month++) {
                booking(team, ProductCrossing.REST, month, scale * (month % 12 + team + 1.37));
            }
        }
    }

    private void booking(int team, String product, int month, double amount) {
        bookings.add(List.of(
                "Team " + team,
                "Region " + team % 2,
                product,
                START.plusMonths(month).atDay(1),
                BigDecimal.valueOf(amount)));
    }

    private OrganisationForecast forecast() {
        Map<Scope, TreeMap<YearMonth, BigDecimal>> amounts = new TreeMap<>();
        for (List<Object> booking : bookings) {
            for (Scope scope : List.of(
                    Scope.COMPANY,
                    new Scope("team", (String) booking.get(0)),
                    new Scope("region", (String) booking.get(1)),
                    new Scope("person", ((String) booking.get(0)).replace("Team", "person")),
                    new Scope("person", ((String) booking.get(0)).replace("Team", "other")))) {
                BigDecimal amount = (BigDecimal) booking.get(4);
                amounts.computeIfAbsent(scope, s -> new TreeMap<>())
                        .merge(YearMonth.from((LocalDate) booking.get(3)), amount, BigDecimal::add);
            }
        }
        Map<Scope, Series> histories = new TreeMap<>();
        amounts.forEach((scope, months) -> {
            List<Double> values = new ArrayList<>();
            for (int month = 0; month < MONTHS; month++) {
                values.add(months.getOrDefault(START.plusMonths(month), BigDecimal.ZERO)
                        .doubleValue());
            }
            histories.put(scope, new Series(scope.toString(), START, values));
        });
        ProductCrossing crossing =
                ProductCrossing.of(new Rows(COLUMNS, List.copyOf(bookings)), histories, YearMonth::from);
        crossing.totals().forEach((product, series) -> histories.put(ProductCrossing.product(product), series));
        Map<Scope, SeriesForecast> forecasts = new TreeMap<>();
        histories.forEach(
                (scope, series) -> forecasts.put(scope, SeriesForecast.of(series, HORIZON, ForecastMethods.simple())));
        return OrganisationForecast.of(forecasts, places, crossing);
    }

    private static void holdSums(OrganisationForecast forecast, int teams) {
        for (int step = 0; step < HORIZON; step++) {
            BigDecimal company = mean(forecast, Scope.COMPANY, step);
            assertThat(sum(forecast, "product", "", step)).isEqualByComparingTo(company);
            assertThat(sum(forecast, "team", "", step)).isEqualByComparingTo(company);
            assertThat(sum(forecast, "person", "", step)).isEqualByComparingTo(company);
            for (int team = 0; team < teams; team++) {
                BigDecimal of = mean(forecast, new Scope("team", "Team " + team), step);
                assertThat(sum(forecast, "team_product", "Team " + team + "|", step))
                        .isEqualByComparingTo(of);
                assertThat(mean(forecast, new Scope("person", "person " + team), step)
                                .add(mean(forecast, new Scope("person", "other " + team), step)))
                        .isEqualByComparingTo(of);
            }
            for (int region = 0; region < 2; region++) {
                Scope scope = new Scope("region", "Region " + region);
                if (forecast.reconciled().contains(scope)) {
                    assertThat(sum(forecast, "region_product", scope.id() + "|", step))
                            .isEqualByComparingTo(mean(forecast, scope, step));
                }
            }
            int at = step;
            forecast.forecasts().keySet().stream()
                    .filter(scope -> scope.type().equals("product"))
                    .forEach(product -> assertThat(sumOfCells(forecast, "|" + product.id(), at))
                            .isEqualByComparingTo(mean(forecast, product, at)));
        }
        forecast.forecasts()
                .forEach((scope, own) ->
                        assertThat(own.means()).as(scope.toString()).allMatch(mean -> mean >= 0));
    }

    private static BigDecimal mean(OrganisationForecast forecast, Scope scope, int step) {
        return BigDecimal.valueOf(forecast.forecasts().get(scope).means().get(step));
    }

    private static BigDecimal sum(OrganisationForecast forecast, String type, String prefix, int step) {
        return forecast.forecasts().keySet().stream()
                .filter(scope -> scope.type().equals(type) && scope.id().startsWith(prefix))
                .map(scope -> mean(forecast, scope, step))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sumOfCells(OrganisationForecast forecast, String suffix, int step) {
        return forecast.forecasts().keySet().stream()
                .filter(scope ->
                        scope.type().equals("team_product") && scope.id().endsWith(suffix))
                .map(scope -> mean(forecast, scope, step))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void bothMarginsAddUpToTheCentAndNothingIsNegative() {
        for (int seed = 1; seed <= 12; seed++) {
            bookings.clear();
            places.clear();
            int teams = 2 + seed % 4;
            company(seed, teams, 1 + seed % 6, 1);
            OrganisationForecast forecast = forecast();
            assertThat(forecast.forecasts().keySet())
                    .contains(
                            ProductCrossing.product("(rest)"),
                            ProductCrossing.cell(new Scope("team", "Team 0"), "(rest)"));
            holdSums(forecast, teams);
        }
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        company(7, 3, 5, 1);
        OrganisationForecast forecast = forecast();
        Collections.shuffle(bookings, new Random(1));
        assertThat(forecast().equals(forecast)).isTrue();
    }

    @Test
    void tenTimesTheMoneyIsTenTimesEveryForecast() {
        company(3, 3, 4, 1);
        OrganisationForecast one = forecast();
        bookings.clear();
        company(3, 3, 4, 10);
        OrganisationForecast ten = forecast();
        assertThat(ten.forecasts().keySet()).isEqualTo(one.forecasts().keySet());
        one.forecasts().forEach((scope, forecast) -> {
            for (int step = 0; step < HORIZON; step++) {
                assertThat(ten.forecasts().get(scope).means().get(step))
                        .as(scope.toString())
                        .isCloseTo(10 * forecast.means().get(step), within(2.0));
            }
        });
    }

    /** Twenty stand by themselves; all that is booked of the others is the rest's. */
    @Test
    void smallProductsAreTheRest() {
        company(5, 2, 24, 1);
        OrganisationForecast forecast = forecast();
        List<String> products = forecast.forecasts().keySet().stream()
                .filter(scope -> scope.type().equals("product"))
                .map(Scope::id)
                .toList();
        assertThat(products).contains("(rest)").hasSize(ProductCrossing.MOST_PRODUCTS + 1);
        holdSums(forecast, 2);
    }

    /** Too many teams to be crossed: their regions are, and the teams' own forecasts share them. */
    @Test
    void manyTeamsAreCrossedByRegion() {
        company(9, 50, 9, 1);
        // The last team's people are of two regions, so it stands beside the regions, and is crossed as they are.
        OrganisationForecast forecast = forecast();
        for (int step = 0; step < HORIZON; step++) {
            BigDecimal company = mean(forecast, Scope.COMPANY, step);
            assertThat(sum(forecast, "product", "", step)).isEqualByComparingTo(company);
            assertThat(sum(forecast, "team", "", step)).isEqualByComparingTo(company);
            assertThat(sum(forecast, "person", "", step)).isEqualByComparingTo(company);
            assertThat(sum(forecast, "region_product", "", step).add(sum(forecast, "team_product", "", step)))
                    .isEqualByComparingTo(company);
            assertThat(sum(forecast, "region_product", "Region 0|", step))
                    .isEqualByComparingTo(mean(forecast, new Scope("region", "Region 0"), step));
            assertThat(sum(forecast, "team_product", "", step))
                    .isEqualByComparingTo(mean(forecast, new Scope("team", "Team 49"), step));
        }
    }

    /** A team that began this month has no cells of its own record: it has the company's products in the company's shares. */
    @Test
    void whoHasNoTeamWithARecordIsCrossedToo() {
        company(4, 3, 4, 1);
        places.put("other 1", new Place("Team of tomorrow", "Region 1"));
        OrganisationForecast forecast = forecast();
        Scope person = new Scope("person", "other 1");
        assertThat(forecast.reconciled()).contains(person, ProductCrossing.cell(person, "P0"));
        for (int step = 0; step < HORIZON; step++) {
            assertThat(sum(forecast, "person_product", "other 1|", step))
                    .isEqualByComparingTo(mean(forecast, person, step));
            assertThat(sum(forecast, "product", "", step)).isEqualByComparingTo(mean(forecast, Scope.COMPANY, step));
        }
    }

    @Test
    void withoutProductsNothingIsCrossed() {
        company(4, 3, 0, 1);
        assertThat(forecast().forecasts().keySet())
                .noneMatch(scope -> scope.type().endsWith("product"));
    }
}
