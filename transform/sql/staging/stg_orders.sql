-- purpose: Every order up to the as-of date.
-- grain:   as_of_date, order_id
-- inputs:  exported_orders, as_of_dates
-- columns:
--   as_of_date    date   the date asked about
--   order_id      text   order
--   order_date    date   the day it was ordered
--   owner_id      text   who is credited
--   account_id    text   customer, as exported
--   product_id    text   product, as exported
--   territory_id  text   the order's own territory
--   channel       text   how it was sold
--   amount        money  before tax and freight
--   total_amount  money  with tax and freight
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
    o.total_amount
from exported_orders as o
cross join as_of_dates as d
where (o.valid_from <= d.as_of_date or o.is_first)
    and (o.valid_to is null or o.valid_to > d.as_of_date)
    and o.order_date <= d.as_of_date
