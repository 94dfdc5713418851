-- purpose:   Value of the deals that are open on the as-of date.
-- label:     Open pipeline
-- unit:      money
-- over_time: last
-- grain:     as_of_date, record_id
-- inputs:    fct_open_deals
-- columns:
--   as_of_date   date   the date asked about
--   record_id    text   open opportunity
--   event_date   date   the as-of date
--   owner_id     text   who is credited
--   product_id   text   product
--   account_id   text   customer
--   numerator    money  planned amount, else list price
--   denominator  count  none: a sum
select
    as_of_date,
    opportunity_id as record_id,
    as_of_date as event_date,
    owner_id,
    product_id,
    account_id,
    amount as numerator,
    cast(null as bigint) as denominator
from fct_open_deals
where amount is not null
