-- purpose: Every invoice and credit note up to the as-of date, in its own currency and in the reporting currency.
-- grain:   as_of_date, invoice_id
-- inputs:  exported_invoices, stg_conventions, stg_rates, as_of_dates
-- columns:
--   as_of_date    date    the date asked about
--   invoice_id    text    invoice
--   invoice_date  date    issued
--   owner_id      text    who is credited
--   account_id    text    customer, as exported
--   amount_local  money   without tax where the export knows it, else with; a credit note is negative; in `currency`
--   currency      text    the invoice's own; unknown where no export names one
--   rate          number  to the reporting currency, of the day it was issued
--   rate_date     date    the date of that rate; unknown where nothing was converted
--   amount        money   the same; unknown where there is no rate
--   total_amount  money   with tax; likewise
with dated as (
    select
        d.as_of_date,
        i.invoice_id,
        i.invoice_date,
        coalesce(i.owner_id, '(unassigned)') as owner_id,
        i.account_id,
        -- Some systems write the amount of a credit note without its sign.
        case
            when lower(i.kind) like 'credit%' then -abs(coalesce(i.net_amount, i.amount))
            else coalesce(i.net_amount, i.amount)
        end as amount_local,
        case when lower(i.kind) like 'credit%' then -abs(i.amount) else i.amount end as total_local,
        coalesce(upper(i.currency), c.reporting_currency) as currency,
        c.reporting_currency,
        c.rate_kind
    from exported_invoices as i
    cross join as_of_dates as d
    cross join stg_conventions as c
    where (i.valid_from <= d.as_of_date or i.is_first)
        and (i.valid_to is null or i.valid_to > d.as_of_date)
        and i.invoice_date <= d.as_of_date
),

rated as (
    select
        i.*,
        case
            when i.currency is not distinct from i.reporting_currency then cast(1 as double)
            else r.rate
        end as rate,
        r.rate_date
    from dated as i
    left join stg_rates as r
        on r.currency = i.currency
        and r.rate_kind = i.rate_kind
        and r.day = i.invoice_date
)

select
    as_of_date,
    invoice_id,
    invoice_date,
    owner_id,
    account_id,
    cast(amount_local as decimal(38, 6)) as amount_local,
    currency,
    rate,
    rate_date,
    converted(amount_local, rate) as amount,
    converted(total_local, rate) as total_amount
from rated
