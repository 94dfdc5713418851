-- purpose: The periods whose open deals are compared: the fiscal quarter of the later date, the next, and all open deals.
-- grain:   from_date, to_date, period
-- inputs:  compared_dates, calendar
-- columns:
--   from_date             date   the earlier date
--   to_date               date   the later date
--   period                text   a quarter, or all
--   period_role           text   this, next or all
--   period_start          date   first day; unknown for all
--   period_end_exclusive  date   the day after the last; unknown for all
select
    d.from_date,
    d.to_date,
    c.quarter as period,
    'this' as period_role,
    c.quarter_start as period_start,
    c.quarter_end_exclusive as period_end_exclusive
from compared_dates as d
inner join calendar as c
    on c.day = d.to_date
union all
select
    d.from_date,
    d.to_date,
    n.quarter as period,
    'next' as period_role,
    n.quarter_start as period_start,
    n.quarter_end_exclusive as period_end_exclusive
from compared_dates as d
inner join calendar as c
    on c.day = d.to_date
inner join calendar as n
    on n.day = c.quarter_end_exclusive
union all
select
    d.from_date,
    d.to_date,
    'all' as period,
    'all' as period_role,
    cast(null as date) as period_start,
    cast(null as date) as period_end_exclusive
from compared_dates as d
