-- purpose: How many days after a sale it was paid, by amount: payments of the 24 months up to the review's date.
-- grain:   lag_days
-- inputs:  stg_receipts, exported_invoices, stg_orders, fct_bookings, as_of_dates
-- columns:
--   lag_days  days    from the order or the won deal, else from the invoice, to the payment
--   paid      number  money received, each in its own currency: only its shares are used
with review as (
    select as_of_date, cast(as_of_date - interval 24 month as date) as first_day
    from as_of_dates
    where role = 'review'
),

invoices as (
    select
        i.invoice_id,
        min(i.order_id) as order_id,
        min(i.opportunity_id) as opportunity_id,
        min(i.invoice_date) as invoice_date
    from exported_invoices as i
    inner join review as r
        on (i.valid_from <= r.as_of_date or i.is_first)
        and (i.valid_to is null or i.valid_to > r.as_of_date)
    group by i.invoice_id
),

sales as (
    select b.record_id, min(b.booking_date) as booking_date
    from fct_bookings as b
    inner join review as r
        on r.as_of_date = b.as_of_date
    group by b.record_id
),

orders as (
    select o.order_id, min(o.order_date) as order_date
    from stg_orders as o
    inner join review as r
        on r.as_of_date = o.as_of_date
    group by o.order_id
),

paid as (
    select
        coalesce(s.booking_date, o.order_date, i.invoice_date) as sold_date,
        p.payment_date,
        p.amount
    from stg_receipts as p
    inner join review as r
        on (p.valid_from <= r.as_of_date or p.is_first)
        and (p.valid_to is null or p.valid_to > r.as_of_date)
        and p.payment_date > r.first_day
        and p.payment_date <= r.as_of_date
    inner join invoices as i
        on i.invoice_id = p.invoice_id
    left join orders as o
        on o.order_id = i.order_id
    left join sales as s
        on s.record_id = i.opportunity_id
    where p.amount > 0
)

select
    cast(greatest(days_between(sold_date, payment_date), cast(0 as bigint)) as double) as lag_days,
    cast(sum(amount) as double) as paid
from paid
where sold_date is not null
group by greatest(days_between(sold_date, payment_date), cast(0 as bigint))
