package io.quarterdeck.transform;

import io.quarterdeck.engine.LargestRemainder;
import io.quarterdeck.engine.Period;
import io.quarterdeck.engine.PeriodType;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Spreads each target over the fiscal months it covers, by days.
 *
 * <p>Every day counts alike. The parts are whole minor units by largest remainder, the earlier month first where
 * remainders tie, so that they add up to the target exactly. A target with more decimals is spread in its own last
 * decimal.
 *
 * <p>Where a scope has a target for a year and one for a quarter of it, both are spread, and the quarter's is the one
 * that counts in its months.
 */
final class TargetMonths {
    private static final int MINOR_UNIT_DECIMALS = 2;

    private TargetMonths() {}

    /**
     * The part of each target in each month.
     *
     * @param targets rows of {@code stg_targets}; one without an amount has no parts
     * @param periods rows of {@code periods}, with the months of every target
     */
    static Rows spread(Rows targets, Rows periods, TableHeader header) {
        NavigableMap<LocalDate, Period> months = months(periods);
        Map<List<Object>, List<Span>> spans = spans(targets);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            if (targets.value(i, "amount") == null) {
                continue;
            }
            LocalDate start = targets.date(i, "period_start");
            LocalDate end = targets.date(i, "period_end_exclusive");
            Span whole = new Span(start, end);
            // From the month that the target begins in to the one that it ends in.
            List<Period> covered = List.copyOf(
                    months.subMap(months.floorKey(start), true, end, false).values());
            List<Long> days = covered.stream()
                    .map(month ->
                            ChronoUnit.DAYS.between(latest(month.start(), start), earliest(month.endExclusive(), end)))
                    .toList();
            List<BigDecimal> parts = LargestRemainder.split(
                    targets.money(i, "amount"),
                    MINOR_UNIT_DECIMALS,
                    days.stream().map(BigDecimal::valueOf).toList());
            for (int m = 0; m < covered.size(); m++) {
                Span month = new Span(covered.get(m).start(), covered.get(m).endExclusive());
                List<Object> row = new ArrayList<>(scope(targets, i));
                row.addAll(List.of(
                        start,
                        end,
                        covered.get(m).label(),
                        parts.get(m),
                        spans.get(scope(targets, i)).stream()
                                .noneMatch(other -> other.isWithin(whole) && other.overlaps(month))));
                rows.add(row);
            }
        }
        return new Rows(header.columns(), rows);
    }

    private static NavigableMap<LocalDate, Period> months(Rows periods) {
        NavigableMap<LocalDate, Period> months = new TreeMap<>();
        for (int i = 0; i < periods.size(); i++) {
            if (periods.text(i, "period_type").equals(PeriodType.MONTH.word())) {
                LocalDate start = periods.date(i, "period_start");
                months.put(
                        start, new Period(periods.text(i, "period"), start, periods.date(i, "period_end_exclusive")));
            }
        }
        return months;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** The periods of the targets of each scope that have an amount: a year and its first quarter may both be given. */
    private static Map<List<Object>, List<Span>> spans(Rows targets) {
        Map<List<Object>, List<Span>> spans = new HashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            if (targets.value(i, "amount") != null) {
                spans.computeIfAbsent(scope(targets, i), scope -> new ArrayList<>())
                        .add(new Span(targets.date(i, "period_start"), targets.date(i, "period_end_exclusive")));
            }
        }
        return spans;
    }

    /** What is measured of whom: measure, scope type, scope and product; the product may be null. */
    private static List<Object> scope(Rows targets, int row) {
        return Arrays.asList(
                targets.value(row, "measure"),
                targets.value(row, "scope_type"),
                targets.value(row, "scope_id"),
                targets.value(row, "product_id"));
    }

    private record Span(LocalDate start, LocalDate endExclusive) {
        /** Whether this is a part of {@code other}, and shorter. */
        boolean isWithin(Span other) {
            return !start.isBefore(other.start) && !endExclusive.isAfter(other.endExclusive) && !equals(other);
        }

        boolean overlaps(Span other) {
            return start.isBefore(other.endExclusive) && other.start.isBefore(endExclusive);
        }
    }
}
