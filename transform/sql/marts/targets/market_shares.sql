-- purpose: What was booked and how large the market was, over the part of each market share target's period that has passed.
-- grain:   measure, scope_type, scope_id, product_id, period_start, period_end_exclusive
-- inputs:  stg_target_periods, stg_market_sizes, fct_credits, as_of_dates
-- columns:
--   measure               text   market_share
--   scope_type            text   company or region; of others no export knows the market
--   scope_id              text   whose target it is
--   product_id            text   the only product that counts; unknown where all do
--   period_start          date   first day
--   period_end_exclusive  date   the day after the last
--   own_amount            money  booked
--   market_amount         money  the market's size, its periods counted by days
with shares as (
    select
        t.measure,
        t.scope_type,
        t.scope_id,
        t.product_id,
        t.period_start,
        t.period_end_exclusive,
        d.as_of_date,
        least(t.period_end_exclusive, cast(d.as_of_date + interval 1 day as date)) as end_day
    from stg_target_periods as t
    cross join as_of_dates as d
    where d.role = 'review'
        and t.measure = 'market_share'
        and t.scope_type in ('company', 'region')
),

booked as (
    select
        s.scope_type,
        s.scope_id,
        s.product_id,
        s.period_start,
        s.period_end_exclusive,
        cast(sum(c.amount) as decimal(38, 6)) as own_amount
    from shares as s
    inner join fct_credits as c
        on c.as_of_date = s.as_of_date
        and c.booking_date >= s.period_start
        and c.booking_date < s.end_day
        and c.split_kind = 'revenue'
        and (s.scope_type = 'company' or s.scope_id = c.region)
        and (s.product_id is null or s.product_id = c.product_id)
    group by s.scope_type, s.scope_id, s.product_id, s.period_start, s.period_end_exclusive
),

markets as (
    select
        s.scope_type,
        s.scope_id,
        s.product_id,
        s.period_start,
        s.period_end_exclusive,
        cast(
            sum(
                cast(
                    round(
                        cast(
                            ratio(
                                m.amount * days_between(
                                    greatest(m.period_start, s.period_start),
                                    least(m.period_end_exclusive, s.end_day)
                                ),
                                days_between(m.period_start, m.period_end_exclusive)
                            ) as decimal(38, 9)
                        ),
                        2
                    ) as decimal(38, 6)
                )
            ) as decimal(38, 6)
        ) as market_amount
    from shares as s
    inner join stg_market_sizes as m
        on m.period_start < s.end_day
        and m.period_end_exclusive > s.period_start
        and (s.scope_type = 'company' or s.scope_id = m.region)
        and (s.product_id is null or s.product_id = m.product_id)
    where m.amount is not null
    group by s.scope_type, s.scope_id, s.product_id, s.period_start, s.period_end_exclusive
)

select
    s.measure,
    s.scope_type,
    s.scope_id,
    s.product_id,
    s.period_start,
    s.period_end_exclusive,
    coalesce(b.own_amount, cast(0 as decimal(38, 6))) as own_amount,
    m.market_amount
from shares as s
left join booked as b
    on b.scope_type = s.scope_type
    and b.scope_id = s.scope_id
    and b.product_id is not distinct from s.product_id
    and b.period_start = s.period_start
    and b.period_end_exclusive = s.period_end_exclusive
left join markets as m
    on m.scope_type = s.scope_type
    and m.scope_id = s.scope_id
    and m.product_id is not distinct from s.product_id
    and m.period_start = s.period_start
    and m.period_end_exclusive = s.period_end_exclusive
