package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.transform.SpringFestival.Festivals;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpringFestivalTest {
    /** China's clocks are eight hours ahead of UTC. */
    private static final double CHINA = 8.0 / 24;

    @ParameterizedTest
    @CsvSource({
        "1990-01-27",
        "2000-02-05",
        "2008-02-07",
        "2014-01-31",
        "2020-01-25",
        "2023-01-22",
        "2024-02-10",
        "2025-01-29",
        "2026-02-17",
        "2027-02-06",
        "2030-02-03",
        "2033-01-31",
        "2034-02-19",
        "2060-02-02"
    })
    void theTableHasPublishedDates(LocalDate springFestival) {
        assertThat(SpringFestival.of(springFestival.getYear()).map(Festivals::springFestival))
                .contains(springFestival);
    }

    @Test
    void everySpringFestivalIsTheDayOfANewMoonBetween21JanuaryAnd20February() {
        for (int year = 1990; year <= 2061; year++) {
            LocalDate day = SpringFestival.of(year).orElseThrow().springFestival();
            assertThat(day).isBetween(LocalDate.of(year, 1, 21), LocalDate.of(year, 2, 20));
            assertThat(newMoonNear(day)).as("the new moon nearest to %s", day).isEqualTo(day);
        }
    }

    @Test
    void theOtherFestivalsAreSoManyDaysAfterANewMoon() {
        for (int year = 1990; year <= 2061; year++) {
            Festivals festivals = SpringFestival.of(year).orElseThrow();
            assertThat(newMoonNear(festivals.dragonBoat().minusDays(4)))
                    .isEqualTo(festivals.dragonBoat().minusDays(4));
            assertThat(newMoonNear(festivals.midAutumn().minusDays(14)))
                    .isEqualTo(festivals.midAutumn().minusDays(14));
            assertThat(festivals.qingming()).isBetween(LocalDate.of(year, 4, 4), LocalDate.of(year, 4, 6));
        }
    }

    @Test
    void daysCountToTheNearest() {
        assertThat(SpringFestival.daysFrom(LocalDate.of(2025, 1, 29))).contains(0L);
        assertThat(SpringFestival.daysFrom(LocalDate.of(2025, 1, 1))).contains(28L);
        assertThat(SpringFestival.daysFrom(LocalDate.of(2025, 2, 28))).contains(-30L);
        assertThat(SpringFestival.daysFrom(LocalDate.of(2025, 12, 1))).contains(78L);
        assertThat(SpringFestival.daysFrom(LocalDate.of(1990, 1, 26))).isEmpty();
        assertThat(SpringFestival.daysFrom(LocalDate.of(2061, 1, 22))).isEmpty();
    }

    /** The day in China of the new moon nearest to {@code day}: Meeus, Astronomical Algorithms, chapter 49. */
    private static LocalDate newMoonNear(LocalDate day) {
        double years = day.getYear() + (day.getDayOfYear() - 0.5) / day.lengthOfYear();
        double k = Math.rint((years - 2000) * 12.3685);
        LocalDate nearest = newMoon(k);
        for (double other : new double[] {k - 1, k + 1}) {
            if (distance(newMoon(other), day) < distance(nearest, day)) {
                nearest = newMoon(other);
            }
        }
        return nearest;
    }

    private static long distance(LocalDate one, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(one, other));
    }

    private static LocalDate newMoon(double k) {
        double t = k / 1236.85;
        double mean = 2451550.09766 + 29.530588861 * k + t * t * (0.00015437 - 0.00000015 * t);
        double e = 1 - 0.002516 * t - 0.0000074 * t * t;
        double sun = Math.toRadians(2.5534 + 29.10535670 * k - 0.0000014 * t * t);
        double moon = Math.toRadians(201.5643 + 385.81693528 * k + 0.0107582 * t * t);
        double latitude = Math.toRadians(160.7108 + 390.67050284 * k - 0.0016118 * t * t);
        double node = Math.toRadians(124.7746 - 1.56375588 * k + 0.0020672 * t * t);
        double periodic = -0.40720 * Math.sin(moon)
                + 0.17241 * e * Math.sin(sun)
                + 0.01608 * Math.sin(2 * moon)
                + 0.01039 * Math.sin(2 * latitude)
                + 0.00739 * e * Math.sin(moon - sun)
                - 0.00514 * e * Math.sin(moon + sun)
                + 0.00208 * e * e * Math.sin(2 * sun)
                - 0.00111 * Math.sin(moon - 2 * latitude)
                - 0.00057 * Math.sin(moon + 2 * latitude)
                + 0.00056 * e * Math.sin(2 * moon + sun)
                - 0.00042 * Math.sin(3 * moon)
                + 0.00042 * e * Math.sin(sun + 2 * latitude)
                + 0.00038 * e * Math.sin(sun - 2 * latitude)
                - 0.00024 * e * Math.sin(2 * moon - sun)
                - 0.00017 * Math.sin(node);
        double planets = 0.000325 * Math.sin(Math.toRadians(299.77 + 0.107408 * k - 0.009173 * t * t))
                + 0.000165 * Math.sin(Math.toRadians(251.88 + 0.016321 * k))
                + 0.000164 * Math.sin(Math.toRadians(251.83 + 26.651886 * k))
                + 0.000126 * Math.sin(Math.toRadians(349.42 + 36.412478 * k))
                + 0.000110 * Math.sin(Math.toRadians(84.66 + 18.206239 * k));
        // Dynamical time runs about 70 seconds ahead of UTC in these years.
        double moment = mean + periodic + planets - 70.0 / 86_400 + CHINA;
        return LocalDate.ofEpochDay((long) Math.floor(moment - 2440587.5));
    }

    @Test
    void theNewMoonOfTheTestIsRight() {
        // 18 February 1977, 03:37 UTC: the example of Meeus's chapter.
        assertThat(newMoon(-283)).isEqualTo(LocalDate.of(1977, 2, 18));
        assertThat(LocalDate.of(1977, 2, 18).getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
    }
}
