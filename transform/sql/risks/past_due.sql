-- purpose:   The planned close date has passed and the deal is still open.
-- label:     Close date past
-- evidence:  Was to close on {close_date}, {late_days} days ago
-- severity:  High where the quarter it was planned for is over, else medium
-- next_step: Win it, close it as lost or plan a date that the customer knows of
-- needs:     opportunities.close_date
-- limits:    past_due_days
-- grain:     as_of_date, opportunity_id
-- inputs:    flag_deals, calendar, limits
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   severity        text   high or medium
--   exposure        money  its planned amount
--   close_date      date   planned
--   late_days       count  days from then to the date asked about
select
    d.as_of_date,
    d.opportunity_id,
    case when c.quarter_end_exclusive > d.as_of_date then 'medium' else 'high' end as severity,
    d.amount as exposure,
    d.close_date,
    days_between(d.close_date, d.as_of_date) as late_days
from flag_deals as d
inner join limits as l
    on l.threshold = 'past_due_days'
left join calendar as c
    on c.day = d.close_date
where days_between(d.close_date, d.as_of_date) > l.limit_value
