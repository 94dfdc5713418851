-- purpose: How many workdays every month has, and how many of them have passed.
-- grain:   month
-- inputs:  calendar, as_of_dates
-- columns:
--   month            text   month
--   workdays         count  days worked
--   workdays_passed  count  of them, up to the review's date
select
    c.month,
    cast(sum(case when c.is_workday then 1 else 0 end) as bigint) as workdays,
    cast(sum(case when c.is_workday and c.day <= d.as_of_date then 1 else 0 end) as bigint)
        as workdays_passed
from calendar as c
cross join as_of_dates as d
where d.role = 'review'
group by c.month
