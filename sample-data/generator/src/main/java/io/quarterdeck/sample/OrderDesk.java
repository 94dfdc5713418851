package io.quarterdeck.sample;

import io.quarterdeck.sample.Order.Delivery;
import io.quarterdeck.sample.Order.Instalment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Enters the orders for won deals, delivers them, and says how they are to be paid. */
final class OrderDesk {
    /** Orders above this are paid in part when they are placed, in fen: in China, and elsewhere. */
    private static final long DEPOSIT_IN_CHINA = 20_000_000;

    private static final long DEPOSIT_ELSEWHERE = 100_000_000;
    private static final String THREE_YEARS = "PR-13";

    /** A won deal, and the day its order was entered. */
    private record Entry(Deal deal, LocalDate day, Chance chance) {}

    private final long seed;
    private final List<Order> orders = new ArrayList<>();
    private int contractsOfYear;
    private int year;

    private OrderDesk(long seed) {
        this.seed = seed;
    }

    /** The orders entered by the day of the export, by day. The last deals that were won wait for theirs. */
    static List<Order> orders(long seed, List<Deal> deals) {
        OrderDesk desk = new OrderDesk(seed);
        desk.enter(deals);
        return List.copyOf(desk.orders);
    }

    private void enter(List<Deal> deals) {
        List<Entry> entries = new ArrayList<>();
        for (Deal deal : deals) {
            Opportunity opportunity = deal.opportunity();
            if (opportunity.stage() == Stage.CLOSED_WON) {
                Chance chance = Chance.of(seed, "order " + opportunity.id());
                boolean isPublic = deal.account.segment() == Account.Segment.PUBLIC_SECTOR;
                double lag = chance.lognormal(deal.product.isService() ? 1.5 : 3, 0.8) + (isPublic ? 6 : 0);
                LocalDate day =
                        SalesCalendar.workdayFrom(opportunity.closeDate().plusDays((long) lag));
                if (isPast(day)) {
                    entries.add(new Entry(deal, day, chance));
                }
            }
        }
        entries.sort(Comparator.comparing(Entry::day)
                .thenComparing(entry -> entry.deal().opportunity().id()));
        for (Entry entry : entries) {
            orders.add(order(entry));
        }
    }

    private static boolean isPast(LocalDate day) {
        return !day.isAfter(SalesCalendar.EXPORTED);
    }

    private Order order(Entry entry) {
        if (entry.day().getYear() != year) {
            year = entry.day().getYear();
            contractsOfYear = 0;
        }
        Deal deal = entry.deal();
        double count = Fen.yuan(deal.opportunity().amount()) / (deal.product.listPrice() * 0.95);
        int quantity = (int) Math.max(1, StrictMath.round(count));
        List<Delivery> deliveries = deliveries(entry, quantity);
        return new Order(
                String.format(Locale.ROOT, "SO-%06d", orders.size() + 1),
                String.format(Locale.ROOT, "HT%d-%04d", year, ++contractsOfYear),
                deal,
                entry.day(),
                quantity,
                deliveries,
                plan(entry, quantity, deliveries));
    }

    private static List<Delivery> deliveries(Entry entry, int quantity) {
        Chance chance = entry.chance();
        boolean isService = entry.deal().product.isService();
        int parts = !isService && quantity > 1 && chance.happens(0.45) ? chance.whole(2, Math.min(3, quantity)) : 1;
        double weeks =
                isService ? 1.5 : chance.lognormal(5.5 * entry.deal().product.slowness(), 0.4);
        LocalDate promised = entry.day();
        LocalDate earliest = entry.day();
        List<Delivery> deliveries = new ArrayList<>();
        int left = quantity;
        for (int number = 1; number <= parts; number++) {
            promised = SalesCalendar.workdayFrom(promised.plusDays(7 * Math.max(1, StrictMath.round(weeks))));
            boolean isOnTime = chance.happens(isService ? 0.9 : 0.72);
            long late = isOnTime ? -chance.whole(0, 4) : StrictMath.round(chance.lognormal(11, 0.8));
            LocalDate delivered = SalesCalendar.workdayFrom(promised.plusDays(late));
            delivered = delivered.isBefore(earliest) ? earliest : delivered;
            earliest = delivered;
            int share = number == parts ? left : Math.max(1, quantity / parts);
            left -= share;
            deliveries.add(new Delivery(number, share, promised, isPast(delivered) ? delivered : null));
            weeks = chance.between(2, 6);
        }
        return deliveries;
    }

    private static List<Instalment> plan(Entry entry, int quantity, List<Delivery> deliveries) {
        Deal deal = entry.deal();
        long amount = deal.opportunity().amount();
        boolean isChinese = deal.account.team().region == Region.CHINA;
        PaymentPlan plan = new PaymentPlan(amount, termDays(deal.account));
        if (deal.product.id().equals(THREE_YEARS)) {
            for (int years = 0; years < 3; years++) {
                LocalDate day = SalesCalendar.workdayFrom(entry.day().plusYears(years));
                plan.add("Annual fee", day, day, amount / 3);
            }
        } else if (deal.product.isService()) {
            plan.add("Order", entry.day(), entry.day(), amount);
        } else if (amount >= (isChinese ? DEPOSIT_IN_CHINA : DEPOSIT_ELSEWHERE)) {
            long deposit = PaymentPlan.share(amount, 0.3);
            long retention = isChinese ? PaymentPlan.share(amount, 0.1) : 0;
            plan.add("Deposit", entry.day(), entry.day(), deposit);
            deliver(plan, quantity, deliveries, amount - deposit - retention);
            if (isChinese) {
                Delivery last = deliveries.get(deliveries.size() - 1);
                LocalDate promised = SalesCalendar.workdayFrom(last.promised().plusYears(1));
                LocalDate accepted = last.isDone()
                        ? SalesCalendar.workdayFrom(last.delivered().plusYears(1))
                        : null;
                plan.add("Retention", promised, accepted, retention);
            }
        } else {
            deliver(plan, quantity, deliveries, amount);
        }
        return plan.instalments();
    }

    private static void deliver(PaymentPlan plan, int quantity, List<Delivery> deliveries, long amount) {
        for (Delivery delivery : deliveries) {
            long share = PaymentPlan.share(amount, delivery.quantity() / (double) quantity);
            LocalDate invoiced = delivery.isDone()
                    ? SalesCalendar.workdayFrom(delivery.delivered().plusDays(2))
                    : null;
            plan.add("Delivery", delivery.promised(), invoiced, share);
        }
    }

    private static int termDays(Account account) {
        boolean isLarge = account.segment() == Account.Segment.ENTERPRISE;
        return switch (account.team().region) {
            case CHINA -> isLarge ? 60 : 30;
            case EUROPE -> isLarge ? 45 : 30;
            case AMERICAS -> isLarge ? 60 : 30;
        };
    }
}
