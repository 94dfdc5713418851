package io.quarterdeck.transform;

import io.quarterdeck.engine.ResourceFolder;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * China's holidays: as the State Council published them where the table {@code holidays/china.txt} has the year, with the
 * weekend days that are worked for them. In other years the statutory days alone, since nobody can know which weekends
 * will be worked.
 */
final class ChinaHolidays {
    /** The holidays were extended by two days from this year on (State Council order 795). */
    private static final int ELEVEN_DAYS_FROM = 2025;

    /** Clear and bright, dragon boat and mid-autumn became holidays in this year (State Council order 513). */
    private static final int FESTIVALS_FROM = 2008;

    private final Map<Integer, HolidayYear> published;

    private ChinaHolidays(Map<Integer, HolidayYear> published) {
        this.published = published;
    }

    static ChinaHolidays read() {
        Map<LocalDate, String> daysOff = new HashMap<>();
        Set<LocalDate> worked = new HashSet<>();
        Set<Integer> years = new HashSet<>();
        String text =
                ResourceFolder.read(ChinaHolidays.class, "holidays", ".txt").get("china");
        for (String line : text.lines().filter(l -> !l.startsWith("#")).toList()) {
            String[] words = line.split(" ", 4);
            switch (words[0]) {
                case "year" -> years.add(Integer.valueOf(words[1]));
                case "work" -> worked.add(LocalDate.parse(words[1]));
                case "off" -> {
                    LocalDate last = LocalDate.parse(words[2]);
                    for (LocalDate day = LocalDate.parse(words[1]); !day.isAfter(last); day = day.plusDays(1)) {
                        daysOff.put(day, words[3]);
                    }
                }
                default -> throw new IllegalStateException("china.txt: \"" + line + "\" is no year, off or work");
            }
        }
        Map<Integer, HolidayYear> published = new HashMap<>();
        for (int year : years) {
            Map<LocalDate, String> ownDays = new HashMap<>(daysOff);
            ownDays.keySet().removeIf(day -> day.getYear() != year);
            Set<LocalDate> ownWork = new HashSet<>(worked);
            ownWork.removeIf(day -> day.getYear() != year);
            published.put(year, new HolidayYear(ownDays, ownWork, true));
        }
        return new ChinaHolidays(Map.copyOf(published));
    }

    HolidayYear year(int year) {
        HolidayYear known = published.get(year);
        return known == null ? statutory(year) : known;
    }

    private static HolidayYear statutory(int year) {
        Map<LocalDate, String> days = new HashMap<>();
        put(days, LocalDate.of(year, 1, 1), 1, "New Year's Day");
        int labourDays = year >= ELEVEN_DAYS_FROM ? 2 : year >= FESTIVALS_FROM ? 1 : 3;
        put(days, LocalDate.of(year, 5, 1), labourDays, "Labour Day");
        put(days, LocalDate.of(year, 10, 1), 3, "National Day");
        SpringFestival.of(year).ifPresent(festivals -> {
            LocalDate spring = festivals.springFestival();
            if (year >= ELEVEN_DAYS_FROM) {
                put(days, spring.minusDays(1), 4, "Spring Festival");
            } else {
                // From 2008 to 2013 the eve was a holiday in place of the third day.
                put(days, year >= FESTIVALS_FROM && year < 2014 ? spring.minusDays(1) : spring, 3, "Spring Festival");
            }
            if (year >= FESTIVALS_FROM) {
                put(days, festivals.qingming(), 1, "Qingming Festival");
                put(days, festivals.dragonBoat(), 1, "Dragon Boat Festival");
                put(days, festivals.midAutumn(), 1, "Mid-Autumn Festival");
            }
        });
        return new HolidayYear(days, Set.of(), false);
    }

    private static void put(Map<LocalDate, String> days, LocalDate first, int count, String name) {
        for (int i = 0; i < count; i++) {
            days.put(first.plusDays(i), name);
        }
    }
}
