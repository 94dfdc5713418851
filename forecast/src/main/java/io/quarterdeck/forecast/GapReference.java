package io.quarterdeck.forecast;

import static java.util.Objects.requireNonNull;

/**
 * What a gap is measured from.
 *
 * @param name target, team, company or own_last_year
 * @param basis whose rates these are: team, company or own_last_year
 * @param factors as compared: an average, a need, or one's own
 * @param counted what the rates were counted over: as many deals as the chance in them comes from
 * @param averagedOver how many people or teams {@code factors} is the average of; 1 for none
 * @param isNeed whether the number of active deals is what a target takes, in which there is no chance
 */
record GapReference(
        String name, String basis, SalesFactors factors, SalesFactors counted, double averagedOver, boolean isNeed) {
    GapReference {
        requireNonNull(name, "name is null");
        requireNonNull(basis, "basis is null");
        requireNonNull(factors, "factors is null");
        requireNonNull(counted, "counted is null");
    }
}
