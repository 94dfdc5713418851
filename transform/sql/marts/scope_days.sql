-- purpose: What was booked, credited, won, lost and created on each day, and which open deals are planned for it, by scope.
-- grain:   as_of_date, scope_type, scope_id, record_kind, event_date
-- inputs:  fct_bookings, fct_opportunities, scope_credits
-- columns:
--   as_of_date      date   the date asked about
--   scope_type      text   company, region, team, person, product or product_family
--   scope_id        text   which one
--   record_kind     text   booking: at its owner, to be counted; credit: at all who share it, to be summed; won, lost, created or open: deals
--   event_date      date   the day that counts; for open deals their planned close date; unknown where there is none
--   records         count  how many: opportunities, orders or invoices
--   valued_records  count  of which with an amount
--   amount          money  their amounts; unknown where none has one
with records as (
    select
        as_of_date,
        status as record_kind,
        close_date as event_date,
        owner_id,
        team,
        region,
        product_id,
        product_family,
        amount
    from fct_opportunities
    union all
    select
        as_of_date,
        'created' as record_kind,
        created_date as event_date,
        owner_id,
        team,
        region,
        product_id,
        product_family,
        amount
    from fct_opportunities
    union all
    select
        as_of_date,
        'booking' as record_kind,
        booking_date as event_date,
        owner_id,
        team,
        region,
        -- A booking may have several products: see its lines.
        cast(null as string) as product_id,
        cast(null as string) as product_family,
        amount
    from fct_bookings
),

-- Each way of grouping at once: the records are far more than their groups.
summed as (
    select
        as_of_date,
        case
            when grouping(region) = 0 then 'region'
            when grouping(team) = 0 then 'team'
            when grouping(owner_id) = 0 then 'person'
            when grouping(product_id) = 0 then 'product'
            when grouping(product_family) = 0 then 'product_family'
            else 'company'
        end as scope_type,
        case
            when grouping(region) = 0 then region
            when grouping(team) = 0 then team
            when grouping(owner_id) = 0 then owner_id
            when grouping(product_id) = 0 then product_id
            when grouping(product_family) = 0 then product_family
            else 'company'
        end as scope_id,
        record_kind,
        event_date,
        count(*) as records,
        count(amount) as valued_records,
        cast(sum(amount) as decimal(38, 6)) as amount
    from records
    group by grouping sets (
        (as_of_date, record_kind, event_date),
        (as_of_date, record_kind, event_date, region),
        (as_of_date, record_kind, event_date, team),
        (as_of_date, record_kind, event_date, owner_id),
        (as_of_date, record_kind, event_date, product_id),
        (as_of_date, record_kind, event_date, product_family)
    )
    union all
    select
        as_of_date,
        scope_type,
        scope_id,
        record_kind,
        event_date,
        count(*) as records,
        count(amount) as valued_records,
        cast(sum(amount) as decimal(38, 6)) as amount
    from scope_credits
    group by as_of_date, scope_type, scope_id, record_kind, event_date
)

select
    as_of_date,
    scope_type,
    scope_id,
    record_kind,
    event_date,
    records,
    valued_records,
    amount
from summed
where scope_id is not null
