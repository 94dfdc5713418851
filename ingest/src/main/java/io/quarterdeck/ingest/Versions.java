package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SQL that makes a canonical table of statements.
 *
 * <p><b>What a version is.</b> What one system says of a record on one date is one statement: where files of one date
 * contradict each other, the record that was changed last holds, else the greatest hash, whichever file came first. A
 * statement that says what the one before it said starts no version. A version begins on the day from which the statement
 * is known, which is its own date where nothing else was said; one that comes to light when a later one is known already
 * changes nothing, so the tables as of a day are those that could be made on that day. A version ends where the next one begins, where
 * the record is said to be deleted, or on the date of the next complete list of its system that does not have it; a
 * record that comes back starts a new one, also with the same content.
 *
 * <p><b>Systems.</b> A key such as {@code 17} means one thing in each system, so records of two systems never mix in
 * tables whose key holds the id of something that has a table of its own (all but rates, targets, links and other facts
 * that have no id). Where two systems list the same id, the system that spoke of it first keeps it as it is (of the
 * same date: the first by name), and the others' is shown as {@code system:17}. A system that uses an id without
 * listing it refers to the plain one.
 *
 * <p><b>Who is who.</b> Where several systems are in the store, or {@code aliases}, they are joined: {@link #statements}
 * gives every reference its canonical id of {@link Identities}, facts of two systems that then have one key are one
 * record, and records that stand for one person, account, product or opportunity are merged into one, column by column.
 * A store of one system never pays for this. Complete lists stay those of the system that exported them, which is why
 * {@code next_full} is worked out in the ledger and not per record.
 */
final class Versions {
    private Versions() {}

    /** @param isJoined whether identities are joined across systems */
    static String select(CanonicalTable table, boolean isJoined) {
        if (table.name().equals("opportunity_history")) {
            return history(table, isJoined);
        }
        if (table.isVersioned()) {
            return versioned(table, isJoined);
        }
        return table.name().equals("stages") ? stages() : "select " + names(table) + " from statements." + table.name();
    }

    private static String versioned(CanonicalTable table, boolean isJoined) {
        return "select " + names(table) + ", valid_from, valid_to, is_first from (" + spans(table, isJoined) + ")";
    }

    /**
     * One row per version of a record, with its system, the load that started it, and the load that ended it where it
     * was deleted or missing from a complete list.
     */
    static String spans(CanonicalTable table, boolean isJoined) {
        boolean isList = isJoined && Identities.listed(table).isPresent();
        Optional<String> shownId = isJoined ? shownId(table).filter(id -> !isIdentity(id)) : shownId(table);
        String values = table.values().stream()
                .map(c -> shownId.filter(id -> id.equals(c.name()))
                        .map(id -> "case when shared.key is null then v." + id + " else v.system || ':' || v." + id
                                + " end as " + id)
                        .orElse("v." + c.name()))
                .collect(Collectors.joining(",\n    "));
        String shared = shownId.map(id -> "left join shared on shared.key = v." + id + " and shared.system = v.system")
                .orElse("");
        String spans = """
                with %1$s,
                one_per_date as (
                    select *
                    from (%2$s)
                    qualify row_number() over (
                        partition by %3$s, known_on
                        order by statement_date desc, %4$scontent_hash desc, load_id, line) = 1
                        and statement_date = max(statement_date) over (partition by %3$s order by known_on)
                ),
                placed as (
                    select
                        *,
                        lag(content_hash) over record is distinct from content_hash
                            or coalesce(lag(next_full) over record < known_on, false) as is_start,
                        case
                            when not is_deleted
                                and coalesce(next_full < lead(known_on) over record, next_full is not null)
                                then next_full
                        end as gone_on
                    from one_per_date
                    window record as (partition by %3$s order by known_on)
                ),
                changes as (
                    select
                        *,
                        coalesce(
                            gone_on,
                            lead(case when is_start then known_on else gone_on end) over record) as ends_on,
                        case
                            when gone_on is not null then next_full_load
                            else lead(case when is_start then load_id else next_full_load end) over record
                        end as ended_by,
                        row_number() over record = 1 and not follows_full as is_first
                    from placed
                    where is_start or gone_on is not null
                    window record as (partition by %3$s order by known_on)
                )
                select
                    %5$s,
                    v.known_on as valid_from,
                    v.ends_on as valid_to,
                    v.is_first,
                    v.system,
                    v.load_id,
                    case when v.ends_on is not null then v.ended_by end as ended_by
                from changes as v
                %6$s
                where v.is_start and not v.is_deleted
                """.formatted(
                        ledger(table, isJoined),
                        isJoined ? joinedStatements(table) : statements(table),
                        String.join(", ", isJoined ? joinedRecord(table) : record(table)),
                        (isJoined ? "is_primary desc, " : "") + latest(table),
                        values,
                        shared);
        return isList ? merged(table, spans) : spans;
    }

    /**
     * The records of a list under their canonical ids, those with the same one merged: a version for each change of any of
     * them, each column by the primary system where it has a value, else by the next system. A first version speaks for
     * the time before it as well.
     */
    private static String merged(CanonicalTable table, String spans) {
        Identities.Kind kind = Identities.listed(table).orElseThrow();
        String columns = table.values().stream()
                .map(c -> c.name().equals(kind.id())
                        ? "p." + c.name()
                        : "arg_min(r." + c.name() + ", r.place) as " + c.name())
                .collect(Collectors.joining(",\n        "));
        return """
                with members as (
                    select s.* replace (k.canonical_id as %1$s), dense_rank() over (
                        partition by k.canonical_id
                        order by not k.is_primary, s.%1$s <> k.canonical_id, s.system, s.%1$s) as place
                    from (%2$s) as s
                    inner join identity_known as k
                        on k.object = '%3$s' and k.system = s.system and k.key = s.%1$s
                ),
                several as (
                    select %1$s from members group by %1$s having max(place) > 1
                ),
                points as (
                    select %1$s, valid_from as day, min(load_id) as load_id
                    from (
                        select %1$s, valid_from, load_id from members
                        union all
                        select %1$s, valid_to, ended_by from members where valid_to is not null
                    )
                    semi join several using (%1$s)
                    group by %1$s, valid_from
                ),
                periods as (
                    select %1$s, day as valid_from, lead(day) over record as valid_to, load_id,
                        lead(load_id) over record as ended_by, row_number() over record = 1 as is_start
                    from points
                    window record as (partition by %1$s order by day)
                )
                select %4$s, valid_from, valid_to, is_first, system, load_id, ended_by
                from members
                anti join several using (%1$s)
                union all
                select
                    %5$s,
                    p.valid_from,
                    p.valid_to,
                    p.is_start and bool_or(r.is_first) as is_first,
                    arg_min(r.system, r.place) as system,
                    p.load_id,
                    p.ended_by
                from periods as p
                inner join members as r
                    on r.%1$s = p.%1$s
                    and (r.valid_from <= p.valid_from or r.is_first)
                    and (r.valid_to is null or r.valid_to > p.valid_from)
                group by p.%1$s, p.valid_from, p.valid_to, p.is_start, p.load_id, p.ended_by
                """.formatted(kind.id(), spans, kind.object(), names(table), columns);
    }

    /** From where the statements of a table are read: its values as exported, with what the ledger says of each. */
    static String statements(CanonicalTable table) {
        return "select " + names(table) + ", content_hash, coalesce(is_deleted, false) as is_deleted, line, load_id,"
                + " system, statement_date, known_on, next_full, next_full_load, follows_full"
                + " from statements." + table.name() + " inner join dated using (load_id)";
    }

    /**
     * The same with canonical ids in place of what systems call them, but for the id of a list itself: its records are
     * merged as versions. A person's dated places are those of one system, the primary one where it has any: two plans
     * of one organisation are no two places.
     */
    private static String joinedStatements(CanonicalTable table) {
        List<Identities.Reference> references = Identities.references(table);
        String columns = table.values().stream()
                .map(c -> references.stream().anyMatch(r -> r.column().equals(c.name()))
                        ? canonical(c.name())
                        : "s." + c.name())
                .collect(Collectors.joining(", "));
        String joins = references.stream()
                .map(r -> " left join identity_known as k_%1$s on k_%1$s.object = %2$s and k_%1$s.system = d.system"
                                .formatted(r.column(), r.object())
                        + " and k_%1$s.key = s.%1$s".formatted(r.column())
                        + (r.only().isEmpty() ? "" : " and " + r.only()))
                .collect(Collectors.joining());
        String places = table.name().equals("assignments")
                ? " qualify dense_rank() over (partition by coalesce(k_owner_id.canonical_id, s.owner_id)"
                        + " order by d.system <> p.system, d.system) = 1"
                : "";
        return "select " + columns + ", s.content_hash, coalesce(s.is_deleted, false) as is_deleted, s.line, s.load_id,"
                + " d.system, d.statement_date, d.known_on, d.next_full, d.next_full_load, d.follows_full,"
                + " d.system = p.system as is_primary"
                + " from statements." + table.name() + " as s inner join dated as d on d.load_id = s.load_id"
                + " inner join identity_primary as p on p.object = 'person'" + joins + places;
    }

    private static String canonical(String column) {
        return "coalesce(k_%1$s.canonical_id, s.%1$s) as %1$s".formatted(column);
    }

    /** Facts about something that systems share are joined; what has an id of its own in each system is not. */
    private static List<String> joinedRecord(CanonicalTable table) {
        return shownId(table).filter(Versions::isIdentity).isPresent()
                        && Identities.listed(table).isEmpty()
                ? table.key()
                : record(table);
    }

    private static boolean isIdentity(String id) {
        return Identities.KINDS.stream().anyMatch(kind -> kind.id().equals(id));
    }

    /** The columns in which two statements must agree to speak of the same record. */
    static List<String> record(CanonicalTable table) {
        return shownId(table).isPresent()
                ? Stream.concat(Stream.of("system"), table.key().stream()).toList()
                : table.key();
    }

    /** The first column of its key that is the whole key of a table: an id that means something in its system only. */
    private static Optional<String> shownId(CanonicalTable table) {
        return table.key().stream().filter(column -> home(column).isPresent()).findFirst();
    }

    /** The table that lists what an id stands for. */
    private static Optional<CanonicalTable> home(String id) {
        return CanonicalTable.all().values().stream()
                .filter(t -> t.isVersioned() && id.endsWith("_id") && t.key().equals(List.of(id)))
                .findFirst();
    }

    /** A table's own columns, as SQL. */
    static String names(CanonicalTable table) {
        return table.values().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static String latest(CanonicalTable table) {
        return table.indexOf(CanonicalTable.MODIFIED_AT) < 0 ? "" : CanonicalTable.MODIFIED_AT + " desc nulls last, ";
    }

    /** The table's loads, each with the date of its system's next complete list; and the ids that systems share. */
    private static String ledger(CanonicalTable table, boolean isJoined) {
        return """
                ledger as (
                    select load_id, system, statement_date, coalesce(is_full, false) as is_full,
                        greatest(statement_date, coalesce(known_date, statement_date)) as known_on
                    from statements.loads
                    where table_name = '%s'
                ),
                dated as (
                    select
                        l.load_id,
                        l.system,
                        l.statement_date,
                        l.known_on,
                        (select min(f.known_on) from ledger as f
                            where f.is_full and f.system = l.system and f.statement_date > l.statement_date)
                            as next_full,
                        (select arg_min(f.load_id, (f.known_on, f.load_id)) from ledger as f
                            where f.is_full and f.system = l.system and f.statement_date > l.statement_date)
                            as next_full_load,
                        exists (select 1 from ledger as f
                            where f.is_full and f.system = l.system and f.statement_date < l.statement_date
                                and f.known_on <= l.known_on)
                            as follows_full
                    from ledger as l
                    -- What a later list said already, an older one that comes to light does not change.
                    where not exists (select 1 from ledger as f
                        where f.is_full and f.system = l.system and f.statement_date > l.statement_date
                            and f.known_on <= l.known_on)
                )""".formatted(table.name())
                + shownId(table)
                        .filter(id -> !isJoined || !isIdentity(id))
                        .map(id -> ",\n" + shared(id))
                        .orElse("");
    }

    /** The ids of a system that another one listed before it; nothing is read where one system fills the table. */
    private static String shared(String id) {
        String home = home(id).orElseThrow().name();
        return """
                listings as (
                    select load_id, system, statement_date
                    from statements.loads
                    where table_name = '%1$s'
                        and (select count(distinct system) from statements.loads where table_name = '%1$s') > 1
                ),
                shared as (
                    select key, system
                    from (
                        select s.%2$s as key, l.system, min(l.statement_date) as since
                        from statements.%1$s as s
                        inner join listings as l using (load_id)
                        group by s.%2$s, l.system
                    )
                    qualify row_number() over (partition by key order by since, system) > 1
                )""".formatted(home, id);
    }

    /**
     * The changes that exports list, and those between one state of an opportunity and the next where they list its
     * states; a change that both know is one. The first state of all is a change from nothing, as histories have it.
     * States are history themselves, so the latest word on each is taken.
     */
    private static String history(CanonicalTable table, boolean isJoined) {
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
                """.formatted(
                versioned(table, isJoined), versioned(CanonicalTable.all().get("opportunity_states"), isJoined));
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
