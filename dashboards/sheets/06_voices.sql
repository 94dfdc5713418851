-- purpose: What each voice says the quarter will come to, with its own record at this week of earlier quarters.
-- tab:     record
-- book:    analysis
-- title:   Forecast record
-- message: At this week of earlier quarters the model was off by {sum wape where voice_order = 1} of what came, the CRM's percentages by {sum wape where voice = crm_weighted} | What each voice says, and how far off it was
-- empty:   No earlier quarter tells how good a forecast is.
-- note:    Off by: the sum of absolute errors ÷ the sum of what came. Bias above 0: it told too much. Each past quarter is told again from what was known at that week. Submitted and adjusted figures come from exports of submissions and adjustments; while there is none, nobody's call is here.
-- order_by: voice_order
-- grain:   voice
-- inputs:  forecast_voices, forecast_accuracy, call_totals, outlook_points
-- columns:
--   voice        text   who
--   p10          money  one in ten outcomes is lower
--   p50          money  what it says
--   p90          money  one in ten outcomes is higher
--   wape         ratio  sum of absolute errors / sum of what came
--   bias         ratio  sum of (told - came) / sum of what came
--   coverage80   ratio  share of outcomes within the range
--   n            count  past quarters
--   voice_order  count  1 for the model
with review as (
    select quarter as period, week
    from outlook_points
    where role = 'review'
)

select
    v.voice,
    v.p10,
    v.p50,
    v.p90,
    a.wape,
    a.bias,
    a.coverage80,
    a.n,
    cast(
        case v.voice
            when 'model' then 1
            when 'open_deals' then 2
            when 'series' then 3
            when 'seasonal_naive' then 4
            when 'run_rate' then 5
            when 'completion' then 6
            else 7
        end as bigint
    ) as voice_order
from forecast_voices as v
inner join review as r
    on r.period = v.period
    and r.week = v.week_of_period
left join forecast_accuracy as a
    on a.week_of_period = v.week_of_period
    and a.voice = v.voice
union all
select
    c.voice,
    cast(null as decimal(38, 6)) as p10,
    c.amount as p50,
    cast(null as decimal(38, 6)) as p90,
    c.wape,
    c.bias,
    cast(null as double) as coverage80,
    c.n,
    cast(case c.voice when 'rep' then 8 else 9 end as bigint) as voice_order
from call_totals as c
