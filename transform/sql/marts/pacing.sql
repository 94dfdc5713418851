-- purpose: Booked so far in the quarter under review, against the same workday of the quarters before it and the target.
-- label:   Pacing
-- published: yes
-- grain:   scope_type, scope_id, workday
-- inputs:  pacing_quarters, pacing_past, scope_targets, scopes, calendar, as_of_dates
-- columns:
--   scope_type     text   company, region or team
--   scope_id       text   which one
--   scope_name     text   as it is shown
--   period         text   quarter under review
--   workday        count  workday of the quarter
--   day            date   the day
--   is_today       flag   whether it is the last workday up to the review's date
--   booked         money  booked by then; empty after the review's date
--   past_median    money  booked by the same workday of earlier quarters, up to twelve: the median
--   past_low       money  one in ten was lower; empty with fewer than four quarters
--   past_high      money  one in ten was higher; likewise
--   quarters       count  n: earlier quarters, without the one of the first booking
--   linearity      ratio  share of the quarter's bookings by that workday, in earlier quarters: the median
--   linearity_low  ratio  one in ten was lower; empty with fewer than four quarters
--   linearity_high ratio  one in ten was higher; likewise
--   target         money  target of the quarter
--   expected       money  target x linearity: what would be booked by then on the way to the target
--   expected_low   money  target x linearity_low
--   expected_high  money  target x linearity_high
with review as (
    select d.as_of_date, c.quarter, c.workday_of_quarter as today
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

paced as (
    select
        q.scope_type,
        q.scope_id,
        q.workday,
        q.booked,
        p.quarters,
        p.booked_median,
        p.booked_low,
        p.booked_high,
        p.share_median,
        p.share_low,
        p.share_high
    from pacing_quarters as q
    left join pacing_past as p
        on p.scope_type = q.scope_type
        and p.scope_id = q.scope_id
        and p.workday = q.workday
    where q.is_review
)

select
    q.scope_type,
    q.scope_id,
    s.scope_name,
    r.quarter as period,
    q.workday,
    c.day,
    q.workday = r.today as is_today,
    case when q.workday <= r.today then q.booked end as booked,
    q.booked_median as past_median,
    q.booked_low as past_low,
    q.booked_high as past_high,
    coalesce(q.quarters, cast(0 as bigint)) as quarters,
    as_rate(q.share_median) as linearity,
    as_rate(q.share_low) as linearity_low,
    as_rate(q.share_high) as linearity_high,
    t.target,
    converted(t.target, q.share_median) as expected,
    converted(t.target, q.share_low) as expected_low,
    converted(t.target, q.share_high) as expected_high
from paced as q
cross join review as r
inner join scopes as s
    on s.scope_type = q.scope_type
    and s.scope_id = q.scope_id
inner join calendar as c
    on c.quarter = r.quarter
    and c.is_workday
    and c.workday_of_quarter = q.workday
left join scope_targets as t
    on t.scope_type = q.scope_type
    and t.scope_id = q.scope_id
    and t.period = r.quarter
