-- purpose: The exchange rates that count, in spans of days with one rate; the days before the first are a span without.
-- grain:   currency, start_date
-- inputs:  stg_rates, stg_conventions
-- columns:
--   currency       text    currency that is converted
--   start_date     date    first day with this rate; 1900-01-01 for the days before the first rate
--   end_exclusive  date    the day after the last; unknown for the last span
--   rate           number  to the reporting currency; unknown before the first
with days as (
    select
        r.currency,
        r.day,
        r.rate,
        lag(r.rate) over (partition by r.currency order by r.day) as rate_before
    from stg_rates as r
    inner join stg_conventions as c
        on c.rate_kind = r.rate_kind
),

starts as (
    select currency, day as start_date, rate
    from days
    where rate is distinct from rate_before
    union all
    select distinct currency, date '1900-01-01' as start_date, cast(null as double) as rate
    from days
)

select
    currency,
    start_date,
    lead(start_date) over (partition by currency order by start_date) as end_exclusive,
    rate
from starts
