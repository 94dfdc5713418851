-- purpose: Booked by month, by team, region and product.
-- label:   Bookings by team and product
-- grain:   team, region, product_id, month_start
-- inputs:  fct_credits, calendar, as_of_dates
-- columns:
--   team         text   team of the credited person on the day of the booking
--   region       text   likewise
--   product_id   text   product; (rest) where none is named
--   month_start  date   first day of the month
--   amount       money  booked
select
    f.team,
    f.region,
    coalesce(f.product_id, '(rest)') as product_id,
    c.month_start,
    cast(sum(f.amount) as decimal(38, 6)) as amount
from fct_credits as f
inner join as_of_dates as d
    on d.as_of_date = f.as_of_date
    and d.role = 'review'
inner join calendar as c
    on c.day = f.booking_date
where f.split_kind = 'revenue'
    and f.amount is not null
group by f.team, f.region, coalesce(f.product_id, '(rest)'), c.month_start
