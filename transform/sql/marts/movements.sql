-- purpose: Booked and open now against the same day of the previous quarter.
-- label:   Movements
-- published: yes
-- grain:   scope_type, scope_id
-- inputs:  fct_bookings, fct_open_deals, scopes, as_of_dates, calendar
-- columns:
--   scope_type      text   company, region, team, person or product
--   scope_id        text   which one
--   scope_name      text   as it is shown
--   booked_now      money  booked in the quarter, up to the as-of date
--   booked_before   money  booked in the previous quarter, up to the same day
--   booked_change   money  the difference
--   open_now        money  open deals on the as-of date
--   open_before     money  open deals on the same day of the previous quarter
--   open_change     money  the difference
with dates as (
    select d.as_of_date, d.role, c.quarter_start
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
),

facts as (
    select d.role, 'booked' as kind, b.owner_id, b.team, b.region, b.product_id, b.amount
    from fct_bookings as b
    inner join dates as d
        on d.as_of_date = b.as_of_date
        and b.booking_date >= d.quarter_start
    union all
    select d.role, 'open' as kind, o.owner_id, o.team, o.region, o.product_id, o.amount
    from fct_open_deals as o
    inner join dates as d
        on d.as_of_date = o.as_of_date
),

scoped as (
    select 'company' as scope_type, 'company' as scope_id, role, kind, amount from facts
    union all
    select 'region' as scope_type, region as scope_id, role, kind, amount from facts
    union all
    select 'team' as scope_type, team as scope_id, role, kind, amount from facts
    union all
    select 'person' as scope_type, owner_id as scope_id, role, kind, amount from facts
    union all
    select 'product' as scope_type, product_id as scope_id, role, kind, amount from facts where product_id is not null
),

summed as (
    select
        scope_type,
        scope_id,
        cast(coalesce(sum(case when kind = 'booked' and role = 'review' then amount end), 0) as decimal(38, 6))
            as booked_now,
        cast(coalesce(sum(case when kind = 'booked' and role = 'previous' then amount end), 0) as decimal(38, 6))
            as booked_before,
        cast(coalesce(sum(case when kind = 'open' and role = 'review' then amount end), 0) as decimal(38, 6))
            as open_now,
        cast(coalesce(sum(case when kind = 'open' and role = 'previous' then amount end), 0) as decimal(38, 6))
            as open_before
    from scoped
    group by scope_type, scope_id
)

select
    m.scope_type,
    m.scope_id,
    s.scope_name,
    m.booked_now,
    m.booked_before,
    cast(m.booked_now - m.booked_before as decimal(38, 6)) as booked_change,
    m.open_now,
    m.open_before,
    cast(m.open_now - m.open_before as decimal(38, 6)) as open_change
from summed as m
inner join scopes as s
    on s.scope_type = m.scope_type
    and s.scope_id = m.scope_id
