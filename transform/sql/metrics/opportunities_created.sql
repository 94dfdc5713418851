-- purpose:   Number of deals created, or first engaged where the export has no creation date.
-- label:     Opportunities created
-- unit:      count
-- over_time: sum
-- grain:     as_of_date, record_id
-- inputs:    fct_opportunities
-- columns:
--   as_of_date   date   the date asked about
--   record_id    text   opportunity
--   event_date   date   created date; empty where unknown
--   owner_id     text   who is credited
--   product_id   text   product
--   account_id   text   customer
--   numerator    count  1
--   denominator  count  none: a sum
select
    as_of_date,
    opportunity_id as record_id,
    created_date as event_date,
    owner_id,
    product_id,
    account_id,
    cast(1 as bigint) as numerator,
    cast(null as bigint) as denominator
from fct_opportunities
