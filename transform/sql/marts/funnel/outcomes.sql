-- purpose: What became of deals, by scope and period: all that win rates divide.
-- grain:   scope_type, scope_id, period
-- inputs:  outcome_cells, period_parts
-- columns:
--   scope_type    text   as in deal_scopes
--   scope_id      text   which one
--   period        text   quarter, fiscal year, rolling_twelve_months or all
--   period_kind   text   quarter, year, rolling or all
--   is_over       flag   whether all days of the period have passed
--   won           count  deals won; for a loss reason all that the company won
--   lost          count  deals lost
--   undecided     count  of the lost, those that the customer decided for nobody
--   won_amount    money  amount of the won; likewise
--   lost_amount   money  last amount of the lost
--   valued        count  closed deals with an amount; likewise
--   created       count  deals created; over all dates only those that the horizon has passed for
--   created_won   count  of them won within the horizon
--   last_created  date   the last creation
--   overdue       count  open deals whose planned close date has passed
--   stale         count  other open deals that are stalled
with summed as (
    select
        c.scope_type,
        c.scope_id,
        p.period,
        p.period_kind,
        min(case when p.is_over then 1 else 0 end) = 1 as is_over,
        cast(sum(c.won) as bigint) as won,
        cast(sum(c.lost) as bigint) as lost,
        cast(sum(c.undecided) as bigint) as undecided,
        cast(sum(c.won_amount) as decimal(38, 6)) as won_amount,
        cast(sum(c.lost_amount) as decimal(38, 6)) as lost_amount,
        cast(sum(c.valued) as bigint) as valued,
        cast(sum(case when p.period = 'all' then c.matured else c.created end) as bigint) as created,
        cast(
            sum(case when p.period = 'all' then c.matured_won else c.created_won end) as bigint
        ) as created_won,
        max(c.last_created) as last_created,
        cast(sum(c.overdue) as bigint) as overdue,
        cast(sum(c.stale) as bigint) as stale
    from outcome_cells as c
    inner join period_parts as p
        on p.quarter = c.quarter
        and p.is_recent = c.is_recent
    group by c.scope_type, c.scope_id, p.period, p.period_kind
)

select
    s.scope_type,
    s.scope_id,
    s.period,
    s.period_kind,
    s.is_over,
    -- Only a lost deal has a reason: what was won stands against it whole.
    case when s.scope_type = 'loss_reason' then c.won else s.won end as won,
    s.lost,
    s.undecided,
    case when s.scope_type = 'loss_reason' then c.won_amount else s.won_amount end as won_amount,
    s.lost_amount,
    case when s.scope_type = 'loss_reason' then c.valued - c.lost + s.lost else s.valued end as valued,
    s.created,
    s.created_won,
    s.last_created,
    s.overdue,
    s.stale
from summed as s
inner join summed as c
    on c.scope_type = 'company'
    and c.period = s.period
