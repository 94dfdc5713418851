-- purpose: The days of earlier quarters that were as far along as the review's date: where the pipeline of then is looked at.
-- grain:   quarter, is_next
-- inputs:  scope_days, calendar, as_of_dates
-- columns:
--   quarter        text  earlier quarter whose end is known
--   is_next        flag  whether it stands for the quarter after the one under review, and so is looked at one quarter before
--   quarter_start  date  its first day
--   quarter_end_exclusive  date  the day after its last
--   point          date  the day with the same workday number; of a shorter quarter the last
with review as (
    select d.as_of_date, c.quarter_start, c.workday_of_quarter as today
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

quarters as (
    select
        c.quarter,
        c.quarter_start,
        c.quarter_end_exclusive,
        max(case when c.workday_of_quarter <= r.today then c.day end) as same_day,
        row_number() over (order by c.quarter_start desc) as place
    from calendar as c
    cross join review as r
    where c.quarter_start < r.quarter_start
    group by c.quarter, c.quarter_start, c.quarter_end_exclusive
),

-- Before the first booking nothing is known.
known as (
    select min(event_date) as first_date
    from scope_days
    where record_kind = 'credit'
        and scope_type = 'company'
),

-- Two years: as many of each season.
points as (
    select
        q.quarter,
        false as is_next,
        q.quarter_start,
        q.quarter_end_exclusive,
        coalesce(q.same_day, q.quarter_start) as point
    from quarters as q
    where q.place <= 8
    union all
    select
        q.quarter,
        true as is_next,
        q.quarter_start,
        q.quarter_end_exclusive,
        coalesce(b.same_day, b.quarter_start) as point
    from quarters as q
    inner join quarters as b
        on b.place = q.place + 1
    where q.place <= 8
)

select p.quarter, p.is_next, p.quarter_start, p.quarter_end_exclusive, p.point
from points as p
cross join known as k
where p.point >= k.first_date
