-- purpose: Each product's bookings, win rate and open deals in the quarter under review, and what the next is expected to bring.
-- tab:     products
-- book:    analysis
-- title:   Products
-- message: {top product by booked} leads with {share booked} of what products have booked
-- empty:   No export names a product. A file of products, or orders with products, fills this sheet.
-- note:    Next quarter: from past bookings alone; 8 of 10 outcomes lie between low and high. A product that sold nothing in twelve months has no forecast of its own.
-- order_by: booked desc, open_now desc, product
-- totals:  booked, next_forecast, won_count, lost_count, open_now, booked_change
-- chart:   bars product: booked
-- grain:   product_id
-- inputs:  products, quarter_standings, quarter_outlook, as_of_dates, calendar
-- columns:
--   product            text   name
--   product_family     text   series or family
--   list_price         money  list price
--   booked             money  booked up to the as-of date
--   next_forecast      money  expected of the next quarter
--   next_low           money  8 of 10 outcomes of the next quarter lie between low and high
--   next_high          money  likewise
--   won_count          count  deals won
--   lost_count         count  deals lost
--   win_rate           ratio  won / (won + lost), by count
--   average_deal_size  money  booked / bookings
--   days_to_win        days   median days from created to won, over all dates
--   open_now           money  open deals
--   booked_change      money  booked, against the same day of the previous quarter
--   product_id         text   the source's own key
with next_quarter as (
    select f.scope_id, f.mean, f.lo80, f.hi80
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    inner join calendar as n
        on n.day = c.quarter_end_exclusive
    inner join quarter_outlook as f
        on f.period = n.quarter
    where d.role = 'review'
        and f.scope_type = 'product'
)

select
    p.product_name as product,
    p.product_family,
    p.list_price,
    s.booked,
    f.mean as next_forecast,
    f.lo80 as next_low,
    f.hi80 as next_high,
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
left join next_quarter as f
    on f.scope_id = p.product_id
