-- purpose: Each product's bookings, win rate and open deals in the quarter under review.
-- tab:     products
-- book:    analysis
-- title:   Products
-- message: {top product by booked} leads with {share booked} of what products have booked
-- empty:   No export names a product. A file of products, or orders with products, fills this sheet.
-- order_by: booked desc, open_now desc, product
-- totals:  booked, won_count, lost_count, open_now, booked_change
-- chart:   bars product: booked
-- grain:   product_id
-- inputs:  products, quarter_standings
-- columns:
--   product            text   name
--   product_family     text   series or family
--   list_price         money  list price
--   booked             money  booked up to the as-of date
--   won_count          count  deals won
--   lost_count         count  deals lost
--   win_rate           ratio  won / (won + lost), by count
--   average_deal_size  money  booked / bookings
--   days_to_win        days   median days from created to won, over all dates
--   open_now           money  open deals
--   booked_change      money  booked, against the same day of the previous quarter
--   product_id         text   the source's own key
select
    p.product_name as product,
    p.product_family,
    p.list_price,
    s.booked,
    s.won_count,
    s.lost_count,
    s.win_rate,
    s.average_deal_size,
    s.days_to_win,
    s.open_now,
    s.booked_change,
    p.product_id
from products as p
inner join quarter_standings as s
    on s.scope_type = 'product'
    and s.scope_id = p.product_id
