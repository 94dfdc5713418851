-- purpose: What each person has booked and has as target in the month and quarter of the review, and in those of the next month.
-- grain:   scope_type, scope_id, period
-- inputs:  plan_periods, people, person_targets, scope_targets, scope_days, likelihood_deals, as_of_dates
-- columns:
--   scope_type   text   person
--   scope_id     text   which one
--   period_type  text   month or quarter
--   period       text   month or quarter
--   booked       money  booked in it up to the review's date
--   target       money  target; unknown where there is none
with periods_asked as (
    select distinct period_type, period, period_start, period_end_exclusive
    from plan_periods
),

booked as (
    select s.scope_id, p.period, cast(sum(s.amount) as decimal(38, 6)) as booked
    from scope_days as s
    inner join as_of_dates as d
        on d.as_of_date = s.as_of_date
        and d.role = 'review'
    inner join periods_asked as p
        on s.event_date >= p.period_start
        and s.event_date < p.period_end_exclusive
    where s.scope_type = 'person'
        and s.record_kind = 'credit'
    group by s.scope_id, p.period
),

targets as (
    select owner_id as scope_id, month as period, target from person_targets
    union all
    select scope_id, period, target from scope_targets where scope_type = 'person'
),

opened as (
    select distinct scope_id, period
    from likelihood_deals
)

select
    'person' as scope_type,
    o.owner_id as scope_id,
    p.period_type,
    p.period,
    coalesce(b.booked, cast(0 as decimal(38, 6))) as booked,
    t.target
from people as o
cross join periods_asked as p
left join booked as b
    on b.scope_id = o.owner_id
    and b.period = p.period
left join targets as t
    on t.scope_id = o.owner_id
    and t.period = p.period
left join opened as n
    on n.scope_id = o.owner_id
    and n.period = p.period
where b.booked is not null
    or t.target is not null
    or n.period is not null
