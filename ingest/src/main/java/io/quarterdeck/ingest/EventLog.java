package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The SQL of the table {@code events}: one row per change of a field of a record, from one version to the next.
 *
 * <p>The log starts after the first statement of a table: what that one says is a state, not a change. From there on,
 * replaying the log over the state of a date gives the state of any later one exactly: a record that was created or has
 * come back has a row for each of its values, one that is gone a single row. The moment of the last change is no content
 * and not in the log.
 */
final class EventLog {
    /** Whose changes a review speaks of. */
    static final List<String> TABLES =
            List.of("accounts", "assignments", "opportunities", "orders", "people", "targets");

    private EventLog() {}

    /** @param tables those of {@link #TABLES} that have statements of several dates */
    static String select(List<CanonicalTable> tables, boolean isJoined) {
        return tables.isEmpty()
                ? none()
                : tables.stream().map(table -> of(table, isJoined)).collect(Collectors.joining("\nunion all\n"));
    }

    private static String none() {
        return "select " + Versions.names(CanonicalTable.all().get("events")) + " from statements.events where false";
    }

    private static String of(CanonicalTable table, boolean isJoined) {
        List<Column> fields = table.values().stream()
                .filter(c -> !c.name().equals(CanonicalTable.MODIFIED_AT))
                .toList();
        String key = table.key().stream()
                .map(c -> "coalesce(" + text(table.values().get(table.indexOf(c)), c) + ", '')")
                .collect(Collectors.joining(" || ' | ' || "));
        String before = fields.stream()
                .map(c -> "lag(" + c.name() + ") over record as old_" + c.name())
                .collect(Collectors.joining(",\n        "));
        String changes = fields.stream()
                .map(c -> "struct_pack(field := '" + c.name() + "', old_value := " + text(c, "old_" + c.name())
                        + ", new_value := " + text(c, c.name())
                        + ", at := " + trueDate(table, c) + ")")
                .collect(Collectors.joining(",\n            "));
        String record = "window record as (partition by record_key order by valid_from)";
        return """
                (with spans as (
                    select s.*, %1$s as record_key, l.statement_date as stated_on, e.statement_date as end_stated_on
                    from (%2$s) as s
                    inner join statements.loads as l on l.load_id = s.load_id
                    left join statements.loads as e on e.load_id = s.ended_by
                ),
                start as (
                    select min(valid_from) as first_date from spans
                ),
                steps as (
                    select
                        *,
                        lag(valid_to) over record as ended,
                        lead(valid_from) over record as next_from,
                        lag(valid_from) over record as last_from,
                        %3$s
                    from spans
                    %4$s
                ),
                kinds as (
                    select
                        *,
                        case
                            when ended is null then 'created'
                            when ended < valid_from then 'reappeared'
                            else 'changed'
                        end as kind
                    from steps
                ),
                changes as (
                    select
                        record_key, kind, last_from, valid_from, load_id,
                        unnest([
                            %5$s
                        ]) as change
                    from kinds, start
                    where valid_from > first_date
                )
                select
                    '%6$s' as object,
                    record_key,
                    kind,
                    change.field as field,
                    case when kind = 'changed' then change.old_value end as old_value,
                    change.new_value as new_value,
                    least(coalesce(%7$s, change.at), valid_from) as true_date,
                    valid_from as known_date,
                    load_id
                from changes
                where case
                    when kind = 'changed' then change.old_value is distinct from change.new_value
                    else change.new_value is not null
                end
                union all
                select
                    '%6$s', record_key, 'deleted', '', null, null, end_stated_on, valid_to, ended_by
                from kinds
                where valid_to is not null and (next_from is null or next_from > valid_to))
                """.formatted(
                        key,
                        Versions.spans(table, isJoined),
                        before,
                        record,
                        changes,
                        table.name(),
                        inHistory(table, isJoined));
    }

    /**
     * When it happened: a record was created on its first event's date; what closes one happened on its closing date; of
     * anything else the export says no more than that it was so on its statement date.
     */
    private static String trueDate(CanonicalTable table, Column field) {
        List<String> dates = new ArrayList<>();
        for (CanonicalTable.EventDate event : table.events()) {
            if (event.onlyIfClosed()) {
                if (List.of("status", "stage", "is_closed", "is_won").contains(field.name())) {
                    dates.add("when kind = 'changed' and status <> 'open' and old_status = 'open' and " + event.column()
                            + " is not null then " + event.column());
                }
            } else {
                dates.add("when kind = 'created' and " + event.column() + " is not null then " + event.column());
            }
        }
        return dates.isEmpty() ? "stated_on" : "case " + String.join(" ", dates) + " else stated_on end";
    }

    /** The day on which the source's own history has the change, since the version before. */
    private static String inHistory(CanonicalTable table, boolean isJoined) {
        return !table.name().equals("opportunities")
                ? "null::date"
                : "(select max(h.changed_date) from ("
                        + Versions.select(CanonicalTable.all().get("opportunity_history"), isJoined)
                        + ") as h where h.opportunity_id = record_key and h.field = change.field"
                        + " and h.new_value = change.new_value"
                        + " and h.changed_date between changes.last_from and changes.valid_from)";
    }

    /** A value as the one text that {@link Unit#text} writes, as far as SQL can say it. */
    private static String text(Column column, String name) {
        return switch (column.unit()) {
            case TEXT -> name;
            case MONEY, QUANTITY -> "rtrim(rtrim(cast(cast(" + name + " as decimal(38, 6)) as varchar), '0'), '.')";
            case DAYS, RATIO, MULTIPLE, NUMBER -> "regexp_replace(cast(" + name + " as varchar), '\\.0$', '')";
            default -> "cast(" + name + " as varchar)";
        };
    }
}
