-- purpose: The product that each spelling in the opportunities means, where the list of products has it.
-- grain:   spelled
-- inputs:  exported_opportunities, stg_products
-- columns:
--   spelled         text   the key as the opportunities spell it
--   product_id      text   the key as the list of products spells it
--   product_name    text   name
--   product_family  text   series or family
--   list_price      money  list price, in `currency`
--   currency        text   of the list price; unknown where the export has none
with spellings as (
    select distinct product_id as spelled from exported_opportunities
)

select
    k.spelled,
    p.product_id,
    p.product_name,
    p.product_family,
    p.list_price,
    p.currency
from spellings as k
inner join stg_products as p
    on p.match_key = match_key(k.spelled)
    and p.is_match
