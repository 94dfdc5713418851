-- purpose: Every booking, its credits and every won, lost, created or open deal, once per scope that it belongs to.
-- grain:   as_of_date, scope_type, scope_id, record_kind, record_id
-- inputs:  fct_bookings, fct_opportunities, scope_credits
-- columns:
--   as_of_date   date   the date asked about
--   scope_type   text   company, region, team, person, product or product_family
--   scope_id     text   which one
--   record_kind  text   booking: at its owner, to be counted; credit: at all who share it, to be summed; won, lost, created or open: deals
--   record_id    text   opportunity, order or invoice
--   event_date   date   the day that counts; for an open deal its planned close date
--   amount       money  amount
--   cycle_days   days   created to closed
with deals as (
    select
        as_of_date,
        status as record_kind,
        opportunity_id as record_id,
        close_date as event_date,
        owner_id,
        team,
        region,
        product_id,
        product_family,
        amount,
        cycle_days
    from fct_opportunities
    union all
    select
        as_of_date,
        'created' as record_kind,
        opportunity_id as record_id,
        created_date as event_date,
        owner_id,
        team,
        region,
        product_id,
        product_family,
        amount,
        cast(null as double) as cycle_days
    from fct_opportunities
    union all
    select
        as_of_date,
        'booking' as record_kind,
        record_id,
        booking_date as event_date,
        owner_id,
        team,
        region,
        -- A booking may have several products: see its lines.
        cast(null as string) as product_id,
        cast(null as string) as product_family,
        amount,
        cast(null as double) as cycle_days
    from fct_bookings
),

scoped as (
    select 'company' as scope_type, 'company' as scope_id, * from deals
    union all
    select 'region' as scope_type, region as scope_id, * from deals
    union all
    select 'team' as scope_type, team as scope_id, * from deals
    union all
    select 'person' as scope_type, owner_id as scope_id, * from deals
    union all
    select 'product' as scope_type, product_id as scope_id, * from deals
    union all
    select 'product_family' as scope_type, product_family as scope_id, * from deals
)

select
    as_of_date,
    scope_type,
    scope_id,
    record_kind,
    record_id,
    event_date,
    amount,
    cycle_days
from scoped
where scope_id is not null
union all
select
    as_of_date,
    scope_type,
    scope_id,
    record_kind,
    record_id,
    event_date,
    amount,
    cast(null as double) as cycle_days
from scope_credits
