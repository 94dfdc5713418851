-- purpose:   Value of what was sold: won opportunities where there are any, else orders, before tax and freight.
-- label:     Bookings
-- unit:      money
-- over_time: sum
-- grain:     as_of_date, record_id
-- inputs:    fct_bookings
-- columns:
--   as_of_date   date   the date asked about
--   record_id    text   opportunity or order
--   event_date   date   close date or order date
--   owner_id     text   who is credited
--   product_id   text   product
--   account_id   text   customer
--   numerator    money  amount
--   denominator  count  none: a sum
select
    as_of_date,
    record_id,
    booking_date as event_date,
    owner_id,
    product_id,
    account_id,
    amount as numerator,
    cast(null as bigint) as denominator
from fct_bookings
