package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkdaysTest {
    private static final Workdays CHINA = Workdays.of("CN");

    @ParameterizedTest(name = "China {0}: worked {1}, {2}")
    @CsvSource({
        "2013-02-16, true,",
        "2014-02-01, false, Spring Festival",
        "2015-09-03, false, 'Victory Day, 70 years'",
        "2015-09-06, true,",
        "2018-12-29, true,",
        "2018-12-31, false, New Year's Day",
        "2019-05-03, false, Labour Day",
        // Extended in January 2020: what was to be worked was not.
        "2020-02-01, false, Spring Festival",
        "2020-02-03, true,",
        "2024-02-04, true,",
        "2024-02-09, true,",
        "2024-02-12, false, Spring Festival",
        "2024-02-18, true,",
        "2024-02-24, false,",
        "2025-01-26, true,",
        "2025-01-28, false, Spring Festival",
        "2025-02-08, true,",
        "2025-05-02, false, Labour Day",
        "2026-02-14, true,",
        "2026-02-23, false, Spring Festival",
        "2026-02-28, true,",
    })
    void chinaWorksAsPublished(LocalDate day, boolean isWorkday, String holiday) {
        assertThat(CHINA.isWorkday(day)).isEqualTo(isWorkday);
        assertThat(CHINA.holiday(day).orElse(null)).isEqualTo(holiday);
        assertThat(CHINA.isHolidayKnown(day)).isTrue();
    }

    @ParameterizedTest(name = "{0} has {1} workdays in China")
    // 365 or 366 less weekends and statutory days, moved or not: 11 a year, 13 from 2025, and one more in 2015.
    // Friday.
    @CsvSource({
        "2013, 250",
        "2014, 250",
        "2015, 249",
        "2016, 250",
        "2017, 249",
        "2021, 250",
        "2022, 249",
        "2023, 249",
        "2024, 251",
        "2025, 248",
        "2026, 248"
    })
    void aPublishedYearHasItsStatutoryWorkdays(int year, long workdays) {
        assertThat(LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .filter(CHINA::isWorkday))
                .hasSize((int) workdays);
    }

    @Test
    void outsideThePublishedYearsChinaHasItsStatutoryDaysAndSaysSo() {
        LocalDate springFestival = LocalDate.of(2030, 2, 3);
        for (LocalDate day = springFestival.minusDays(1);
                !day.isAfter(springFestival.plusDays(2));
                day = day.plusDays(1)) {
            assertThat(CHINA.holiday(day)).contains("Spring Festival");
            assertThat(CHINA.isHolidayKnown(day)).isFalse();
        }
        assertThat(CHINA.isWorkday(springFestival.plusDays(3))).isTrue();
        assertThat(CHINA.isWorkday(LocalDate.of(2006, 5, 3))).isFalse();
        assertThat(CHINA.isWorkday(LocalDate.of(2012, 6, 23))).isFalse();
        assertThat(CHINA.isWorkday(LocalDate.of(1950, 10, 3))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "US, 2025-07-04, Independence Day",
        "US, 2022-12-26, Christmas",
        "US, 2024-11-28, Thanksgiving Day",
        "DE, 2024-10-03, German Unity Day",
        "GB, 2022-09-19, Bank Holiday for the State Funeral of Queen Elizabeth II",
        "SG, 2022-02-01, Chinese New Year"
    })
    void otherCountriesHaveTheirHolidays(String country, LocalDate day, String holiday) {
        Workdays workdays = Workdays.of(country);
        assertThat(workdays.isWorkday(day)).isFalse();
        assertThat(workdays.holiday(day)).contains(holiday);
        assertThat(workdays.isHolidayKnown(day)).isTrue();
        assertThat(workdays.isWorkday(LocalDate.of(2024, 3, 13))).isTrue();
    }

    @Test
    void aHolidaysNameDoesNotDependOnTheMachinesLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Workdays.of("FR").holiday(LocalDate.of(2024, 12, 25))).contains("Christmas");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theWeekendIsTheCountrys() {
        Workdays saudi = Workdays.of("SA");
        assertThat(saudi.isWorkday(LocalDate.of(2024, 3, 1))).isFalse();
        assertThat(saudi.isWorkday(LocalDate.of(2024, 3, 3))).isTrue();
    }

    @Test
    void withoutACountryItIsMondayToFriday() {
        for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() < 2025; day = day.plusDays(1)) {
            assertThat(Workdays.MONDAY_TO_FRIDAY.isWorkday(day))
                    .isEqualTo(day.getDayOfWeek().getValue() < 6);
            assertThat(Workdays.MONDAY_TO_FRIDAY.isHolidayKnown(day)).isFalse();
            assertThat(Workdays.MONDAY_TO_FRIDAY.holiday(day)).isEmpty();
        }
    }

    @Test
    void everyMakeUpDayIsOfAWeekend() {
        for (int year = 2013; year <= 2026; year++) {
            HolidayYear china = ChinaHolidays.read().year(year);
            assertThat(china.isKnown()).isTrue();
            assertThat(china.worked())
                    .allSatisfy(day -> assertThat(day.getDayOfWeek()).isIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY))
                    .doesNotContainAnyElementsOf(china.daysOff().keySet());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cn", "XX", "CHN", "NYSE"})
    void aCountryThatNobodyKnowsIsRefused(String country) {
        assertThatThrownBy(() -> Workdays.of(country)).isInstanceOf(IllegalArgumentException.class);
    }
}
