-- purpose: The plan that holds for each person and month on the review's date: of those made up to then, the latest.
-- grain:   owner_id, period
-- inputs:  exported_plan_sheets, exported_plan_items, as_of_dates
-- columns:
--   owner_id           text   whose plan
--   period             text   month that is planned
--   plan_date          date   the day it was made or last revised
--   plan               text   names the version; unknown where the source has no versions
--   manager            text   manager's key or name
--   help               text   help that the manager offers
--   signed_by_person   text   as it was filled in
--   signed_by_manager  text   as it was filled in
--   versions           count  how often it was made or revised
with sheets as (
    select
        s.owner_id,
        s.period,
        s.plan_date,
        s.plan,
        s.manager,
        s.help,
        s.signed_by_person,
        s.signed_by_manager
    from exported_plan_sheets as s
    cross join as_of_dates as d
    where d.role = 'review'
        and s.plan_date <= d.as_of_date
        and (s.valid_from <= d.as_of_date or s.is_first)
        and (s.valid_to is null or s.valid_to > d.as_of_date)
),

-- A plan may come as a list of promises without a sheet.
listed as (
    select i.owner_id, i.period, i.plan_date, max(i.plan) as plan, max(i.manager) as manager
    from exported_plan_items as i
    cross join as_of_dates as d
    where d.role = 'review'
        and i.plan_date <= d.as_of_date
        and (i.valid_from <= d.as_of_date or i.is_first)
        and (i.valid_to is null or i.valid_to > d.as_of_date)
    group by i.owner_id, i.period, i.plan_date
),

made as (
    select
        coalesce(s.owner_id, l.owner_id) as owner_id,
        coalesce(s.period, l.period) as period,
        coalesce(s.plan_date, l.plan_date) as plan_date,
        coalesce(s.plan, l.plan) as plan,
        coalesce(s.manager, l.manager) as manager,
        s.help,
        s.signed_by_person,
        s.signed_by_manager
    from listed as l
    full outer join sheets as s
        on s.owner_id = l.owner_id
        and s.period = l.period
        and s.plan_date = l.plan_date
),

placed as (
    select
        *,
        row_number() over (partition by owner_id, period order by plan_date desc) as place,
        count(*) over (partition by owner_id, period) as versions
    from made
)

select
    owner_id,
    period,
    plan_date,
    plan,
    manager,
    help,
    signed_by_person,
    signed_by_manager,
    cast(versions as bigint) as versions
from placed
where place = 1
