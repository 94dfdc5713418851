-- purpose: What was booked against each target, over the very period it was given for.
-- label:   Attainment
-- published: yes
-- grain:   measure, scope_type, scope_id, product_id, period_start, period_end_exclusive
-- inputs:  stg_targets, fct_credits, people, periods, as_of_dates
-- columns:
--   measure               text   what is measured, as bookings
--   scope_type            text   person, team, region, product, channel or company
--   scope_id              text   whose target it is
--   scope_name            text   as it is shown
--   product_id            text   the only product that counts; empty where all do
--   period                text   the calendar's name for the period, else start/end
--   period_start          date   first day
--   period_end_exclusive  date   the day after the last
--   actual                money  booked in the period, up to the as-of date; a person's with overlays; empty where something else is measured
--   target                money  the target; empty where its currency has no rate
--   attainment            ratio  actual / target; empty where the target is not above zero
with booked as (
    select
        t.measure,
        t.scope_type,
        t.scope_id,
        t.product_id,
        t.period_start,
        t.period_end_exclusive,
        cast(sum(b.amount) as decimal(38, 6)) as actual
    from stg_targets as t
    cross join as_of_dates as d
    inner join fct_credits as b
        on b.as_of_date = d.as_of_date
        and b.booking_date >= t.period_start
        and b.booking_date < t.period_end_exclusive
        and t.scope_id = case t.scope_type
            when 'person' then b.owner_id
            when 'team' then b.team
            when 'region' then b.region
            when 'product' then b.product_id
            when 'channel' then b.channel
            else 'company'
        end
        and (t.product_id is null or t.product_id = b.product_id)
        -- An overlay is the person's own; a team or company counts a deal once.
        and (b.split_kind = 'revenue' or t.scope_type = 'person')
    where d.role = 'review'
        and t.measure = 'bookings'
    group by
        t.measure,
        t.scope_type,
        t.scope_id,
        t.product_id,
        t.period_start,
        t.period_end_exclusive
),

achieved as (
    select
        t.measure,
        t.scope_type,
        t.scope_id,
        t.product_id,
        t.period_start,
        t.period_end_exclusive,
        case
            when t.measure = 'bookings' then coalesce(b.actual, cast(0 as decimal(38, 6)))
        end as actual,
        cast(t.amount as decimal(38, 6)) as target
    from stg_targets as t
    left join booked as b
        on b.measure = t.measure
        and b.scope_type = t.scope_type
        and b.scope_id = t.scope_id
        and b.product_id is not distinct from t.product_id
        and b.period_start = t.period_start
        and b.period_end_exclusive = t.period_end_exclusive
)

select
    t.measure,
    t.scope_type,
    t.scope_id,
    coalesce(p.shown_as, t.scope_id) as scope_name,
    t.product_id,
    coalesce(
        n.period,
        cast(t.period_start as string) || '/' || cast(t.period_end_exclusive as string)
    ) as period,
    t.period_start,
    t.period_end_exclusive,
    t.actual,
    t.target,
    case when t.target > 0 then as_rate(ratio(t.actual, t.target)) end as attainment
from achieved as t
left join periods as n
    on n.period_start = t.period_start
    and n.period_end_exclusive = t.period_end_exclusive
left join people as p
    on p.owner_id = t.scope_id
    and t.scope_type = 'person'
