package io.quarterdeck.forecast;

import io.quarterdeck.engine.LargestRemainder;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.TargetCalendar.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The parts of a tree added up for every scope and period. A person who changed teams within a period has no one parent
 * there: the whole stands without one, and beside it a part per team, named {@code person · team}, which has.
 */
final class TargetRollup {
    private static final List<String> LEVELS = List.of("company", "region", "team", "person", "person_product");

    private final TargetCalendar calendar;
    private final int decimals;
    private final Map<Key, Sum> sums = new LinkedHashMap<>();

    /** A scope in a period. */
    private record Key(Scope scope, Span span) {}

    /** What a scope has in a period, whole and by parent. */
    private static final class Sum {
        private BigDecimal amount = BigDecimal.ZERO;
        private boolean isBalance = true;
        private final Map<Scope, BigDecimal> byParent = new TreeMap<>();
    }

    /** A line of the tree. @param parent null for the company, and for whoever has several */
    record Line(Scope scope, Span span, BigDecimal amount, Scope parent, boolean isBalance, boolean isPart) {}

    TargetRollup(TargetCalendar calendar, int decimals) {
        this.calendar = calendar;
        this.decimals = decimals;
    }

    /**
     * Adds up parts.
     *
     * @param mixOf what a person sells: products with weights; empty where nobody knows
     * @param isPaired whether a month is shown by person and product
     */
    List<Line> lines(
            Collection<TargetTree.Part> parts,
            Function<String, Map<String, BigDecimal>> mixOf,
            Function<Integer, Boolean> isPaired) {
        for (TargetTree.Part part : parts) {
            int month = part.month();
            for (Span span : List.of(calendar.year(month), calendar.quarter(month), calendar.month(month))) {
                add(part.place(), 0, 3, span, part.amount(), part.isBalance());
            }
            if (isPaired.apply(month) && part.place().person() != null) {
                pairs(part, mixOf);
            }
            if (calendar.isInReviewYear(month)) {
                byDay(part);
            }
        }
        List<Line> lines = new ArrayList<>();
        sums.forEach((key, sum) -> {
            boolean isOfOne = sum.byParent.size() == 1;
            Scope parent = isOfOne ? sum.byParent.keySet().iterator().next() : null;
            lines.add(new Line(key.scope(), key.span(), sum.amount, parent, sum.isBalance, false));
            if (sum.byParent.size() > 1) {
                sum.byParent.forEach((of, amount) -> lines.add(new Line(
                        new Scope(key.scope().type(), key.scope().id() + " · " + of.id()),
                        key.span(),
                        amount,
                        of,
                        sum.isBalance,
                        true)));
            }
        });
        return lines;
    }

    private void pairs(TargetTree.Part part, Function<String, Map<String, BigDecimal>> mixOf) {
        int month = part.month();
        List<Span> spans = List.of(calendar.year(month), calendar.quarter(month), calendar.month(month));
        if (part.place().product() != null) {
            spans.forEach(span -> add(part.place(), 4, 4, span, part.amount(), part.isBalance()));
            return;
        }
        Map<String, BigDecimal> mix =
                part.isBalance() ? Map.of() : mixOf.apply(part.place().person());
        if (mix.isEmpty()) {
            return;
        }
        List<String> products = List.copyOf(mix.keySet());
        List<BigDecimal> amounts = LargestRemainder.split(part.amount(), decimals, List.copyOf(mix.values()));
        for (int i = 0; i < products.size(); i++) {
            TargetTree.Place place = part.place();
            TargetTree.Place pair = new TargetTree.Place(place.region(), place.team(), place.person(), products.get(i));
            for (Span span : spans) {
                add(pair, 4, 4, span, amounts.get(i), false);
            }
        }
    }

    private void byDay(TargetTree.Part part) {
        List<TargetCalendar.Day> days = calendar.days(part.month());
        List<BigDecimal> amounts = LargestRemainder.split(
                part.amount(),
                decimals,
                days.stream().map(TargetCalendar.Day::weight).toList());
        boolean isByDay = calendar.isInReviewQuarter(part.month());
        BigDecimal ofWeek = BigDecimal.ZERO;
        for (int i = 0; i < days.size(); i++) {
            ofWeek = ofWeek.add(amounts.get(i));
            Span week = days.get(i).week();
            if (i + 1 == days.size() || !days.get(i + 1).week().equals(week)) {
                add(part.place(), 0, 3, week, ofWeek, part.isBalance());
                ofWeek = BigDecimal.ZERO;
            }
            if (isByDay) {
                add(part.place(), 0, 3, days.get(i).span(), amounts.get(i), part.isBalance());
            }
        }
    }

    private void add(TargetTree.Place place, int from, int to, Span span, BigDecimal amount, boolean isBalance) {
        for (int level = from; level <= to; level++) {
            String id = place.at(LEVELS.get(level));
            if (id == null) {
                return;
            }
            Sum sum = sums.computeIfAbsent(new Key(new Scope(LEVELS.get(level), id), span), key -> new Sum());
            sum.amount = sum.amount.add(amount);
            boolean isOwnBalance = isBalance && (level == LEVELS.size() - 1 || place.at(LEVELS.get(level + 1)) == null);
            sum.isBalance &= isOwnBalance;
            if (level > 0) {
                sum.byParent.merge(
                        new Scope(LEVELS.get(level - 1), place.at(LEVELS.get(level - 1))), amount, BigDecimal::add);
            }
        }
    }
}
