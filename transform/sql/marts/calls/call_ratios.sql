-- purpose: What came of the calls of quarters that are over, by who made them and how far the quarter was: what later calls are held against.
-- grain:   call_kind, called_by, phase
-- inputs:  stg_calls, scope_quarters, people, as_of_dates
-- columns:
--   call_kind  text      rep or manager
--   called_by  text      who
--   phase      text      early (up to week 4), middle (up to 9), late
--   n          count     their calls of quarters that are over
--   called     money     their sum
--   came       money     what came
--   ratio      multiple  (came + 4 m r) / (called + 4 m): drawn to r, the ratio of their team, by four calls of its average size m
with scored as (
    select
        s.call_kind,
        s.called_by,
        coalesce(p.team, '(unassigned)') as team,
        case
            when s.week_of_period <= 4 then 'early'
            when s.week_of_period <= 9 then 'middle'
            else 'late'
        end as phase,
        s.amount,
        coalesce(q.booked, cast(0 as decimal(38, 6))) as came
    from stg_calls as s
    inner join as_of_dates as d
        on d.role = 'review'
        and s.period_end_exclusive <= d.as_of_date
    left join people as p
        on p.owner_id = s.owner_id
    left join scope_quarters as q
        on q.scope_type = 'person'
        and q.scope_id = s.owner_id
        and q.period = s.period
    where s.is_call
        and s.amount > 0
        and s.period is not null
),

teams as (
    select
        call_kind,
        team,
        phase,
        count(*) as calls,
        cast(sum(amount) as decimal(38, 6)) as called,
        cast(sum(came) as decimal(38, 6)) as came
    from scored
    group by call_kind, team, phase
),

people_of as (
    select
        call_kind,
        called_by,
        phase,
        min(team) as team,
        count(*) as calls,
        cast(sum(amount) as decimal(38, 6)) as called,
        cast(sum(came) as decimal(38, 6)) as came
    from scored
    group by call_kind, called_by, phase
)

select
    p.call_kind,
    p.called_by,
    p.phase,
    p.calls as n,
    p.called,
    p.came,
    -- m = called / calls and r = came / called of the team, so 4 m r = 4 came / calls.
    as_rate(
        (cast(p.came as double) + 4e0 * ratio(t.came, t.calls))
        / (cast(p.called as double) + 4e0 * ratio(t.called, t.calls))
    ) as ratio
from people_of as p
inner join teams as t
    on t.call_kind = p.call_kind
    and t.team = p.team
    and t.phase = p.phase
