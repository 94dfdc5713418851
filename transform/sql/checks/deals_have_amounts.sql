-- purpose:  Every open or lost deal has an amount of its own; those without one count at the product's list price.
-- label:    Amounts exported
-- severity: warn
-- grain:    subject, detail
-- inputs:   fct_opportunities, as_of_dates
-- columns:
--   subject  text  the record that breaks the rule
--   detail   text  how
select
    o.status || ' deals, ' || o.amount_basis as subject,
    cast(count(*) as string) || ' deals' as detail
from fct_opportunities as o
inner join as_of_dates as d
    on d.as_of_date = o.as_of_date
    and d.role = 'review'
where o.amount_basis <> 'exported'
group by o.status, o.amount_basis
