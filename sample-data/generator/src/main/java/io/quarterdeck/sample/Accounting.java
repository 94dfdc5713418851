package io.quarterdeck.sample;

import io.quarterdeck.sample.Invoice.Payment;
import io.quarterdeck.sample.Order.Instalment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Sends the invoices of orders, and books what customers pay: late, in parts, or not yet, each after its habit. */
final class Accounting {
    /** Shares of invoices that are disputed and stay open, and that are paid in two parts. */
    private static final double DISPUTED = 0.015;

    private static final double IN_TWO_PARTS = 0.11;

    /** Of the second parts, those that never come. */
    private static final double SHORT_PAID = 0.06;

    /** Customers who always let their suppliers wait. */
    private static final double SLOW_PAYERS = 0.06;

    private record Request(Order order, Instalment instalment) {}

    private Accounting() {}

    /** The invoices of all orders, by day. */
    static List<Invoice> invoices(long seed, List<Order> orders) {
        List<Request> requests = new ArrayList<>();
        for (Order order : orders) {
            for (Instalment instalment : order.plan()) {
                if (instalment.invoiced() != null) {
                    requests.add(new Request(order, instalment));
                }
            }
        }
        requests.sort(
                Comparator.comparing((Request request) -> request.instalment().invoiced())
                        .thenComparing(request -> request.order().id())
                        .thenComparing(request -> request.instalment().number()));
        List<Invoice> invoices = new ArrayList<>();
        for (Request request : requests) {
            String id = String.format(Locale.ROOT, "INV-%06d", invoices.size() + 1);
            invoices.add(new Invoice(id, request.order(), request.instalment(), payments(seed, request)));
        }
        return List.copyOf(invoices);
    }

    private static List<Payment> payments(long seed, Request request) {
        Instalment instalment = request.instalment();
        Account account = request.order().deal().account;
        Chance chance = Chance.of(
                seed, "payment " + request.order().deal().opportunity().id() + " " + instalment.number());
        boolean isDisputed = chance.happens(DISPUTED);
        double delay = usualDelay(seed, account) * chance.lognormal(1, 0.6) - chance.between(0, 8);
        boolean isRetention = instalment.occasion().equals("Retention");
        LocalDate due = instalment.invoiced().plusDays(instalment.termDays());
        LocalDate day = SalesCalendar.workdayFrom(due.plusDays(StrictMath.round(delay + (isRetention ? 25 : 0))));
        day = day.isBefore(instalment.invoiced()) ? instalment.invoiced() : day;
        List<Payment> payments = new ArrayList<>();
        if (isDisputed) {
            return payments;
        }
        if (chance.happens(IN_TWO_PARTS)) {
            long first = PaymentPlan.share(instalment.amount(), chance.pick(List.of(0.5, 0.5, 0.6, 0.7, 0.8)));
            boolean isShort = chance.happens(SHORT_PAID);
            LocalDate second = SalesCalendar.workdayFrom(day.plusDays(chance.whole(15, 75)));
            book(payments, account, day, first);
            if (!isShort) {
                book(payments, account, second, instalment.amount() - first);
            }
        } else {
            book(payments, account, day, instalment.amount());
        }
        return payments;
    }

    /** Books what has come in by the export. The lost customer pays nothing more once it has gone. */
    private static void book(List<Payment> payments, Account account, LocalDate day, long amount) {
        boolean isGone = account.isLostCustomer() && !day.isBefore(Story.LOST_CUSTOMER_LEAVES);
        if (!day.isAfter(SalesCalendar.EXPORTED) && !isGone) {
            payments.add(new Payment(day, amount));
        }
    }

    /** Days after the due date, for a customer's usual invoice. */
    private static double usualDelay(long seed, Account account) {
        Chance chance = Chance.of(seed, "payer " + account.id());
        double usual =
                switch (account.team().region) {
                    case CHINA -> 17;
                    case EUROPE -> 9;
                    case AMERICAS -> 7;
                };
        double days = chance.lognormal(usual, 0.6) + (account.segment() == Account.Segment.PUBLIC_SECTOR ? 12 : 0);
        return chance.happens(SLOW_PAYERS) ? 4 * days : days;
    }
}
