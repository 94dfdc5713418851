package io.quarterdeck.forecast;

import io.quarterdeck.engine.Rows;
import io.quarterdeck.forecast.Landmarks.Horizon;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A quarter as the company's past months foresee it, on any past day: from the months that were over then, by the same methods
 * as {@code forecast_series}. It changes once a month, so each month's forecast is made once.
 */
final class SeriesVoice {
    /** Months are counted on from this one, whatever the fiscal calendar calls them. */
    private static final YearMonth FIRST = YearMonth.of(2000, 1);

    /** Seven months reach from any month to the end of the next quarter, and one more of a year of thirteen. */
    private static final int HORIZON = 8;

    private static final int LEAST_MONTHS = 3;

    private final TreeMap<LocalDate, Integer> starts = new TreeMap<>();
    private final Map<Integer, Double> booked = new HashMap<>();
    private final Map<Integer, SeriesForecast> forecasts = new HashMap<>();
    private MonthCalendar calendar;
    private int first = Integer.MAX_VALUE;
    private double unit = 1;

    /**
     * @param periods rows of {@code periods}
     * @param bookings rows of {@code monthly_bookings}; those of the company count
     * @param calendar rows of {@code calendar}
     */
    static SeriesVoice of(Rows periods, Rows bookings, Rows calendar) {
        SeriesVoice voice = new SeriesVoice();
        voice.calendar = MonthCalendar.of(calendar);
        TreeMap<LocalDate, LocalDate> months = new TreeMap<>();
        for (int i = 0; i < periods.size(); i++) {
            if (periods.text(i, "period_type").equals("month")) {
                months.put(periods.date(i, "period_start"), periods.date(i, "period_end_exclusive"));
            }
        }
        months.keySet().forEach(start -> voice.starts.put(start, voice.starts.size()));
        Map<Integer, BigDecimal> amounts = new TreeMap<>();
        for (int i = 0; i < bookings.size(); i++) {
            if (bookings.text(i, "scope_type").equals("company")) {
                int month = voice.starts.get(bookings.date(i, "month_start"));
                amounts.put(month, bookings.money(i, "amount"));
                voice.first = Math.min(voice.first, month);
            }
        }
        // In units of the largest month's size: a company ten times as large has the same series, to the last digit.
        int digits = amounts.values().stream()
                .mapToInt(amount -> amount.precision() - amount.scale())
                .max()
                .orElse(0);
        amounts.forEach((month, amount) ->
                voice.booked.put(month, amount.movePointLeft(digits).doubleValue()));
        voice.unit = Math.pow(10, digits);
        return voice;
    }

    /** What the quarter was expected to come to; NaN where too few months were known. */
    double at(OutlookPoint point, Horizon horizon) {
        Map.Entry<LocalDate, Integer> open = starts.floorEntry(point.day().plusDays(1));
        if (open == null || open.getValue() - first < LEAST_MONTHS) {
            return Double.NaN;
        }
        LocalDate from = horizon == Horizon.THIS ? point.quarterStart() : point.quarterEndExclusive();
        LocalDate to = horizon == Horizon.THIS ? point.quarterEndExclusive() : point.nextEndExclusive();
        if (to == null || starts.lowerEntry(to) == null) {
            return Double.NaN;
        }
        int firstOpen = open.getValue();
        double total = 0;
        double whole = 0;
        for (int month : starts.subMap(from, to).values()) {
            if (month < firstOpen) {
                whole += unit * booked.getOrDefault(month, 0.0);
            } else {
                double mean = unit * forecast(firstOpen).means().get(month - firstOpen);
                boolean isPart = horizon == Horizon.THIS && month == firstOpen;
                total += isPart ? Math.max(mean, point.booked() - whole) : mean;
            }
        }
        return Math.max(total + whole, point.certain(horizon));
    }

    private SeriesForecast forecast(int firstOpen) {
        return forecasts.computeIfAbsent(firstOpen, open -> {
            List<Double> values = new ArrayList<>();
            for (int month = first; month < open; month++) {
                values.add(booked.getOrDefault(month, 0.0));
            }
            // Near the calendar's end it does not reach as far as is forecast.
            Regressors known = starts.size() - open < HORIZON
                    ? Regressors.NONE
                    : calendar.of(new ArrayList<>(starts.keySet()).subList(first, starts.size()));
            return SeriesForecast.of(new Series("company", FIRST.plusMonths(first), values), HORIZON, known);
        });
    }
}
