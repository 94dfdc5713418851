-- purpose: The company's target of the fiscal year under review by month, with the season and the workdays that a month is weighed by.
-- tab:     target_tree
-- title:   The year by month
-- empty:   No export holds targets for this fiscal year.
-- note:    Weight: seasonal index x workdays. Index: what a workday of such a month brings beside one of an average month; median over years of booked / moving average of one year. It spreads what nobody gave by month.
-- order_by: month_start_order
-- totals:  target, booked
-- chart:   overlaid month: booked, target
-- grain:   month
-- inputs:  targets, season_weights, monthly_bookings, calendar, as_of_dates
-- columns:
--   month              text    month
--   target             money   target of the month
--   period_weight      ratio   share of its quarter's target
--   seasonal_index     number  1 in an average month
--   workdays           count   days worked
--   season_weight      number  seasonal index x workdays
--   booked             money   booked; empty until the month is over
--   month_start_order  date    first day
select
    t.period as month,
    t.target,
    t.period_weight,
    w.seasonal_index,
    w.workdays,
    w.weight as season_weight,
    b.amount as booked,
    t.period_start as month_start_order
from targets as t
inner join as_of_dates as d
    on d.role = 'review'
inner join calendar as c
    on c.day = d.as_of_date
inner join calendar as m
    on m.day = t.period_start
    and m.year = c.year
left join season_weights as w
    on w.month = t.period
left join monthly_bookings as b
    on b.scope_type = 'company'
    and b.month = t.period
where t.measure = 'bookings'
    and t.scope_type = 'company'
    and t.period_type = 'month'
