-- purpose: The size of each market over the twelve months to the review's date, by region and segment, its periods counted by days.
-- grain:   region, segment
-- inputs:  stg_market_sizes, as_of_dates
-- columns:
--   region     text   region
--   segment    text   segment; unknown of a market that tells none apart
--   potential  money  value of the market
with year_before as (
    select
        cast(as_of_date + interval 1 day as date) as end_day,
        cast(cast(as_of_date + interval 1 day as date) - interval 12 month as date) as first_day
    from as_of_dates
    where role = 'review'
),

covered as (
    select
        m.region,
        m.segment,
        m.amount,
        days_between(m.period_start, m.period_end_exclusive) as days,
        days_between(
            greatest(m.period_start, y.first_day),
            least(m.period_end_exclusive, y.end_day)
        ) as days_inside
    from stg_market_sizes as m
    inner join year_before as y
        on m.period_start < y.end_day
        and m.period_end_exclusive > y.first_day
    where m.amount is not null
        and m.region is not null
)

select
    region,
    segment,
    cast(
        sum(cast(round(cast(ratio(amount * days_inside, days) as decimal(38, 9)), 2) as decimal(38, 6)))
        as decimal(38, 6)
    ) as potential
from covered
group by region, segment
