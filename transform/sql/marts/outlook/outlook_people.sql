-- purpose: Everyone who can still bring something, with what a forecast by person starts from.
-- grain:   owner_id
-- inputs:  people, scope_quarters, calendar, as_of_dates
-- columns:
--   owner_id      text   person
--   team          text   team
--   region        text   region
--   is_active     flag   whether they had not left by the review's date
--   past_booked   money  booked in the four quarters before the one under review: the measure of what they bring from deals not yet known
with review as (
    select c.quarter_start
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

before as (
    select
        q.scope_id,
        q.booked,
        row_number() over (partition by q.scope_id order by q.period_start desc) as place
    from scope_quarters as q
    inner join review as r
        on q.period_start < r.quarter_start
    where q.scope_type = 'person'
),

summed as (
    select scope_id, cast(sum(booked) as decimal(38, 6)) as booked
    from before
    where place <= 4
    group by scope_id
)

select
    p.owner_id,
    p.team,
    p.region,
    p.is_active,
    coalesce(s.booked, cast(0 as decimal(38, 6))) as past_booked
from people as p
left join summed as s
    on s.scope_id = p.owner_id
