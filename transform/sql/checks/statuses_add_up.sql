-- purpose:  Of all opportunities, won, lost and open ones make the whole.
-- label:    Statuses add up
-- severity: fail
-- grain:    subject, detail
-- inputs:   fct_opportunities, as_of_dates
-- columns:
--   subject  text  the record that breaks the rule
--   detail   text  how
select
    o.opportunity_id as subject,
    'status ' || coalesce(o.status, '(none)') as detail
from fct_opportunities as o
inner join as_of_dates as d
    on d.as_of_date = o.as_of_date
where d.role = 'review'
    and (o.status is null or o.status not in ('open', 'won', 'lost'))
