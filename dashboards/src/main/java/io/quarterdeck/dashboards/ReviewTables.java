package io.quarterdeck.dashboards;

import io.quarterdeck.engine.ModelRunner;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tables that a workbook is written from, with their headers, by name.
 *
 * @param headers of these and of every table that the definitions explain
 */
public record ReviewTables(SortedMap<String, TableHeader> headers, SortedMap<String, Rows> rows) {
    /** The tables that designed sheets read; table sheets name theirs in {@code sheets/}. */
    public static final List<String> READ_BY_DESIGNED_SHEETS = List.of(
            "completeness",
            "completeness_by_field",
            "coverage",
            "deal_completeness",
            "field_freshness",
            "field_quality",
            "forecast_series",
            "freshness",
            "gap_bridge",
            "gap_context",
            "gap_factors",
            "load_notes",
            "load_quality",
            "loads",
            "monthly_bookings",
            "movements",
            "quarter_outlook",
            "restated_deals",
            "restatements",
            "scope_quarters");

    /** The further tables that the chart images read. */
    public static final List<String> READ_BY_CHARTS = List.of(
            "call_weeks",
            "forecast_accuracy",
            "forecast_period",
            "forecast_voices",
            "funnel_standing",
            "pipeline_by_month",
            "risk_scorecard");

    private static final Rows NOTHING = new Rows(List.of(), List.of());

    public ReviewTables {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    /**
     * Reads what the workbook needs from the tables that {@code runner} knows.
     *
     * @param sheets the models of {@code sheets/}, which {@code runner} has run
     * @param evidence further tables to show where they have rows: the rows that break a data rule
     */
    public static ReviewTables read(ModelRunner runner, Collection<TableHeader> sheets, Collection<String> evidence) {
        Map<String, TableHeader> known = runner.tables();
        SortedMap<String, Rows> rows = new TreeMap<>();
        Stream.of(
                        READ_BY_DESIGNED_SHEETS,
                        READ_BY_CHARTS,
                        PlanFigures.TABLES,
                        sheets.stream().map(TableHeader::name).toList(),
                        evidence)
                .flatMap(Collection::stream)
                .distinct()
                .filter(known::containsKey)
                .forEach(name -> rows.put(name, runner.read(name)));
        return new ReviewTables(new TreeMap<>(known), rows);
    }

    /** A table's rows; none where there is no such table. */
    Rows of(String table) {
        return rows.getOrDefault(table, NOTHING);
    }

    /** The rows of a table that {@code keeps} accepts, in order. */
    List<TableRow> where(String table, Predicate<TableRow> keeps) {
        Rows all = of(table);
        return IntStream.range(0, all.size())
                .mapToObj(i -> new TableRow(all, i))
                .filter(keeps)
                .toList();
    }
}
