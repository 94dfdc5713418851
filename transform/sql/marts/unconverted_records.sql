-- purpose: Every record with an amount that no exchange rate brings into the reporting currency: it is in no total.
-- grain:   kind, record_id, event_date
-- inputs:  fct_opportunities, stg_orders, stg_invoices, stg_targets, as_of_dates
-- columns:
--   kind          text   open deal, closed deal, order, invoice or target
--   record_id     text   which one; of a target its scope
--   event_date    date   the day whose rate is missing
--   currency      text   the record's own
--   amount_local  money  in `currency`
with review as (
    select as_of_date
    from as_of_dates
    where role = 'review'
)

select
    case when o.status = 'open' then 'open deal' else 'closed deal' end as kind,
    o.opportunity_id as record_id,
    case when o.status = 'open' then o.as_of_date else o.close_date end as event_date,
    o.currency,
    o.amount_local
from fct_opportunities as o
inner join review as d
    on d.as_of_date = o.as_of_date
where o.amount is null
    and o.amount_local is not null
union all
select
    'order' as kind,
    o.order_id as record_id,
    o.order_date as event_date,
    o.currency,
    cast(o.amount_local as decimal(38, 6)) as amount_local
from stg_orders as o
inner join review as d
    on d.as_of_date = o.as_of_date
where o.amount is null
    and o.amount_local is not null
union all
select
    'invoice' as kind,
    i.invoice_id as record_id,
    i.invoice_date as event_date,
    i.currency,
    i.amount_local
from stg_invoices as i
inner join review as d
    on d.as_of_date = i.as_of_date
where i.amount is null
    and i.amount_local is not null
union all
select
    'target' as kind,
    t.measure || ' of ' || t.scope_type || ' ' || t.scope_id
        || coalesce(' in ' || t.product_id, '')
        || ' until ' || cast(t.period_end_exclusive as string) as record_id,
    t.period_start as event_date,
    t.currency,
    cast(t.amount_local as decimal(38, 6)) as amount_local
from stg_targets as t
where t.amount is null
    and t.amount_local is not null
