-- purpose: What one unit of each currency is worth in the reporting currency, for every day from its first rate on.
-- grain:   currency, rate_kind, day
-- inputs:  exported_fx_rates, stg_conventions, as_of_dates, calendar
-- columns:
--   currency   text    currency that is converted
--   rate_kind  text    spot, average or budget
--   day        date    a day
--   rate       number  the latest rate on or before that day
--   rate_date  date    the date of that rate
--   path       text    direct; inverse, of a rate that was given the other way round; or the currency between two rates
with quoted as (
    select
        upper(f.from_currency) as from_currency,
        upper(f.to_currency) as to_currency,
        coalesce(f.rate_kind, 'spot') as rate_kind,
        f.rate_date,
        f.rate,
        lead(f.rate_date) over (
            partition by
                upper(f.from_currency),
                upper(f.to_currency),
                coalesce(f.rate_kind, 'spot')
            order by f.rate_date
        ) as next_date
    from exported_fx_rates as f
    cross join as_of_dates as d
    where d.role = 'review'
        and (f.valid_from <= d.as_of_date or f.is_first)
        and (f.valid_to is null or f.valid_to > d.as_of_date)
        -- What is no rate is listed by a check, and the one before goes on.
        and f.rate > 0
        and f.rate < 1000000
),

daily as (
    select q.from_currency, q.to_currency, q.rate_kind, c.day, q.rate_date, q.rate
    from quoted as q
    inner join calendar as c
        on c.day >= q.rate_date
        and (q.next_date is null or c.day < q.next_date)
),

legs as (
    select from_currency, to_currency, rate_kind, day, rate_date, rate, 1 as preference
    from daily
    union all
    select
        to_currency as from_currency,
        from_currency as to_currency,
        rate_kind,
        day,
        rate_date,
        ratio(1, rate) as rate,
        2 as preference
    from daily
),

last_legs as (
    select l.from_currency, l.rate_kind, l.day, l.rate_date, l.rate, l.preference
    from legs as l
    inner join stg_conventions as c
        on c.reporting_currency = l.to_currency
        and c.reporting_currency <> l.from_currency
),

ways as (
    select
        from_currency as currency,
        rate_kind,
        day,
        rate,
        rate_date,
        case when preference = 1 then 'direct' else 'inverse' end as path,
        preference
    from last_legs
    union all
    select
        f.from_currency as currency,
        f.rate_kind,
        f.day,
        f.rate * l.rate as rate,
        least(f.rate_date, l.rate_date) as rate_date,
        l.from_currency as path,
        2 + f.preference + l.preference as preference
    from legs as f
    inner join last_legs as l
        on l.from_currency = f.to_currency
        and l.rate_kind = f.rate_kind
        and l.day = f.day
    inner join stg_conventions as c
        on c.reporting_currency <> f.from_currency
),

preferred as (
    select
        currency,
        rate_kind,
        day,
        rate,
        rate_date,
        path,
        row_number() over (
            partition by currency, rate_kind, day
            order by preference, rate_date desc, path, rate
        ) as place
    from ways
)

select currency, rate_kind, day, rate, rate_date, path
from preferred
where place = 1
