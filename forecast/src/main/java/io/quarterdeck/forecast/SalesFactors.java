package io.quarterdeck.forecast;

/**
 * What was won as a product: deals at work × share decided × share won of these × average size. All of one span of days.
 *
 * @param active deals that were open on its first day or came within it; not a whole number where it is an average or a need
 * @param decided of these won or lost within it
 * @param won of these won
 * @param amount what they were won at, in the reporting currency
 */
record SalesFactors(double active, double decided, double won, double amount) {
    static final SalesFactors NONE = new SalesFactors(0, 0, 0, 0);

    /** How many factors there are. */
    static final int COUNT = 4;

    SalesFactors {
        if (!(active >= 0 && decided >= 0 && won >= 0)) {
            throw new IllegalArgumentException("counts below zero: " + active + ", " + decided + ", " + won);
        }
    }

    SalesFactors plus(SalesFactors other) {
        return new SalesFactors(active + other.active, decided + other.decided, won + other.won, amount + other.amount);
    }

    /** The same at the average of so many. */
    SalesFactors over(double count) {
        return new SalesFactors(active / count, decided / count, won / count, amount / count);
    }

    /** The same rates at an amount of another size: how many deals that amount takes. */
    SalesFactors reaching(double wanted) {
        double scale = wanted / amount;
        return new SalesFactors(active * scale, decided * scale, won * scale, wanted);
    }

    double decidedShare() {
        return decided / active;
    }

    double winShare() {
        return won / decided;
    }

    double averageSize() {
        return amount / won;
    }

    /**
     * The four factors; one that is 0/0 is that of {@code other}, so that it changes nothing, and if neither has it, 0.
     *
     * @return active, decided share, win share, average size
     */
    double[] factors(SalesFactors other) {
        double[] own = {active, decidedShare(), winShare(), averageSize()};
        double[] others = {other.active, other.decidedShare(), other.winShare(), other.averageSize()};
        for (int i = 0; i < COUNT; i++) {
            if (Double.isNaN(own[i])) {
                own[i] = Double.isNaN(others[i]) ? 0 : others[i];
            }
        }
        return own;
    }
}
