-- purpose: The months and quarters that a one-to-one speaks of: those of the review's date, and those of the day after it, for which is planned.
-- grain:   role, period
-- inputs:  as_of_dates, calendar, periods
-- columns:
--   role                  text  current: the review's date is in it; planned: the day after is
--   period_type           text  month or quarter
--   period                text  month or quarter
--   period_start          date  first day
--   period_end_exclusive  date  the day after the last
with days as (
    select 'current' as role, as_of_date as day
    from as_of_dates
    where role = 'review'
    union all
    select 'planned' as role, cast(as_of_date + interval 1 day as date) as day
    from as_of_dates
    where role = 'review'
),

named as (
    select d.role, c.month, c.quarter
    from days as d
    inner join calendar as c
        on c.day = d.day
)

select n.role, p.period_type, p.period, p.period_start, p.period_end_exclusive
from named as n
inner join periods as p
    on p.period in (n.month, n.quarter)
    and p.period_type in ('month', 'quarter')
