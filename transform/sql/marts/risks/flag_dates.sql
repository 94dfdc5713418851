-- purpose: The dates on which risk flags are raised: the review's, and to test them the same day of every quarter before it.
-- grain:   as_of_date
-- inputs:  deal_spans, as_of_dates, calendar
-- columns:
--   as_of_date             date  its whole day included
--   is_review              flag  whether it is the review's date
--   quarter                text  the quarter that it is in
--   quarter_start          date  first day of that quarter
--   quarter_end_exclusive  date  the day after its last
with review as (
    select
        d.as_of_date,
        c.quarter_start,
        days_between(c.quarter_start, d.as_of_date) as days_gone,
        cast(d.as_of_date + interval 1 day as date) = c.quarter_end_exclusive as is_last_day
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

known as (
    select min(start_date) as first_day
    from deal_spans
),

-- Counted from the start of the quarter; a quarter's last day answers to the last, and so does a day that a shorter one lacks.
placed as (
    select
        c.*,
        case
            when r.is_last_day then days_between(c.quarter_start, c.quarter_end_exclusive) - 1
            else least(r.days_gone, days_between(c.quarter_start, c.quarter_end_exclusive) - 1)
        end as wanted_days
    from calendar as c
    cross join review as r
    cross join known as k
    where c.quarter_start < r.quarter_start
        and c.day >= k.first_day
)

select
    day as as_of_date,
    false as is_review,
    quarter,
    quarter_start,
    quarter_end_exclusive
from placed
where days_between(quarter_start, day) = wanted_days
union all
select
    r.as_of_date,
    true as is_review,
    c.quarter,
    c.quarter_start,
    c.quarter_end_exclusive
from review as r
inner join calendar as c
    on c.day = r.as_of_date
