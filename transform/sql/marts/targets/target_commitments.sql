-- purpose: What people committed themselves to, added up, beside the target from above, for the quarter under review and the next.
-- label:   Commitments
-- published: yes
-- grain:   scope_type, scope_id, period
-- inputs:  targets, exported_submissions, scopes, stg_conventions, stg_rates, calendar, as_of_dates
-- columns:
--   scope_type     text   company, region, team or person
--   scope_id       text   which one
--   scope_name     text   as it is shown
--   period         text   quarter
--   target         money  the target from above
--   people         count  people with a target
--   committed_people  count  of them, those who handed in a commitment
--   committed      money  their latest commitments for the quarter; empty where none did
--   commitment_gap money  committed - target: below zero where people promise less than was asked
with review as (
    select
        d.as_of_date,
        c.quarter as this_quarter,
        n.quarter as next_quarter
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    inner join calendar as n
        on n.day = c.quarter_end_exclusive
    where d.role = 'review'
),

handed_in as (
    select
        s.owner_id,
        c.quarter as period,
        s.amount,
        coalesce(upper(s.currency), v.reporting_currency) as own_currency,
        v.reporting_currency,
        v.rate_kind,
        s.submitted_date,
        row_number() over (
            partition by s.owner_id, c.quarter
            order by s.submitted_date desc, s.submission_id desc
        ) as place
    from exported_submissions as s
    inner join review as r
        on (s.valid_from <= r.as_of_date or s.is_first)
        and (s.valid_to is null or s.valid_to > r.as_of_date)
        and s.submitted_date <= r.as_of_date
    inner join calendar as c
        on c.day = s.period_start
        and c.quarter_start = s.period_start
        and (s.period_end_exclusive is null or s.period_end_exclusive = c.quarter_end_exclusive)
    cross join stg_conventions as v
    where lower(s.category) in ('commit', 'committed')
        and s.owner_id is not null
),

commitments as (
    select
        h.owner_id,
        h.period,
        converted(
            h.amount,
            case
                when h.own_currency is not distinct from h.reporting_currency then cast(1 as double)
                else r.rate
            end
        ) as amount
    from handed_in as h
    left join stg_rates as r
        on r.currency = h.own_currency
        and r.rate_kind = h.rate_kind
        and r.day = h.submitted_date
    where h.place = 1
),

nodes as (
    select t.scope_type, t.scope_id, t.period, t.target, t.parent_scope_id, t.is_part
    from targets as t
    inner join review as r
        on t.period in (r.this_quarter, r.next_quarter)
    where t.measure = 'bookings'
        and t.period_type = 'quarter'
        and not t.is_balance
),

teams as (
    select scope_id, period, parent_scope_id
    from nodes
    where scope_type = 'team'
),

-- Whoever changed teams within the quarter commits themselves once, and to the company only.
people as (
    select
        p.scope_id as owner_id,
        p.period,
        p.parent_scope_id as team,
        t.parent_scope_id as region,
        c.amount
    from nodes as p
    left join teams as t
        on t.scope_id = p.parent_scope_id
        and t.period = p.period
    left join commitments as c
        on c.owner_id = p.scope_id
        and c.period = p.period
    where p.scope_type = 'person'
        and not p.is_part
),

scoped as (
    select 'company' as scope_type, 'company' as scope_id, period, amount from people
    union all
    select 'region' as scope_type, region as scope_id, period, amount from people
    union all
    select 'team' as scope_type, team as scope_id, period, amount from people
    union all
    select 'person' as scope_type, owner_id as scope_id, period, amount from people
),

summed as (
    select
        scope_type,
        scope_id,
        period,
        count(*) as people,
        count(amount) as committed_people,
        cast(sum(amount) as decimal(38, 6)) as committed
    from scoped
    group by scope_type, scope_id, period
)

select
    n.scope_type,
    n.scope_id,
    coalesce(s.scope_name, n.scope_id) as scope_name,
    n.period,
    n.target,
    c.people,
    c.committed_people,
    c.committed,
    cast(c.committed - n.target as decimal(38, 6)) as commitment_gap
from nodes as n
inner join summed as c
    on c.scope_type = n.scope_type
    and c.scope_id = n.scope_id
    and c.period = n.period
left join scopes as s
    on s.scope_type = n.scope_type
    and s.scope_id = n.scope_id
where not n.is_part
