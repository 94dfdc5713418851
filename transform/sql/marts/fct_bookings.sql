-- purpose: What was sold: won opportunities, orders or invoices, by the conventions of this review; never two of them.
-- grain:   as_of_date, record_id
-- inputs:  fct_opportunities, stg_orders, stg_invoices, stg_products, stg_accounts, stg_assignments, stg_conventions
-- columns:
--   as_of_date      date   the date asked about
--   record_id       text   opportunity, order or invoice
--   record_kind     text   opportunity, order or invoice
--   booking_date    date   close date, order date or the day an invoice was issued
--   owner_id        text   who is credited
--   team            text   the owner's team on that day
--   region          text   the owner's region on that day
--   account_id      text   customer
--   product_id      text   product
--   product_name    text   product's name
--   product_family  text   series or family
--   channel         text   how it was sold
--   deal_kind       text   new, renewal, expansion, churn or unknown
--   amount_local    money  before tax and freight, in `currency`
--   currency        text   the record's own; unknown where no export names one
--   amount          money  before tax and freight; unknown where there is no rate
--   total_amount    money  with tax and freight, where the export has it
--   tcv             money  total contract value; never part of the amount
--   acv             money  annual contract value; likewise
with documents as (
    select
        as_of_date,
        order_id as record_id,
        'order' as record_kind,
        order_date as booking_date,
        owner_id,
        account_id,
        product_id,
        channel,
        cast(amount_local as decimal(38, 6)) as amount_local,
        currency,
        amount,
        total_amount
    from stg_orders
    union all
    select
        as_of_date,
        invoice_id as record_id,
        'invoice' as record_kind,
        invoice_date as booking_date,
        owner_id,
        account_id,
        cast(null as string) as product_id,
        cast(null as string) as channel,
        amount_local,
        currency,
        amount,
        total_amount
    from stg_invoices
)

select
    o.as_of_date,
    o.opportunity_id as record_id,
    'opportunity' as record_kind,
    o.close_date as booking_date,
    o.owner_id,
    o.team,
    o.region,
    o.account_id,
    o.product_id,
    o.product_name,
    o.product_family,
    cast(null as string) as channel,
    o.deal_kind,
    o.amount_local,
    o.currency,
    o.amount,
    cast(null as decimal(38, 6)) as total_amount,
    o.tcv,
    o.acv
from fct_opportunities as o
inner join stg_conventions as c
    on c.bookings_from = 'opportunities'
where o.status = 'won'
union all
select
    o.as_of_date,
    o.record_id,
    o.record_kind,
    o.booking_date,
    o.owner_id,
    coalesce(g.team, '(unassigned)') as team,
    coalesce(g.region, '(unassigned)') as region,
    coalesce(a.account_id, o.account_id) as account_id,
    coalesce(p.product_id, o.product_id) as product_id,
    coalesce(p.product_name, o.product_id) as product_name,
    p.product_family,
    o.channel,
    'unknown' as deal_kind,
    o.amount_local,
    o.currency,
    o.amount,
    o.total_amount,
    cast(null as decimal(38, 6)) as tcv,
    cast(null as decimal(38, 6)) as acv
from documents as o
inner join stg_conventions as c
    on c.bookings_from = o.record_kind || 's'
left join stg_products as p
    on p.match_key = match_key(o.product_id)
    and p.is_match
left join stg_accounts as a
    on a.match_key = match_key(o.account_id)
    and a.is_match
left join stg_assignments as g
    on g.owner_id = o.owner_id
    and g.start_date <= o.booking_date
    and (g.end_exclusive is null or g.end_exclusive > o.booking_date)
