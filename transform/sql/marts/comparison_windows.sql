-- purpose: The spans of days that every metric is compared over.
-- grain:   span
-- inputs:  calendar, as_of_dates
-- columns:
--   span           text  current_quarter, same_period_last_year, previous_quarter, year_to_date, last_year_to_date, rolling_twelve_months or twelve_months_before
--   span_order     count  1 for the first
--   first_day      date  its first day
--   end_exclusive  date  the day after its last
with review as (
    select
        d.as_of_date,
        cast(d.as_of_date + interval 1 day as date) as day_after,
        cast(d.as_of_date - interval 12 month as date) as year_before,
        cast(d.as_of_date - interval 24 month as date) as two_years_before,
        c.quarter,
        c.quarter_start,
        c.year
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

years as (
    select year, min(day) as year_start
    from calendar
    group by year
),

-- 29 February and a 53rd week have no day a year earlier; what is before them stands for them.
shifted as (
    select
        max(c.day_year_earlier) as as_of_then,
        min(case when c.day >= r.quarter_start then c.day_year_earlier end) as quarter_then,
        min(case when c.day >= y.year_start then c.day_year_earlier end) as year_then
    from calendar as c
    cross join review as r
    inner join years as y
        on y.year = r.year
    where c.day <= r.as_of_date
),

before as (
    select max(b.quarter_start) as quarter_start
    from calendar as b
    cross join review as r
    where b.day < r.quarter_start
)

select
    'current_quarter' as span,
    cast(1 as bigint) as span_order,
    r.quarter_start as first_day,
    r.day_after as end_exclusive
from review as r
union all
select
    'same_period_last_year' as span,
    2 as span_order,
    s.quarter_then as first_day,
    cast(s.as_of_then + interval 1 day as date) as end_exclusive
from shifted as s
union all
select 'previous_quarter' as span, 3 as span_order, b.quarter_start as first_day, r.quarter_start as end_exclusive
from review as r
cross join before as b
union all
select 'year_to_date' as span, 4 as span_order, y.year_start as first_day, r.day_after as end_exclusive
from review as r
inner join years as y
    on y.year = r.year
union all
select
    'last_year_to_date' as span,
    5 as span_order,
    s.year_then as first_day,
    cast(s.as_of_then + interval 1 day as date) as end_exclusive
from shifted as s
union all
select
    'rolling_twelve_months' as span,
    6 as span_order,
    cast(r.year_before + interval 1 day as date) as first_day,
    r.day_after as end_exclusive
from review as r
union all
select
    'twelve_months_before' as span,
    7 as span_order,
    cast(r.two_years_before + interval 1 day as date) as first_day,
    cast(r.year_before + interval 1 day as date) as end_exclusive
from review as r
