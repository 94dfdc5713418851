package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.whatif.Change.Drive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which changes of a scenario the workbook has a cell for: a driver of the company, of a team or of a product, from the first
 * day of a month on and for good; a month's season or workdays. All others are in the sums that its formulas start from.
 *
 * @param products those that have rows of their own, the largest first
 */
record Inputs(Timeline timeline, List<String> products) {
    private static final int MOST_PRODUCTS = 12;

    /** A newcomer's ramp has so many cells. */
    static final int RAMP_MONTHS = 6;

    private static final Set<Driver> OF_COMPANY =
            Set.of(Driver.CREATED, Driver.WIN_RATE, Driver.DEAL_SIZE, Driver.CYCLE_DAYS, Driver.RAMP, Driver.ATTRITION);

    private static final Set<Driver> OF_TEAM =
            Set.of(Driver.CREATED, Driver.WIN_RATE, Driver.DEAL_SIZE, Driver.HEADCOUNT);

    private static final Set<Driver> OF_PRODUCT = Set.of(Driver.WIN_RATE, Driver.PRICE);

    /** These hold from the review's date, or not as a cell. */
    private static final Set<Driver> AT_ONCE = Set.of(Driver.CYCLE_DAYS, Driver.RAMP, Driver.ATTRITION);

    Inputs {
        products = List.copyOf(products);
    }

    static Inputs of(Timeline timeline, List<Stream> streams) {
        Map<String, Double> sums = new TreeMap<>();
        for (Stream stream : streams) {
            for (double amount : stream.amount()) {
                sums.merge(stream.product(), amount, Double::sum);
            }
        }
        sums.remove("");
        List<String> products = new ArrayList<>(sums.keySet());
        products.sort((a, b) -> Double.compare(sums.get(b), sums.get(a)));
        return new Inputs(timeline, products.subList(0, Math.min(MOST_PRODUCTS, products.size())));
    }

    /** The changes that are cells, in the order of the scenario. */
    Set<Drive> of(Scenario scenario) {
        Map<String, Integer> counts = new HashMap<>();
        for (Change change : scenario.changes()) {
            if (change instanceof Drive drive) {
                counts.merge(key(drive), 1, Integer::sum);
            }
        }
        boolean isRampLong = scenario.changes().stream()
                .anyMatch(
                        change -> change instanceof Drive drive && drive.ramp().size() > RAMP_MONTHS);
        Set<Drive> inputs = new LinkedHashSet<>();
        for (Change change : scenario.changes()) {
            if (change instanceof Drive drive
                    && counts.get(key(drive)) == 1
                    && isCell(drive)
                    && !(isRampLong && (drive.driver() == Driver.RAMP || drive.driver() == Driver.HEADCOUNT))) {
                inputs.add(drive);
            }
        }
        return inputs;
    }

    /** The changes that are not. */
    List<Change> without(Scenario scenario) {
        Set<Drive> cells = of(scenario);
        return scenario.changes().stream()
                .filter(change -> !(change instanceof Drive drive && cells.contains(drive)))
                .toList();
    }

    private static String key(Drive drive) {
        boolean isOfMonth = drive.driver() == Driver.SEASONALITY || drive.driver() == Driver.WORKDAYS;
        return drive.driver() + " " + drive.scope() + (isOfMonth ? " " + drive.from() : "");
    }

    private boolean isCell(Drive drive) {
        if (drive.driver() == Driver.SEASONALITY || drive.driver() == Driver.WORKDAYS) {
            return timeline.months().stream()
                    .anyMatch(month -> month.endExclusive().equals(drive.until())
                            && (month.start().equals(drive.from())
                                    || drive.from() == null && month.equals(timeline.month(timeline.now()))));
        }
        if (drive.until() != null || !startsAMonth(drive) || !drive.ramp().isEmpty() && drive.driver() != Driver.RAMP) {
            return false;
        }
        return switch (drive.scope().type()) {
            case "company" -> OF_COMPANY.contains(drive.driver());
            case "team" -> OF_TEAM.contains(drive.driver());
            case "product" ->
                OF_PRODUCT.contains(drive.driver())
                        && products.contains(drive.scope().id());
            default -> false;
        };
    }

    private boolean startsAMonth(Drive drive) {
        return drive.from() == null
                || !AT_ONCE.contains(drive.driver())
                        && timeline.months().stream()
                                .anyMatch(month -> month.start().equals(drive.from()));
    }

    /** The teams that have rows of their own. */
    static List<Scope> teams(Base base) {
        return base.sellers().stream()
                .filter(seller -> seller.share() > 0)
                .map(Base.Seller::team)
                .filter(team -> !team.isEmpty())
                .distinct()
                .sorted()
                .map(team -> new Scope("team", team))
                .toList();
    }
}
