package io.quarterdeck.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastChartsTest {
    @TempDir
    private Path scratch;

    private static BigDecimal money(long amount) {
        return BigDecimal.valueOf(amount);
    }

    private ForecastChart chart(HandMadeTables tables) {
        return (ForecastChart) ReviewCharts.of(tables.read(scratch), HandMadeReview.context("en"))
                .get("forecast_by_quarter");
    }

    @Test
    void theOpenQuarterHasItsPartsItsRangeAndEveryVoiceAsToldLast() {
        HandMadeTables tables = HandMadeReview.full(3, 5)
                .without("forecast_period")
                .add(
                        "forecast_period",
                        Map.of(
                                "period",
                                "2025-Q3",
                                "scope_type",
                                "company",
                                "scope_id",
                                "company",
                                "booked",
                                money(12),
                                "open_expected",
                                money(21),
                                "new_expected",
                                money(1),
                                "expected",
                                money(34),
                                "p10",
                                money(30),
                                "p90",
                                money(38),
                                "target",
                                money(41)));
        for (long week : new long[] {8, 9}) {
            tables.add(
                    "forecast_voices",
                    Map.of("period", "2025-Q3", "week_of_period", week, "voice", "seasonal_naive", "p50", money(47)));
            tables.add(
                    "forecast_voices",
                    Map.of("period", "2025-Q3", "week_of_period", week, "voice", "model", "p50", money(30 + week)));
            for (String kind : new String[] {"rep", "manager"}) {
                tables.add(
                        "call_weeks",
                        Map.of(
                                "period",
                                "2025-Q3",
                                "week_of_period",
                                week,
                                "call_kind",
                                kind,
                                "amount",
                                money(kind.equals("rep") ? 30 + week : 20 + week)));
            }
            tables.add("forecast_accuracy", Map.of("week_of_period", week, "voice", "model", "wape", week / 100.0));
        }
        ForecastChart chart = chart(tables);
        assertThat(chart.text().title()).contains("lands at").contains("short of the target");
        assertThat(chart.past())
                .isNotEmpty()
                .extracting(ForecastChart.Past::name)
                .doesNotContain("Q3 2025");
        assertThat(chart.ahead()).hasSize(1);
        ForecastChart.Ahead quarter = chart.ahead().get(0);
        assertThat(quarter.booked() + quarter.open() + quarter.unknown())
                .isEqualTo(quarter.expected().value())
                .isEqualTo(34);
        assertThat(quarter.expected().note()).isEqualTo(" (±9%)");
        assertThat(quarter.low()).isEqualTo(30);
        assertThat(quarter.high()).isEqualTo(38);
        assertThat(quarter.target()).isEqualTo(41);
        assertThat(quarter.voices())
                .containsExactly(
                        new ForecastChart.Voice("A year ago", 47, ""),
                        new ForecastChart.Voice("Sellers' calls", 39, ""),
                        new ForecastChart.Voice("Managers' calls", 29, ""));
    }

    @Test
    void withoutAForecastItSaysSo() {
        ForecastChart chart = chart(HandMadeReview.empty());
        assertThat(chart.ahead()).isEmpty();
        assertThat(chart.text().nothing()).startsWith("No forecast");
    }
}
