package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** G-13 of the definitions: five in full swing at 100 a month, two more from the first month on. */
class CapacityTest {
    private static final YearMonth FIRST = YearMonth.of(2025, 1);

    private static final Capacity WITHOUT_LEAVERS = new Capacity(FIRST, 0, 1);

    @Test
    void newcomersBringAQuarterMoreEachMonth() {
        List<Capacity.Seller> sellers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sellers.add(new Capacity.Seller(100, null, null, RampProfile.DEFAULT));
        }
        for (int i = 0; i < 2; i++) {
            sellers.add(new Capacity.Seller(100, LocalDate.of(2025, 1, 1), null, RampProfile.of("0/25/50/75/100")));
        }
        List<Double> months = new ArrayList<>();
        for (int month = 0; month < 6; month++) {
            YearMonth number = FIRST.plusMonths(month);
            months.add(sellers.stream()
                    .mapToDouble(seller -> WITHOUT_LEAVERS.expected(seller, number))
                    .sum());
        }
        assertThat(months).containsExactly(500.0, 550.0, 600.0, 650.0, 700.0, 700.0);
        double street = months.stream().mapToDouble(m -> m).sum();
        assertThat(street).isEqualTo(3700);
        assertThat(street / 2800 - 1).isCloseTo(0.321, within(0.0005));
        assertThat(2800 / street).isCloseTo(0.757, within(0.0005));
    }

    @Test
    void leaversThinOutThoseWhoseEndIsNotKnown() {
        Capacity capacity = new Capacity(FIRST, 0.1, 0.9);
        Capacity.Seller seller = new Capacity.Seller(100, null, null, RampProfile.DEFAULT);
        assertThat(capacity.expected(seller, FIRST)).isCloseTo(90, within(1e-9));
        assertThat(capacity.expected(seller, FIRST.plusMonths(2))).isCloseTo(100 * 0.81 * 0.9, within(1e-9));
        Capacity.Seller leaver = new Capacity.Seller(100, null, LocalDate.of(2025, 2, 14), RampProfile.DEFAULT);
        assertThat(capacity.expected(leaver, FIRST.plusMonths(1))).isCloseTo(45, within(1e-9));
        assertThat(capacity.expected(leaver, FIRST.plusMonths(2))).isZero();
    }

    @Test
    void aRampIsReadInPercentOrShares() {
        assertThat(RampProfile.of("0, 50%, 100%").shares()).containsExactly(0.0, 0.5, 1.0);
        assertThat(RampProfile.of("0.2/0.6/1").shares()).containsExactly(0.2, 0.6, 1.0);
        assertThat(RampProfile.of("slow")).isEqualTo(RampProfile.DEFAULT);
        assertThat(RampProfile.of(null)).isEqualTo(RampProfile.DEFAULT);
        assertThat(RampProfile.DEFAULT.share(-1L)).isZero();
        assertThat(RampProfile.DEFAULT.share(null)).isEqualTo(1);
    }
}
