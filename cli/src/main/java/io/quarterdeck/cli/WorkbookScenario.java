package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.forecast.whatif.Base;
import io.quarterdeck.forecast.whatif.Change;
import io.quarterdeck.forecast.whatif.Change.Drive;
import io.quarterdeck.forecast.whatif.Change.Operation;
import io.quarterdeck.forecast.whatif.Driver;
import io.quarterdeck.forecast.whatif.Names;
import io.quarterdeck.forecast.whatif.Scenario;
import io.quarterdeck.forecast.whatif.Timeline;
import io.quarterdeck.ingest.WhatIfBook;
import io.quarterdeck.ingest.WhatIfBook.Input;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A what-if workbook whose inputs were changed, as a scenario: what differs from the base is set, from the month beside it on. */
final class WorkbookScenario {
    private static final String AGAIN = "Take the workbook as it was written, and change its yellow cells alone";

    private final Timeline timeline;
    private final Names names;

    private WorkbookScenario(Timeline timeline, Names names) {
        this.timeline = timeline;
        this.names = names;
    }

    /** @throws UserError naming the cell, if it says what cannot be */
    static Scenario of(WhatIfBook book, String file, Base base) {
        Timeline timeline = base.timeline();
        Names names = base.names();
        List<Change> changes = new ArrayList<>();
        if (!book.changes().isEmpty()) {
            changes.addAll(ScenarioFile.parse(book.changes(), file, names, timeline.asOf())
                    .get(0)
                    .changes());
        }
        changes.addAll(new WorkbookScenario(timeline, names).changes(book.inputs()));
        changes.addAll(WorkbookTargets.changes(book.targets(), timeline, (quarter, team) -> base.targets()
                .getOrDefault(quarter, Map.of())
                .get(new Scope("team", team))));
        boolean isBase = book.scenario().isEmpty() || book.scenario().equalsIgnoreCase(Scenario.BASE);
        return new Scenario(isBase ? file : book.scenario(), "", changes);
    }

    private List<Change> changes(List<Input> inputs) {
        List<Change> changes = new ArrayList<>();
        SortedMap<Integer, Input> ramp = new TreeMap<>();
        for (Input input : inputs) {
            Driver driver = driver(input);
            if (driver == Driver.RAMP) {
                ramp.put(number(input), input);
            } else if (input.value().compareTo(input.base()) != 0) {
                changes.add(drive(input, driver));
            }
        }
        if (ramp.values().stream().anyMatch(input -> input.value().compareTo(input.base()) != 0)) {
            List<Double> shares = new ArrayList<>();
            ramp.values().forEach(input -> shares.add(value(input, Driver.RAMP)));
            changes.add(new Drive(0, Driver.RAMP, Scope.COMPANY, Operation.SET, 0, null, null, shares));
        }
        return changes;
    }

    private static Driver driver(Input input) {
        for (Driver driver : Driver.values()) {
            if (driver.word().equals(input.driver())) {
                return driver;
            }
        }
        throw refused(input, "the driver \"" + input.driver() + "\"", "one that this version knows", AGAIN);
    }

    private static int number(Input input) {
        if (!input.month().matches("\\d{1,2}")) {
            throw refused(input, "the month \"" + input.month() + "\" of a ramp", "its number", AGAIN);
        }
        return Integer.parseInt(input.month());
    }

    private Drive drive(Input input, Driver driver) {
        Scope scope = scope(input);
        double value = value(input, driver);
        if (driver == Driver.SEASONALITY || driver == Driver.WORKDAYS) {
            Timeline.Month month = month(input, input.month());
            LocalDate from = month.start().isAfter(timeline.asOf()) ? month.start() : null;
            return new Drive(0, driver, scope, Operation.SET, value, from, month.endExclusive(), List.of());
        }
        LocalDate from =
                input.from().isEmpty() ? null : month(input, input.from()).start();
        return new Drive(
                0,
                driver,
                scope,
                Operation.SET,
                value,
                from != null && from.isAfter(timeline.asOf()) ? from : null,
                null,
                List.of());
    }

    private Scope scope(Input input) {
        if (input.scopeType().equals("company")) {
            return Scope.COMPANY;
        }
        Map<String, String> known = names.of(input.scopeType());
        if (!known.containsKey(input.scopeId())) {
            throw refused(
                    input,
                    input.scopeType() + " \"" + input.scopeId() + "\"",
                    "one that the exports still have",
                    "Write the workbook again from these exports");
        }
        return new Scope(input.scopeType(), input.scopeId());
    }

    /** A month by its label, or by a date in it, which is what a spreadsheet makes of {@code 2025-10}. */
    private Timeline.Month month(Input input, String text) {
        return timeline.months().stream()
                .filter(month -> month.label().equals(text)
                        || text.matches("\\d{4}-\\d{2}-\\d{2}") && text.startsWith(month.label()))
                .findFirst()
                .orElseThrow(() -> refused(
                        input,
                        "the month \"" + text + "\"",
                        "one from " + timeline.months().get(0).label() + " to "
                                + timeline.months()
                                        .get(timeline.months().size() - 1)
                                        .label(),
                        "Choose one of the list"));
    }

    private static double value(Input input, Driver driver) {
        double value = input.value().doubleValue();
        boolean isShare = driver.unit().equals("ratio");
        boolean isWhole = driver == Driver.HEADCOUNT;
        boolean isAboveZero = driver == Driver.CYCLE_DAYS;
        if (value < 0 || isShare && value > 1 || isAboveZero && value == 0 || isWhole && value != Math.rint(value)) {
            throw refused(
                    input,
                    String.format(
                            Locale.ROOT,
                            "%s of %s",
                            driver.word(),
                            input.value().toPlainString()),
                    isShare
                            ? "a share from 0 to 100 %"
                            : isWhole ? "a whole number" : isAboveZero ? "a number above 0" : "no number below 0",
                    "Correct it");
        }
        return value;
    }

    private static UserError refused(Input input, String found, String wanted, String remedy) {
        return new UserError(ExitCode.USAGE, input.place(), found, wanted, remedy);
    }
}
