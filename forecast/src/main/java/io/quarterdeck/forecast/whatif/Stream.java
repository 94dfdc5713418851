package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import java.util.Set;

/**
 * One place where bookings to come are expected from: an open deal, or what a seller sells of a product to a customer.
 *
 * @param deal its id; null for business that is not open yet
 * @param isHired whether it is of people who join in the scenario
 * @param tags territories of the customer
 * @param amount expected in the base, by month of the timeline
 * @param chance of an open deal to be won in the month's quarter, by month; all 0 for others
 * @param place share of the quarter that falls to the month
 */
record Stream(
        String deal,
        boolean isHired,
        String owner,
        String team,
        String region,
        String account,
        String product,
        String segment,
        Set<String> tags,
        double[] amount,
        double[] chance,
        double[] place) {

    boolean isOpen() {
        return deal != null;
    }

    boolean isOf(Scope scope) {
        return switch (scope.type()) {
            case "company" -> true;
            case "region" -> scope.id().equals(region);
            case "team" -> scope.id().equals(team);
            case "person" -> scope.id().equals(owner);
            case "product" -> scope.id().equals(product);
            case "segment" -> scope.id().equals(segment);
            default -> throw new IllegalArgumentException("no bookings come from a " + scope.type());
        };
    }
}
