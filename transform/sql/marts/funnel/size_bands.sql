-- purpose: Small, medium and large deals: a third each of those closed so far, with limits rounded to one digit.
-- label:   Size bands
-- published: yes
-- grain:   size_band
-- inputs:  fct_opportunities, as_of_dates
-- columns:
--   size_band    text   small, medium or large
--   from_amount  money  smallest amount; empty for the small ones
--   to_amount    money  the amount that is too large; empty for the large ones
with closed as (
    select cast(o.amount as double) as amount
    from fct_opportunities as o
    inner join as_of_dates as d
        on d.as_of_date = o.as_of_date
        and d.role = 'review'
    where o.status <> 'open'
        and o.amount >= 1
),

thirds as (
    select
        percentile_cont(0.333333) within group (order by amount) as lower,
        percentile_cont(0.666667) within group (order by amount) as upper
    from closed
),

-- Limits with many digits would move with every deal that closes.
sized as (
    select
        lower,
        upper,
        power(10e0, length(cast(cast(floor(lower) as bigint) as string)) - 1) as lower_unit,
        power(10e0, length(cast(cast(floor(upper) as bigint) as string)) - 1) as upper_unit
    from thirds
    where lower is not null
),

limits as (
    select
        cast(floor(lower / lower_unit + 0.5e0) * lower_unit as decimal(38, 6)) as lower,
        cast(floor(upper / upper_unit + 0.5e0) * upper_unit as decimal(38, 6)) as upper
    from sized
)

select 'small' as size_band, cast(null as decimal(38, 6)) as from_amount, lower as to_amount
from limits
union all
select 'medium' as size_band, lower as from_amount, upper as to_amount
from limits
union all
select 'large' as size_band, upper as from_amount, cast(null as decimal(38, 6)) as to_amount
from limits
