package io.quarterdeck.forecast.whatif;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What moves bookings, targets or cash, in the words of a scenario. */
public enum Driver {
    /** Opportunities created in a month. */
    CREATED("count", Parts.ALL),
    /** Won ÷ (won + lost), by count. */
    WIN_RATE("ratio", Parts.ALL),
    /** Average amount of a won deal. */
    DEAL_SIZE("money", Parts.ALL),
    /** List price, as a multiple of today's. */
    PRICE("multiple", Parts.ALL),
    /** Median days from created to won. */
    CYCLE_DAYS("days", Parts.COMPANY),
    /** Sellers. */
    HEADCOUNT("count", Set.of("team", "person")),
    /** Share of full output in each month after joining, one value for a month. */
    RAMP("ratio", Parts.COMPANY),
    /** Share of sellers that leaves in a year and is not replaced, beyond those who are known to leave. */
    ATTRITION("ratio", Parts.COMPANY),
    /** What is to be booked in a period. */
    TARGET("money", Set.of("company", "region", "team", "person")),
    /** A team's part of the company's target. */
    TARGET_SHARE("ratio", Set.of("team")),
    /** What a month brings beside the average month. */
    SEASONALITY("multiple", Parts.COMPANY),
    /** Working days of a month. */
    WORKDAYS("days", Parts.COMPANY),
    /** Days from a booking to its payment, on average. */
    COLLECTION_DAYS("days", Parts.COMPANY);

    private static final class Parts {
        static final Set<String> COMPANY = Set.of("company");
        static final Set<String> ALL = Set.of("company", "region", "team", "person", "product", "segment");
    }

    private final String unit;
    private final Set<String> scopeTypes;

    Driver(String unit, Set<String> scopeTypes) {
        this.unit = unit;
        this.scopeTypes = scopeTypes;
    }

    /** The word in a scenario and in a table, such as {@code win_rate}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The unit of its value, a word of the table headers: count, ratio, money, multiple or days. */
    public String unit() {
        return unit;
    }

    /** For which kinds of scope a scenario can change it; goal seek asks of the company what a scenario asks of teams. */
    public Set<String> scopeTypes() {
        return scopeTypes;
    }

    /** Those that multiply bookings, from which a cell of the model is worked out. */
    static List<Driver> factors() {
        return List.of(CREATED, WIN_RATE, DEAL_SIZE, PRICE);
    }
}
