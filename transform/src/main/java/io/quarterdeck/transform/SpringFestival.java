package io.quarterdeck.transform;

import io.quarterdeck.engine.ResourceFolder;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Spring Festival (春节) and the other Chinese festivals that move against the calendar, 1990 to 2061: dates of a table,
 * since Java knows no Chinese calendar.
 */
public final class SpringFestival {
    private static final NavigableMap<LocalDate, Festivals> BY_SPRING_FESTIVAL = read();

    private SpringFestival() {}

    /** The moving festivals of one year. */
    record Festivals(LocalDate springFestival, LocalDate qingming, LocalDate dragonBoat, LocalDate midAutumn) {}

    /** Empty before 1990 and after 2061. */
    static Optional<Festivals> of(int year) {
        return Optional.ofNullable(BY_SPRING_FESTIVAL.floorEntry(LocalDate.of(year, 12, 31)))
                .map(Map.Entry::getValue)
                .filter(festivals -> festivals.springFestival().getYear() == year);
    }

    /**
     * Days from {@code day} to the nearest Spring Festival: positive before it, negative after, 0 on it; where two are as
     * near, to the coming one. Empty before the festival of 1990 and after that of 2061.
     */
    public static Optional<Long> daysFrom(LocalDate day) {
        LocalDate last = BY_SPRING_FESTIVAL.floorKey(day);
        LocalDate next = BY_SPRING_FESTIVAL.ceilingKey(day);
        if (last == null || next == null) {
            return Optional.empty();
        }
        long since = ChronoUnit.DAYS.between(last, day);
        long until = ChronoUnit.DAYS.between(day, next);
        return Optional.of(until <= since ? until : -since);
    }

    private static NavigableMap<LocalDate, Festivals> read() {
        NavigableMap<LocalDate, Festivals> festivals = new TreeMap<>();
        ResourceFolder.read(SpringFestival.class, "holidays", ".txt")
                .get("chinese_festivals")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .forEach(dates -> festivals.put(
                        LocalDate.parse(dates[0]),
                        new Festivals(
                                LocalDate.parse(dates[0]),
                                LocalDate.parse(dates[1]),
                                LocalDate.parse(dates[2]),
                                LocalDate.parse(dates[3]))));
        return festivals;
    }
}
