-- purpose:   Nothing is planned next for the deal, or what was planned is overdue.
-- label:     Next step missing or overdue
-- evidence:  [No next step is written{missing}][The next step was due on {due_date}, {overdue_days} days ago]
-- severity:  Medium where the deal is planned for the quarter under way, else low
-- next_step: Agree the next step with the customer, with a date, and write it down
-- needs:     opportunities.next_step or opportunities.next_step_date
-- limits:    next_step_days
-- grain:     as_of_date, opportunity_id
-- inputs:    flag_deals, flag_dates, exported_opportunities, limits
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   severity        text   medium or low
--   exposure        money  its planned amount
--   missing         text   empty where no next step is written; unknown where one is
--   due_date        date   when the next step was due; unknown where there is none
--   overdue_days    count  days since then
with known as (
    select
        d.as_of_date,
        d.opportunity_id,
        d.amount,
        d.period = f.quarter as is_due_now,
        o.next_step is null and o.next_step_date is null as is_missing,
        o.next_step_date,
        days_between(o.next_step_date, d.as_of_date) as overdue_days,
        count(o.next_step_date) over (partition by d.as_of_date)
            + count(o.next_step) over (partition by d.as_of_date) as steps_known
    from flag_deals as d
    inner join flag_dates as f
        on f.as_of_date = d.as_of_date
    -- A later statement tells a later next step: only what was stated by then counts.
    inner join exported_opportunities as o
        on o.opportunity_id = d.opportunity_id
        and o.valid_from <= d.as_of_date
        and (o.valid_to is null or o.valid_to > d.as_of_date)
    where d.history_kind = 'observed'
)

select
    k.as_of_date,
    k.opportunity_id,
    case when k.is_due_now then 'medium' else 'low' end as severity,
    k.amount as exposure,
    case when k.is_missing then '' end as missing,
    k.next_step_date as due_date,
    k.overdue_days
from known as k
inner join limits as l
    on l.threshold = 'next_step_days'
where k.steps_known > 0
    and (k.is_missing or k.overdue_days > l.limit_value)
