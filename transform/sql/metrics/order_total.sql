-- purpose:   Value of orders with tax and freight.
-- label:     Order total
-- unit:      money
-- over_time: sum
-- grain:     as_of_date, record_id
-- inputs:    fct_bookings
-- columns:
--   as_of_date   date   the date asked about
--   record_id    text   order
--   event_date   date   order date
--   owner_id     text   who is credited
--   product_id   text   product
--   account_id   text   customer
--   numerator    money  amount with tax and freight
--   denominator  count  none: a sum
select
    as_of_date,
    record_id,
    booking_date as event_date,
    owner_id,
    product_id,
    account_id,
    total_amount as numerator,
    cast(null as bigint) as denominator
from fct_bookings
where total_amount is not null
