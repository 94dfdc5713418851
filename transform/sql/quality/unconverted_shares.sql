-- purpose: Of the open deals, and of the quarter's closed deals, bookings and targets, how many no exchange rate converts.
-- grain:   kind
-- inputs:  fct_opportunities, stg_orders, stg_invoices, stg_targets, stg_conventions, as_of_dates, calendar
-- columns:
--   kind               text   open deal, closed deal, target; order or invoice where the bookings are those
--   records            count  records with an amount
--   unconverted        count  of which no rate brings into the reporting currency
--   unconverted_share  ratio  unconverted / records
with review as (
    select d.as_of_date, c.quarter_start, c.quarter_end_exclusive, v.bookings_from
    from as_of_dates as d
    cross join stg_conventions as v
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

amounts as (
    select
        case when o.status = 'open' then 'open deal' else 'closed deal' end as kind,
        o.amount is null as is_unconverted
    from fct_opportunities as o
    inner join review as r
        on r.as_of_date = o.as_of_date
    where o.amount_local is not null
        and (o.status = 'open' or o.close_date >= r.quarter_start)
    union all
    select 'order' as kind, o.amount is null as is_unconverted
    from stg_orders as o
    inner join review as r
        on r.as_of_date = o.as_of_date
        and r.bookings_from = 'orders'
    where o.amount_local is not null
        and o.order_date >= r.quarter_start
    union all
    select 'invoice' as kind, i.amount is null as is_unconverted
    from stg_invoices as i
    inner join review as r
        on r.as_of_date = i.as_of_date
        and r.bookings_from = 'invoices'
    where i.amount_local is not null
        and i.invoice_date >= r.quarter_start
    union all
    select 'target' as kind, t.amount is null as is_unconverted
    from stg_targets as t
    cross join review as r
    where t.amount_local is not null
        and t.period_start < r.quarter_end_exclusive
        and t.period_end_exclusive > r.quarter_start
)

select
    kind,
    count(*) as records,
    count(case when is_unconverted then 1 end) as unconverted,
    as_rate(ratio(count(case when is_unconverted then 1 end), count(*))) as unconverted_share
from amounts
group by kind
