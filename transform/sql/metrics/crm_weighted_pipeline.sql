-- purpose:   Value of open deals times the CRM's own percentage, for comparison.
-- label:     CRM-weighted pipeline
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
--   numerator    money  amount times the CRM's percentage, rounded to the minor unit
--   denominator  count  none: a sum
select
    as_of_date,
    opportunity_id as record_id,
    as_of_date as event_date,
    owner_id,
    product_id,
    account_id,
    crm_weighted_amount as numerator,
    cast(null as bigint) as denominator
from fct_open_deals
where crm_weighted_amount is not null
