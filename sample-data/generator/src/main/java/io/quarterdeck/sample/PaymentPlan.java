package io.quarterdeck.sample;

import io.quarterdeck.sample.Order.Instalment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Cuts the price of an order into instalments that add up to it to the fen: the last one takes what rounding left. */
final class PaymentPlan {
    private final long amount;
    private final int termDays;
    private final List<Instalment> instalments = new ArrayList<>();

    PaymentPlan(long amount, int termDays) {
        this.amount = amount;
        this.termDays = termDays;
    }

    /** A share of an amount, in whole yuan where there is one. */
    static long share(long fen, double share) {
        return StrictMath.round(fen * share / 100) * 100;
    }

    /** Adds an instalment. @param invoiced the day it can be invoiced, null while nobody knows; may lie ahead */
    void add(String occasion, LocalDate agreed, LocalDate invoiced, long fen) {
        boolean isPast = invoiced != null && !invoiced.isAfter(SalesCalendar.EXPORTED);
        instalments.add(new Instalment(
                instalments.size() + 1, occasion, agreed.plusDays(termDays), isPast ? invoiced : null, termDays, fen));
    }

    List<Instalment> instalments() {
        int last = instalments.size() - 1;
        long others = instalments.subList(0, last).stream()
                .mapToLong(Instalment::amount)
                .sum();
        Instalment rest = instalments.remove(last);
        instalments.add(new Instalment(
                rest.number(), rest.occasion(), rest.due(), rest.invoiced(), rest.termDays(), amount - others));
        return List.copyOf(instalments);
    }
}
