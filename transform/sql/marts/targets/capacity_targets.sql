-- purpose: The targets of months from the quarter under review on, of the company, regions and teams: what capacity is held against.
-- grain:   scope_type, scope_id, month
-- inputs:  targets, calendar, as_of_dates
-- columns:
--   scope_type  text   company, region or team
--   scope_id    text   which one
--   month       text   month
--   target      money  the target
select t.scope_type, t.scope_id, t.period as month, t.target
from targets as t
inner join as_of_dates as d
    on d.role = 'review'
inner join calendar as c
    on c.day = d.as_of_date
where t.measure = 'bookings'
    and t.period_type = 'month'
    and t.scope_type in ('company', 'region', 'team')
    and t.period_start >= c.quarter_start
