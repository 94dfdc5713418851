-- purpose: Targets of people by month, with the team that carries them; the parts of a target add up to it.
-- grain:   owner_id, month
-- inputs:  target_months, stg_assignments, periods
-- columns:
--   owner_id     text   person
--   month        text   month
--   month_start  date   first day of the month
--   team         text   team on the first day, else the one joined in the month, else the one left
--   region       text   likewise
--   target       money  part of the person's targets
with months as (
    select
        t.scope_id as owner_id,
        t.month,
        p.period_start as month_start,
        p.period_end_exclusive as month_end_exclusive,
        cast(sum(t.target) as decimal(38, 6)) as target
    from target_months as t
    inner join periods as p
        on p.period = t.month
    where t.scope_type = 'person'
        and t.measure = 'bookings'
        and t.product_id is null
        and t.is_counted
    group by t.scope_id, t.month, p.period_start, p.period_end_exclusive
),

-- A team goes on carrying the target of someone who has left it for no other.
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
    from months as m
    inner join stg_assignments as a
        on a.owner_id = m.owner_id
        and a.start_date < m.month_end_exclusive
)

select
    m.owner_id,
    m.month,
    m.month_start,
    coalesce(p.team, '(unassigned)') as team,
    coalesce(p.region, '(unassigned)') as region,
    m.target
from months as m
left join places as p
    on p.owner_id = m.owner_id
    and p.month = m.month
    and p.place = 1
