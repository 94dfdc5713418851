package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import java.util.Arrays;

/**
 * What one change does to the bookings of its scope, month by month, as a factor. Effects multiply.
 *
 * @param kind what it acts on
 * @param open factor on open deals, by month
 * @param fresh factor on business that is not open yet
 * @param isInput whether the workbook has a cell for it ({@link Inputs}); the others are in the sums that its formulas start from
 * @param onCreation whether it acts on how many deals those who are there create: who joins is not touched by it
 */
record Effect(Kind kind, Scope scope, double[] open, double[] fresh, boolean isInput, boolean onCreation) {

    enum Kind {
        /** The chance to win: {@code 1} is unchanged, a sure deal stays as sure. */
        WIN,
        /** The amount of what is won. */
        MONEY,
        /** When it is won, or whether it comes at all. */
        TIME
    }

    static Effect alike(Kind kind, Scope scope, double[] factor, boolean isInput) {
        return new Effect(kind, scope, factor, factor, isInput, false);
    }

    static Effect onCreation(Scope scope, double[] factor, boolean isInput) {
        double[] none = new double[factor.length];
        Arrays.fill(none, 1);
        return new Effect(Kind.TIME, scope, none, factor, isInput, true);
    }
}
