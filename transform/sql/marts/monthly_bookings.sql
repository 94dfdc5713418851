-- purpose: Booked by month, with zeros, from a scope's first booking to the last month that the as-of date does not cut.
-- label:   Monthly bookings
-- published: yes
-- grain:   scope_type, scope_id, month
-- inputs:  scope_days, scopes, calendar, periods, as_of_dates
-- columns:
--   scope_type   text   company, region, team, person, product or product_family
--   scope_id     text   which one
--   scope_name   text   as it is shown
--   month        text   month
--   month_start  date   first day of the month
--   amount       money  booked
with booked as (
    select f.scope_type, f.scope_id, c.month_start, cast(sum(f.amount) as decimal(38, 6)) as amount
    from scope_days as f
    inner join as_of_dates as d
        on d.as_of_date = f.as_of_date
        and d.role = 'review'
    inner join calendar as c
        on c.day = f.event_date
    where f.record_kind = 'credit'
    group by f.scope_type, f.scope_id, c.month_start
),

firsts as (
    select scope_type, scope_id, min(month_start) as first_month
    from booked
    group by scope_type, scope_id
),

whole_months as (
    select p.period as month, p.period_start as month_start
    from periods as p
    cross join as_of_dates as d
    where d.role = 'review'
        and p.period_type = 'month'
        and p.period_end_exclusive <= cast(d.as_of_date + interval 1 day as date)
)

select
    f.scope_type,
    f.scope_id,
    s.scope_name,
    m.month,
    m.month_start,
    coalesce(b.amount, cast(0 as decimal(38, 6))) as amount
from firsts as f
inner join scopes as s
    on s.scope_type = f.scope_type
    and s.scope_id = f.scope_id
inner join whole_months as m
    on m.month_start >= f.first_month
left join booked as b
    on b.scope_type = f.scope_type
    and b.scope_id = f.scope_id
    and b.month_start = m.month_start
