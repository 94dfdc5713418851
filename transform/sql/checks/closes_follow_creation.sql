-- purpose:  No deal closes before it was created; one that does is left out of the sales cycle.
-- label:    Dates in order
-- severity: warn
-- grain:    subject, detail
-- inputs:   fct_opportunities, as_of_dates
-- columns:
--   subject  text  the record that breaks the rule
--   detail   text  how
select
    o.opportunity_id as subject,
    'created ' || cast(o.created_date as string)
        || ', closed ' || cast(o.close_date as string) as detail
from fct_opportunities as o
inner join as_of_dates as d
    on d.as_of_date = o.as_of_date
    and d.role = 'review'
where o.status <> 'open'
    and o.close_date < o.created_date
