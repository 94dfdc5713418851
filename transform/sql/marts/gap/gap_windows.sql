-- purpose: The spans of days over which a gap is explained, each with the same span of the year before.
-- grain:   gap_window, side
-- inputs:  calendar, as_of_dates
-- columns:
--   gap_window     text   quarter, the one under review; previous_quarter; or year, the one under review
--   side           text   actual, or year_before
--   period         text   the calendar's name of the span under review, on both sides
--   first_day      date   its first day
--   end_exclusive  date   the day after its last; the day after the review's date where that cuts it
with review as (
    select
        d.as_of_date,
        cast(d.as_of_date + interval 1 day as date) as day_after,
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

before as (
    select b.quarter, b.quarter_start
    from calendar as b
    inner join review as r
        on b.day = cast(r.quarter_start - interval 1 day as date)
),

spans as (
    select
        'quarter' as gap_window,
        r.quarter as period,
        r.quarter_start as first_day,
        r.day_after as end_exclusive
    from review as r
    union all
    select
        'previous_quarter' as gap_window,
        b.quarter as period,
        b.quarter_start as first_day,
        r.quarter_start as end_exclusive
    from review as r
    cross join before as b
    union all
    select
        'year' as gap_window,
        r.year as period,
        y.year_start as first_day,
        r.day_after as end_exclusive
    from review as r
    inner join years as y
        on y.year = r.year
),

-- 29 February and a 53rd week have no day a year earlier; what is before them stands for them.
shifted as (
    select
        s.gap_window,
        s.period,
        min(c.day_year_earlier) as first_day,
        cast(max(c.day_year_earlier) + interval 1 day as date) as end_exclusive
    from spans as s
    inner join calendar as c
        on c.day >= s.first_day
        and c.day < s.end_exclusive
    where c.day_year_earlier is not null
    group by s.gap_window, s.period
)

select gap_window, 'actual' as side, period, first_day, end_exclusive
from spans
union all
select gap_window, 'year_before' as side, period, first_day, end_exclusive
from shifted
