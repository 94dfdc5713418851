-- purpose: Of the resolved deals that reached an open deal's stage, the share that was won, drawn to the pooled rate: its chance while no earlier quarter tells more.
-- label:   Chance by stage
-- grain:   as_of_date, opportunity_id
-- inputs:  fct_opportunities, stg_history
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   chance          ratio  (k + 20 p0) / (n + 20); p0 = won / (won + lost) where there is no stage history
--   resolved_count  count  n: resolved deals that reached its stage
with resolved as (
    select as_of_date, opportunity_id, stage, case when status = 'won' then 1 else 0 end as won
    from fct_opportunities
    where status <> 'open'
),

pooled as (
    select as_of_date, cast(sum(won) as bigint) as won, count(*) as resolved
    from resolved
    group by as_of_date
),

entries as (
    select opportunity_id, old_value as stage, changed_date
    from stg_history
    where field = 'stage'
    union all
    select opportunity_id, new_value as stage, changed_date
    from stg_history
    where field = 'stage'
),

heard_of as (
    select opportunity_id, stage, min(changed_date) as first_date
    from entries
    group by opportunity_id, stage
),

-- Every stage that a resolved deal was ever in, up to the date.
reached as (
    select r.as_of_date, h.stage, r.won
    from resolved as r
    inner join heard_of as h
        on h.opportunity_id = r.opportunity_id
        and h.first_date <= r.as_of_date
),

by_stage as (
    select as_of_date, stage, cast(sum(won) as bigint) as won, count(*) as resolved
    from reached
    group by as_of_date, stage
)

select
    o.as_of_date,
    o.opportunity_id,
    -- One division: (k + 20 w/m) / (n + 20) = (k m + 20 w) / (m (n + 20)).
    as_rate(ratio(
        coalesce(s.won, 0) * p.resolved + 20 * p.won,
        p.resolved * (coalesce(s.resolved, 0) + 20)
    )) as chance,
    coalesce(s.resolved, cast(0 as bigint)) as resolved_count
from fct_opportunities as o
left join pooled as p
    on p.as_of_date = o.as_of_date
left join by_stage as s
    on s.as_of_date = o.as_of_date
    and s.stage = o.stage
where o.status = 'open'
