-- purpose: Every version of money received, with the invoice that it pays; a payment of several invoices has a row for each.
-- grain:   payment_id, invoice_id, valid_from
-- inputs:  exported_payments, exported_payment_applications, as_of_dates
-- columns:
--   payment_id    text   the system's own key
--   invoice_id    text   invoice that it pays
--   payment_date  date   received
--   amount        money  the part that is set against the invoice, in the payment's currency
--   valid_from    date   the statement date from which this version holds
--   valid_to      date   the day from which a later version holds; unknown for the latest
--   is_first      flag   whether no earlier version is known
with applied as (
    select a.payment_id, a.invoice_id, sum(a.amount) as amount
    from exported_payment_applications as a
    cross join as_of_dates as d
    where d.role = 'review'
        and (a.valid_from <= d.as_of_date or a.is_first)
        and (a.valid_to is null or a.valid_to > d.as_of_date)
    group by a.payment_id, a.invoice_id
)

select
    p.payment_id,
    coalesce(a.invoice_id, p.invoice_id) as invoice_id,
    p.payment_date,
    cast(coalesce(a.amount, p.amount) as decimal(38, 6)) as amount,
    p.valid_from,
    p.valid_to,
    p.is_first
from exported_payments as p
left join applied as a
    on a.payment_id = p.payment_id
where coalesce(a.invoice_id, p.invoice_id) is not null
