-- purpose: Targets of people by month, with the team that the person is in; the parts of a target add up to it.
-- grain:   owner_id, month
-- inputs:  target_months, stg_assignments, periods
-- columns:
--   owner_id     text   person
--   month        text   month
--   month_start  date   first day of the month
--   team         text   team on the first day of the month, else on the last
--   region       text   likewise
--   target       money  part of the person's targets
with months as (
    select
        t.scope_id as owner_id,
        t.month,
        p.period_start as month_start,
        cast(p.period_end_exclusive - interval 1 day as date) as month_end,
        cast(sum(t.target) as decimal(38, 6)) as target
    from target_months as t
    inner join periods as p
        on p.period = t.month
    where t.scope_type = 'person'
        and t.measure = 'bookings'
    group by t.scope_id, t.month, p.period_start, p.period_end_exclusive
)

select
    m.owner_id,
    m.month,
    m.month_start,
    coalesce(s.team, e.team, '(unassigned)') as team,
    coalesce(s.region, e.region, '(unassigned)') as region,
    m.target
from months as m
left join stg_assignments as s
    on s.owner_id = m.owner_id
    and s.start_date <= m.month_start
    and (s.end_exclusive is null or s.end_exclusive > m.month_start)
left join stg_assignments as e
    on e.owner_id = m.owner_id
    and e.start_date <= m.month_end
    and (e.end_exclusive is null or e.end_exclusive > m.month_end)
