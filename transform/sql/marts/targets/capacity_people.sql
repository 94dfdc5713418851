-- purpose: Every seller with what a full month of theirs is worth, and when they began and end: what capacity is counted on.
-- grain:   owner_id
-- inputs:  target_places, stg_people, targets, calendar, as_of_dates
-- columns:
--   owner_id       text   person
--   team           text   their last team
--   region         text   likewise
--   hire_date      date   first day
--   leave_date     date   last day; unknown while here
--   ramp_profile   text   shares of a full target month by month
--   monthly_quota  money  a third of their largest quarterly target of the last four quarters, this one included; unknown without one
with latest as (
    select
        owner_id,
        team,
        region,
        ramp_profile,
        row_number() over (
            partition by owner_id
            order by case when team = '(unassigned)' then 1 else 0 end, month_start desc
        ) as place
    from target_places
    where is_seller
),

review as (
    select c.quarter_start
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

quotas as (
    select t.scope_id as owner_id, max(t.target) as target
    from targets as t
    cross join review as r
    where t.measure = 'bookings'
        and t.scope_type = 'person'
        and t.period_type = 'quarter'
        and not t.is_balance
        and not t.is_part
        and t.target > 0
        and t.period_start <= r.quarter_start
        and t.period_start >= cast(r.quarter_start - interval 285 day as date)
    group by t.scope_id
)

select
    l.owner_id,
    l.team,
    l.region,
    p.hire_date,
    p.leave_date,
    l.ramp_profile,
    cast(round(cast(ratio(q.target, 3) as decimal(38, 9)), 2) as decimal(38, 6)) as monthly_quota
from latest as l
left join stg_people as p
    on p.owner_id = l.owner_id
left join quotas as q
    on q.owner_id = l.owner_id
where l.place = 1
