package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.PeriodType;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The months that scenarios are worked out over: from the first of the fiscal year of the review to the last of the next.
 *
 * @param asOf the review's date; its whole day is known
 * @param months in time order
 */
public record Timeline(LocalDate asOf, List<Month> months) {

    /**
     * One fiscal month.
     *
     * @param quarter label of the quarter that it is in
     * @param year label of the fiscal year
     * @param season what such a month brings on a workday, beside the average month; 1 where no season is known
     * @param workdays days worked, those around the Spring Festival as far as they count
     * @param ahead share of its workdays after the review's date: 0 where it is over, 1 where it has not begun
     */
    public record Month(
            String label,
            LocalDate start,
            LocalDate endExclusive,
            String quarter,
            String year,
            double season,
            double workdays,
            double ahead) {

        /** What it brings, beside other months. */
        double weight() {
            return season * workdays;
        }

        /** The part of it that lies in a span of days; either end may be null for open. */
        double shareWithin(LocalDate from, LocalDate until) {
            LocalDate first = from == null || from.isBefore(start) ? start : from;
            LocalDate last = until == null || until.isAfter(endExclusive) ? endExclusive : until;
            return first.isBefore(last)
                    ? (double) ChronoUnit.DAYS.between(first, last) / ChronoUnit.DAYS.between(start, endExclusive)
                    : 0;
        }
    }

    /**
     * A stretch of months that has a name.
     *
     * @param first place of its first month in the timeline
     * @param last place of its last
     */
    public record Span(PeriodType type, String label, int first, int last) {}

    public Timeline {
        months = List.copyOf(months);
    }

    int size() {
        return months.size();
    }

    Month month(int place) {
        return months.get(place);
    }

    /** The place of the month that the review's date is in. */
    int now() {
        for (int i = 0; i < months.size(); i++) {
            if (asOf.isBefore(months.get(i).endExclusive())) {
                return i;
            }
        }
        throw new IllegalStateException("the timeline ends before " + asOf);
    }

    /** Quarters in time order, from the first of the timeline. */
    public List<Span> quarters() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            int from = i;
            while (i + 1 < size() && month(i + 1).quarter().equals(month(from).quarter())) {
                i++;
            }
            spans.add(new Span(PeriodType.QUARTER, month(from).quarter(), from, i));
        }
        return spans;
    }

    /** Both fiscal years. */
    public List<Span> years() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            int from = i;
            while (i + 1 < size() && month(i + 1).year().equals(month(from).year())) {
                i++;
            }
            spans.add(new Span(PeriodType.YEAR, month(from).year(), from, i));
        }
        return spans;
    }

    /** The place of the quarter under review among {@link #quarters}. */
    int quarterNow() {
        List<Span> quarters = quarters();
        int now = now();
        for (int q = 0; q < quarters.size(); q++) {
            if (now <= quarters.get(q).last()) {
                return q;
            }
        }
        throw new IllegalStateException("the timeline ends before " + asOf);
    }

    /** What results are told for: months still to come, quarters from the one under review, and both years. */
    public List<Span> told() {
        List<Span> spans = new ArrayList<>(years());
        List<Span> quarters = quarters();
        spans.addAll(quarters.subList(quarterNow(), quarters.size()));
        for (int i = now(); i < size(); i++) {
            spans.add(new Span(PeriodType.MONTH, month(i).label(), i, i));
        }
        return spans;
    }
}
