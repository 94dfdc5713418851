-- purpose: What every scope is credited with of each booking: people who share one, the products of its lines.
-- stored:  no
-- grain:   as_of_date, scope_type, scope_id, record_kind, record_id
-- inputs:  fct_credits, fct_booking_lines
-- columns:
--   as_of_date   date   the date asked about
--   scope_type   text   company, region, team, person, product or product_family
--   scope_id     text   which one
--   record_kind  text   credit: money to be summed; booking: of a product or family, to be counted
--   record_id    text   opportunity, order or invoice
--   event_date   date   the day that counts
--   amount       money  amount
with credits as (
    select
        as_of_date,
        'credit' as record_kind,
        record_id,
        booking_date as event_date,
        owner_id,
        team,
        region,
        product_id,
        product_family,
        amount
    from fct_credits
    where split_kind = 'revenue'
),

lines as (
    select
        as_of_date,
        'booking' as record_kind,
        record_id,
        booking_date as event_date,
        cast(null as string) as owner_id,
        cast(null as string) as team,
        cast(null as string) as region,
        product_id,
        product_family,
        amount
    from fct_booking_lines
),

parts as (
    select 'company' as scope_type, 'company' as scope_id, * from credits
    union all
    select 'region' as scope_type, region as scope_id, * from credits
    union all
    select 'team' as scope_type, team as scope_id, * from credits
    union all
    select 'person' as scope_type, owner_id as scope_id, * from credits
    union all
    select 'product' as scope_type, product_id as scope_id, * from credits
    union all
    select 'product_family' as scope_type, product_family as scope_id, * from credits
    union all
    select 'product' as scope_type, product_id as scope_id, * from lines
    union all
    select 'product_family' as scope_type, product_family as scope_id, * from lines
)

select
    as_of_date,
    scope_type,
    scope_id,
    record_kind,
    record_id,
    min(event_date) as event_date,
    cast(sum(amount) as decimal(38, 6)) as amount
from parts
where scope_id is not null
group by as_of_date, scope_type, scope_id, record_kind, record_id
