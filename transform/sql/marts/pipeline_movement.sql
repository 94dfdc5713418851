-- purpose: How the open pipeline became what it is since the last review, class by class; opening and movements sum to closing.
-- label:   Pipeline movement
-- published: yes
-- grain:   from_date, to_date, period, scope_type, scope_id, movement
-- inputs:  stg_movement_lines
-- columns:
--   from_date   date   the last review
--   to_date     date   this review
--   period      text   the quarter for which the deals are planned, or all
--   scope_type  text   company, region, team, person, product or product_family
--   scope_id    text   which one
--   movement    text   opening, how deals came in, changed and left, or closing
--   amount      money  signed: what came in above 0, what left below
--   deals       count  deals
with sums as (
    select
        from_date,
        to_date,
        period,
        scope_type,
        scope_id,
        movement,
        sum(amount) as amount,
        count(*) as deals
    from stg_movement_lines
    group by from_date, to_date, period, scope_type, scope_id, movement
),

-- A pipeline that began or ended empty says so.
ends as (
    select distinct from_date, to_date, period, scope_type, scope_id, 'opening' as movement from sums
    union all
    select distinct from_date, to_date, period, scope_type, scope_id, 'closing' as movement from sums
)

select
    coalesce(s.from_date, e.from_date) as from_date,
    coalesce(s.to_date, e.to_date) as to_date,
    coalesce(s.period, e.period) as period,
    coalesce(s.scope_type, e.scope_type) as scope_type,
    coalesce(s.scope_id, e.scope_id) as scope_id,
    coalesce(s.movement, e.movement) as movement,
    cast(coalesce(s.amount, 0) as decimal(38, 6)) as amount,
    coalesce(s.deals, cast(0 as bigint)) as deals
from sums as s
full outer join ends as e
    on e.from_date = s.from_date
    and e.to_date = s.to_date
    and e.period = s.period
    and e.scope_type = s.scope_type
    and e.scope_id = s.scope_id
    and e.movement = s.movement
