package io.quarterdeck.transform;

import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.SqlModel;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The published groupings of all metrics. A metric is one row per contributing record; any grouping adds numerators and
 * denominators, and divides once, later.
 */
final class MetricTables {
    private MetricTables() {}

    /**
     * The tables {@code metrics} (by month and person), {@code metrics_by_product} and {@code metric_days}, over
     * {@code metrics}.
     */
    static List<SqlModel> over(Collection<SqlModel> metrics) {
        return List.of(
                grouping("metrics", "person", "owner_id", "who is credited; one row per person, never a team", metrics),
                grouping("metrics_by_product", "product", "product_id", "empty where a record has none", metrics),
                days(metrics));
    }

    /** Every metric by day, as far back as any span of {@code comparison_windows} goes. */
    private static SqlModel days(Collection<SqlModel> metrics) {
        String header =
                ResourceFolder.read(MetricTables.class, "sql/marts", ".table").get("metric_days")
                        + """
                -- inputs:  %s, as_of_dates, comparison_windows
                with first_days as (
                    select min(first_day) as first_day
                    from comparison_windows
                )

                """.formatted(names(metrics));
        String parts = metrics.stream()
                .map(metric -> {
                    boolean isStock = metric.header()
                            .attribute("over_time")
                            .filter("last"::equals)
                            .isPresent();
                    return """
                            select
                                '%s' as metric,
                                '%s' as unit,
                                %s as is_stock,
                                m.event_date,
                                m.owner_id,
                                m.product_id,
                                cast(sum(m.numerator) as decimal(38, 6)) as numerator,
                                cast(sum(m.denominator) as decimal(38, 6)) as denominator
                            from %s as m
                            inner join as_of_dates as d
                                on d.as_of_date = m.as_of_date
                                and d.role in (%s)
                            cross join first_days as f
                            where m.event_date >= f.first_day
                            group by m.event_date, m.owner_id, m.product_id
                            """.formatted(
                                    metric.name(),
                                    metric.header().attribute("unit").orElse("number"),
                                    isStock,
                                    metric.name(),
                                    isStock ? "'review', 'previous'" : "'review'");
                })
                .collect(Collectors.joining("union all\n"));
        return SqlModel.parse("metric_days", header + parts);
    }

    private static String names(Collection<SqlModel> metrics) {
        return metrics.stream().map(SqlModel::name).collect(Collectors.joining(", "));
    }

    private static SqlModel grouping(
            String name, String what, String by, String meaning, Collection<SqlModel> metrics) {
        String header = """
                -- purpose:   Every metric by month and %s, to be added up and then divided.
                -- label:     Metrics by month and %s
                -- published: yes
                -- grain:     metric, month, %s
                -- inputs:    %s, as_of_dates, calendar
                -- columns:
                --   metric       text      the metric's file
                --   month        text      month of the event; a stock has the month of the as-of date; empty where undated
                --   %s  text  %s
                --   numerator    quantity  sum of numerators
                --   denominator  quantity  sum of denominators; empty for a sum
                """.formatted(what, what, by, names(metrics), by, meaning);
        String parts = metrics.stream()
                .map(metric -> """
                        select
                            '%s' as metric,
                            c.month,
                            m.%s,
                            cast(sum(m.numerator) as decimal(38, 6)) as numerator,
                            cast(sum(m.denominator) as decimal(38, 6)) as denominator
                        from %s as m
                        inner join as_of_dates as d
                            on d.as_of_date = m.as_of_date
                            and d.role = 'review'
                        left join calendar as c
                            on c.day = m.event_date
                        group by c.month, m.%s
                        """.formatted(metric.name(), by, metric.name(), by))
                .collect(Collectors.joining("union all\n"));
        return SqlModel.parse(name, header + parts);
    }

    /** The data rule that people add up to teams and teams to the company, for every metric. */
    static SqlModel peopleAddUp(Collection<SqlModel> metrics) {
        String header = """
                -- purpose:  Every metric, summed over people and teams, equals its sum over records.
                -- label:    People add up
                -- severity: fail
                -- grain:    subject
                -- inputs:   metrics, people, as_of_dates, %s
                -- columns:
                --   subject  text  the metric that does not add up
                --   detail   text  both sums
                """.formatted(names(metrics));
        String records = metrics.stream()
                .map(metric -> "    select as_of_date, '" + metric.name() + "' as metric,"
                        + " cast(numerator as decimal(38, 6)) as numerator\n    from " + metric.name())
                .collect(Collectors.joining("\n    union all\n"));
        return SqlModel.parse("people_add_up", header + "with records as (\n" + records + """

                ),

                company as (
                    select r.metric, cast(sum(r.numerator) as decimal(38, 6)) as total
                    from records as r
                    inner join as_of_dates as d
                        on d.as_of_date = r.as_of_date
                        and d.role = 'review'
                    group by r.metric
                ),

                -- Through each person's team: one who is missing from people would be missing here.
                teams as (
                    select m.metric, p.team, cast(sum(m.numerator) as decimal(38, 6)) as total
                    from metrics as m
                    inner join people as p
                        on p.owner_id = m.owner_id
                    group by m.metric, p.team
                ),

                added as (
                    select metric, cast(sum(total) as decimal(38, 6)) as total
                    from teams
                    group by metric
                )

                select
                    c.metric as subject,
                    cast(c.total as string) || ' by record, '
                        || coalesce(cast(a.total as string), 'nothing') || ' by team' as detail
                from company as c
                left join added as a
                    on a.metric = c.metric
                where c.total is distinct from a.total
                """);
    }
}
