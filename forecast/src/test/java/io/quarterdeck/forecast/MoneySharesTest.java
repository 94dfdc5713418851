package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MoneySharesTest {
    private static MoneyShares.Sum sum(double expected, double brought, double won) {
        MoneyShares.Sum sum = new MoneyShares.Sum();
        sum.add(expected, brought, won);
        return sum;
    }

    private static Map<String, MoneyShares.Sum> company() {
        Map<String, MoneyShares.Sum> sums = new HashMap<>();
        sums.put("hopeful", sum(13_000, 10_000, 100));
        sums.put("careful", sum(7_400, 10_000, 100));
        sums.put("plain", sum(10_000, 10_000, 100));
        sums.put("new", sum(1_000, 0, 0));
        sums.put(null, sum(5_000, 5_000, 50));
        return sums;
    }

    @Test
    void teamsAreDrawnToAllByTenWonDeals() {
        MoneyShares shares = MoneyShares.of(company(), 8);
        assertThat(shares.at("hopeful")).isBetween(10.0 / 13, 0.85);
        assertThat(shares.at("careful")).isBetween(1.2, 10 / 7.4);
        assertThat(shares.at("new")).isBetween(0.4, 0.65);
    }

    @Test
    void allTogetherBringWhatTheyBrought() {
        MoneyShares shares = MoneyShares.of(company(), 8);
        double expected = company().entrySet().stream()
                .mapToDouble(team -> shares.at(team.getKey()) * expected(team.getKey()))
                .sum();
        // Drawn to one by ten deals of 350.
        assertThat(expected).isCloseTo(35_000, within(35_000 * 10.0 / 350));
    }

    private static double expected(String team) {
        return Map.of("hopeful", 13_000.0, "careful", 7_400.0, "plain", 10_000.0, "new", 1_000.0)
                .getOrDefault(team == null ? "" : team, 5_000.0);
    }

    @Test
    void withFewQuartersAllTeamsHaveTheShareOfAll() {
        MoneyShares shares = MoneyShares.of(company(), Landmarks.LEAST_QUARTERS - 1);
        assertThat(shares.at("hopeful")).isEqualTo(shares.at(null)).isEqualTo(shares.at("careful"));
        assertThat(MoneyShares.of(new HashMap<>(), 0).at("any")).isEqualTo(1);
    }
}
