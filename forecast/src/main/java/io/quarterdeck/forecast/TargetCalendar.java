package io.quarterdeck.forecast;

import io.quarterdeck.engine.Rows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The periods into which targets are split. Months are numbered from 0. A week is of the month that it lies in; one that a
 * month's end cuts is two, each named by its dates.
 */
final class TargetCalendar {
    private static final List<String> ORDER = List.of("month", "quarter", "year", "week");

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Span> months = new ArrayList<>();
    private final List<Span> quarters = new ArrayList<>();
    private final List<Span> years = new ArrayList<>();
    private final List<BigDecimal> weights = new ArrayList<>();
    private final List<List<Day>> days = new ArrayList<>();
    private final List<Span> quarterOf = new ArrayList<>();
    private final List<Span> yearOf = new ArrayList<>();
    private final Map<List<LocalDate>, Span> named = new HashMap<>();
    private final Map<List<LocalDate>, Set<Integer>> wholeMonths = new HashMap<>();
    private final String reviewQuarter;
    private final String reviewYear;

    /** A period with the one that it is a part of; null for a year. */
    record Span(String type, String label, LocalDate start, LocalDate endExclusive, String parent) {}

    /** A day with its week, and what it weighs in its month. */
    record Day(Span span, Span week, BigDecimal weight) {}

    /**
     * Reads the calendar.
     *
     * @param calendar rows of {@code calendar}
     * @param periods rows of {@code periods}
     * @param seasons rows of {@code season_weights}
     */
    TargetCalendar(Rows calendar, Rows periods, Rows seasons, LocalDate asOf) {
        Map<String, BigDecimal> weightOf = new HashMap<>();
        Map<String, Double> festivalOf = new HashMap<>();
        for (int i = 0; i < seasons.size(); i++) {
            weightOf.put(seasons.text(i, "month"), BigDecimal.valueOf(seasons.number(i, "weight")));
            festivalOf.put(seasons.text(i, "month"), seasons.number(i, "festival_factor"));
        }
        for (int i = 0; i < periods.size(); i++) {
            Span span = new Span(
                    periods.text(i, "period_type"),
                    periods.text(i, "period"),
                    periods.date(i, "period_start"),
                    periods.date(i, "period_end_exclusive"),
                    null);
            Span other = named.get(List.of(span.start(), span.endExclusive()));
            // Days that are both a month and a quarter have one name, the month's.
            if (other == null || ORDER.indexOf(span.type()) < ORDER.indexOf(other.type())) {
                named.put(List.of(span.start(), span.endExclusive()), span);
            }
        }
        String quarterUnderReview = null;
        String yearUnderReview = null;
        TreeMap<LocalDate, Integer> byDay = new TreeMap<>();
        for (int i = 0; i < calendar.size(); i++) {
            byDay.put(calendar.date(i, "day"), i);
        }
        for (Map.Entry<LocalDate, Integer> entry : byDay.entrySet()) {
            LocalDate day = entry.getKey();
            int i = entry.getValue();
            String month = calendar.text(i, "month");
            String quarter = calendar.text(i, "quarter");
            String year = calendar.text(i, "year");
            if (months.isEmpty() || !months.get(months.size() - 1).label().equals(month)) {
                numbers.put(month, months.size());
                months.add(new Span("month", month, day, null, quarter));
                weights.add(weightOf.getOrDefault(month, BigDecimal.ONE));
                days.add(new ArrayList<>());
            }
            if (quarters.isEmpty() || !quarters.get(quarters.size() - 1).label().equals(quarter)) {
                quarters.add(new Span("quarter", quarter, day, null, year));
            }
            if (years.isEmpty() || !years.get(years.size() - 1).label().equals(year)) {
                years.add(new Span("year", year, day, null, null));
            }
            extend(months, day);
            extend(quarters, day);
            extend(years, day);
            Object toFestival = calendar.value(i, "days_to_spring_festival");
            boolean isFestival = toFestival != null && (Long) toFestival >= -14 && (Long) toFestival <= 7;
            double weight = !Boolean.TRUE.equals(calendar.value(i, "is_workday"))
                    ? 0
                    : isFestival ? festivalOf.getOrDefault(month, 1.0) : 1;
            days.get(days.size() - 1)
                    .add(new Day(
                            new Span("day", day.toString(), day, day.plusDays(1), calendar.text(i, "week")),
                            null,
                            BigDecimal.valueOf(weight)));
            if (day.equals(asOf)) {
                quarterUnderReview = quarter;
                yearUnderReview = year;
            }
        }
        reviewQuarter = quarterUnderReview;
        reviewYear = yearUnderReview;
        withWeeks(calendar);
        for (Span month : months) {
            Span quarter = find(quarters, month.parent());
            quarterOf.add(quarter);
            yearOf.add(find(years, quarter.parent()));
        }
    }

    private static void extend(List<Span> spans, LocalDate day) {
        Span last = spans.get(spans.size() - 1);
        spans.set(spans.size() - 1, new Span(last.type(), last.label(), last.start(), day.plusDays(1), last.parent()));
    }

    /** Gives every day the part of its week that lies in its month. */
    private void withWeeks(Rows calendar) {
        Map<String, Integer> lengths = new HashMap<>();
        for (int i = 0; i < calendar.size(); i++) {
            lengths.merge(calendar.text(i, "week"), 1, Integer::sum);
        }
        for (int m = 0; m < months.size(); m++) {
            List<Day> ofMonth = days.get(m);
            Map<String, List<LocalDate>> weeks = new HashMap<>();
            for (Day day : ofMonth) {
                weeks.computeIfAbsent(day.span().parent(), w -> new ArrayList<>())
                        .add(day.span().start());
            }
            List<Day> placed = new ArrayList<>();
            for (Day day : ofMonth) {
                String label = day.span().parent();
                List<LocalDate> inMonth = weeks.get(label);
                LocalDate start = inMonth.get(0);
                LocalDate end = inMonth.get(inMonth.size() - 1).plusDays(1);
                boolean isWhole = inMonth.size() == lengths.get(label);
                String name = isWhole ? label : start + "/" + end;
                Span week = new Span("week", name, start, end, months.get(m).label());
                placed.add(new Day(
                        new Span(
                                "day",
                                day.span().label(),
                                day.span().start(),
                                day.span().endExclusive(),
                                name),
                        week,
                        day.weight()));
            }
            days.set(m, List.copyOf(placed));
        }
    }

    List<BigDecimal> weights() {
        return Collections.unmodifiableList(weights);
    }

    Span month(int number) {
        return months.get(number);
    }

    Span quarter(int month) {
        return quarterOf.get(month);
    }

    Span year(int month) {
        return yearOf.get(month);
    }

    List<Day> days(int month) {
        return days.get(month);
    }

    boolean isInReviewQuarter(int month) {
        return months.get(month).parent().equals(reviewQuarter);
    }

    boolean isInReviewYear(int month) {
        return year(month).label().equals(reviewYear);
    }

    /** The number of a month by its name; null outside the calendar. */
    Integer number(String month) {
        return numbers.get(month);
    }

    /** The months that a period consists of; empty where it begins or ends within one. */
    Set<Integer> wholeMonths(LocalDate start, LocalDate endExclusive) {
        return wholeMonths.computeIfAbsent(List.of(start, endExclusive), ends -> monthsOf(start, endExclusive));
    }

    private Set<Integer> monthsOf(LocalDate start, LocalDate endExclusive) {
        Set<Integer> numbers = new HashSet<>();
        boolean begins = false;
        boolean ends = false;
        for (int m = 0; m < months.size(); m++) {
            Span month = months.get(m);
            if (!month.start().isBefore(start) && !month.endExclusive().isAfter(endExclusive)) {
                numbers.add(m);
                begins |= month.start().equals(start);
                ends |= month.endExclusive().equals(endExclusive);
            }
        }
        return begins && ends ? Set.copyOf(numbers) : Set.of();
    }

    /** The calendar's own period of these days, if it has one; its parent is not told. */
    Span named(LocalDate start, LocalDate endExclusive) {
        return named.get(List.of(start, endExclusive));
    }

    private static Span find(List<Span> spans, String label) {
        return spans.stream()
                .filter(span -> span.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
