-- purpose: Every company, region, team and person that a figure can be about, with the name that is shown.
-- grain:   scope_type, scope_id
-- inputs:  people, fct_bookings, fct_opportunities, person_targets, products
-- columns:
--   scope_type  text  company, region, team, person or product
--   scope_id    text  which one
--   scope_name  text  as it is shown
select 'company' as scope_type, 'company' as scope_id, 'Company' as scope_name
union
select 'person' as scope_type, owner_id as scope_id, name as scope_name from people
union
select 'product' as scope_type, product_id as scope_id, product_name as scope_name from products
union
select 'team' as scope_type, team as scope_id, team as scope_name from people
union
select 'team' as scope_type, team as scope_id, team as scope_name from fct_bookings
union
select 'team' as scope_type, team as scope_id, team as scope_name from fct_opportunities
union
select 'team' as scope_type, team as scope_id, team as scope_name from person_targets
union
select 'region' as scope_type, region as scope_id, region as scope_name from people
union
select 'region' as scope_type, region as scope_id, region as scope_name from fct_bookings
union
select 'region' as scope_type, region as scope_id, region as scope_name from fct_opportunities
union
select 'region' as scope_type, region as scope_id, region as scope_name from person_targets
