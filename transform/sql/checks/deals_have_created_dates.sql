-- purpose:  Every deal has a creation date; one without counts in totals, and in no month.
-- label:    Creation dates
-- severity: warn
-- grain:    subject, detail
-- inputs:   fct_opportunities, as_of_dates
-- columns:
--   subject  text  the record that breaks the rule
--   detail   text  how
select
    o.opportunity_id as subject,
    o.status || ', no creation date' as detail
from fct_opportunities as o
inner join as_of_dates as d
    on d.as_of_date = o.as_of_date
    and d.role = 'review'
where o.created_date is null
