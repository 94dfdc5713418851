-- purpose: Every move of a deal from one stage to another, as a matrix: on, past a stage, back, won, lost and reopened.
-- label:   Stage transitions
-- published: yes
-- grain:   scope_type, scope_id, from_stage, to_stage
-- inputs:  stage_moves, deal_scopes, scopes
-- columns:
--   scope_type   text   company, region or team
--   scope_id     text   which one
--   scope_name   text   as it is shown
--   from_stage   text   stage at the end of a day
--   to_stage     text   stage at the end of the day of the move
--   from_order   count  1 for the first
--   to_order     count  likewise
--   kind         text   forward, skipped, returned, won, lost or reopened
--   moves        count  n: moves; a deal may make the same one twice
--   share        ratio  of all moves out of the stage
--   median_days  days   in the stage before the move, this stay alone; empty where its beginning is unknown
with counted as (
    select
        p.scope_type,
        p.scope_id,
        m.from_stage,
        m.to_stage,
        min(m.from_order) as from_order,
        min(m.to_order) as to_order,
        min(m.kind) as kind,
        count(*) as moves,
        median(m.days) as median_days
    from stage_moves as m
    inner join deal_scopes as p
        on p.opportunity_id = m.opportunity_id
    where p.scope_type in ('company', 'region', 'team')
    group by p.scope_type, p.scope_id, m.from_stage, m.to_stage
)

select
    c.scope_type,
    c.scope_id,
    coalesce(n.scope_name, c.scope_id) as scope_name,
    c.from_stage,
    c.to_stage,
    c.from_order,
    c.to_order,
    c.kind,
    c.moves,
    as_rate(ratio(c.moves, sum(c.moves) over (partition by c.scope_type, c.scope_id, c.from_stage)))
        as share,
    as_statistic(c.median_days) as median_days
from counted as c
left join scopes as n
    on n.scope_type = c.scope_type
    and n.scope_id = c.scope_id
