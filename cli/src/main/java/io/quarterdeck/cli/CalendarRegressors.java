package io.quarterdeck.cli;

import io.quarterdeck.forecast.Frequency;
import io.quarterdeck.forecast.PeriodAxis;
import io.quarterdeck.forecast.Regressors;
import io.quarterdeck.transform.SpringFestival;
import io.quarterdeck.transform.Workdays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a country's calendar says of the periods of a series: how many workdays each has and, where the Spring Festival is a
 * holiday, how much of the time around it lies in each.
 *
 * <p>That time goes from a week before the festival to two weeks after it. Days and weeks can tell its parts apart; months,
 * quarters and years see it whole. A year has all of it always, so there workdays are left.
 */
final class CalendarRegressors {

    /** First and last day of each part, in days to the festival. */
    private static final int[][] PARTS = {{7, 1}, {0, -6}, {-7, -14}};

    private static final List<String> NAMES =
            List.of("spring_festival_before", "spring_festival", "spring_festival_after");

    private CalendarRegressors() {}

    /** For {@code count} periods, from the one with the number {@code first}. */
    static Regressors of(Workdays workdays, PeriodAxis axis, long first, int count) {
        boolean isFine = axis.frequency() == Frequency.DAILY || axis.frequency() == Frequency.WEEKLY;
        double[] worked = new double[count];
        double[][] festival = new double[isFine ? PARTS.length : 1][count];
        for (int t = 0; t < count; t++) {
            LocalDate end = axis.start(first + t + 1);
            for (LocalDate day = axis.start(first + t); day.isBefore(end); day = day.plusDays(1)) {
                worked[t] += workdays.isWorkday(day) ? 1 : 0;
                int part = part(workdays, day);
                if (part >= 0) {
                    festival[isFine ? part : 0][t] += isFine ? length(part) : length(0, 1, 2);
                }
            }
        }
        List<String> names = new ArrayList<>(List.of("workdays"));
        List<double[]> columns = new ArrayList<>(List.of(worked));
        for (int part = 0; part < festival.length; part++) {
            names.add(isFine ? NAMES.get(part) : "spring_festival");
            columns.add(festival[part]);
        }
        return new Regressors(names, columns);
    }

    /** What share of the days of some parts one day is. */
    private static double length(int... parts) {
        int days = 0;
        for (int part : parts) {
            days += PARTS[part][0] - PARTS[part][1] + 1;
        }
        return 1.0 / days;
    }

    /** Which part a day lies in; −1 for none, or where nobody celebrates. */
    private static int part(Workdays workdays, LocalDate day) {
        long days = SpringFestival.daysFrom(day).orElse(Long.MAX_VALUE);
        for (int part = 0; part < PARTS.length; part++) {
            if (days <= PARTS[part][0] && days >= PARTS[part][1]) {
                return workdays.holiday(day.plusDays(days)).isPresent() ? part : -1;
            }
        }
        return -1;
    }
}
