-- purpose: What became of each promise up to the review's date: kept, not kept or open, with what really came, and why it was not kept.
-- label:   Outcome of plans
-- published: yes
-- grain:   owner_id, period, item
-- inputs:  plans, plan_actuals, as_of_dates, calendar
-- columns:
--   owner_id              text   whose plan
--   owner_name            text   how the person is shown
--   team                  text   the person's team
--   period                text   month that was planned
--   plan_date             date   the day it was made or last revised
--   item                  text   names the promise within the plan
--   kind                  text   commitment_month, commitment_quarter, deal, next_step, remedy, joint_visit, visits, quotes, calls or help
--   opportunity_id        text   about which opportunity
--   opportunity_name      text   what the sellers call it
--   account               text   customer, as a person wrote it
--   lever                 text   of a remedy, which
--   due_date              date   promised for; else the last day of the month, quarter or week
--   promised_amount       money  promised; of a remedy what it was expected to bring
--   promised_count        count  how many
--   actual_amount         money  what came by then: booked, won, or of a remedy what its deals brought
--   actual_count          count  how many by then
--   actual_date           date   the day on which it was done, won or lost
--   outcome               text   kept, not_kept, open, or unknown where no export can tell
--   reason                text   why it was not kept, from the plan of the next month
--   reason_count          count  how often this person has given that reason
--   note                  text   what was to be done
with month_ends as (
    select
        c.month as period,
        cast(max(c.quarter_end_exclusive) - interval 1 day as date) as quarter_end
    from calendar as c
    group by c.month
),

week_ends as (
    select month, week, max(day) as last_day
    from calendar
    group by month, week
),

due as (
    select
        p.*,
        case
            when p.kind = 'commitment_quarter' then q.quarter_end
            when p.kind in ('visits', 'quotes', 'calls') then w.last_day
            when p.kind = 'joint_visit'
                then least(
                    cast(coalesce(p.due_date, p.period_end_exclusive) + interval 7 day as date),
                    cast(p.period_end_exclusive - interval 1 day as date)
                )
            when p.kind in ('deal', 'next_step') and p.due_date is not null then p.due_date
            else cast(p.period_end_exclusive - interval 1 day as date)
        end as last_day
    from plans as p
    inner join month_ends as q
        on q.period = p.period
    left join calendar as c
        on c.day = p.due_date
    left join week_ends as w
        on w.week = c.week
        and w.month = p.period
    where p.kind <> 'reason'
),

judged as (
    select
        u.*,
        a.amount as actual_amount,
        a.actual_count,
        a.actual_date,
        case
            when not a.is_known then 'unknown'
            when u.kind = 'deal' and a.status = 'won' and a.actual_date <= u.last_day then 'kept'
            when u.kind = 'deal' and coalesce(a.status, 'lost') <> 'open' then 'not_kept'
            when u.kind in ('commitment_month', 'commitment_quarter') and a.amount >= u.amount then 'kept'
            when u.kind = 'remedy' and a.amount > 0 and a.amount >= coalesce(u.expected_amount, 0) then 'kept'
            when u.kind in ('visits', 'quotes', 'calls') and a.actual_count >= u.quantity then 'kept'
            when u.kind = 'joint_visit' and a.actual_count > 0 then 'kept'
            when u.kind = 'next_step' and a.actual_date is not null then 'kept'
            when u.last_day <= d.as_of_date then 'not_kept'
            else 'open'
        end as outcome
    from due as u
    inner join plan_actuals as a
        on a.owner_id = u.owner_id
        and a.period = u.period
        and a.item = u.item
    cross join as_of_dates as d
    where d.role = 'review'
),

reasons as (
    select
        n.owner_id,
        n.period_start,
        n.refers_to,
        n.reason,
        count(*) over (partition by n.owner_id, n.reason) as reason_count
    from plans as n
    where n.kind = 'reason'
)

select
    j.owner_id,
    j.owner_name,
    j.team,
    j.period,
    j.plan_date,
    j.item,
    j.kind,
    j.opportunity_id,
    j.opportunity_name,
    j.account,
    j.lever,
    case when j.kind = 'joint_visit' then j.due_date else j.last_day end as due_date,
    coalesce(j.amount, j.expected_amount) as promised_amount,
    j.quantity as promised_count,
    j.actual_amount,
    j.actual_count,
    j.actual_date,
    j.outcome,
    coalesce(n.reason, m.reason) as reason,
    cast(coalesce(n.reason_count, m.reason_count) as bigint) as reason_count,
    j.note
from judged as j
left join reasons as n
    on n.owner_id = j.owner_id
    and n.period_start = j.period_end_exclusive
    and n.refers_to = j.item
-- One reason for all promises of a kind, as for the joint visits of a month.
left join reasons as m
    on m.owner_id = j.owner_id
    and m.period_start = j.period_end_exclusive
    and m.refers_to = j.kind
    and m.refers_to <> j.item
    and j.outcome = 'not_kept'
