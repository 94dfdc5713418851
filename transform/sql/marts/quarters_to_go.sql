-- purpose: What is left to be booked of every target of the quarter under review and the next.
-- grain:   scope_type, scope_id, period
-- inputs:  scope_targets, scope_quarters, as_of_dates, calendar
-- columns:
--   scope_type  text   company, region, team or person
--   scope_id    text   which one
--   period      text   quarter
--   is_next     flag   whether it is the quarter after the one under review
--   is_over     flag   whether its last day has passed
--   target      money  target
--   booked      money  booked up to the review's date
--   to_go       money  target - booked; negative once the target is passed
with review as (
    select
        c.quarter as this_quarter,
        n.quarter as next_quarter,
        d.as_of_date >= cast(c.quarter_end_exclusive - interval 1 day as date) as is_over
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    inner join calendar as n
        on n.day = c.quarter_end_exclusive
    where d.role = 'review'
)

select
    t.scope_type,
    t.scope_id,
    t.period,
    t.period = r.next_quarter as is_next,
    r.is_over and t.period = r.this_quarter as is_over,
    t.target,
    coalesce(b.booked, cast(0 as decimal(38, 6))) as booked,
    cast(t.target - coalesce(b.booked, cast(0 as decimal(38, 6))) as decimal(38, 6)) as to_go
from scope_targets as t
inner join review as r
    on t.period in (r.this_quarter, r.next_quarter)
left join scope_quarters as b
    on b.scope_type = t.scope_type
    and b.scope_id = t.scope_id
    and b.period = t.period
