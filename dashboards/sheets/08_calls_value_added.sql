-- purpose: How far off each layer of the forecast was at each week of past quarters, and how much nearer people and their managers brought the figure.
-- tab:     record
-- title:   Value added
-- message: Managers brought the calls of past quarters nearer to what came in {count is_nearer_order where is_nearer_order = true} of {count is_nearer_order} weeks | Value added by each layer
-- empty:   Nobody's call of a past quarter is in the exports: then nothing tells what people add to a forecast. Files of submissions and adjustments fill this table.
-- note:    Off by: the sum of absolute errors ÷ the sum of what came, over the past quarters of which there are calls. Added: off by of the layer before - its own; above 0 it brought the figure nearer. A manager's call is the corrected one where there is a correction, else the seller's.
-- order_by: week_order
-- chart:   lines week_of_period: model, sellers_calls, managers_calls
-- grain:   week_of_period
-- inputs:  forecast_value_added
-- columns:
--   week_of_period   text   weeks of the quarter that were over
--   seasonal_naive   ratio  off by: the same quarter a year before
--   model            ratio  off by: the model
--   sellers_calls    ratio  off by: what people called
--   sellers_added    ratio  off by of the model - that of people's calls
--   managers_calls   ratio  off by: what managers made of it
--   managers_added   ratio  off by of people's calls - that of managers
--   n                count  past quarters
--   week_order       count  the week
--   is_nearer_order  flag   whether managers brought it nearer
with called as (
    select distinct period, week_of_period
    from forecast_value_added
    where layer = 'rep'
        and week_of_period >= 0
),

off as (
    select
        v.week_of_period,
        v.layer,
        count(*) as n,
        ratio(sum(v.error), sum(v.actual)) as off_by
    from forecast_value_added as v
    inner join called as c
        on c.period = v.period
        and c.week_of_period = v.week_of_period
    group by v.week_of_period, v.layer
),

beside as (
    select
        week_of_period,
        max(case when layer = 'naive' then off_by end) as seasonal_naive,
        max(case when layer = 'model' then off_by end) as model,
        max(case when layer = 'rep' then off_by end) as sellers_calls,
        max(case when layer = 'manager' then off_by end) as managers_calls,
        max(case when layer = 'rep' then n end) as n
    from off
    group by week_of_period
)

select
    cast(week_of_period as string) as week_of_period,
    as_rate(seasonal_naive) as seasonal_naive,
    as_rate(model) as model,
    as_rate(sellers_calls) as sellers_calls,
    as_rate(model - sellers_calls) as sellers_added,
    as_rate(managers_calls) as managers_calls,
    as_rate(sellers_calls - managers_calls) as managers_added,
    n,
    week_of_period as week_order,
    sellers_calls - managers_calls > 0 as is_nearer_order
from beside
