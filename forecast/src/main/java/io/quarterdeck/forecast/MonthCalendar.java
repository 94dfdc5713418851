package io.quarterdeck.forecast;

import io.quarterdeck.engine.Rows;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the company's calendar says of each fiscal month: its workdays, and the share of the days around the Spring Festival
 * that lie in it, where the festival is a holiday. Both are known ahead.
 */
final class MonthCalendar {
    /** From a week before the festival to two weeks after it, in days to it. */
    private static final long FIRST_DAY = 7;

    private static final long LAST_DAY = -14;

    private static final double DAYS = FIRST_DAY - LAST_DAY + 1;

    private final Map<LocalDate, double[]> months = new HashMap<>();

    /** @param calendar rows of {@code calendar} */
    static MonthCalendar of(Rows calendar) {
        MonthCalendar months = new MonthCalendar();
        Set<LocalDate> festivals = new HashSet<>();
        for (int i = 0; i < calendar.size(); i++) {
            Object away = calendar.value(i, "days_to_spring_festival");
            if (away != null && (Long) away == 0 && calendar.value(i, "holiday") != null) {
                festivals.add(calendar.date(i, "day"));
            }
        }
        for (int i = 0; i < calendar.size(); i++) {
            double[] month = months.months.computeIfAbsent(calendar.date(i, "month_start"), m -> new double[2]);
            month[0] += Boolean.TRUE.equals(calendar.value(i, "is_workday")) ? 1 : 0;
            Object away = calendar.value(i, "days_to_spring_festival");
            if (away != null
                    && (Long) away <= FIRST_DAY
                    && (Long) away >= LAST_DAY
                    && festivals.contains(calendar.date(i, "day").plusDays((Long) away))) {
                month[1] += 1 / DAYS;
            }
        }
        return months;
    }

    /** For months that start on these days; a month without days has nothing of either. */
    Regressors of(List<LocalDate> starts) {
        double[] workdays = new double[starts.size()];
        double[] festival = new double[starts.size()];
        for (int t = 0; t < workdays.length; t++) {
            double[] month = months.getOrDefault(starts.get(t), new double[2]);
            workdays[t] = month[0];
            festival[t] = month[1];
        }
        return new Regressors(List.of("workdays", "spring_festival"), List.of(workdays, festival));
    }
}
