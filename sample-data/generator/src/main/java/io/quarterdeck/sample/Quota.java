package io.quarterdeck.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a seller is asked to book in a quarter, in whole yuan. */
record Quota(Person seller, Quarter quarter, long yuan) {
    /** Quotas rise by this much a year, and follow the year from its first quarter to its fourth. */
    static final double GROWTH = 1.04;

    static final List<Double> SEASON = List.of(0.91, 0.96, 1.03, 1.1);

    /** Managers know their people after a year, and part of that gets into the quota: the power of the promise. */
    static final double KNOWN = 0.6;

    /** Of a full quota, in the quarters after the one of joining; in that one there is none. */
    static final List<Double> RAMP = List.of(0.0, 0.4, 0.75);

    private static final Quarter FIRST = Quarter.of(SalesCalendar.GO_LIVE);
    private static final Quarter LAST = Quarter.of(SalesCalendar.EXPORTED).next();

    /** All quotas by quarter and seller, up to the quarter after the one under review. */
    static List<Quota> all(Function<Person, Talent> talents) {
        List<Quota> quotas = new ArrayList<>();
        for (Quarter quarter = FIRST; quarter.compareTo(LAST) <= 0; quarter = quarter.next()) {
            for (Assignment assignment : Cast.company().sellingOn(quarter.first())) {
                long yuan = yuan(assignment, quarter, talents.apply(assignment.person()));
                if (yuan > 0) {
                    quotas.add(new Quota(assignment.person(), quarter, yuan));
                }
            }
        }
        return quotas;
    }

    private static long yuan(Assignment assignment, Quarter quarter, Talent talent) {
        Person seller = assignment.person();
        double years = quarter.year() - FIRST.year() + (quarter.number() - FIRST.number()) / 4.0;
        double full = assignment.team().quota
                * seller.quotaShare()
                * StrictMath.pow(talent.promise(), quartersSinceJoining(seller, quarter) < 4 ? 0 : KNOWN)
                * StrictMath.pow(GROWTH, years)
                * SEASON.get(quarter.number() - 1)
                * ramp(seller, quarter)
                * present(seller, quarter);
        return StrictMath.round(full / 10_000) * 10_000;
    }

    private static double ramp(Person seller, Quarter quarter) {
        int quarters = quartersSinceJoining(seller, quarter);
        return quarters < RAMP.size() ? RAMP.get(quarters) : 1.0;
    }

    private static int quartersSinceJoining(Person seller, Quarter quarter) {
        Quarter joined = Quarter.of(seller.hired());
        return (quarter.year() - joined.year()) * 4 + quarter.number() - joined.number();
    }

    /** The share of the quarter up to a leaver's last day; 1 for those who stay. */
    private static double present(Person seller, Quarter quarter) {
        if (seller.left() == null || seller.left().isAfter(quarter.last())) {
            return 1.0;
        }
        LocalDate first = quarter.first();
        return (ChronoUnit.DAYS.between(first, seller.left()) + 1.0)
                / (ChronoUnit.DAYS.between(first, quarter.last()) + 1.0);
    }
}
