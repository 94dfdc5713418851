package io.quarterdeck.sample;

/**
 * What a seller brings. {@code winEffect} is added to the log odds of passing each stage, {@code size} multiplies what
 * is sold, {@code volume} how many opportunities are begun, {@code diligence} how soon a stale close date is mended.
 */
record Talent(double winEffect, double size, double volume, double diligence) {

    static Talent of(long seed, Person seller) {
        Chance chance = Chance.of(seed, "talent " + seller.id());
        double senior = seller.title().equals(Person.SENIOR) ? 1 : 0;
        double junior = seller.title().equals(Person.JUNIOR) ? 1 : 0;
        double winEffect = 0.13 * chance.normal() + 0.06 * senior;
        double size = chance.lognormal(1.0 + 0.1 * senior, 0.13);
        double volume = chance.lognormal(1.0 - 0.1 * junior, 0.13);
        double diligence = chance.between(0.5, 1.5);
        return switch (seller.id()) {
            case Story.STAR -> new Talent(0.26, 1.2, 1.1, diligence);
            case Story.STRUGGLER -> new Talent(-0.5, 0.8, 0.75, 0.4);
            default -> new Talent(winEffect, size, volume, diligence);
        };
    }

    /** What the seller is expected to book, where 1 is a plain seller's; a rough estimate, as a manager would make. */
    double promise() {
        return size * volume * StrictMath.exp(winEffect);
    }
}
