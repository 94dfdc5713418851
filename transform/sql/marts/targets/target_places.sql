-- purpose: Where every seller stands in each month that any target covers, how much of it they are there, and what they sold before.
-- grain:   owner_id, month
-- inputs:  stg_target_periods, people, stg_people, stg_assignments, seller_history, periods, calendar
-- columns:
--   owner_id        text   person
--   month           text   month
--   month_start     date   first day of the month
--   team            text   team on the first day, else the one joined in the month, else the one left
--   region          text   likewise
--   present_share   ratio  workdays from the first to the last day in the company / workdays of the month
--   months_since_hire  count  months since that of the first day; below 0 before it; unknown without it
--   ramp_profile    text   shares of a full target month by month; unknown where the export has none
--   history         money  booked in a month, over the last twelve whole ones that they were there; unknown if fewer than three
--   is_seller       flag   whether a part of a team's target may fall to them
with span as (
    select min(period_start) as first_day, max(period_end_exclusive) as end_day
    from stg_target_periods
),

months as (
    select p.period as month, p.period_start as month_start, p.period_end_exclusive as month_end
    from periods as p
    inner join span as s
        on p.period_end_exclusive > s.first_day
        and p.period_start < s.end_day
    where p.period_type = 'month'
),

workdays as (
    select month, day
    from calendar
    where is_workday
),

targeted as (
    select distinct scope_id as owner_id
    from stg_target_periods
    where scope_type = 'person'
),

managers as (
    select distinct manager as owner_id
    from stg_assignments
    where manager is not null
),

members as (
    select
        p.owner_id,
        m.month,
        m.month_start,
        m.month_end,
        s.hire_date,
        s.leave_date,
        s.ramp_profile,
        h.history,
        coalesce(
            s.is_quota_bearing,
            t.owner_id is not null or h.owner_id is not null or g.owner_id is null
        ) as is_seller
    from people as p
    cross join months as m
    left join stg_people as s
        on s.owner_id = p.owner_id
    left join seller_history as h
        on h.owner_id = p.owner_id
    left join targeted as t
        on t.owner_id = p.owner_id
    left join managers as g
        on g.owner_id = p.owner_id
),

presence as (
    select
        m.owner_id,
        m.month,
        as_rate(
            ratio(
                cast(
                    sum(
                        case
                            when w.day >= coalesce(m.hire_date, w.day)
                                and w.day <= coalesce(m.leave_date, w.day)
                                then 1
                            else 0
                        end
                    ) as bigint
                ),
                count(w.day)
            )
        ) as present_share
    from members as m
    inner join workdays as w
        on w.month = m.month
    group by m.owner_id, m.month
),

places as (
    select
        m.owner_id,
        m.month,
        a.team,
        a.region,
        row_number() over (
            partition by m.owner_id, m.month
            order by case when a.start_date <= m.month_start then 0 else 1 end, a.start_date desc
        ) as place
    from members as m
    inner join stg_assignments as a
        on a.owner_id = m.owner_id
        and a.start_date < m.month_end
)

select
    m.owner_id,
    m.month,
    m.month_start,
    coalesce(p.team, '(unassigned)') as team,
    coalesce(p.region, '(unassigned)') as region,
    coalesce(w.present_share, cast(0 as double)) as present_share,
    cast(
        (extract(year from m.month_start) - extract(year from m.hire_date)) * 12
        + extract(month from m.month_start) - extract(month from m.hire_date) as bigint
    ) as months_since_hire,
    m.ramp_profile,
    m.history,
    m.is_seller
from members as m
left join presence as w
    on w.owner_id = m.owner_id
    and w.month = m.month
left join places as p
    on p.owner_id = m.owner_id
    and p.month = m.month
    and p.place = 1
