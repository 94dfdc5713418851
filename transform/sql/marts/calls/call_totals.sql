-- purpose: What the calls of people and managers come to now, with their record at this week of past quarters.
-- grain:   voice
-- inputs:  call_weeks, forecast_value_added, outlook_points
-- columns:
--   voice   text   rep or manager
--   amount  money  the sum of the last calls for the quarter under review
--   wape    ratio  sum of absolute errors / sum of what came
--   bias    ratio  sum of (told - came) / sum of what came
--   n       count  past quarters
with review as (
    select quarter as period, week
    from outlook_points
    where role = 'review'
),

past as (
    select
        v.layer,
        as_rate(ratio(sum(v.error), sum(v.actual))) as wape,
        as_rate(ratio(sum(v.told - v.actual), sum(v.actual))) as bias,
        count(*) as n
    from forecast_value_added as v
    inner join review as r
        on r.week = v.week_of_period
    where v.layer in ('rep', 'manager')
    group by v.layer
)

select
    c.call_kind as voice,
    c.amount,
    p.wape,
    p.bias,
    coalesce(p.n, cast(0 as bigint)) as n
from call_weeks as c
inner join review as r
    on r.period = c.period
    and r.week = c.week_of_period
left join past as p
    on p.layer = c.call_kind
