-- purpose: Every product that is sold or listed.
-- label:   Products
-- published: yes
-- grain:   product_id
-- inputs:  stg_products, fct_opportunities, fct_bookings
-- columns:
--   product_id      text   the source's own key; the name where it has none
--   product_name    text   name
--   product_family  text   series or family
--   list_price      money  list price
with named as (
    select product_id from stg_products
    union
    select product_id from fct_opportunities where product_id is not null
    union
    select product_id from fct_bookings where product_id is not null
)

select
    n.product_id,
    coalesce(p.product_name, n.product_id) as product_name,
    p.product_family,
    p.list_price
from named as n
left join stg_products as p
    on p.product_id = n.product_id
