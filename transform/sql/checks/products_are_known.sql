-- purpose:  Every product of a deal is in the list of products, its spelling aside.
-- label:    Products known
-- severity: warn
-- grain:    subject, detail
-- inputs:   fct_opportunities, stg_products, as_of_dates
-- columns:
--   subject  text  the record that breaks the rule
--   detail   text  how
select
    o.product_id as subject,
    cast(count(*) as string) || ' deals with a product that is in no list' as detail
from fct_opportunities as o
inner join as_of_dates as d
    on d.as_of_date = o.as_of_date
    and d.role = 'review'
left join stg_products as p
    on p.product_id = o.product_id
where o.product_id is not null
    and p.product_id is null
group by o.product_id
