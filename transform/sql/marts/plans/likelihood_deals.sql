-- purpose: The open deals that are planned to close in a period of which a likelihood is asked, with their chance.
-- grain:   scope_type, scope_id, period, opportunity_id
-- inputs:  plan_periods, open_deals, calendar, as_of_dates
-- columns:
--   scope_type      text   person
--   scope_id        text   who is credited
--   period          text   month or quarter of the planned close date
--   opportunity_id  text   opportunity
--   amount          money  planned amount
--   chance          ratio  chance to win: by the end of the quarter, for a period of the quarter under review; in the end, for one that is later
with periods_asked as (
    select distinct period, period_start, period_end_exclusive
    from plan_periods
)

select
    'person' as scope_type,
    o.owner_id as scope_id,
    p.period,
    o.opportunity_id,
    o.amount,
    case
        when p.period_end_exclusive <= c.quarter_end_exclusive
            then coalesce(o.chance_in_quarter, o.chance)
        else o.chance
    end as chance
from open_deals as o
inner join periods_asked as p
    on o.planned_close_date >= p.period_start
    and o.planned_close_date < p.period_end_exclusive
left join as_of_dates as d
    on d.role = 'review'
left join calendar as c
    on c.day = d.as_of_date
where o.amount is not null
    and o.chance is not null
