-- purpose:   Share of closed deals that were won, by count.
-- label:     Win rate
-- unit:      ratio
-- over_time: sum
-- grain:     as_of_date, record_id
-- inputs:    fct_opportunities
-- columns:
--   as_of_date   date   the date asked about
--   record_id    text   opportunity
--   event_date   date   close date
--   owner_id     text   who is credited
--   product_id   text   product
--   account_id   text   customer
--   numerator    count  1 when won
--   denominator  count  1 when won or lost
select
    as_of_date,
    opportunity_id as record_id,
    close_date as event_date,
    owner_id,
    product_id,
    account_id,
    cast(case when status = 'won' then 1 else 0 end as bigint) as numerator,
    cast(1 as bigint) as denominator
from fct_opportunities
where status <> 'open'
