-- purpose:   Share of closed value that was won; a lost deal counts at its last amount, else at list price.
-- label:     Win rate by value
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
--   numerator    money  amount when won
--   denominator  money  amount when won or lost
select
    as_of_date,
    opportunity_id as record_id,
    close_date as event_date,
    owner_id,
    product_id,
    account_id,
    case when status = 'won' then amount else cast(0 as decimal(38, 6)) end as numerator,
    amount as denominator
from fct_opportunities
where status <> 'open'
    and amount is not null
