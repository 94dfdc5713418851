-- purpose: Every product that is sold or listed.
-- label:   Products
-- published: yes
-- grain:   product_id
-- inputs:  stg_products, fct_opportunities, fct_bookings, fct_booking_lines, stg_conventions, stg_rates, as_of_dates
-- columns:
--   product_id      text   the source's own key; the name where it has none
--   product_name    text   name
--   product_family  text   series or family
--   list_price      money  list price, at the rate of the as-of date; empty where there is none
with named as (
    select product_id from stg_products
    union
    select product_id from fct_opportunities where product_id is not null
    union
    select product_id from fct_bookings where product_id is not null
    union
    select product_id from fct_booking_lines where product_id is not null
)

select
    n.product_id,
    coalesce(p.product_name, n.product_id) as product_name,
    p.product_family,
    converted(
        p.list_price,
        case
            when coalesce(upper(p.currency), c.reporting_currency)
                is not distinct from c.reporting_currency then cast(1 as double)
            else r.rate
        end
    ) as list_price
from named as n
cross join stg_conventions as c
inner join as_of_dates as d
    on d.role = 'review'
left join stg_products as p
    on p.product_id = n.product_id
left join stg_rates as r
    on r.currency = upper(p.currency)
    and r.rate_kind = c.rate_kind
    and r.day = d.as_of_date
