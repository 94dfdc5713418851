package io.quarterdeck.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Where opportunities come from: sellers begin them at their accounts, at a rate that follows the year. */
final class Demand {
    /** New opportunities per seller of plain volume and plain working day. */
    static final double PER_WORKDAY = 0.225;

    /** Relative rates of January to December. */
    static final List<Double> MONTHS = List.of(0.86, 0.92, 1.0, 1.0, 1.0, 1.03, 1.05, 1.02, 1.15, 1.08, 0.95, 0.78);

    /** Prices, and with them values, rise by this much a year. */
    static final double PRICE_GROWTH = 1.015;

    static final double VALUE_SPREAD = 0.45;

    /** A newcomer begins with this share of the usual volume, and reaches all of it in half a year. */
    static final double NEWCOMER_VOLUME = 0.35;

    private static final double RAMP_DAYS = 182;

    /** Nobody sells one instrument for less than this share of its list price. */
    private static final double DEEPEST_DISCOUNT = 0.72;

    private final long seed;
    private final Portfolio portfolio;
    private final Function<Person, Talent> talents;
    private final Predicate<Account> isCustomer;
    private final Map<String, Chance> chances = new HashMap<>();
    private int begun;

    Demand(long seed, Portfolio portfolio, Function<Person, Talent> talents, Predicate<Account> isCustomer) {
        this.seed = seed;
        this.portfolio = portfolio;
        this.talents = talents;
        this.isCustomer = isCustomer;
    }

    /** How many opportunities a seller begins on a day. */
    int countFor(Person seller, Region region, LocalDate day) {
        double tenure = ChronoUnit.DAYS.between(seller.hired(), day) / RAMP_DAYS;
        double ramp = Math.min(1.0, NEWCOMER_VOLUME + (1 - NEWCOMER_VOLUME) * tenure);
        double rate = PER_WORKDAY
                * talents.apply(seller).volume()
                * ramp
                * MONTHS.get(day.getMonthValue() - 1)
                * Pace.ofWork(region, day);
        return chanceOf("demand " + seller.id()).count(rate);
    }

    /** How many opportunities the key customer begins on a day; none once it has gone. */
    int countForLostCustomer(LocalDate day) {
        double rate = Story.LOST_CUSTOMER_DEALS_PER_WORKDAY * Pace.ofWork(Region.EUROPE, day);
        int count = chanceOf("lost customer").count(rate);
        return day.isBefore(Story.LOST_CUSTOMER_LEAVES) ? count : 0;
    }

    /** A new deal of a seller, at one of the accounts in the seller's portfolio. */
    Deal begin(Person seller, LocalDate day) {
        Chance chance = chanceOf("demand " + seller.id());
        return begin(chance.pick(portfolio.of(seller), Account::appetite), seller, day);
    }

    /** A new deal at a given account. */
    Deal begin(Account account, Person seller, LocalDate day) {
        Chance chance = Chance.of(seed, "lot of deal " + ++begun);
        Product product = product(account, day, chance);
        LeadSource source = isCustomer.test(account) && chance.happens(LeadSource.SHARE_BEGUN_BY_CUSTOMERS)
                ? LeadSource.EXISTING_CUSTOMER
                : chance.pick(List.of(LeadSource.values()), choice -> choice.share);
        String name = OpportunityNames.of(account, product, chance);
        return new Deal(account, product, source, name, value(account, product, seller, day, chance), chance);
    }

    /** The planted deal of {@link Story}. */
    Deal starDeal(Person star) {
        Account account = portfolio.of(star).stream()
                .filter(candidate -> candidate.segment() == Account.Segment.ENTERPRISE)
                .findFirst()
                .orElse(portfolio.of(star).get(0));
        Product product = Product.RANGE.get(9);
        long value = Fen.of(Story.STAR_DEAL_VALUE, 1_000);
        Chance chance = Chance.of(seed, "star deal");
        String name = account.shortName() + ": " + Story.STAR_DEAL_NAME;
        return new Deal(account, product, LeadSource.REFERRAL, name, value, chance);
    }

    private Chance chanceOf(String purpose) {
        return chances.computeIfAbsent(purpose, name -> Chance.of(seed, name));
    }

    private Product product(Account account, LocalDate day, Chance chance) {
        List<Product> sold = Product.RANGE.stream()
                .filter(product -> !product.launched().isAfter(day))
                .toList();
        // Contracts are for instruments that the customer has.
        double services = isCustomer.test(account) ? 1.25 : 0.15;
        return chance.pick(sold, product -> product.popularity() * (product.isService() ? services : 1));
    }

    private long value(Account account, Product product, Person seller, LocalDate day, Chance chance) {
        double years = ChronoUnit.DAYS.between(SalesCalendar.GO_LIVE, day) / 365.25;
        double list = product.listPrice() * StrictMath.pow(PRICE_GROWTH, years);
        double yuan = list
                * chance.lognormal(product.usualCount(), VALUE_SPREAD)
                * account.segment().size
                * (account.isLostCustomer() ? Story.LOST_CUSTOMER_SIZE : 1)
                * talents.apply(seller).size();
        double least = list * DEEPEST_DISCOUNT;
        boolean isRound = chance.happens(0.7);
        // Nothing is sold for exactly the least price: below it, prices crowd a little above.
        double sold = yuan < least ? least * chance.between(1.0, 1.15) : yuan;
        return isRound ? Fen.of(sold, 10) : StrictMath.round(sold * 100);
    }
}
