-- purpose: The target of every scope by quarter: its own where one was given, else the sum of its people's.
-- label:   Targets by quarter
-- grain:   scope_type, scope_id, period
-- inputs:  person_targets, target_months, calendar
-- columns:
--   scope_type  text   company, region, team or person
--   scope_id    text   which one
--   period      text   quarter
--   target      money  target
--   is_given    flag   whether the target was given for this scope, and not summed over its people
with people_quarters as (
    select t.owner_id, t.team, t.region, c.quarter as period, t.target
    from person_targets as t
    inner join calendar as c
        on c.day = t.month_start
),

summed as (
    select 'company' as scope_type, 'company' as scope_id, period, target from people_quarters
    union all
    select 'region' as scope_type, region as scope_id, period, target from people_quarters
    union all
    select 'team' as scope_type, team as scope_id, period, target from people_quarters
),

given as (
    select t.scope_type, t.scope_id, c.quarter as period, t.target
    from target_months as t
    inner join calendar as c
        on c.month = t.month
        and c.day = c.month_start
    where t.measure = 'bookings'
        and t.product_id is null
        and t.is_counted
        and t.scope_type in ('company', 'region', 'team', 'person')
),

all_targets as (
    select
        scope_type,
        scope_id,
        period,
        cast(sum(target) as decimal(38, 6)) as target,
        true as is_given
    from given
    group by scope_type, scope_id, period
    union all
    select
        scope_type,
        scope_id,
        period,
        cast(sum(target) as decimal(38, 6)) as target,
        false as is_given
    from summed
    group by scope_type, scope_id, period
),

preferred as (
    select
        scope_type,
        scope_id,
        period,
        target,
        is_given,
        row_number() over (
            partition by scope_type, scope_id, period
            order by case when is_given then 0 else 1 end
        ) as place
    from all_targets
)

select scope_type, scope_id, period, target, is_given
from preferred
where place = 1
