-- purpose: The target of each span of a gap, and how much of it is usually booked by the review's date.
-- grain:   gap_window, scope_type, scope_id
-- inputs:  gap_windows, scope_targets, pacing, people, calendar, as_of_dates
-- columns:
--   gap_window  text   quarter, previous_quarter or year
--   scope_type  text   company, region, team or person
--   scope_id    text   which one
--   target      money  target of the whole quarter or year
--   due         money  what of it is usually booked by the review's date; of a past quarter all
with review as (
    select d.as_of_date, c.quarter, c.year, c.workday_of_quarter, c.workdays_of_quarter
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

quarters as (
    select quarter, year, min(day) as first_day
    from calendar
    group by quarter, year
),

wanted as (
    select w.gap_window, q.quarter, q.first_day
    from gap_windows as w
    inner join quarters as q
        on q.quarter = w.period
        or q.year = w.period
    where w.side = 'actual'
),

paced as (
    select scope_type, scope_id, linearity
    from pacing
    where is_today
),

-- A person's quarter fills as the team's does; the own one has too few bookings to tell.
shares as (
    select
        t.scope_type,
        t.scope_id,
        coalesce(own.linearity, team.linearity) as linearity
    from (select distinct scope_type, scope_id from scope_targets) as t
    left join people as p
        on t.scope_type = 'person'
        and p.owner_id = t.scope_id
    left join paced as own
        on own.scope_type = t.scope_type
        and own.scope_id = t.scope_id
    left join paced as team
        on team.scope_type = 'team'
        and team.scope_id = p.team
),

parts as (
    select
        w.gap_window,
        t.scope_type,
        t.scope_id,
        t.target,
        case
            when w.quarter = r.quarter then converted(
                t.target,
                coalesce(s.linearity, ratio(r.workday_of_quarter, r.workdays_of_quarter))
            )
            when w.first_day <= r.as_of_date then t.target
            else cast(0 as decimal(38, 6))
        end as due
    from wanted as w
    cross join review as r
    inner join scope_targets as t
        on t.period = w.quarter
    inner join shares as s
        on s.scope_type = t.scope_type
        and s.scope_id = t.scope_id
)

select
    gap_window,
    scope_type,
    scope_id,
    cast(sum(target) as decimal(38, 6)) as target,
    cast(sum(due) as decimal(38, 6)) as due
from parts
group by gap_window, scope_type, scope_id
