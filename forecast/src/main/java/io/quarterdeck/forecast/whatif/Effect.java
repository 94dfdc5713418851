package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import java.util.Arrays;
import java.util.Set;

/**
 * What one change does to the bookings of its scope, month by month, as a factor.
 *
 * <p>Effects multiply. What is told for the company, a team or a product is the same for all of a team and product, so it
 * can be worked out on their sums, as the workbook does; finer changes are in those sums already.
 *
 * @param kind what it acts on
 * @param open factor on open deals, by month
 * @param fresh factor on business that is not open yet
 */
record Effect(Kind kind, Scope scope, double[] open, double[] fresh) {

    enum Kind {
        /** The chance to win: {@code 1} is unchanged, a sure deal stays as sure. */
        WIN,
        /** The amount of what is won. */
        MONEY,
        /** When it is won, or whether it comes at all. */
        TIME
    }

    private static final Set<String> SUMMED = Set.of("company", "team", "product");

    /** Whether the workbook works it out by itself. */
    boolean isCoarse() {
        return SUMMED.contains(scope.type());
    }

    static Effect alike(Kind kind, Scope scope, double[] factor) {
        return new Effect(kind, scope, factor, factor);
    }

    static Effect onFresh(Scope scope, double[] factor) {
        double[] none = new double[factor.length];
        Arrays.fill(none, 1);
        return new Effect(Kind.TIME, scope, none, factor);
    }
}
