-- purpose: Booked and open now against the same day of the previous quarter.
-- label:   Movements
-- published: yes
-- grain:   scope_type, scope_id
-- inputs:  scope_days, scopes, as_of_dates, calendar
-- columns:
--   scope_type      text   company, region, team, person, product or product_family
--   scope_id        text   which one
--   scope_name      text   as it is shown
--   booked_now      money  booked in the quarter, up to the as-of date
--   booked_before   money  booked in the previous quarter, up to the same day
--   booked_change   money  the difference
--   open_now        money  open deals on the as-of date
--   open_before     money  open deals on the same day of the previous quarter
--   open_change     money  the difference
with facts as (
    select f.scope_type, f.scope_id, f.record_kind || ' ' || d.role as fact, f.amount
    from scope_days as f
    inner join as_of_dates as d
        on d.as_of_date = f.as_of_date
    inner join calendar as c
        on c.day = d.as_of_date
    where f.record_kind = 'open'
        or (f.record_kind = 'credit' and f.event_date >= c.quarter_start)
),

summed as (
    select
        scope_type,
        scope_id,
        sum(case when fact = 'credit review' then amount else 0 end) as booked_now,
        sum(case when fact = 'credit previous' then amount else 0 end) as booked_before,
        sum(case when fact = 'open review' then amount else 0 end) as open_now,
        sum(case when fact = 'open previous' then amount else 0 end) as open_before
    from facts
    group by scope_type, scope_id
)

select
    m.scope_type,
    m.scope_id,
    s.scope_name,
    cast(m.booked_now as decimal(38, 6)) as booked_now,
    cast(m.booked_before as decimal(38, 6)) as booked_before,
    cast(m.booked_now - m.booked_before as decimal(38, 6)) as booked_change,
    cast(m.open_now as decimal(38, 6)) as open_now,
    cast(m.open_before as decimal(38, 6)) as open_before,
    cast(m.open_now - m.open_before as decimal(38, 6)) as open_change
from summed as m
inner join scopes as s
    on s.scope_type = m.scope_type
    and s.scope_id = m.scope_id
