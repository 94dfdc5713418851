-- purpose: How far each voice was off at each week of past quarters.
-- tab:     record
-- title:   Off by, at each week
-- message: Off by, at each week of past quarters
-- empty:   No earlier quarter tells how good a forecast is.
-- order_by: week_order
-- chart:   lines week_of_period: model, series, crm_weighted, completion
-- grain:   week_of_period
-- inputs:  forecast_accuracy
-- columns:
--   week_of_period    text   weeks of the quarter that were over; below 0 before it began
--   model             ratio  sum of absolute errors / sum of what came
--   open_deals        ratio  likewise
--   series            ratio  likewise
--   seasonal_naive    ratio  likewise
--   run_rate          ratio  likewise
--   completion        ratio  likewise
--   crm_weighted      ratio  likewise
--   model_bias        ratio  sum of (told - came) / sum of what came
--   model_coverage80  ratio  share of outcomes within the model's range
--   n                 count  past quarters
--   week_order        count  the week
select
    cast(week_of_period as string) as week_of_period,
    max(case when voice = 'model' then wape end) as model,
    max(case when voice = 'open_deals' then wape end) as open_deals,
    max(case when voice = 'series' then wape end) as series,
    max(case when voice = 'seasonal_naive' then wape end) as seasonal_naive,
    max(case when voice = 'run_rate' then wape end) as run_rate,
    max(case when voice = 'completion' then wape end) as completion,
    max(case when voice = 'crm_weighted' then wape end) as crm_weighted,
    max(case when voice = 'model' then bias end) as model_bias,
    max(case when voice = 'model' then coverage80 end) as model_coverage80,
    max(case when voice = 'model' then n end) as n,
    week_of_period as week_order
from forecast_accuracy
where week_of_period >= 0
group by week_of_period
