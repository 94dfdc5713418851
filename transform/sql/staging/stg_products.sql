-- purpose: Every product with the key by which other exports' spellings of it are matched.
-- grain:   product_id
-- inputs:  exported_products, as_of_dates
-- columns:
--   product_id      text   the source's own key
--   product_name    text   name
--   product_family  text   series or family
--   list_price      money  list price, in `currency`
--   currency        text   of the list price; unknown where the export has none
--   match_key       text   the key without case, spaces and width
--   is_match        flag   whether others are matched to this row: one product per match key
with current_products as (
    select
        p.product_id,
        p.product_name,
        p.product_family,
        p.list_price,
        p.currency,
        match_key(p.product_id) as match_key
    from exported_products as p
    cross join as_of_dates as d
    where d.role = 'review'
        and (p.valid_from <= d.as_of_date or p.is_first)
        and (p.valid_to is null or p.valid_to > d.as_of_date)
)

select
    product_id,
    coalesce(product_name, product_id) as product_name,
    product_family,
    list_price,
    currency,
    match_key,
    row_number() over (partition by match_key order by product_id) = 1 as is_match
from current_products
