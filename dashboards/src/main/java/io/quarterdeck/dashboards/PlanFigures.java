package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the sheets of the one-to-one show, found by person and deal. */
final class PlanFigures {
    /** The tables that they read. */
    static final List<String> TABLES = List.of(
            "deal_events",
            "forecast_period",
            "gap_bridge",
            "gap_context",
            "likelihood",
            "open_deals",
            "plan_outcomes",
            "plan_people",
            "plan_weeks",
            "plans",
            "process_parts",
            "remedies",
            "risk_flags");

    private final ReviewTables tables;
    private final Map<String, Map<String, List<TableRow>>> indexes = new LinkedHashMap<>();

    PlanFigures(ReviewTables tables) {
        this.tables = tables;
    }

    /** The rows of a table with a value in a text column, in the table's order. */
    List<TableRow> of(String table, String column, String value) {
        return indexes.computeIfAbsent(table + " by " + column, key -> index(table, column))
                .getOrDefault(value, List.of());
    }

    private Map<String, List<TableRow>> index(String table, String column) {
        Map<String, List<TableRow>> index = new LinkedHashMap<>();
        for (TableRow row : all(table)) {
            index.computeIfAbsent(row.text(column), key -> new ArrayList<>()).add(row);
        }
        return index;
    }

    List<TableRow> all(String table) {
        return IntStream.range(0, tables.of(table).size())
                .mapToObj(i -> new TableRow(tables.of(table), i))
                .toList();
    }

    /** A person's likelihood for a month. */
    Optional<TableRow> likelihood(String owner, String period) {
        return likelihood("likelihood", owner, period);
    }

    /** For a quarter: as the outlook tells it, which knows of deals that are not there yet; else by the open deals alone. */
    Optional<TableRow> ofQuarter(String owner, String quarter) {
        return likelihood("forecast_period", owner, quarter).or(() -> likelihood("likelihood", owner, quarter));
    }

    private Optional<TableRow> likelihood(String table, String owner, String period) {
        return of(table, "scope_id", owner).stream()
                .filter(row -> row.is("period", period) && row.is("scope_type", "person"))
                .findFirst();
    }

    /** What became of a person's promises for a month. */
    List<TableRow> outcomes(String owner, String period) {
        return of("plan_outcomes", "owner_id", owner).stream()
                .filter(row -> row.is("period", period))
                .toList();
    }

    /** Rows of a table about one person as a scope. */
    List<TableRow> ofPerson(String table, String owner) {
        return of(table, "scope_id", owner).stream()
                .filter(row -> row.is("scope_type", "person"))
                .toList();
    }
}
