-- purpose: How many times the open pipeline covers what is still to be booked, this quarter and the next.
-- label:   Coverage to go
-- published: yes
-- grain:   scope_type, scope_id, period
-- inputs:  scope_facts, planned_pipeline, scope_targets, scope_quarters, scopes, as_of_dates, calendar
-- columns:
--   scope_type   text      company, region, team or person
--   scope_id     text      which one
--   scope_name   text      as it is shown
--   period       text      quarter
--   target       money     target
--   booked       money     booked up to the as-of date
--   to_go        money     target - booked; negative once the target is passed
--   open_amount  money     open deals planned to close in the quarter; all of them where the export plans none; empty where no export has deals
--   coverage     multiple  open_amount / to_go; empty once the target is met or the quarter is over
--   is_met       flag      whether nothing is left to go
with review as (
    select
        c.quarter as this_quarter,
        n.quarter as next_quarter,
        d.as_of_date >= cast(c.quarter_end_exclusive - interval 1 day as date) as is_over
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    inner join calendar as n
        on n.day = c.quarter_end_exclusive
    where d.role = 'review'
),

known as (
    select count(*) as deals
    from scope_facts
    where record_kind not in ('booking', 'credit')
),

to_go as (
    select
        t.scope_type,
        t.scope_id,
        t.period,
        t.target,
        coalesce(b.booked, cast(0 as decimal(38, 6))) as booked,
        cast(t.target - coalesce(b.booked, cast(0 as decimal(38, 6))) as decimal(38, 6)) as to_go,
        r.is_over and t.period = r.this_quarter as is_over
    from scope_targets as t
    inner join review as r
        on t.period in (r.this_quarter, r.next_quarter)
    left join scope_quarters as b
        on b.scope_type = t.scope_type
        and b.scope_id = t.scope_id
        and b.period = t.period
)

select
    t.scope_type,
    t.scope_id,
    s.scope_name,
    t.period,
    t.target,
    t.booked,
    t.to_go,
    case
        when k.deals > 0 then coalesce(o.open_amount, cast(0 as decimal(38, 6)))
    end as open_amount,
    case
        when k.deals > 0 and t.to_go > 0 and not t.is_over
            then as_rate(ratio(coalesce(o.open_amount, 0), t.to_go))
    end as coverage,
    t.to_go <= 0 as is_met
from to_go as t
cross join known as k
inner join scopes as s
    on s.scope_type = t.scope_type
    and s.scope_id = t.scope_id
left join planned_pipeline as o
    on o.scope_type = t.scope_type
    and o.scope_id = t.scope_id
    and o.period = t.period
