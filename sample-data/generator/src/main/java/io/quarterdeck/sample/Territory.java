package io.quarterdeck.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws the accounts of all teams, once, in the order of their ids. */
final class Territory {
    private static final LocalDate FOUNDED = LocalDate.of(2009, 3, 2);
    private static final double CUSTOMERS_BEFORE_THE_CRM = 0.56;

    private Territory() {}

    static List<Account> draw(long seed) {
        Chance chance = Chance.of(seed, "accounts");
        AccountNames names = new AccountNames(seed);
        List<Account> accounts = new ArrayList<>();
        for (Team team : Team.values()) {
            for (int place = 0; place < team.accountCount; place++) {
                String id = String.format(Locale.ROOT, "AC-%04d", accounts.size() + 1);
                // Accounts are dealt out in turn: the third place belongs to the third seller, who leaves after it
                // does.
                boolean isPlanted = team == Team.DACH && place == 2;
                accounts.add(isPlanted ? lostCustomer(id) : draw(id, team, chance, names));
            }
        }
        return List.copyOf(accounts);
    }

    private static Account lostCustomer(String id) {
        return new Account(
                id,
                Story.LOST_CUSTOMER_NAME,
                "Rheinhafen",
                Industry.PHARMACEUTICALS.title,
                Account.Segment.ENTERPRISE,
                Team.DACH,
                new Town(Team.DACH, "Germany", "Frankfurt am Main", Town.Manner.GERMAN),
                // Its deals come at a pace of their own, see Demand.
                0,
                LocalDate.of(2013, 11, 4));
    }

    private static Account draw(String id, Team team, Chance chance, AccountNames names) {
        Town town = chance.pick(Town.of(team));
        Industry industry = chance.pick(List.of(Industry.values()), choice -> choice.share);
        Account.Segment segment = chance.happens(industry.publicShare)
                ? Account.Segment.PUBLIC_SECTOR
                : chance.pick(List.of(Account.Segment.values()), choice -> choice.share);
        AccountNames.Name name = names.next(town, industry);
        double appetite = segment.appetite * chance.lognormal(1.0, 0.7);
        LocalDate customerBefore = null;
        if (chance.happens(CUSTOMERS_BEFORE_THE_CRM)) {
            long days = ChronoUnit.DAYS.between(FOUNDED, SalesCalendar.GO_LIVE);
            customerBefore = SalesCalendar.workdayUpTo(FOUNDED.plusDays((long) (chance.uniform() * days)));
        }
        return new Account(
                id, name.full(), name.brief(), industry.title, segment, team, town, appetite, customerBefore);
    }
}
