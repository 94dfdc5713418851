-- purpose: Every order up to the as-of date, in its own currency and in the reporting currency.
-- grain:   as_of_date, order_id
-- inputs:  exported_orders, stg_conventions, stg_rates, as_of_dates
-- columns:
--   as_of_date    date    the date asked about
--   order_id      text    order
--   order_date    date    the day it was ordered
--   owner_id      text    who is credited
--   account_id    text    customer, as exported
--   product_id    text    product, as exported
--   territory_id  text    the order's own territory
--   channel       text    how it was sold
--   amount_local  money   before tax and freight, in `currency`
--   currency      text    the order's own; unknown where no export names one
--   rate          number  to the reporting currency, of the order's date
--   rate_date     date    the date of that rate; unknown where nothing was converted
--   amount        money   before tax and freight; unknown where there is no rate
--   total_amount  money   with tax and freight; likewise
with dated as (
    select
        d.as_of_date,
        o.order_id,
        o.order_date,
        coalesce(o.owner_id, '(unassigned)') as owner_id,
        o.account_id,
        o.product_id,
        o.territory_id,
        o.channel,
        o.amount,
        o.total_amount,
        coalesce(upper(o.currency), c.reporting_currency) as currency,
        c.reporting_currency,
        c.rate_kind
    from exported_orders as o
    cross join as_of_dates as d
    cross join stg_conventions as c
    where (o.valid_from <= d.as_of_date or o.is_first)
        and (o.valid_to is null or o.valid_to > d.as_of_date)
        and o.order_date <= d.as_of_date
),

rated as (
    select
        o.*,
        case
            when o.currency is not distinct from o.reporting_currency then cast(1 as double)
            else r.rate
        end as rate,
        r.rate_date
    from dated as o
    left join stg_rates as r
        on r.currency = o.currency
        and r.rate_kind = o.rate_kind
        and r.day = o.order_date
)

select
    as_of_date,
    order_id,
    order_date,
    owner_id,
    account_id,
    product_id,
    territory_id,
    channel,
    amount as amount_local,
    currency,
    rate,
    rate_date,
    converted(amount, rate) as amount,
    converted(total_amount, rate) as total_amount
from rated
