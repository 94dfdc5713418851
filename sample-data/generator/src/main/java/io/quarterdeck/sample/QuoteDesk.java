package io.quarterdeck.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the quotes that the CRM's record of a deal implies: one when Proposal is first shown, another whenever the
 * amount then changes, and what was signed is what the last one says.
 */
final class QuoteDesk {
    private static final int USUAL_DISCOUNT = 70;
    private static final int DISCOUNT_SPREAD = 32;

    private static final Map<String, Person> PEOPLE = new HashMap<>();

    static {
        for (Person person : Cast.company().people()) {
            PEOPLE.put(person.id(), person);
        }
    }

    /** An amount, in fen, shown from a day on. */
    private record Price(LocalDate day, long amount) {}

    private QuoteDesk() {}

    /** The quotes of a deal, in order; none while it has not come to Proposal. */
    static List<Quote> quotes(long seed, Deal deal) {
        Chance chance = Chance.of(seed, "quotes " + deal.opportunity().id());
        List<Price> prices = prices(deal, chance);
        List<Quote> quotes = new ArrayList<>();
        double discount = USUAL_DISCOUNT + DISCOUNT_SPREAD * chance.normal();
        for (int place = 0; place < prices.size(); place++) {
            Price price = prices.get(place);
            boolean isLast = place == prices.size() - 1;
            // Each round of talks costs a little more.
            discount += place == 0 ? 0 : chance.between(5, 25);
            discount += Quarter.daysLeft(price.day()) < 14 ? 12 : 0;
            int perMille = (int) Math.max(0, Math.min(280, StrictMath.round(discount / 5) * 5));
            quotes.add(quote(deal, place + 1, price, perMille, isLast, chance));
        }
        return quotes;
    }

    private static Quote quote(Deal deal, int version, Price price, int perMille, boolean isLast, Chance chance) {
        LocalDate validUntil = price.day().plusDays(chance.pick(List.of(30, 30, 60, 90)));
        Quote.Status status = isLast ? statusOfLast(deal, validUntil) : Quote.Status.REPLACED;
        LocalDate closed = deal.opportunity().closeDate();
        if (status == Quote.Status.ACCEPTED && validUntil.isBefore(closed)) {
            validUntil = closed;
        }
        Person approver = null;
        LocalDate approved = null;
        if (perMille > Quote.FREE_DISCOUNT) {
            approver = managerOf(deal, price.day());
            LocalDate day = SalesCalendar.workdayFrom(price.day().plusDays(chance.whole(0, 4)));
            boolean isOver = !deal.opportunity().stage().isOpen();
            day = isOver && day.isAfter(closed) ? closed : day;
            boolean isAnswered = !day.isAfter(SalesCalendar.EXPORTED);
            approved = isAnswered ? day : null;
        }
        return new Quote(
                deal,
                version,
                ownerOn(deal, price.day()),
                price.day(),
                validUntil,
                price.amount(),
                perMille,
                status,
                approver,
                approved);
    }

    private static Quote.Status statusOfLast(Deal deal, LocalDate validUntil) {
        return switch (deal.opportunity().stage()) {
            case CLOSED_WON -> Quote.Status.ACCEPTED;
            case CLOSED_LOST -> Quote.Status.REJECTED;
            default -> validUntil.isBefore(SalesCalendar.EXPORTED) ? Quote.Status.EXPIRED : Quote.Status.SENT;
        };
    }

    /** Who owned a deal when a day ended. */
    static Person ownerOn(Deal deal, LocalDate day) {
        return PEOPLE.get(deal.opportunity().shownBefore(day.plusDays(1), Change.Field.OWNER));
    }

    private static Person managerOf(Deal deal, LocalDate day) {
        return Cast.company().sellingOn(day).stream()
                .filter(assignment -> assignment.team() == deal.account.team())
                .findFirst()
                .orElseThrow()
                .manager();
    }

    private static List<Price> prices(Deal deal, Chance chance) {
        Opportunity opportunity = deal.opportunity();
        List<Price> prices = new ArrayList<>();
        LocalDate created = opportunity.created();
        offer(prices, created, opportunity);
        for (Change change : opportunity.changes()) {
            boolean isPriced = change.field() == Change.Field.STAGE || change.field() == Change.Field.AMOUNT;
            boolean isWhileOpen = opportunity.stage().isOpen() || change.day().isBefore(opportunity.closeDate());
            if (isPriced && isWhileOpen) {
                offer(prices, change.day(), opportunity);
            }
        }
        boolean isSigned = opportunity.stage() == Stage.CLOSED_WON;
        if (isSigned && (prices.isEmpty() || last(prices).amount() != opportunity.amount())) {
            LocalDate earliest = prices.isEmpty() ? created : last(prices).day();
            LocalDate day = SalesCalendar.workdayUpTo(opportunity.closeDate().minusDays(chance.whole(1, 6)));
            prices.add(new Price(day.isBefore(earliest) ? earliest : day, opportunity.amount()));
        }
        return prices;
    }

    /** Adds the price shown when a day ended, where it is new and the deal has come so far. */
    private static void offer(List<Price> prices, LocalDate day, Opportunity opportunity) {
        LocalDate next = day.plusDays(1);
        Stage stage = Stage.titled(opportunity.shownBefore(next, Change.Field.STAGE));
        boolean isQuoted = !prices.isEmpty() || stage.isOpen() && stage.compareTo(Stage.PROPOSAL) >= 0;
        long amount = Fen.parse(opportunity.shownBefore(next, Change.Field.AMOUNT));
        if (isQuoted && (prices.isEmpty() || last(prices).amount() != amount)) {
            prices.add(new Price(day, amount));
        }
    }

    private static Price last(List<Price> prices) {
        return prices.get(prices.size() - 1);
    }
}
