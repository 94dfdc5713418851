package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import java.util.stream.Collectors;

/** The SQL that makes a canonical table of statements. */
final class Versions {
    private Versions() {}

    static String select(CanonicalTable table) {
        if (table.name().equals("opportunity_history")) {
            return history(table);
        }
        if (table.isVersioned()) {
            return versioned(table);
        }
        String columns = table.values().stream().map(Column::name).collect(Collectors.joining(", "));
        return table.name().equals("stages") ? stages() : "select " + columns + " from statements." + table.name();
    }

    /**
     * One row per version of a record. What one date says of a record is one statement: where files contradict each
     * other, the greatest hash holds, whichever file came first. A statement that says what the one before it said
     * starts no version.
     */
    private static String versioned(CanonicalTable table) {
        String columns = table.values().stream().map(Column::name).collect(Collectors.joining(", "));
        String key = String.join(", ", table.key());
        return """
                with one_per_date as (
                    select %1$s, content_hash, statement_date as valid_from
                    from statements.%3$s
                    inner join (select load_id, statement_date from statements.loads) as dated using (load_id)
                    qualify row_number() over (
                        partition by %2$s, statement_date order by content_hash desc) = 1
                ),
                changed as (
                    select *
                    from one_per_date
                    qualify lag(content_hash) over (partition by %2$s order by valid_from)
                        is distinct from content_hash
                )
                select
                    %1$s,
                    valid_from,
                    lead(valid_from) over (partition by %2$s order by valid_from) as valid_to,
                    row_number() over (partition by %2$s order by valid_from) = 1 as is_first
                from changed
                """.formatted(columns, key, table.name());
    }

    /**
     * The changes that exports list, and those between one state of an opportunity and the next where they list its
     * states; a change that both know is one. The first state of all is a change from nothing, as histories have it.
     * States are history themselves, so the latest word on each is taken.
     */
    private static String history(CanonicalTable table) {
        return """
                with listed as (
                %s),
                states as (
                %s),
                fields as (
                    select opportunity_id, changed_at, changed_date, state_id, changed_by, valid_from,
                        'stage' as field, stage as value
                    from states where valid_to is null
                    union all
                    select opportunity_id, changed_at, changed_date, state_id, changed_by, valid_from,
                        'amount', rtrim(rtrim(amount::varchar, '0'), '.')
                    from states where valid_to is null
                    union all
                    select opportunity_id, changed_at, changed_date, state_id, changed_by, valid_from,
                        'close_date', close_date::varchar
                    from states where valid_to is null
                    union all
                    select opportunity_id, changed_at, changed_date, state_id, changed_by, valid_from,
                        'owner_id', owner_id
                    from states where valid_to is null
                ),
                steps as (
                    select *, lag(value) over (
                        partition by opportunity_id, field order by changed_at, state_id) as old_value
                    from fields
                ),
                changes as (
                    select distinct on (opportunity_id, changed_date, field, old_value, value) *
                    from steps
                    where value is distinct from old_value
                    order by opportunity_id, changed_date, field, old_value, value, changed_at, state_id
                )
                select * from listed
                union all by name
                select opportunity_id, changed_date, changed_at, field, old_value, value as new_value, changed_by,
                    valid_from, null::date as valid_to, true as is_first
                from changes
                where not exists (
                    select 1 from listed
                    where listed.opportunity_id = changes.opportunity_id
                        and listed.changed_date = changes.changed_date
                        and listed.field = changes.field
                        and listed.new_value is not distinct from changes.value)
                """.formatted(versioned(table), versioned(CanonicalTable.all().get("opportunity_states")));
    }

    /** Each stage as the latest statement orders it; a stage that only older exports know stays known. */
    private static String stages() {
        return """
                select stage, stage_order, status
                from statements.stages
                inner join (select load_id, statement_date from statements.loads) as dated using (load_id)
                qualify row_number() over (partition by stage order by statement_date desc, load_id) = 1
                """;
    }
}
