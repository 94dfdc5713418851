-- purpose: Money received up to the review's date, in the reporting currency, with the person whose sale it pays.
-- grain:   payment_id
-- inputs:  exported_payments, exported_invoices, exported_orders, exported_accounts, stg_conventions, stg_rates, as_of_dates
-- columns:
--   payment_id    text   the system's own key
--   payment_date  date   received
--   owner_id      text   who is credited: as the payment says, else its invoice, its order, else its customer's owner
--   account_id    text   who paid
--   amount        money  received; unknown where there is no rate
with review as (
    select d.as_of_date, c.reporting_currency, c.rate_kind
    from as_of_dates as d
    cross join stg_conventions as c
    where d.role = 'review'
),

invoices as (
    select i.invoice_id, min(i.owner_id) as owner_id, min(i.order_id) as order_id
    from exported_invoices as i
    cross join review as r
    where (i.valid_from <= r.as_of_date or i.is_first)
        and (i.valid_to is null or i.valid_to > r.as_of_date)
    group by i.invoice_id
),

orders as (
    select o.order_id, min(o.owner_id) as owner_id
    from exported_orders as o
    cross join review as r
    where (o.valid_from <= r.as_of_date or o.is_first)
        and (o.valid_to is null or o.valid_to > r.as_of_date)
    group by o.order_id
),

accounts as (
    select a.account_id, min(a.owner_id) as owner_id
    from exported_accounts as a
    cross join review as r
    where (a.valid_from <= r.as_of_date or a.is_first)
        and (a.valid_to is null or a.valid_to > r.as_of_date)
    group by a.account_id
),

payments as (
    select
        p.payment_id,
        p.payment_date,
        coalesce(p.owner_id, i.owner_id, o.owner_id, a.owner_id) as owner_id,
        p.account_id,
        p.amount,
        coalesce(upper(p.currency), r.reporting_currency) as own_currency,
        r.reporting_currency,
        r.rate_kind
    from exported_payments as p
    inner join review as r
        on (p.valid_from <= r.as_of_date or p.is_first)
        and (p.valid_to is null or p.valid_to > r.as_of_date)
        and p.payment_date <= r.as_of_date
    left join invoices as i
        on i.invoice_id = p.invoice_id
    left join orders as o
        on o.order_id = coalesce(p.order_id, i.order_id)
    left join accounts as a
        on a.account_id = p.account_id
)

select
    p.payment_id,
    p.payment_date,
    p.owner_id,
    p.account_id,
    converted(
        p.amount,
        case
            when p.own_currency is not distinct from p.reporting_currency then cast(1 as double)
            else r.rate
        end
    ) as amount
from payments as p
left join stg_rates as r
    on r.currency = p.own_currency
    and r.rate_kind = p.rate_kind
    and r.day = p.payment_date
