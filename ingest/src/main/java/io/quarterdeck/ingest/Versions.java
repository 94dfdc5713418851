package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import java.util.stream.Collectors;

/** The SQL that makes a canonical table of statements. */
final class Versions {
    private Versions() {}

    static String select(CanonicalTable table) {
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
