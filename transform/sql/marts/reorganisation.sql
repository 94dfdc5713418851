-- purpose: Every quarter under the organisation of then and of today, and the bridge between: what people brought along and took away.
-- label:   Reorganisation
-- published: yes
-- grain:   measure, period, scope_type, scope_id
-- inputs:  stg_reorganised
-- columns:
--   measure      text   bookings: of the quarter; open_pipeline: open at its end, or on the review's date
--   period       text   quarter
--   scope_type   text   region or team
--   scope_id     text   which one, of then or today
--   amount_then  money  as organised then; a later change of the organisation leaves it as it is
--   moved_in     money  of people who are in it today and were elsewhere then
--   moved_out    money  of people who were in it then and are elsewhere today; below 0
--   amount_now   money  as organised today: amount_then + moved_in + moved_out
--   people_moved count  people who came or went
with scoped as (
    select measure, period, owner_id, 'team' as scope_type, team_then as id_then, team_now as id_now, amount
    from stg_reorganised
    union all
    select measure, period, owner_id, 'region' as scope_type, region_then as id_then, region_now as id_now, amount
    from stg_reorganised
),

sides as (
    select
        measure,
        period,
        scope_type,
        id_then as scope_id,
        owner_id,
        amount as amount_then,
        0 as moved_in,
        case when id_now <> id_then then -amount else 0 end as moved_out,
        case when id_now = id_then then amount else 0 end as amount_now,
        id_now <> id_then as has_moved
    from scoped
    union all
    select
        measure,
        period,
        scope_type,
        id_now as scope_id,
        owner_id,
        0 as amount_then,
        amount as moved_in,
        0 as moved_out,
        amount as amount_now,
        true as has_moved
    from scoped
    where id_now <> id_then
)

select
    measure,
    period,
    scope_type,
    scope_id,
    cast(sum(amount_then) as decimal(38, 6)) as amount_then,
    cast(sum(moved_in) as decimal(38, 6)) as moved_in,
    cast(sum(moved_out) as decimal(38, 6)) as moved_out,
    cast(sum(amount_now) as decimal(38, 6)) as amount_now,
    count(distinct case when has_moved then owner_id end) as people_moved
from sides
group by measure, period, scope_type, scope_id
