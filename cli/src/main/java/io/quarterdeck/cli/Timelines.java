package io.quarterdeck.cli;

import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.Period;
import io.quarterdeck.engine.PeriodType;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.forecast.whatif.Timeline;
import io.quarterdeck.transform.ReviewDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The months of this fiscal year and the next, with their seasons and workdays. */
final class Timelines {
    /** Weights are kept to six digits; days of the festival count in parts. */
    private static final double DAY_PARTS = 1000;

    private Timelines() {}

    /**
     * @param seasons rows of {@code season_weights}: a month that is among them has its weight, one that is not the season
     *     of the same month of another year and its own workdays
     */
    static Timeline of(ReviewDates dates, Rows seasons) {
        Map<LocalDate, Integer> places = new HashMap<>();
        Map<Long, Double> indices = new HashMap<>();
        for (int i = 0; i < seasons.size(); i++) {
            places.put(seasons.date(i, "month_start"), i);
            indices.put((Long) seasons.value(i, "month_of_year"), seasons.number(i, "seasonal_index"));
        }
        FiscalCalendar calendar = dates.calendar();
        Period year = calendar.year(dates.asOf());
        Period next = calendar.year(year.endExclusive());
        List<Timeline.Month> months = new ArrayList<>();
        for (Period month : calendar.periods(PeriodType.MONTH, year.start(), next.lastDay())) {
            long number = months.stream()
                            .filter(earlier -> earlier.year()
                                    .equals(calendar.year(month.start()).label()))
                            .count()
                    + 1;
            Integer place = places.get(month.start());
            double season = indices.getOrDefault(number, 1.0);
            double workdays = workdays(dates, month, month.start());
            if (place != null && season > 0) {
                // Days around the Spring Festival count for as much as they have brought.
                workdays = Math.rint(seasons.number(place, "weight") / season * DAY_PARTS) / DAY_PARTS;
            }
            double all = workdays(dates, month, month.start());
            double left = workdays(dates, month, dates.asOf().plusDays(1));
            months.add(new Timeline.Month(
                    month.label(),
                    month.start(),
                    month.endExclusive(),
                    calendar.quarter(month.start()).label(),
                    calendar.year(month.start()).label(),
                    season,
                    workdays,
                    all > 0 ? left / all : month.start().isAfter(dates.asOf()) ? 1 : 0));
        }
        return new Timeline(dates.asOf(), months);
    }

    private static double workdays(ReviewDates dates, Period month, LocalDate from) {
        LocalDate first = from.isAfter(month.start()) ? from : month.start();
        return first.isBefore(month.endExclusive())
                ? first.datesUntil(month.endExclusive())
                        .filter(dates.workdays()::isWorkday)
                        .count()
                : 0;
    }
}
