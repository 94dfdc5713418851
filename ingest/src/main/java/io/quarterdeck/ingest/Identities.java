package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is who across systems: the key under which the tables know each person, account, product and opportunity.
 *
 * <p>The primary system is the one that the deals come from; its keys never change but by an alias. A key of another
 * system becomes, in this order, what {@code aliases} says; what the primary system calls the one record that shares an
 * exact key with the system's own (an e-mail address, a login …); where the system does not list the key, the one record
 * of all other systems that it names. A key that could mean several is shown as {@code system:key}, and so is one that
 * another system uses for something else. Names match nobody: they make proposals.
 *
 * <p>All of it holds for all time, and is worked out of every statement there is, so the order of loading does not matter.
 */
final class Identities {
    /** What a key can stand for. @param exact what else names it, by column, as it is compared */
    record Kind(String object, String table, String id, String name, Map<String, String> exact) {}

    private static final String FOLDED = "nullif(lower(trim(%s)), '')";
    private static final String PLAIN = "nullif(trim(%s), '')";
    private static final String TAX = "nullif(upper(regexp_replace(%s, '\\s', '', 'g')), '')";
    private static final String DOMAIN =
            "nullif(regexp_replace(regexp_replace(lower(trim(%s)), '^(https?://)?(www\\.)?', ''), '/.*$', ''), '')";

    static final List<Kind> KINDS = List.of(
            new Kind(
                    "person",
                    "people",
                    "owner_id",
                    "name",
                    Map.of(
                            "email", FOLDED,
                            "login", FOLDED,
                            "employee_number", PLAIN)),
            new Kind("account", "accounts", "account_id", "account_name", Map.of("tax_number", TAX, "domain", DOMAIN)),
            new Kind("product", "products", "product_id", "product_name", Map.of("product_code", PLAIN)),
            new Kind("opportunity", "opportunities", "opportunity_id", "opportunity_name", Map.of()));

    /** Columns that hold a person's key beside {@code owner_id}; those that may hold a name instead count as no reference. */
    private static final List<String> PEOPLE = List.of("owner_id", "joint_manager_id");

    private static final List<String> PEOPLE_OR_NAMES =
            List.of("manager", "adjusted_by", "approved_by", "changed_by", "confirmed_by", "submitted_by");

    private Identities() {}

    /**
     * A column of a table that refers to something.
     *
     * @param object SQL for what it refers to
     * @param only SQL for the rows in which it does; empty for all
     * @param isKey whether it holds a key and never a name
     */
    record Reference(String column, String object, String only, boolean isKey) {}

    /** What the columns of a table refer to; the table's own id, where it lists one of {@link #KINDS}, is none. */
    static List<Reference> references(CanonicalTable table) {
        List<Reference> references = new ArrayList<>();
        if (!table.isVersioned() || table.name().equals("aliases")) {
            return references;
        }
        for (Column column : table.values()) {
            reference(table, column.name())
                    .filter(r -> !listed(table)
                            .filter(k -> k.id().equals(r.column()))
                            .isPresent())
                    .ifPresent(references::add);
        }
        return references;
    }

    private static Optional<Reference> reference(CanonicalTable table, String column) {
        if (PEOPLE.contains(column) || PEOPLE_OR_NAMES.contains(column)) {
            return Optional.of(new Reference(column, "'person'", "", PEOPLE.contains(column)));
        }
        if (column.equals("scope_id")) {
            return Optional.of(new Reference(
                    column, "s.scope_type", "s.scope_type in ('person', 'account', 'product', 'opportunity')", true));
        }
        if (table.name().equals("opportunity_history") && (column.equals("old_value") || column.equals("new_value"))) {
            return Optional.of(new Reference(column, "'person'", "s.field = 'owner_id'", true));
        }
        if (table.name().equals("accounts") && column.equals("parent_id")) {
            return Optional.of(new Reference(column, "'account'", "", true));
        }
        return KINDS.stream()
                .filter(kind -> kind.id().equals(column))
                .map(kind -> new Reference(column, "'" + kind.object() + "'", "", true))
                .findFirst();
    }

    /** What a table lists, if that is one of {@link #KINDS}. */
    static Optional<Kind> listed(CanonicalTable table) {
        return KINDS.stream().filter(kind -> kind.table().equals(table.name())).findFirst();
    }

    /** The tables that name something, or list it: where several systems fill them, there is something to join. */
    static Set<String> tables() {
        return CanonicalTable.all().values().stream()
                .filter(t -> !references(t).isEmpty() || listed(t).isPresent())
                .map(CanonicalTable::name)
                .collect(Collectors.toSet());
    }

    /** Makes the temporary tables that everything here and {@link Versions} read. @param filled tables that have loads */
    static List<String> refresh(List<CanonicalTable> filled) {
        return List.of(
                "create or replace temp table identity_listed as " + records(),
                "create or replace temp table identity_mentions as " + distinctReferences(filled),
                "create or replace temp table identity_primary as " + primary(),
                "create or replace temp table identity_homes as " + homes(),
                "create or replace temp table identity_records as "
                        + atHome(
                                "arg_min(t.name, (t.since, t.system)) as name, min(t.since) as since",
                                "identity_listed"),
                "create or replace temp table identity_values as " + atHome("t.kind, t.value", "(" + values() + ")"),
                "create or replace temp table identity_references as "
                        + atHome("bool_or(t.is_key) as is_key", "identity_mentions"),
                "create or replace temp table identity_known as " + known());
    }

    /**
     * A list that has no deals of its own, such as a CRM's customers in a file of another layout, is the primary system's
     * where that one lists none and at least half of the keys that it uses are there.
     */
    private static String homes() {
        return """
                select r.object, r.system, p.system as home
                from identity_listed as r
                inner join identity_primary as p on p.object = r.object and p.system <> r.system
                inner join identity_mentions as m
                    on m.object = r.object and m.system = p.system and m.key = r.key and m.is_key
                where not exists (
                    select 1 from identity_listed as o where o.object = p.object and o.system = p.system)
                group by r.object, r.system, p.system
                having 2 * count(*) >= (
                    select count(*) from identity_mentions as a
                    where a.object = r.object and a.system = p.system and a.is_key)
                qualify row_number() over (
                    partition by r.object order by count(*) desc, min(r.since), r.system) = 1
                """;
    }

    private static String atHome(String columns, String from) {
        return "select t.object, coalesce(h.home, t.system) as system, t.key, " + columns + " from " + from + " as t"
                + " left join identity_homes as h on h.object = t.object and h.system = t.system group by all";
    }

    private static final String LOADS =
            " inner join (select load_id, system, statement_date from statements.loads) as l" + " using (load_id)";

    private static String records() {
        return KINDS.stream()
                .map(kind -> """
                        select '%1$s' as object, l.system, s.%2$s as key,
                            arg_max(s.%3$s, (l.statement_date, s.content_hash)) as name,
                            min(l.statement_date) as since
                        from statements.%4$s as s%5$s
                        where s.%2$s is not null
                        group by all
                        """.formatted(kind.object(), kind.id(), kind.name(), kind.table(), LOADS))
                .collect(Collectors.joining("union all\n"));
    }

    /** Every exact key that a system ever said of what it lists, and its own id. */
    private static String values() {
        List<String> parts = new ArrayList<>();
        for (Kind kind : KINDS) {
            kind.exact().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(exact -> parts.add("""
                            select distinct '%1$s' as object, l.system, s.%2$s as key, '%3$s' as kind, %4$s as value
                            from statements.%5$s as s%6$s
                            where s.%2$s is not null and %4$s is not null
                            """.formatted(
                                    kind.object(),
                                    kind.id(),
                                    exact.getKey().equals("product_code") ? "code" : exact.getKey(),
                                    exact.getValue().formatted("s." + exact.getKey()),
                                    kind.table(),
                                    LOADS)));
        }
        parts.add("select object, system, key, 'own id', key from identity_listed\n");
        return String.join("union all\n", parts);
    }

    private static String distinctReferences(List<CanonicalTable> filled) {
        List<String> parts = new ArrayList<>();
        for (CanonicalTable table : filled) {
            for (Reference reference : references(table)) {
                parts.add("""
                        select distinct %1$s as object, l.system, s.%2$s as key, %3$s as is_key
                        from statements.%4$s as s%5$s
                        where s.%2$s is not null%6$s
                        """.formatted(
                                reference.object(),
                                reference.column(),
                                reference.isKey(),
                                table.name(),
                                LOADS,
                                reference.only().isEmpty() ? "" : " and " + reference.only()));
            }
        }
        parts.add("select '', '', '', false where false\n");
        return "select object, system, key, bool_or(is_key) as is_key from (\n" + String.join("union all\n", parts)
                + ") as r(object, system, key, is_key) group by all";
    }

    /** The system that spoke of deals first, else of orders; else, for each object, the one that names most. */
    private static String primary() {
        return """
                with deals as (
                    select system
                    from statements.loads
                    where table_name in ('opportunities', 'orders')
                    order by table_name, statement_date, system
                    limit 1
                ),
                named as (
                    select object, system, count(*) as n
                    from (select object, system from identity_mentions union all select object, system from identity_listed)
                    group by object, system
                )
                select o.object, coalesce(
                    (select system from deals),
                    (select n.system from named as n where n.object = o.object order by n.n desc, n.system limit 1),
                    '') as system
                from (values ('person'), ('account'), ('product'), ('opportunity')) as o(object)
                """;
    }

    /** One row per key of a system, with the key under which the tables know it; {@code matched_by} null if by itself. */
    private static String known() {
        return """
                with recursive sources as (
                    select system as source, system from statements.loads
                    union
                    select split_part(preset, '/', 1), system from statements.loads
                ),
                stated as (
                    select lower(a.object) as object, coalesce(h.home, o.system, a.source) as system, a.key, a.canonical_id
                    from statements.aliases as a
                    inner join (select load_id, statement_date from statements.loads) as l using (load_id)
                    left join sources as o on o.source = a.source
                    left join identity_homes as h
                        on h.object = lower(a.object) and h.system = coalesce(o.system, a.source)
                    where a.canonical_id is not null
                    qualify row_number() over (
                        partition by lower(a.object), coalesce(h.home, o.system, a.source), a.key
                        order by l.statement_date desc, coalesce(a.is_deleted, false), a.content_hash desc) = 1
                        and not coalesce(a.is_deleted, false)
                ),
                chain as (
                    select object, system, key, canonical_id, 1 as depth from stated
                    union all
                    select c.object, c.system, c.key, n.canonical_id, c.depth + 1
                    from chain as c
                    inner join identity_primary as p on p.object = c.object
                    inner join stated as n
                        on n.object = c.object and n.key = c.canonical_id and n.system in (c.system, p.system)
                        and n.canonical_id <> n.key
                    where c.depth < 10
                ),
                alias as (
                    select object, system, key, canonical_id
                    from chain
                    qualify row_number() over (
                        partition by object, system, key order by depth desc, canonical_id) = 1
                ),
                own as (
                    select object, p.system, v.key, v.kind, v.value
                    from identity_values as v
                    inner join identity_primary as p using (object, system)
                    where v.kind <> 'own id'
                    union all
                    select r.object, r.system, r.key, 'reference', r.key
                    from identity_references as r
                    inner join identity_primary as p using (object, system)
                    left join identity_records as l using (object, system, key)
                    where r.is_key and l.key is null
                ),
                own_unique as (
                    select object, kind, value, min(key) as key
                    from own
                    group by object, kind, value
                    having count(distinct key) = 1
                ),
                other_unique as (
                    select v.object, v.system, v.kind, v.value, min(v.key) as key
                    from identity_values as v
                    inner join identity_primary as p on p.object = v.object and p.system <> v.system
                    group by v.object, v.system, v.kind, v.value
                    having count(distinct v.key) = 1
                ),
                claimed as (
                    select v.object, v.value
                    from identity_values as v
                    inner join identity_primary as p on p.object = v.object and p.system <> v.system
                    where v.kind in ('own id', 'employee_number', 'code')
                    group by v.object, v.value
                    having count(distinct v.system) > 1
                ),
                matched as (
                    select
                        u.object, u.system, u.key, min(o.key) as canonical_id,
                        arg_min(u.kind, list_position(['email', 'login', 'employee_number', 'tax_number', 'domain', 'code', 'own id'], u.kind))
                            as matched_by
                    from other_unique as u
                    inner join own_unique as o
                        on o.object = u.object and o.value = u.value
                        and (o.kind = u.kind or o.kind = 'reference' and u.kind not in ('tax_number', 'domain'))
                    left join claimed as c on c.object = u.object and c.value = u.value
                    where c.value is null or o.kind = u.kind or u.kind in ('email', 'login')
                    group by u.object, u.system, u.key
                    having count(distinct o.key) = 1
                ),
                taken as (
                    select object, key from identity_records inner join identity_primary using (object, system)
                    union
                    select object, key from identity_references
                    inner join identity_primary using (object, system)
                    where is_key
                ),
                listed as (
                    select
                        r.object, r.system, r.key, r.system = p.system as is_primary,
                        coalesce(a.canonical_id, am.canonical_id, m.canonical_id) as joined_id,
                        case when a.key is not null then 'alias' else m.matched_by end as matched_by,
                        case
                            when r.system = p.system then 0
                            when t.key is not null then 2
                            else 1
                        end as place,
                        r.since
                    from identity_records as r
                    inner join identity_primary as p on p.object = r.object
                    left join alias as a on a.object = r.object and a.system = r.system and a.key = r.key
                    left join matched as m on m.object = r.object and m.system = r.system and m.key = r.key
                    left join alias as am
                        on am.object = r.object and am.system = p.system and am.key = m.canonical_id
                    left join taken as t on t.object = r.object and t.key = r.key
                ),
                shown as (
                    select object, system, key, is_primary, matched_by, coalesce(
                        joined_id,
                        case
                            when place = 0 then key
                            when place = 2 or row_number() over (
                                partition by object, key, joined_id is null order by place, since, system) > 1
                                then system || ':' || key
                            else key
                        end) as canonical_id
                    from listed
                ),
                unlisted as (
                    select r.object, r.system, r.key, r.is_key, p.system = r.system as is_primary, a.canonical_id
                    from identity_references as r
                    inner join identity_primary as p on p.object = r.object
                    left join identity_records as l on l.object = r.object and l.system = r.system and l.key = r.key
                    left join alias as a on a.object = r.object and a.system = r.system and a.key = r.key
                    where l.key is null
                ),
                namable as (
                    select v.object, v.system, v.kind, v.value, s.canonical_id
                    from identity_values as v
                    inner join shown as s on s.object = v.object and s.system = v.system and s.key = v.key
                    where v.kind not in ('tax_number', 'domain')
                    union all
                    select u.object, u.system, 'own id', u.key, coalesce(u.canonical_id, u.key)
                    from unlisted as u
                    where u.is_primary and u.is_key
                ),
                named as (
                    select
                        u.object, u.system, u.key,
                        count(distinct n.canonical_id) as n,
                        min(n.canonical_id) as canonical_id,
                        arg_min(n.kind, list_position(['own id', 'email', 'login', 'employee_number', 'code'], n.kind)) as matched_by,
                        min(n.system) as found_in
                    from unlisted as u
                    inner join namable as n
                        on n.object = u.object and n.system <> u.system
                        and n.value = case when n.kind in ('email', 'login') then lower(trim(u.key)) else u.key end
                    where not u.is_primary and u.canonical_id is null
                    group by u.object, u.system, u.key
                ),
                everything as (
                    select
                        s.object, s.system, s.key, s.canonical_id, s.matched_by, p.system as found_in,
                        s.is_primary, true as is_listed, true as is_key
                    from shown as s
                    inner join identity_primary as p on p.object = s.object
                    union all
                    select
                        u.object, u.system, u.key,
                        case
                            when u.canonical_id is not null then u.canonical_id
                            when n.n = 1 then n.canonical_id
                            when n.n > 1 then u.system || ':' || u.key
                            else u.key
                        end,
                        case when u.canonical_id is not null then 'alias' when n.n = 1 then n.matched_by end,
                        n.found_in, u.is_primary, false, u.is_key
                    from unlisted as u
                    left join named as n on n.object = u.object and n.system = u.system and n.key = u.key
                )
                select * from everything
                union all
                select e.* replace (h.system as system)
                from everything as e
                inner join identity_homes as h on h.object = e.object and h.home = e.system
                """;
    }

    /** The tables that show it: what was joined, what might be, and what is left over. */
    static Optional<String> select(String name, List<CanonicalTable> filled) {
        return switch (name) {
            case "identities" -> Optional.of(identities());
            case "identity_proposals" -> Optional.of(proposals());
            case "unmatched" -> Optional.of(unmatched(filled));
            default -> Optional.empty();
        };
    }

    private static String identities() {
        return """
                select object, system, key, canonical_id, matched_by,
                    case matched_by
                        when 'alias' then 'aliases'
                        when 'own id' then 'the same id in ' || found_in
                        else 'the same ' || case matched_by
                            when 'email' then 'e-mail address'
                            when 'employee_number' then 'employee number'
                            when 'tax_number' then 'tax number'
                            else matched_by
                        end || ' in ' || found_in
                    end as evidence
                from identity_known
                where matched_by is not null
                    and (matched_by = 'alias' or is_key and object <> 'opportunity')
                """;
    }

    /**
     * By name, among those that no exact key joins: someone of the primary system, listed or only named there; else of
     * any other system's list.
     */
    private static String proposals() {
        return """
                with names as (
                    select k.object, k.system, k.key, k.canonical_id, k.is_primary, k.is_listed, k.matched_by,
                        coalesce(r.name, k.key) as name,
                        nullif(lower(regexp_replace(
                            nfc_normalize(coalesce(r.name, k.key)), '[\\s\\p{Z}\\p{Cf}\\p{P}]+', '', 'g')), '') as folded
                    from identity_known as k
                    left join identity_listed as r using (object, system, key)
                    where k.is_key and k.object <> 'opportunity'
                ),
                known as (
                    select distinct object, system, folded, canonical_id, is_primary
                    from names
                    where is_primary or is_listed
                ),
                pairs as (
                    select distinct n.object, n.system, n.key, n.name, n.folded, k.canonical_id, k.is_primary
                    from names as n
                    inner join known as k
                        on k.object = n.object and k.folded = n.folded and k.system <> n.system
                    where not n.is_primary and n.matched_by is null
                ),
                best as (
                    select *
                    from pairs
                    qualify is_primary or not bool_or(is_primary) over (partition by object, system, key)
                )
                select
                    object, system, key, name, canonical_id, 'same name' as why,
                    count(*) over (partition by object, system, key) = 1
                        and count(*) over (partition by object, system, folded) = 1 as is_unique
                from (select distinct object, system, key, name, folded, canonical_id from best)
                """;
    }

    private static String unmatched(List<CanonicalTable> filled) {
        List<String> parts = new ArrayList<>();
        for (CanonicalTable table : filled) {
            // A person's place comes with the list of staff and says nothing of deals.
            List<Reference> keys = references(table).stream()
                    .filter(r -> r.isKey() && !table.name().equals("assignments"))
                    .toList();
            String key = table.key().stream().map(c -> "s." + c).collect(Collectors.joining(", "));
            String amount = table.indexOf("amount") < 0 ? "null" : "s.amount";
            for (Reference reference : keys) {
                parts.add("""
                        select %1$s as object, l.system, s.%2$s as key, '%3$s' as table_name, %4$s as amount,
                            coalesce(s.is_deleted, false) as is_deleted
                        from statements.%3$s as s%5$s
                        where s.%2$s is not null%6$s
                        qualify row_number() over (
                            partition by l.system, %7$s order by l.statement_date desc, s.content_hash desc) = 1
                        """.formatted(
                                reference.object(),
                                reference.column(),
                                table.name(),
                                amount,
                                LOADS,
                                reference.only().isEmpty() ? "" : " and " + reference.only(),
                                key));
            }
        }
        parts.add("select '', '', '', '', null::decimal(38, 6), true where false\n");
        return """
                with lists as (
                    select distinct object, canonical_id
                    from (
                        select
                            *,
                            bool_or(is_primary and is_listed) over (partition by object) as has_list,
                            bool_or(is_primary and is_key) over (partition by object) as has_keys
                        from identity_known
                    )
                    where case
                        when has_list then is_primary and is_listed
                        when has_keys then is_primary and is_key
                        else is_listed
                    end
                ),
                strangers as (
                    select k.object, k.system, k.key, k.canonical_id, k.is_listed
                    from identity_known as k
                    anti join lists as l on l.object = k.object and l.canonical_id = k.canonical_id
                    where k.is_key and k.object <> 'opportunity' and k.object in (select object from lists)
                ),
                uses(object, system, key, table_name, amount, is_deleted) as (
                %1$s),
                counted as (
                    select object, system, key, table_name, count(*) as n, sum(amount) as amount
                    from uses
                    where not is_deleted
                    group by object, system, key, table_name
                )
                select
                    s.object, s.system, s.key, any_value(r.name) as name, any_value(s.canonical_id) as canonical_id,
                    coalesce(string_agg(c.table_name || ' ' || c.n, ', ' order by c.table_name), '') as referred_by,
                    coalesce(cast(sum(c.n) as bigint), 0) as records,
                    cast(sum(c.amount) as decimal(38, 6)) as amount
                from strangers as s
                left join counted as c on c.object = s.object and c.system = s.system and c.key = s.key
                left join identity_listed as r on r.object = s.object and r.system = s.system and r.key = s.key
                where s.is_listed or c.key is not null
                group by s.object, s.system, s.key
                """.formatted(String.join("union all\n", parts));
    }
}
