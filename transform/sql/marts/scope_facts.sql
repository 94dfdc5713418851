-- purpose: Every booking and every resolved, created or open deal of the review, once per scope that it belongs to.
-- grain:   scope_type, scope_id, record_kind, record_id
-- inputs:  fct_bookings, fct_opportunities, as_of_dates
-- columns:
--   scope_type   text   company, region, team, person or product
--   scope_id     text   which one
--   record_kind  text   booking, won, lost, created or open
--   record_id    text   opportunity or order
--   event_date   date   the day that counts; for an open deal its planned close date
--   amount       money  amount
with facts as (
    select b.as_of_date, 'booking' as record_kind, b.record_id, b.booking_date as event_date, b.owner_id, b.team, b.region,
        b.product_id, b.amount
    from fct_bookings as b
    union all
    select o.as_of_date, o.status as record_kind, o.opportunity_id as record_id, o.close_date as event_date,
        o.owner_id, o.team, o.region, o.product_id, o.amount
    from fct_opportunities as o
    union all
    select o.as_of_date, 'created' as record_kind, o.opportunity_id as record_id, o.created_date as event_date,
        o.owner_id, o.team, o.region, o.product_id, o.amount
    from fct_opportunities as o
),

current_facts as (
    select f.record_kind, f.record_id, f.event_date, f.owner_id, f.team, f.region, f.product_id, f.amount
    from facts as f
    inner join as_of_dates as d
        on d.as_of_date = f.as_of_date
        and d.role = 'review'
)

select 'company' as scope_type, 'company' as scope_id, record_kind, record_id, event_date, amount
from current_facts
union all
select 'region' as scope_type, region as scope_id, record_kind, record_id, event_date, amount
from current_facts
union all
select 'team' as scope_type, team as scope_id, record_kind, record_id, event_date, amount
from current_facts
union all
select 'person' as scope_type, owner_id as scope_id, record_kind, record_id, event_date, amount
from current_facts
union all
select 'product' as scope_type, product_id as scope_id, record_kind, record_id, event_date, amount
from current_facts
where product_id is not null
