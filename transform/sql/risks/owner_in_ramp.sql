-- purpose:   Its owner joined so lately that they are still learning the trade.
-- label:     Owner in ramp
-- evidence:  The owner joined on {hire_date}, {tenure_days} days ago (limit {limit_days})
-- severity:  Medium in the first half of that time, else low
-- next_step: Go along to the next meeting
-- needs:     people.hire_date
-- limits:    ramp_days
-- grain:     as_of_date, opportunity_id
-- inputs:    flag_deals, flag_dates, exported_people, limits
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   severity        text   medium or low
--   exposure        money  its planned amount
--   hire_date       date   first day
--   tenure_days     count  days since then
--   limit_days      count  the limit
with newcomers as (
    select
        f.as_of_date,
        p.owner_id,
        p.hire_date,
        days_between(p.hire_date, f.as_of_date) as tenure_days,
        l.limit_value
    from exported_people as p
    inner join flag_dates as f
        on p.hire_date <= f.as_of_date
        and (p.valid_from <= f.as_of_date or p.is_first)
        and (p.valid_to is null or p.valid_to > f.as_of_date)
    cross join limits as l
    where l.threshold = 'ramp_days'
        and days_between(p.hire_date, f.as_of_date) < l.limit_value
)

select
    d.as_of_date,
    d.opportunity_id,
    case when 2 * p.tenure_days < p.limit_value then 'medium' else 'low' end as severity,
    d.amount as exposure,
    p.hire_date,
    p.tenure_days,
    cast(p.limit_value as bigint) as limit_days
from flag_deals as d
inner join newcomers as p
    on p.as_of_date = d.as_of_date
    and p.owner_id = d.owner_id
