-- purpose:   Booked value per won deal, order or invoice.
-- label:     Average deal size
-- unit:      money
-- over_time: sum
-- grain:     as_of_date, record_id
-- inputs:    fct_bookings
-- columns:
--   as_of_date   date   the date asked about
--   record_id    text   opportunity, order or invoice
--   event_date   date   close date or order date
--   owner_id     text   who is credited
--   product_id   text   product
--   account_id   text   customer
--   numerator    money  amount
--   denominator  count  1
select
    as_of_date,
    record_id,
    booking_date as event_date,
    owner_id,
    product_id,
    account_id,
    amount as numerator,
    cast(1 as bigint) as denominator
from fct_bookings
where amount is not null
