-- purpose:   Value of what was sold, before tax and freight; of a shared deal each person's part.
-- label:     Bookings
-- unit:      money
-- over_time: sum
-- grain:     as_of_date, record_id, product_id, owner_id
-- inputs:    fct_credits
-- columns:
--   as_of_date   date   the date asked about
--   record_id    text   opportunity, order or invoice
--   event_date   date   close date, order date or the day of an invoice
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
from fct_credits
where split_kind = 'revenue'
