-- purpose: The same by region and team, over the last quarter that is over and the quarter under review, for the days and the ramp of each person.
-- tab:     attainment_spread
-- title:   By region and team
-- empty:   No region or team has people with targets.
-- note:    For the days present: targets x workdays in the company / workdays of the quarter. In ramp: times the share of a full target that a newcomer carries (0, 25, 50, 75, 100 % by month, unless the export of people names another).
-- order_by: quarter_order desc, level_order, scope_name
-- grain:   scope_type, scope_id, period
-- inputs:  attainment_spread, calendar, as_of_dates
-- columns:
--   scope_name       text   whose people
--   scope_type       text   region or team
--   period           text   quarter
--   people_count     count  people with a target
--   pooled           ratio  all together, against targets as given
--   prorated_pooled  ratio  for the days that people were there
--   ramped_pooled    ratio  and for their ramp
--   median           ratio  the middle one, against targets as given
--   reached_count    count  people who reached their target
--   gini             number 0 where all are alike
--   last_month_share ratio  booked in the last month of the quarter
--   scope_id         text   the source's own key
--   level_order      count  1 for regions
--   quarter_order    date   first day
with lasts as (
    select max(period_start) as last_start
    from attainment_spread
    where is_over
),

bases as (
    select
        scope_type,
        scope_id,
        period,
        max(case when basis = 'prorated' then pooled end) as prorated_pooled,
        max(case when basis = 'ramped' then pooled end) as ramped_pooled
    from attainment_spread
    group by scope_type, scope_id, period
)

select
    s.scope_name,
    s.scope_type,
    s.period,
    s.people as people_count,
    s.pooled,
    b.prorated_pooled,
    b.ramped_pooled,
    s.median,
    s.reached_count,
    s.gini,
    s.last_month_share,
    s.scope_id,
    cast(case s.scope_type when 'region' then 1 else 2 end as bigint) as level_order,
    s.period_start as quarter_order
from attainment_spread as s
inner join bases as b
    on b.scope_type = s.scope_type
    and b.scope_id = s.scope_id
    and b.period = s.period
inner join as_of_dates as d
    on d.role = 'review'
inner join calendar as c
    on c.day = d.as_of_date
cross join lasts as l
where s.scope_type in ('region', 'team')
    and s.basis = 'given'
    and (s.period = c.quarter or s.period_start = l.last_start)
