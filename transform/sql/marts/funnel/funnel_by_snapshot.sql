-- purpose: Steps of the funnel counted from where deals stood when a quarter began.
-- grain:   period, scope_type, scope_id, from_stage, to_stage
-- inputs:  deal_spans, deal_stages, deal_scopes, funnel_steps, funnel_horizon, period_parts, periods, as_of_dates
-- columns:
--   period      text   quarter or year at whose beginning they stood there; all: the matured quarters together
--   period_kind text   quarter, year or all
--   scope_type  text   company, region or team
--   scope_id    text   which one
--   from_stage  text   open stage
--   to_stage    text   next stage, or the won stage
--   entered     count  deals that stood in the stage at the end of the day before
--   reached     count  of them, those that were beyond it by the end of the horizon
--   is_mature   flag   whether the horizon has passed
with starts as (
    select
        p.period as quarter,
        cast(p.period_start - interval 1 day as date) as day,
        h.horizon_days,
        days_between(p.period_start, d.as_of_date) + 1 >= h.horizon_days as is_mature
    from periods as p
    cross join funnel_horizon as h
    cross join as_of_dates as d
    where p.period_type = 'quarter'
        and d.role = 'review'
        and p.period_start <= d.as_of_date
),

standing as (
    select
        b.quarter,
        b.is_mature,
        s.opportunity_id,
        s.stage,
        case when days_between(b.day, s.beyond_date) <= b.horizon_days then 1 else 0 end as beyond,
        case when days_between(b.day, s.won_date) <= b.horizon_days then 1 else 0 end as won
    from starts as b
    inner join deal_spans as a
        on a.start_date <= b.day
        and (a.end_exclusive is null or a.end_exclusive > b.day)
    inner join deal_stages as s
        on s.opportunity_id = a.opportunity_id
        and s.stage = a.stage
    where a.status = 'open'
),

counted as (
    select
        p.scope_type,
        p.scope_id,
        t.quarter,
        t.is_mature,
        t.stage,
        count(*) as entered,
        sum(t.beyond) as beyond,
        sum(t.won) as won
    from standing as t
    inner join deal_scopes as p
        on p.opportunity_id = t.opportunity_id
    where p.scope_type in ('company', 'region', 'team')
    group by p.scope_type, p.scope_id, t.quarter, t.is_mature, t.stage
),

-- A year begins with its first quarter.
firsts as (
    select period, period_kind, quarter, row_number() over (partition by period order by quarter) as place
    from period_parts
    where period_kind in ('quarter', 'year', 'all')
        and not is_recent
)

select
    f.period,
    f.period_kind,
    c.scope_type,
    c.scope_id,
    s.from_stage,
    s.to_stage,
    cast(sum(c.entered) as bigint) as entered,
    cast(sum(case when s.is_to_won then c.won else c.beyond end) as bigint) as reached,
    min(case when c.is_mature then 1 else 0 end) = 1 as is_mature
from counted as c
inner join firsts as f
    on f.quarter = c.quarter
    and (f.place = 1 or f.period = 'all')
    and (f.period <> 'all' or c.is_mature)
inner join funnel_steps as s
    on s.from_stage = c.stage
group by f.period, f.period_kind, c.scope_type, c.scope_id, s.from_stage, s.to_stage
