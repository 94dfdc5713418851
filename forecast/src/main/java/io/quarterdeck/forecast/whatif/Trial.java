package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.whatif.Change.Drive;
import io.quarterdeck.forecast.whatif.Change.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The company's result in one period, with some drivers at other values: what sensitivity and goal seek ask again and again.
 *
 * @param span the period
 * @param target the base's, NaN where there is none
 */
record Trial(Results results, Timeline.Span span, double target) {

    /** The drivers that are tried, in the order in which they are shown. */
    static final List<Driver> DRIVERS = List.of(
            Driver.CREATED,
            Driver.WIN_RATE,
            Driver.DEAL_SIZE,
            Driver.PRICE,
            Driver.CYCLE_DAYS,
            Driver.HEADCOUNT,
            Driver.ATTRITION);

    static Trial of(Results results, Timeline.Span span) {
        Targets targets = results.targets();
        return new Trial(results, span, targets.of(targets.of(List.of()), Scope.COMPANY, span));
    }

    DriverValues.Value base(Driver driver) {
        return results.model().values().of(driver, Scope.COMPANY);
    }

    private Outcome outcome(Map<Driver, Double> values) {
        List<Change> changes = new ArrayList<>();
        values.forEach((driver, value) -> {
            if (value != base(driver).value()) {
                changes.add(new Drive(0, driver, Scope.COMPANY, Operation.SET, value, null, null, List.of()));
            }
        });
        return changes.isEmpty() ? results.model().unchanged() : results.model().run(new Scenario("", "", changes));
    }

    double expected(Map<Driver, Double> values) {
        return results.expected(outcome(values), Scope.COMPANY, span);
    }

    double expected(Driver driver, double value) {
        return expected(Map.of(driver, value));
    }

    /** The chance of the target; NaN without one. */
    double chance(Map<Driver, Double> values) {
        return Double.isNaN(target)
                ? Double.NaN
                : results.range(outcome(values), Scope.COMPANY, span).atLeast(target);
    }

    double chance(Driver driver, double value) {
        return chance(Map.of(driver, value));
    }

    /** Each driver so far between today's value and the better end of its plausible range. */
    SortedMap<Driver, Double> mixed(double part) {
        SortedMap<Driver, Double> values = new TreeMap<>();
        for (Driver driver : DRIVERS) {
            DriverValues.Value value = base(driver);
            if (value.isKnown() && value.hasRange()) {
                values.put(driver, value.value() + part * (better(driver) - value.value()));
            }
        }
        return values;
    }

    /** The end of a driver's range that brings more. */
    double better(Driver driver) {
        DriverValues.Value value = base(driver);
        return driver == Driver.CYCLE_DAYS || driver == Driver.ATTRITION ? value.lower() : value.upper();
    }
}
