-- purpose: The days from which quarters are foreseen: the review's, and those that it is compared with, and of past quarters one day of each week.
-- grain:   point
-- inputs:  deal_spans, fct_bookings, calendar, as_of_dates, stg_conventions
-- columns:
--   point                  date   its whole day included
--   role                   text   review or previous, as in as_of_dates; empty for the others
--   is_weekly              flag   whether it is as many whole weeks from the end of its quarter as the review's date
--   quarter                text   the quarter that it is in
--   quarter_number         count  1 for the first quarter of the calendar
--   quarter_start          date   first day of that quarter
--   quarter_end_exclusive  date   the day after its last
--   next_end_exclusive     date   the day after the last of the next quarter
--   week                   count  weeks of the quarter that are over, counted from its end to the nearest: 13 within the last days
--   counts_deals           flag   whether bookings are won deals, and not orders or invoices
with quarters as (
    select
        quarter,
        quarter_start,
        quarter_end_exclusive,
        cast(row_number() over (order by quarter_start) as bigint) as quarter_number
    from calendar
    where day = quarter_start
),

review as (
    select
        d.as_of_date,
        q.quarter_number,
        days_between(d.as_of_date, c.quarter_end_exclusive) - 1 as days_left
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    inner join quarters as q
        on q.quarter = c.quarter
    where d.role = 'review'
),

beginnings as (
    select min(start_date) as first_day from deal_spans
    union all
    select min(b.booking_date) as first_day
    from fct_bookings as b
    inner join as_of_dates as d
        on d.as_of_date = b.as_of_date
        and d.role = 'review'
),

known as (
    select min(first_day) as first_day
    from beginnings
),

-- The quarter of the first record may have begun before the exports did. Four years are as many of each season.
days as (
    select
        c.day,
        q.quarter,
        q.quarter_number,
        q.quarter_start,
        q.quarter_end_exclusive,
        n.quarter_end_exclusive as next_end_exclusive,
        r.as_of_date,
        r.days_left as wanted_days,
        days_between(c.day, q.quarter_end_exclusive) - 1 as days_left
    from calendar as c
    inner join quarters as q
        on q.quarter = c.quarter
    left join quarters as n
        on n.quarter_number = q.quarter_number + 1
    cross join review as r
    cross join known as k
    where c.day <= r.as_of_date
        and (q.quarter_start > k.first_day or q.quarter_number = r.quarter_number)
        and q.quarter_number >= r.quarter_number - 16
)

select
    d.day as point,
    a.role,
    d.days_left % 7 = d.wanted_days % 7 and (d.days_left <= 94 or d.day = d.as_of_date) as is_weekly,
    d.quarter,
    d.quarter_number,
    d.quarter_start,
    d.quarter_end_exclusive,
    d.next_end_exclusive,
    greatest(cast(13 - floor((d.days_left + 3) / 7) as bigint), cast(0 as bigint)) as week,
    v.bookings_from = 'opportunities' as counts_deals
from days as d
cross join stg_conventions as v
left join as_of_dates as a
    on a.as_of_date = d.day
-- The first days of a quarter of 14 weeks have no like in quarters of 13.
where d.days_left % 7 = d.wanted_days % 7 and d.days_left <= 94
    or a.role is not null
