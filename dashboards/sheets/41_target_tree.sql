-- purpose: The target of the quarter under review, from the company down to each person, with the share of the level above and the months.
-- tab:     target_tree
-- book:    targets
-- title:   Target tree
-- message: {sum target where scope_type = company} is the quarter's target; {count target where scope_type = person} people carry it | The quarter's target, level by level
-- empty:   No export holds targets for this quarter. A file of targets (who, period, amount) fills this sheet; a target of the company alone is spread over its people.
-- note:    Given: someone set this very target, and it stays. Others are sums, or spread by weights: what was sold in a month, the share of the month present, the ramp. What the level above was given and those below were not, or the other way round, stands as a line of its own.
-- order_by: path_order
-- shares:  weight = target of parent_id in scope_id
-- grain:   scope_type, scope_id
-- inputs:  targets, target_feasibility, scopes, calendar, as_of_dates
-- columns:
--   scope_name    text    whose target
--   scope_type    text    company, region, team or person
--   target        money   target of the quarter
--   weight        ratio   share of the level above
--   first_month   money   of it, in the quarter's first month
--   second_month  money   in its second
--   third_month   money   in its third
--   is_locked     flag    whether someone gave this very target
--   last_year     money   booked in the same quarter a year earlier
--   growth        ratio   target / last_year - 1
--   reach_chance  ratio   chance of reaching it
--   parent_id     text    the level above
--   scope_id      text    the source's own key
--   path_order    text    the way down from the company
with review as (
    select c.quarter
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

nodes as (
    select t.scope_type, t.scope_id, t.target, t.weight, t.parent_scope_id, t.is_locked, t.is_balance, t.period
    from targets as t
    inner join review as r
        on r.quarter = t.period
    where t.measure = 'bookings'
        and t.period_type = 'quarter'
        and t.scope_type in ('company', 'region', 'team', 'person')
        and (t.parent_scope_id is not null or t.scope_type = 'company')
),

-- A quarter of whole months has three of them; thirteen periods a year have four in one quarter, the last two shown together.
numbered as (
    select
        t.scope_id,
        t.scope_type,
        t.parent_scope_id,
        t.target,
        row_number() over (
            partition by t.scope_type, t.scope_id, coalesce(t.parent_scope_id, '')
            order by t.period_start
        ) as place
    from targets as t
    inner join review as r
        on r.quarter = t.parent_period
    where t.measure = 'bookings'
        and t.period_type = 'month'
),

months as (
    select
        scope_type,
        scope_id,
        cast(sum(case when place = 1 then target end) as decimal(38, 6)) as first_month,
        cast(sum(case when place = 2 then target end) as decimal(38, 6)) as second_month,
        cast(sum(case when place > 2 then target end) as decimal(38, 6)) as third_month
    from numbered
    group by scope_type, scope_id
),

paths as (
    select
        n.*,
        case n.scope_type
            when 'company' then ''
            when 'region' then n.scope_id
            when 'team' then coalesce(u.scope_id, '') || ' / ' || n.scope_id
            else coalesce(v.scope_id, '') || ' / ' || coalesce(u.scope_id, '') || ' / ' || n.scope_id
        end as path
    from nodes as n
    left join nodes as u
        on u.scope_id = n.parent_scope_id
        and u.scope_type <> 'company'
    left join nodes as v
        on v.scope_id = u.parent_scope_id
        and v.scope_type <> 'company'
)

select
    case
        when p.is_balance and p.target < 0 then '(over-assigned)'
        when p.is_balance then '(not assigned)'
        else case p.scope_type
            when 'region' then '· '
            when 'team' then '· · '
            when 'person' then '· · · '
            else ''
        end || coalesce(s.scope_name, p.scope_id)
    end as scope_name,
    p.scope_type,
    p.target,
    p.weight,
    m.first_month,
    m.second_month,
    m.third_month,
    p.is_locked,
    f.last_year,
    f.growth,
    f.chance as reach_chance,
    p.parent_scope_id as parent_id,
    p.scope_id,
    p.path as path_order
from paths as p
left join months as m
    on m.scope_type = p.scope_type
    and m.scope_id = p.scope_id
left join scopes as s
    on s.scope_type = p.scope_type
    and s.scope_id = p.scope_id
left join target_feasibility as f
    on f.scope_type = p.scope_type
    and f.scope_id = p.scope_id
    and f.period = p.period
