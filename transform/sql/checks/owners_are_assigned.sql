-- purpose:  Every booking belongs to the team of its owner's assignment on that day.
-- label:    Owners assigned
-- severity: warn
-- grain:    subject, detail
-- inputs:   fct_bookings, as_of_dates
-- columns:
--   subject  text  the record that breaks the rule
--   detail   text  how
select
    b.owner_id as subject,
    cast(count(*) as string) || ' bookings on days without an assignment' as detail
from fct_bookings as b
inner join as_of_dates as d
    on d.as_of_date = b.as_of_date
    and d.role = 'review'
where b.team = '(unassigned)'
group by b.owner_id
