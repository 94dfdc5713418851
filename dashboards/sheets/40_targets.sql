-- purpose: What was booked against each target, over the very period it was given for.
-- tab:     targets
-- book:    targets
-- title:   Targets
-- message: {count is_reached where is_reached = true} of {count is_reached} targets whose period is over were reached | {count target} targets; none of their periods is over
-- empty:   No export holds targets. A file of targets (who, period, amount) fills this sheet and every attainment.
-- note:    Attainment and difference are empty for periods that have not begun.
-- order_by: period_start desc, scope_order, target desc, scope_name
-- grain:   measure, scope_type, scope_id, scope_name, period_start, last_day
-- inputs:  attainment, as_of_dates
-- columns:
--   scope_name    text   whose target it is, and the product where it is for one
--   scope_type    text   company, region, team or person
--   measure       text   what is measured
--   period        text   the calendar's name for the period, else start/end
--   period_start  date   first day
--   last_day      date   last day
--   target        money  the target
--   actual        money  booked in the period, up to the as-of date
--   attainment    ratio  actual / target; empty before the period begins, and where the target is not above zero
--   target_gap    money  actual - target
--   is_reached    flag   whether the target was reached; empty until its period is over
--   scope_id      text   the source's own key
--   scope_order    count  1 for the company
select
    case
        when a.product_id is null then a.scope_name
        else a.scope_name || ' · ' || a.product_id
    end as scope_name,
    a.scope_type,
    a.measure,
    a.period,
    a.period_start,
    cast(a.period_end_exclusive - interval 1 day as date) as last_day,
    a.target,
    a.actual,
    case when a.period_start <= d.as_of_date then a.attainment end as attainment,
    cast(
        case when a.period_start <= d.as_of_date then a.actual - a.target end as decimal(38, 6)
    ) as target_gap,
    case
        when a.period_end_exclusive <= cast(d.as_of_date + interval 1 day as date)
            then a.attainment >= 1
    end as is_reached,
    a.scope_id,
    cast(
        case a.scope_type
            when 'company' then 1
            when 'region' then 2
            when 'team' then 3
            else 4
        end as bigint
    ) as scope_order
from attainment as a
inner join as_of_dates as d
    on d.role = 'review'
