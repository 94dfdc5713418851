package io.quarterdeck.dashboards;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the engine worked out for the workbook: the tables of scenarios, with the one that can be edited and the base.
 *
 * @param period that is asked about
 * @param wantedChance of reaching the target
 * @param scenario the name of the one that can be edited
 */
record WhatIfEngine(ReviewTables tables, String period, double wantedChance, String scenario) {
    static final String BASE = "base";

    /** The names of all scenarios: the base, the one that can be edited, then the others in their order. */
    List<String> names() {
        Set<String> names = new LinkedHashSet<>(List.of(BASE, scenario));
        tables.where("scenarios", row -> true).forEach(row -> names.add(row.text("scenario")));
        return List.copyOf(names);
    }

    /** The company's row of a period of any kind. */
    Optional<TableRow> company(String name, String ofPeriod) {
        return of(name, ofPeriod, "company").stream().findFirst();
    }

    List<TableRow> of(String name, String ofPeriod, String scopeType) {
        return tables.where(
                "scenarios",
                row -> row.is("scenario", name) && row.is("period", ofPeriod) && row.is("scope_type", scopeType));
    }

    Optional<TableRow> of(String name, String ofPeriod, String scopeType, String scopeId) {
        return of(name, ofPeriod, scopeType).stream()
                .filter(row -> row.text("scope_id").equals(scopeId))
                .findFirst();
    }

    /** What it takes to reach the target with the wanted chance; without that, on average. */
    List<TableRow> goals() {
        List<TableRow> levers = tables.where(
                "goal_seek",
                row -> row.is("period", period)
                        && row.is("goal", "chance")
                        && Math.abs(row.orZero("wanted_chance") - wantedChance) < 1e-9);
        return levers.isEmpty()
                ? tables.where("goal_seek", row -> row.is("period", period) && row.is("goal", "expected"))
                : levers;
    }

    String shown(String name, Labels labels) {
        return name.equals(BASE) ? labels.text("whatif.base") : name;
    }
}
