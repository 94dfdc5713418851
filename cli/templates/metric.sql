-- purpose:   Value of the deals that were won for at least 100,000.
-- label:     LABEL
-- unit:      money
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
--   numerator    money  amount
--   denominator  count  none: a sum

-- The lines above are the header. They are what readers see on the sheet Definitions, and they are checked at every run:
-- the select sees only the tables that `inputs` names, returns these columns in this order and with these units, and no
-- two of its rows share the grain.
--
--   unit       of what the metric measures: count, money, quantity, days, ratio or multiple
--   over_time  sum for what happens in a period, last for what stands on a date
--   columns    these eight, whatever the metric; numerators are added up over people, months and products
--
-- For a rate give a denominator too, a count or money as well, and `unit: ratio`: both are added up, then divided once.
-- `quarterdeck tables` lists what there is to read, `quarterdeck tables fct_opportunities` shows rows of it.
select
    as_of_date,
    opportunity_id as record_id,
    close_date as event_date,
    owner_id,
    product_id,
    account_id,
    amount as numerator,
    cast(null as bigint) as denominator
from fct_opportunities
where status = 'won'
    and amount >= 100000
