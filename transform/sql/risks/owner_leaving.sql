-- purpose:   Its owner has left, or is known to leave soon.
-- label:     Owner leaving
-- evidence:  [The owner leaves on {leave_date}][The owner left on {left_date}]
-- severity:  High where the owner has left, or leaves before the planned close date; else medium
-- next_step: Name who takes over, and introduce them to the customer
-- needs:     people.leave_date
-- limits:    leaving_days
-- grain:     as_of_date, opportunity_id
-- inputs:    flag_deals, flag_dates, exported_people, limits
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   severity        text   high or medium
--   exposure        money  its planned amount
--   leave_date      date   last day, where it lies ahead
--   left_date       date   last day, where it has passed
with leavers as (
    select f.as_of_date, p.owner_id, p.leave_date
    from exported_people as p
    inner join flag_dates as f
        on (p.valid_from <= f.as_of_date or p.is_first)
        and (p.valid_to is null or p.valid_to > f.as_of_date)
    cross join limits as l
    where l.threshold = 'leaving_days'
        and days_between(f.as_of_date, p.leave_date) <= l.limit_value
        -- That someone would leave was not known before a statement said so, or the day came.
        and (f.is_review or p.valid_from <= f.as_of_date or p.leave_date <= f.as_of_date)
)

select
    d.as_of_date,
    d.opportunity_id,
    case
        when p.leave_date <= d.as_of_date or p.leave_date < d.close_date then 'high'
        else 'medium'
    end as severity,
    d.amount as exposure,
    case when p.leave_date > d.as_of_date then p.leave_date end as leave_date,
    case when p.leave_date <= d.as_of_date then p.leave_date end as left_date
from flag_deals as d
inner join leavers as p
    on p.as_of_date = d.as_of_date
    and p.owner_id = d.owner_id
