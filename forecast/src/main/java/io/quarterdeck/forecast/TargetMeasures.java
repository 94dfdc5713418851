package io.quarterdeck.forecast;

import java.util.Set;

/** Which measures add up over people and time, and in what units they are split. A measure nobody knows does not add up. */
final class TargetMeasures {
    private static final Set<String> MONEY =
            Set.of("bookings", "revenue", "invoiced", "collections", "gross_profit", "orders");

    private static final Set<String> COUNTED =
            Set.of("units", "new_customers", "visits", "calls", "meetings", "deals_won");

    private TargetMeasures() {}

    static boolean isAdditive(String measure) {
        return MONEY.contains(measure) || COUNTED.contains(measure);
    }

    /** Decimals of the smallest part: a cent of money, one of what is counted. */
    static int decimals(String measure) {
        return COUNTED.contains(measure) ? 0 : 2;
    }
}
