-- purpose: What the children of every company, region and team were assigned in a quarter or year, beside the parent's own target.
-- grain:   scope_type, scope_id, period, child_type
-- inputs:  targets
-- columns:
--   scope_type     text    company, region or team
--   scope_id       text    which one
--   period         text    quarter or year
--   period_type    text    quarter or year
--   period_start   date    first day
--   child_type     text    region, team or person
--   target         money   the parent's own target, where it was given
--   children       count   children with a target
--   assigned       money   their targets, balances left out
--   squares        number  sum of their squared shares: 1 / children where all are alike
with rows_of as (
    select
        scope_type,
        scope_id,
        period,
        period_type,
        period_start,
        parent_scope_id,
        target,
        given
    from targets
    where measure = 'bookings'
        and period_type in ('quarter', 'year')
        and not is_balance
),

teams as (
    select scope_id, period, parent_scope_id
    from rows_of
    where scope_type = 'team'
        and parent_scope_id is not null
),

direct as (
    select
        case scope_type when 'person' then 'team' when 'team' then 'region' else 'company' end as parent_type,
        parent_scope_id as parent_id,
        scope_type as child_type,
        period,
        period_type,
        period_start,
        target
    from rows_of
    where scope_type in ('region', 'team', 'person')
        and parent_scope_id is not null
),

people_of_regions as (
    select
        'region' as parent_type,
        t.parent_scope_id as parent_id,
        p.scope_type as child_type,
        p.period,
        p.period_type,
        p.period_start,
        p.target
    from rows_of as p
    inner join teams as t
        on t.scope_id = p.parent_scope_id
        and t.period = p.period
    where p.scope_type = 'person'
),

below_company as (
    select
        'company' as parent_type,
        'company' as parent_id,
        scope_type as child_type,
        period,
        period_type,
        period_start,
        target
    from rows_of
    where scope_type in ('team', 'person')
        and parent_scope_id is not null
),

children as (
    select parent_type, parent_id, child_type, period, period_type, period_start, target from direct
    union all
    select parent_type, parent_id, child_type, period, period_type, period_start, target
    from people_of_regions
    union all
    select parent_type, parent_id, child_type, period, period_type, period_start, target
    from below_company
),

summed as (
    select
        parent_type,
        parent_id,
        child_type,
        period,
        min(period_type) as period_type,
        min(period_start) as period_start,
        count(*) as children,
        cast(sum(target) as decimal(38, 6)) as assigned
    from children
    where target > 0
    group by parent_type, parent_id, child_type, period
),

-- Decimals have one sum in any order.
squared as (
    select
        c.parent_type,
        c.parent_id,
        c.child_type,
        c.period,
        cast(
            sum(
                cast(
                    ratio(c.target, s.assigned) * ratio(c.target, s.assigned) as decimal(18, 12)
                )
            ) as double
        ) as squares
    from children as c
    inner join summed as s
        on s.parent_type = c.parent_type
        and s.parent_id = c.parent_id
        and s.child_type = c.child_type
        and s.period = c.period
    where c.target > 0
    group by c.parent_type, c.parent_id, c.child_type, c.period
)

select
    s.parent_type as scope_type,
    s.parent_id as scope_id,
    s.period,
    s.period_type,
    s.period_start,
    s.child_type,
    p.given as target,
    s.children,
    s.assigned,
    as_rate(q.squares) as squares
from summed as s
inner join squared as q
    on q.parent_type = s.parent_type
    and q.parent_id = s.parent_id
    and q.child_type = s.child_type
    and q.period = s.period
left join rows_of as p
    on p.scope_type = s.parent_type
    and p.scope_id = s.parent_id
    and p.period = s.period
