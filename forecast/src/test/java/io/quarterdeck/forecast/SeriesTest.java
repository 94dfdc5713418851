package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2024, 11);

    @Test
    void endsInTheMonthOfItsLastValue() {
        assertThat(new Series("bookings", NOVEMBER, List.of(1.0, 2.0, 3.0)).end())
                .isEqualTo(YearMonth.of(2025, 1));
    }

    @Test
    void doesNotChangeWithTheListItWasMadeFrom() {
        List<Double> values = new ArrayList<>(List.of(1.0, 2.0));
        Series series = new Series("bookings", NOVEMBER, values);
        values.set(0, 9.0);
        series.history()[1] = 9;
        assertThat(series.history()).containsExactly(1, 2);
    }

    @Test
    void refusesWhatCannotBeForecast() {
        assertThatThrownBy(() -> new Series("bookings", NOVEMBER, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one month");
        assertThatThrownBy(() -> new Series("bookings", NOVEMBER, List.of(1.0, Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2024-12");
        assertThatThrownBy(() -> new Series(" ", NOVEMBER, List.of(1.0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Series("bookings", null, List.of(1.0))).isInstanceOf(NullPointerException.class);
    }
}
