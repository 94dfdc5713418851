-- purpose: Everyone and everything that a figure can be about, with the name that is shown.
-- grain:   scope_type, scope_id
-- inputs:  people, products, scope_days, person_targets, target_months
-- columns:
--   scope_type  text  company, region, team, person, product or product_family
--   scope_id    text  which one
--   scope_name  text  as it is shown
with found as (
    select scope_type, scope_id from scope_days
    union
    select 'company' as scope_type, 'company' as scope_id
    union
    select scope_type, scope_id from target_months
    union
    select 'person' as scope_type, owner_id as scope_id from people
    union
    select 'product' as scope_type, product_id as scope_id from products
    union
    select 'team' as scope_type, team as scope_id from people
    union
    select 'team' as scope_type, team as scope_id from person_targets
    union
    select 'region' as scope_type, region as scope_id from people
    union
    select 'region' as scope_type, region as scope_id from person_targets
)

select
    f.scope_type,
    f.scope_id,
    case f.scope_type
        when 'company' then 'Company'
        when 'person' then coalesce(p.shown_as, f.scope_id)
        when 'product' then coalesce(r.product_name, f.scope_id)
        else f.scope_id
    end as scope_name
from found as f
left join people as p
    on p.owner_id = f.scope_id
left join products as r
    on r.product_id = f.scope_id
