-- purpose:   Too few people at the customer are known to have a part in the deal.
-- label:     Single contact
-- evidence:  {contact_count} people at the customer are known (wanted: {limit_count})
-- severity:  High where it is planned for the quarter under way, else medium
-- next_step: Ask who else decides, uses and pays, and meet two of them
-- needs:     contact_roles.contact_id or links.to_id or activities.contact_id
-- limits:    contact_count
-- grain:     as_of_date, opportunity_id
-- inputs:    flag_deals, flag_dates, deal_contacts, limits
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   severity        text   high or medium
--   exposure        money  its planned amount
--   contact_count   count  people known
--   limit_count     count  the limit
select
    d.as_of_date,
    d.opportunity_id,
    case when d.period = f.quarter then 'high' else 'medium' end as severity,
    d.amount as exposure,
    c.contact_count,
    cast(l.limit_value as bigint) as limit_count
from flag_deals as d
inner join flag_dates as f
    on f.as_of_date = d.as_of_date
inner join deal_contacts as c
    on c.as_of_date = d.as_of_date
    and c.opportunity_id = d.opportunity_id
inner join limits as l
    on l.threshold = 'contact_count'
where c.contact_count < l.limit_value
