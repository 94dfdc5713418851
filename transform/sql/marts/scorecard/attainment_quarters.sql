-- purpose: How much attainment swings from quarter to quarter: up to eight that are over.
-- grain:   scope_type, scope_id
-- inputs:  scope_quarters, as_of_dates
-- columns:
--   scope_type          text    company, region, team or person
--   scope_id            text    which one
--   quarters            count   n: quarters with a target that are over
--   attainment_mean     ratio   mean attainment
--   attainment_spread   ratio   coefficient of variation: standard deviation (n - 1) / mean; empty below two quarters
with over as (
    select
        q.scope_type,
        q.scope_id,
        q.attainment,
        row_number() over (
            partition by q.scope_type, q.scope_id
            order by q.period_start desc
        ) as place
    from scope_quarters as q
    inner join as_of_dates as d
        on d.role = 'review'
        and q.period_end_exclusive <= cast(d.as_of_date + interval 1 day as date)
    where q.attainment is not null
),

-- Decimals, whose sums are the same in any order.
moments as (
    select
        scope_type,
        scope_id,
        count(*) as quarters,
        sum(cast(attainment as decimal(15, 9))) as total,
        sum(cast(attainment as decimal(18, 8)) * cast(attainment as decimal(18, 8))) as squares
    from over
    where place <= 8
        and attainment < 1000000
    group by scope_type, scope_id
),

means as (
    select
        scope_type,
        scope_id,
        quarters,
        ratio(total, quarters) as attainment_mean,
        cast(squares as double) as squares
    from moments
)

select
    scope_type,
    scope_id,
    quarters,
    as_rate(attainment_mean) as attainment_mean,
    case
        when quarters >= 2 and attainment_mean > 0 then as_rate(
            sqrt(greatest(
                cast(0 as double),
                (squares - quarters * attainment_mean * attainment_mean) / (quarters - 1)
            )) / attainment_mean
        )
    end as attainment_spread
from means
