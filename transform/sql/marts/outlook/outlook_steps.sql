-- purpose: In how many quarters deals ended that were alike and open at the same point of earlier quarters: what chances to win rest on.
-- grain:   week, quarter_number, plan, stage_order, size_band, is_pushed, age_band, steps, outcome
-- inputs:  outlook_deals, outlook_points
-- columns:
--   week            count  weeks of the quarter that were over, as on the review's date or the one it is compared with
--   quarter_number  count  the earlier quarter
--   plan            text   for when they were planned then
--   stage_order     count  1 for the first stage, 0 where unknown
--   size_band       text   small, below, above, large or unknown
--   is_pushed       flag   whether their plan had moved to a later quarter before
--   age_band        count  days since they were created, at least
--   steps           count  quarters from that quarter to that of their end; 0 for those that have not ended
--   outcome         text   won, lost or open
--   deals           count  n
with weeks as (
    select week, max(quarter_number) as quarter_number
    from outlook_points
    where role is not null
    group by week
)

select
    p.week,
    p.quarter_number,
    d.plan,
    d.stage_order,
    d.size_band,
    d.is_pushed,
    d.age_band,
    coalesce(d.steps, cast(0 as bigint)) as steps,
    coalesce(d.outcome, 'open') as outcome,
    count(*) as deals
from outlook_deals as d
inner join outlook_points as p
    on p.point = d.point
    and p.is_weekly
inner join weeks as w
    on w.week = p.week
    and w.quarter_number > p.quarter_number
group by
    p.week,
    p.quarter_number,
    d.plan,
    d.stage_order,
    d.size_band,
    d.is_pushed,
    d.age_band,
    coalesce(d.steps, cast(0 as bigint)),
    coalesce(d.outcome, 'open')
