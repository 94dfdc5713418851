-- purpose: The median cycle of the deals won in each quarter that was over on the review's date.
-- grain:   period
-- inputs:  fct_opportunities, calendar, as_of_dates
-- columns:
--   period        text   quarter
--   period_start  date   first day
--   won           count  deals won
--   cycle_days    days   median from created to won
select
    c.quarter as period,
    c.quarter_start as period_start,
    count(*) as won,
    median(cast(o.cycle_days as double)) as cycle_days
from fct_opportunities as o
inner join as_of_dates as d
    on d.role = 'review'
    and d.as_of_date = o.as_of_date
inner join calendar as c
    on c.day = o.close_date
    and c.quarter_end_exclusive <= d.as_of_date
where o.status = 'won'
    and o.cycle_days >= 0
group by c.quarter, c.quarter_start
