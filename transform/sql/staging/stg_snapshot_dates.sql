-- purpose: The review's date and the last days of the thirteen weeks before it.
-- grain:   as_of_date
-- inputs:  as_of_dates, calendar
-- columns:
--   as_of_date  date  its whole day included
select d.as_of_date
from as_of_dates as d
where d.role = 'review'
union
select cast(c.day - interval 1 day as date) as as_of_date
from as_of_dates as d
inner join calendar as c
    on c.day <= d.as_of_date
    and c.day > cast(d.as_of_date - interval 91 day as date)
    and c.day = c.week_start
where d.role = 'review'
