-- purpose: Every move of a deal from one stage to another, by where it stood at the ends of days.
-- stored:  no
-- grain:   opportunity_id, moved_date
-- inputs:  deal_spans, funnel_steps, stg_stages
-- columns:
--   opportunity_id  text   opportunity
--   moved_date      date   the day at whose end it stood elsewhere
--   from_stage      text   where it stood before
--   to_stage        text   where it stood then; (won) or (lost) where the CRM leaves a closed deal in the stage it was in
--   from_order      count  1 for the first
--   to_order        count  likewise
--   kind            text   forward, skipped, returned, won, lost or reopened
--   days            days   in the stage before the move, this stay alone; unknown where its beginning is
with changes as (
    select
        d.opportunity_id,
        d.start_date,
        case
            when d.status = 'open' or s.status is not distinct from d.status then d.stage
            else '(' || d.status || ')'
        end as stage,
        d.stage_order,
        d.stage_since,
        d.status
    from deal_spans as d
    left join stg_stages as s
        on s.stage_key = d.stage
        and d.status <> 'open'
    -- Of a stay only its first span matters.
    where (d.stage is not null or d.status <> 'open')
        and (d.stage_since is null or d.stage_since = d.start_date or d.status <> 'open')
),

moves as (
    select
        opportunity_id,
        start_date,
        stage,
        stage_order,
        status,
        lag(stage) over life as from_stage,
        lag(stage_order) over life as from_order,
        lag(stage_since) over life as from_since,
        lag(status) over life as from_status
    from changes
    window life as (partition by opportunity_id order by start_date)
)

select
    m.opportunity_id,
    m.start_date as moved_date,
    m.from_stage,
    m.stage as to_stage,
    m.from_order,
    m.stage_order as to_order,
    case
        when m.status = 'won' then 'won'
        when m.status = 'lost' then 'lost'
        when m.from_status <> 'open' then 'reopened'
        when m.stage_order < m.from_order then 'returned'
        when s.from_stage is not null then 'forward'
        else 'skipped'
    end as kind,
    cast(days_between(m.from_since, m.start_date) as double) as days
from moves as m
left join funnel_steps as s
    on s.from_stage = m.from_stage
    and s.to_stage = m.stage
    and not s.is_to_won
where m.from_stage <> m.stage
