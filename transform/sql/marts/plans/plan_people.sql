-- purpose: Everyone who has a plan to make for the month that the day after the review's date is in, with whom it is made.
-- grain:   owner_id
-- inputs:  people, stg_assignments, stg_people, likelihood_periods, open_deals, plan_periods, as_of_dates, calendar
-- columns:
--   owner_id      text  person
--   owner_name    text  how the person is shown
--   team          text  team
--   region        text  region
--   manager_id    text  the manager: as the exports say, else the one who leads most of the team; unknown where there is neither
--   manager_name  text  how the manager is shown; the team where there is no manager
--   period        text  month that is planned
--   quarter       text  quarter that is planned
--   period_start  date  first day of the month
--   last_period   text  the month before
with review as (
    select as_of_date from as_of_dates where role = 'review'
),

places as (
    select
        a.owner_id,
        a.team,
        a.manager,
        row_number() over (partition by a.owner_id order by a.start_date desc) as place
    from stg_assignments as a
    cross join review as r
    where a.start_date <= r.as_of_date
),

named as (
    select p.owner_id, p.team, coalesce(m.owner_id, p.manager) as manager_id
    from places as p
    left join stg_people as m
        on m.owner_id = p.manager
    where p.place = 1
),

leads as (
    select team, manager_id, count(*) as people
    from named
    where manager_id is not null
        and manager_id <> owner_id
    group by team, manager_id
),

heads as (
    select
        team,
        manager_id,
        row_number() over (partition by team order by people desc, manager_id) as place
    from leads
),

sellers as (
    select scope_id as owner_id from likelihood_periods where target > 0
    union
    select owner_id from open_deals
),

planned as (
    select
        max(case when period_type = 'month' then period end) as period,
        max(case when period_type = 'quarter' then period end) as quarter,
        max(case when period_type = 'month' then period_start end) as period_start
    from plan_periods
    where role = 'planned'
),

before as (
    select c.month as last_period
    from calendar as c
    inner join planned as n
        on c.day = cast(n.period_start - interval 1 day as date)
)

select
    o.owner_id,
    o.shown_as as owner_name,
    o.team,
    o.region,
    coalesce(n.manager_id, h.manager_id) as manager_id,
    coalesce(m.shown_as, n.manager_id, h.manager_id, o.team) as manager_name,
    q.period,
    q.quarter,
    q.period_start,
    b.last_period
from people as o
inner join sellers as s
    on s.owner_id = o.owner_id
cross join planned as q
left join before as b
    on true
left join named as n
    on n.owner_id = o.owner_id
left join heads as h
    on h.team = o.team
    and h.place = 1
left join people as m
    on m.owner_id = coalesce(n.manager_id, h.manager_id)
where o.is_active
