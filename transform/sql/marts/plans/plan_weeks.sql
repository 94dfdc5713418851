-- purpose: The weeks of the month that is planned, each cut where the month begins or ends.
-- grain:   first_day
-- inputs:  plan_periods, calendar
-- columns:
--   week       text   week
--   first_day  date   its first day in the month
--   last_day   date   its last
--   workdays   count  days that the company's country works
select
    c.week,
    min(c.day) as first_day,
    max(c.day) as last_day,
    cast(sum(case when c.is_workday then 1 else 0 end) as bigint) as workdays
from calendar as c
inner join plan_periods as p
    on p.period = c.month
    and p.period_type = 'month'
    and p.role = 'planned'
group by c.week
