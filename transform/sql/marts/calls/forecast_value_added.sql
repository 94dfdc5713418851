-- purpose: How much nearer, or further off, each layer of the forecast has brought the figure of past quarters: naive, model, people, managers.
-- label:   Forecast value added
-- published: yes
-- grain:   period, week_of_period, layer
-- inputs:  forecast_voices, call_weeks
-- columns:
--   period          text   quarter that is over
--   week_of_period  count  weeks of it that were over, counted from its end; below 0 before it began
--   layer           text   naive (the same quarter a year before), model, rep or manager
--   layer_order     count  1 for the first
--   told            money  what it said
--   actual          money  what came
--   error           money  how far off it was, without its sign
--   value_added     money  error of the layer before - its own: above 0 it brought the figure nearer; empty for the first
with actuals as (
    select period, week_of_period, max(actual) as actual
    from forecast_voices
    where actual is not null
    group by period, week_of_period
),

layers as (
    select
        period,
        week_of_period,
        case voice when 'seasonal_naive' then 'naive' else 'model' end as layer,
        cast(case voice when 'seasonal_naive' then 1 else 2 end as bigint) as layer_order,
        p50 as told
    from forecast_voices
    where voice in ('seasonal_naive', 'model')
    union all
    select
        period,
        week_of_period,
        call_kind as layer,
        cast(case call_kind when 'rep' then 3 else 4 end as bigint) as layer_order,
        amount as told
    from call_weeks
),

errors as (
    select
        l.period,
        l.week_of_period,
        l.layer,
        l.layer_order,
        l.told,
        a.actual,
        cast(abs(l.told - a.actual) as decimal(38, 6)) as error
    from layers as l
    inner join actuals as a
        on a.period = l.period
        and a.week_of_period = l.week_of_period
)

select
    period,
    week_of_period,
    layer,
    layer_order,
    told,
    actual,
    error,
    cast(
        (lag(error) over (partition by period, week_of_period order by layer_order)) - error
        as decimal(38, 6)
    ) as value_added
from errors
