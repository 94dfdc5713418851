-- purpose: The deals that are open on the review's date and on the one it is compared with, in the bands that chances go by.
-- grain:   as_of_date, opportunity_id
-- inputs:  fct_opportunities, outlook_points, outlook_deals
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   stage           text   stage
--   amount          money  planned
--   plan            text   this_quarter, overdue, next_quarter, later or unknown: for when it is planned
--   stage_order     count  1 for the first stage, 0 where unknown
--   size_band       text   small, below or above the average, large (twice the average), or unknown
--   is_pushed       flag   whether its plan has moved to a later quarter
--   age_band        count  days since it was created, at least: 0, 30, 60, 120 or 240
--   team            text   of its owner; unknown where none tells
--   push_count      count  times it has moved
--   age_days        days   days since it was created
select
    o.as_of_date,
    o.opportunity_id,
    o.stage,
    o.amount,
    d.plan,
    d.stage_order,
    d.size_band,
    d.is_pushed,
    d.age_band,
    d.team,
    d.push_count,
    d.age_days
from fct_opportunities as o
inner join outlook_points as p
    on p.point = o.as_of_date
    and p.role is not null
inner join outlook_deals as d
    on d.point = p.point
    and d.opportunity_id = o.opportunity_id
where o.status = 'open'
