-- purpose: Every market size in the reporting currency, over its own period, as the review's date knows it.
-- grain:   segment, region, product_id, period_start, period_end_exclusive
-- inputs:  exported_market_sizes, stg_conventions, stg_rates, as_of_dates
-- columns:
--   segment               text   segment
--   region                text   region
--   product_id            text   product or category
--   period_start          date   first day
--   period_end_exclusive  date   the day after the last
--   amount                money  value of the market; unknown where there is no rate
with known as (
    select
        m.segment,
        m.region,
        m.product_id,
        m.period_start,
        m.period_end_exclusive,
        m.amount,
        coalesce(upper(m.currency), c.reporting_currency) as own_currency,
        c.reporting_currency,
        c.rate_kind
    from exported_market_sizes as m
    cross join as_of_dates as d
    cross join stg_conventions as c
    where d.role = 'review'
        and (m.valid_from <= d.as_of_date or m.is_first)
        and (m.valid_to is null or m.valid_to > d.as_of_date)
        and m.period_end_exclusive > m.period_start
)

select
    k.segment,
    k.region,
    k.product_id,
    k.period_start,
    k.period_end_exclusive,
    converted(
        k.amount,
        case
            when k.own_currency is not distinct from k.reporting_currency then cast(1 as double)
            else r.rate
        end
    ) as amount
from known as k
left join stg_rates as r
    on r.currency = k.own_currency
    and r.rate_kind = k.rate_kind
    and r.day = k.period_start
