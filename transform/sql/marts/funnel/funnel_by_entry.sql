-- purpose: Steps of the funnel counted from the first entry into a stage: by period, and as a cohort with a horizon.
-- grain:   method, period, scope_type, scope_id, from_stage, to_stage
-- inputs:  funnel_cells, outcome_cells, funnel_steps, funnel_horizon, period_parts, as_of_dates
-- columns:
--   method      text   period: entered the next stage in the period, whoever entered this one; cohort: of those who entered, who got beyond within the horizon
--   period      text   quarter, year, rolling_twelve_months or all
--   period_kind text   quarter, year, rolling or all
--   scope_type  text   as in deal_scopes
--   scope_id    text   which one
--   from_stage  text   open stage
--   to_stage    text   next stage, or the won stage
--   entered     count  deals that entered the stage; of a cohort over all dates only those the horizon has passed for
--   reached     count  deals that reached the next
--   is_mature   flag   period: whether it is over; cohort: whether the horizon has passed for all of its deals
with entries as (
    select
        r.period,
        r.period_kind,
        c.scope_type,
        c.scope_id,
        c.stage,
        min(case when r.is_over then 1 else 0 end) = 1 as is_over,
        cast(sum(c.entered) as bigint) as entered,
        cast(sum(case when r.period = 'all' then c.matured else c.entered end) as bigint) as members,
        cast(sum(case when r.period = 'all' then c.matured_beyond else c.beyond end) as bigint) as beyond,
        cast(sum(case when r.period = 'all' then c.matured_won else c.won end) as bigint) as won,
        max(c.last_entry) as last_entry
    from funnel_cells as c
    inner join period_parts as r
        on r.quarter = c.quarter
        and r.is_recent = c.is_recent
    group by r.period, r.period_kind, c.scope_type, c.scope_id, c.stage
),

wins as (
    select r.period, c.scope_type, c.scope_id, cast(sum(c.won) as bigint) as won
    from outcome_cells as c
    inner join period_parts as r
        on r.quarter = c.quarter
        and r.is_recent = c.is_recent
    group by r.period, c.scope_type, c.scope_id
)

select
    'cohort' as method,
    e.period,
    e.period_kind,
    e.scope_type,
    e.scope_id,
    s.from_stage,
    s.to_stage,
    e.members as entered,
    case when s.is_to_won then e.won else e.beyond end as reached,
    e.period = 'all'
        or (e.is_over and days_between(e.last_entry, d.as_of_date) >= h.horizon_days) as is_mature
from entries as e
inner join funnel_steps as s
    on s.from_stage = e.stage
cross join funnel_horizon as h
cross join as_of_dates as d
where d.role = 'review'
    and e.members > 0
union all
select
    'period' as method,
    e.period,
    e.period_kind,
    e.scope_type,
    e.scope_id,
    s.from_stage,
    s.to_stage,
    e.entered,
    coalesce(case when s.is_to_won then w.won else n.entered end, cast(0 as bigint)) as reached,
    e.is_over as is_mature
from entries as e
inner join funnel_steps as s
    on s.from_stage = e.stage
left join entries as n
    on n.period = e.period
    and n.scope_type = e.scope_type
    and n.scope_id = e.scope_id
    and n.stage = s.to_stage
left join wins as w
    on w.period = e.period
    and w.scope_type = e.scope_type
    and w.scope_id = e.scope_id
