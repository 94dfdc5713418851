package io.quarterdeck.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The company at work, a day at a time: deals begin, are worked on and end; people come, go and hand over. */
final class SalesFloor {
    private final Cast cast = Cast.company();
    private final Map<Person, Talent> talents = new HashMap<>();
    private final List<Account> accounts;
    private final Portfolio portfolio;
    private final Demand demand;
    private final DealProcess process = new DealProcess(talents::get);
    private final RecordKeeping records = new RecordKeeping(talents::get);
    private final Chance chance;

    private final Map<String, LocalDate> customersSince = new TreeMap<>();
    private final List<Deal> running = new ArrayList<>();
    private final List<Deal> entered = new ArrayList<>();
    private LocalDate today = SalesCalendar.WARM_UP;

    SalesFloor(long seed) {
        accounts = Territory.draw(seed);
        portfolio = new Portfolio(accounts);
        demand = new Demand(seed, portfolio, talents::get, account -> customersSince.containsKey(account.id()));
        chance = Chance.of(seed, "sales floor");
        for (Person person : cast.people()) {
            talents.put(person, Talent.of(seed, person));
        }
        for (Account account : accounts) {
            if (account.customerBefore() != null) {
                customersSince.put(account.id(), account.customerBefore());
            }
        }
        for (Team team : Team.values()) {
            portfolio.dealOut(team, sellersOf(team, today));
        }
    }

    /** Lives every day up to the last one, included. */
    void workThrough(LocalDate last) {
        for (; !today.isAfter(last); today = today.plusDays(1)) {
            welcomeNewcomers();
            if (!SalesCalendar.isWeekend(today)) {
                beginDeals();
            }
            workOnDeals();
            handOver();
        }
    }

    private List<Person> sellersOf(Team team, LocalDate day) {
        return cast.sellingOn(day).stream()
                .filter(assignment -> assignment.team() == team)
                .map(Assignment::person)
                .toList();
    }

    private void welcomeNewcomers() {
        for (Assignment assignment : cast.sellingOn(today)) {
            List<Person> yesterday = sellersOf(assignment.team(), today.minusDays(1));
            if (!yesterday.isEmpty() && !yesterday.contains(assignment.person())) {
                portfolio.welcome(assignment.person(), yesterday);
            }
        }
    }

    private void beginDeals() {
        for (Assignment assignment : cast.sellingOn(today)) {
            Person seller = assignment.person();
            int count = demand.countFor(seller, assignment.team().region, today);
            for (int place = 0; place < count; place++) {
                open(demand.begin(seller, today), seller);
            }
            if (seller.id().equals(Story.STAR) && today.equals(Story.STAR_DEAL_BEGINS)) {
                open(demand.starDeal(seller), seller);
            }
        }
        Account key =
                accounts.stream().filter(Account::isLostCustomer).findFirst().orElseThrow();
        int count = demand.countForLostCustomer(today);
        for (int place = 0; place < count; place++) {
            open(demand.begin(key, portfolio.ownerOf(key), today), portfolio.ownerOf(key));
        }
    }

    private void open(Deal deal, Person seller) {
        boolean isInCrm = !today.isBefore(SalesCalendar.GO_LIVE);
        if (isInCrm) {
            entered.add(deal);
        }
        deal.show(records.opened(deal, seller, today, isInCrm ? nextId() : ""));
        process.begin(deal, Stage.QUALIFIED, seller, today);
        running.add(deal);
    }

    /** The id after those of the deals entered so far; {@code entered} already holds the deal it is for. */
    private String nextId() {
        return String.format(Locale.ROOT, "OP-%06d", entered.size());
    }

    private void workOnDeals() {
        boolean isWorkday = !SalesCalendar.isWeekend(today);
        for (Deal deal : running) {
            if (isWorkday) {
                enterWhenTheCrmIsNew(deal);
                records.review(deal, today);
            }
            process.work(deal, today, records);
            if (deal.stage() == Stage.CLOSED_WON) {
                customersSince.putIfAbsent(deal.account.id(), today);
            }
        }
        running.removeIf(deal -> !deal.isOpen());
    }

    /** Deals open when the CRM is switched on are typed in during its first days; their past is not. */
    private void enterWhenTheCrmIsNew(Deal deal) {
        boolean isWaiting = deal.opportunity().id().isEmpty() && !today.isBefore(SalesCalendar.GO_LIVE);
        if (isWaiting && (chance.happens(0.3) || !today.isBefore(SalesCalendar.GO_LIVE_DONE))) {
            entered.add(deal);
            deal.show(deal.opportunity().enteredAnew(nextId(), today));
        }
    }

    private void handOver() {
        for (Assignment assignment : cast.sellingOn(today)) {
            Person leaver = assignment.person();
            LocalDate last = assignment.last();
            if (last == null
                    || !today.equals(SalesCalendar.workdayUpTo(last))
                    || sellersOf(assignment.team(), last.plusDays(1)).contains(leaver)) {
                continue;
            }
            portfolio.passOn(leaver, sellersOf(assignment.team(), last.plusDays(1)));
            for (Deal deal : running) {
                if (deal.opportunity().owner().equals(leaver)) {
                    deal.opportunity().handTo(portfolio.ownerOf(deal.account), today);
                }
            }
        }
    }

    /** The deals in the CRM, by id: every one that was open on or after the day it was switched on. */
    List<Deal> deals() {
        return List.copyOf(entered);
    }

    List<Account> accounts() {
        return accounts;
    }

    Portfolio portfolio() {
        return portfolio;
    }

    Talent talentOf(Person person) {
        return talents.get(person);
    }

    /** The day of an account's first order, null while it has none. */
    LocalDate customerSince(Account account) {
        return customersSince.get(account.id());
    }
}
