-- purpose: The days in a stage that nine of ten deals that were won later did not pass, as known on each date of risk flags.
-- grain:   as_of_date, product_id, stage
-- inputs:  won_stage_days, flag_dates
-- columns:
--   as_of_date  date   the date asked about
--   product_id  text   product, (none) where no export says, or (all)
--   stage       text   stage
--   deals       count  deals won by then
--   p90_days    days   the 90th percentile, interpolated
with counted as (
    select
        f.as_of_date,
        coalesce(w.product_id, '(none)') as product_id,
        w.stage,
        w.days_in_stage,
        sum(w.deals) as deals
    from won_stage_days as w
    inner join flag_dates as f
        on f.as_of_date >= w.as_of_date
    group by f.as_of_date, coalesce(w.product_id, '(none)'), w.stage, w.days_in_stage
),

pooled as (
    select as_of_date, product_id, stage, days_in_stage, deals
    from counted
    union all
    select as_of_date, '(all)' as product_id, stage, days_in_stage, sum(deals) as deals
    from counted
    group by as_of_date, stage, days_in_stage
),

ranked as (
    select
        as_of_date,
        product_id,
        stage,
        cast(days_in_stage as double) as days_in_stage,
        sum(deals) over (
            partition by as_of_date, product_id, stage
            order by days_in_stage
            rows between unbounded preceding and current row
        ) as deals_up_to,
        sum(deals) over (partition by as_of_date, product_id, stage) as deals
    from pooled
),

-- Between the values at ranks 1 + 0.9 (n - 1) rounded down and up, as percentile_cont takes it.
bounds as (
    select
        as_of_date,
        product_id,
        stage,
        max(deals) as deals,
        max(9 * (deals - 1) - 10 * floor(9 * (deals - 1) / 10e0)) as tenths,
        min(case when deals_up_to > floor(9 * (deals - 1) / 10e0) then days_in_stage end) as lower_days,
        min(case when deals_up_to > ceil(9 * (deals - 1) / 10e0) then days_in_stage end) as upper_days
    from ranked
    group by as_of_date, product_id, stage
)

select
    as_of_date,
    product_id,
    stage,
    cast(deals as bigint) as deals,
    as_statistic(lower_days + (upper_days - lower_days) * cast(tenths as double) / 10e0) as p90_days
from bounds
