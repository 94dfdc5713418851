-- purpose:  The amount of a deal is its annual or its total contract value, and the same of the two in all deals.
-- label:    One contract value
-- severity: warn
-- grain:    subject, detail
-- inputs:   stg_opportunities, as_of_dates
-- columns:
--   subject  text  what breaks the rule
--   detail   text  how
select
    'amount' as subject,
    cast(count(case when o.amount = o.tcv then 1 end) as string)
        || ' deals at their total contract value, '
        || cast(count(case when o.amount = o.acv then 1 end) as string)
        || ' at their annual' as detail
from stg_opportunities as o
inner join as_of_dates as d
    on d.as_of_date = o.as_of_date
    and d.role = 'review'
where o.tcv <> o.acv
having count(case when o.amount = o.tcv then 1 end) > 0
    and count(case when o.amount = o.acv then 1 end) > 0
