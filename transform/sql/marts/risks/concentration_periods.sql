-- purpose: The periods over which concentration is measured.
-- grain:   period
-- inputs:  as_of_dates, calendar
-- columns:
--   period        text   of sales: quarter_to_date, previous_quarter, year_to_date, same_period_last_year or rolling_twelve_months; of open deals, by planned close date: all_open, this_quarter or next_quarter
--   period_order  count  1 for the first
--   basis         text   sales or open_forecast
--   first_day     date   first day
--   last_day      date   last day
with review as (
    select
        d.as_of_date,
        cast(d.as_of_date + interval 1 day as date) as next_day,
        c.quarter_start,
        cast(c.quarter_start - interval 1 day as date) as last_quarter_end,
        c.quarter_end_exclusive,
        c.year,
        c.day_year_earlier
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

known as (
    select
        r.as_of_date,
        r.next_day,
        r.quarter_start,
        r.last_quarter_end,
        r.quarter_end_exclusive,
        r.day_year_earlier,
        min(case when c.year = r.year then c.day end) as year_start,
        min(case when c.year = e.year then c.day end) as last_year_start,
        min(case when l.quarter = c.quarter then c.day end) as last_quarter_start,
        max(case when n.quarter = c.quarter then c.day end) as next_quarter_end
    from review as r
    cross join calendar as c
    left join calendar as e
        on e.day = r.day_year_earlier
    left join calendar as l
        on l.day = r.last_quarter_end
    left join calendar as n
        on n.day = r.quarter_end_exclusive
    group by
        r.as_of_date,
        r.next_day,
        r.quarter_start,
        r.last_quarter_end,
        r.quarter_end_exclusive,
        r.day_year_earlier
),

periods_of_a_review as (
    select 'quarter_to_date' as period, 1 as place, quarter_start as first_day, as_of_date as last_day
    from known
    union all
    select 'previous_quarter', 2, last_quarter_start, last_quarter_end from known
    union all
    select 'year_to_date', 3, year_start, as_of_date from known
    union all
    select 'same_period_last_year', 4, last_year_start, day_year_earlier from known
    union all
    select 'rolling_twelve_months', 5, cast(next_day - interval 12 month as date), as_of_date
    from known
    union all
    select 'all_open', 6, date '1900-01-01', date '9999-12-31' from known
    union all
    select 'this_quarter', 7, quarter_start, cast(quarter_end_exclusive - interval 1 day as date)
    from known
    union all
    select 'next_quarter', 8, quarter_end_exclusive, next_quarter_end from known
)

select
    period,
    cast(place as bigint) as period_order,
    case when place <= 5 then 'sales' else 'open_forecast' end as basis,
    first_day,
    last_day
from periods_of_a_review
where first_day is not null
    and last_day is not null
