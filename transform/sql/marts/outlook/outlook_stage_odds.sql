-- purpose: The CRM's own chance of each stage, as it is today: what a forecast weighted by the CRM would have gone by.
-- grain:   stage_order
-- inputs:  fct_opportunities, as_of_dates
-- columns:
--   stage_order      count  1 for the first stage
--   crm_probability  ratio  the CRM's own chance of open deals in it, on average
select
    o.stage_order,
    as_rate(
        ratio(sum(cast(o.crm_probability as decimal(10, 9))), count(o.crm_probability))
    ) as crm_probability
from fct_opportunities as o
inner join as_of_dates as d
    on d.as_of_date = o.as_of_date
    and d.role = 'review'
where o.status = 'open'
    and o.crm_probability is not null
    and o.stage_order is not null
group by o.stage_order
