-- purpose: What came of each promise of a plan up to the review's date, as far as an export can tell.
-- grain:   owner_id, period, item
-- inputs:  plans, plan_activities, joint_visits, scope_days, fct_opportunities, calendar, as_of_dates
-- columns:
--   owner_id      text   whose plan
--   period        text   month that was planned
--   item          text   the promise
--   is_known      flag   whether any export says such things at all
--   amount        money  booked in the month or quarter; of a deal its amount once won; of a remedy what its deals brought in the month
--   actual_count  count  visits, calls or quotes of the week; joint visits at the customer within a week of the day
--   actual_date   date   the day on which it was done, won or lost
--   status        text   of a deal, open, won or lost; unknown where no export has it any more
with review as (
    select as_of_date from as_of_dates where role = 'review'
),

deals as (
    select o.opportunity_id, o.status, o.close_date, o.amount
    from fct_opportunities as o
    inner join review as r
        on r.as_of_date = o.as_of_date
),

month_quarters as (
    select month, max(quarter) as quarter
    from calendar
    group by month
),

booked as (
    select p.owner_id, p.period, p.item, cast(sum(s.amount) as decimal(38, 6)) as amount
    from plans as p
    inner join month_quarters as q
        on q.month = p.period
    inner join calendar as c
        on (p.kind = 'commitment_month' and c.month = p.period)
        or (p.kind = 'commitment_quarter' and c.quarter = q.quarter)
    inner join scope_days as s
        on s.scope_type = 'person'
        and s.scope_id = p.owner_id
        and s.record_kind = 'credit'
        and s.event_date = c.day
    inner join review as r
        on r.as_of_date = s.as_of_date
    where p.kind in ('commitment_month', 'commitment_quarter')
    group by p.owner_id, p.period, p.item
),

remedies as (
    select p.owner_id, p.period, p.item, cast(sum(d.amount) as decimal(38, 6)) as amount, max(d.close_date) as actual_date
    from plans as p
    inner join deals as d
        on instr(',' || replace(p.opportunities, ' ', '') || ',', ',' || d.opportunity_id || ',') > 0
    where p.kind = 'remedy'
        and d.status = 'won'
        and d.close_date > p.plan_date
        and d.close_date < p.period_end_exclusive
    group by p.owner_id, p.period, p.item
),

counted as (
    select p.owner_id, p.period, p.item, count(*) as actual_count, max(a.day) as actual_date
    from plans as p
    inner join calendar as w
        on w.day = p.due_date
    inner join calendar as c
        on c.week = w.week
        and c.month = p.period
    inner join plan_activities as a
        on a.kind = p.kind
        and a.owner_id = p.owner_id
        and a.day = c.day
    where p.kind in ('visits', 'quotes', 'calls')
    group by p.owner_id, p.period, p.item
),

stepped as (
    select p.owner_id, p.period, p.item, count(*) as actual_count, min(a.day) as actual_date
    from plans as p
    inner join plan_activities as a
        on a.opportunity_id = p.opportunity_id
        and a.day > p.plan_date
        and a.day < p.period_end_exclusive
    where p.kind = 'next_step'
    group by p.owner_id, p.period, p.item
),

visited as (
    select p.owner_id, p.period, p.item, count(*) as actual_count, min(v.visit_date) as actual_date
    from plans as p
    inner join joint_visits as v
        on v.owner_id = p.owner_id
        and v.visit_date >= p.period_start
        and v.visit_date < p.period_end_exclusive
        and (p.due_date is null or abs(days_between(p.due_date, v.visit_date)) <= 7)
        and (v.account_id = p.account_id or (p.account_id is null and v.visit_date = p.due_date))
    where p.kind = 'joint_visit'
    group by p.owner_id, p.period, p.item
),

found as (
    select owner_id, period, item, amount, cast(null as bigint) as actual_count, cast(null as date) as actual_date
    from booked
    union all
    select owner_id, period, item, amount, cast(null as bigint) as actual_count, actual_date from remedies
    union all
    select owner_id, period, item, cast(null as decimal(38, 6)) as amount, actual_count, actual_date from counted
    union all
    select owner_id, period, item, cast(null as decimal(38, 6)) as amount, actual_count, actual_date from stepped
    union all
    select owner_id, period, item, cast(null as decimal(38, 6)) as amount, actual_count, actual_date from visited
),

known as (
    select
        (select count(*) from joint_visits) > 0 as joint_visit,
        (select count(*) from plan_activities where kind = 'visits') > 0 as visits,
        (select count(*) from plan_activities where kind = 'calls') > 0 as calls,
        (select count(*) from plan_activities where kind = 'quotes') > 0 as quotes,
        (select count(*) from plan_activities) > 0 as next_step
)

select
    p.owner_id,
    p.period,
    p.item,
    case p.kind
        when 'joint_visit' then k.joint_visit
        when 'visits' then k.visits
        when 'calls' then k.calls
        when 'quotes' then k.quotes
        when 'next_step' then k.next_step
        when 'remedy' then p.opportunities is not null
        when 'help' then false
        else true
    end as is_known,
    case
        when p.kind in ('commitment_month', 'commitment_quarter') or (p.kind = 'remedy' and p.opportunities is not null)
            then coalesce(f.amount, cast(0 as decimal(38, 6)))
        when p.kind = 'deal' and d.status = 'won' then d.amount
    end as amount,
    case
        when p.kind = 'joint_visit' and k.joint_visit then coalesce(f.actual_count, cast(0 as bigint))
        when p.kind = 'visits' and k.visits then coalesce(f.actual_count, cast(0 as bigint))
        when p.kind = 'calls' and k.calls then coalesce(f.actual_count, cast(0 as bigint))
        when p.kind = 'quotes' and k.quotes then coalesce(f.actual_count, cast(0 as bigint))
    end as actual_count,
    case when p.kind = 'deal' and d.status <> 'open' then d.close_date else f.actual_date end as actual_date,
    case when p.kind = 'deal' then d.status end as status
from plans as p
cross join known as k
left join found as f
    on f.owner_id = p.owner_id
    and f.period = p.period
    and f.item = p.item
left join deals as d
    on d.opportunity_id = p.opportunity_id
where p.kind <> 'reason'
