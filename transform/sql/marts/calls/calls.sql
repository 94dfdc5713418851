-- purpose: Every forecast that someone handed in or corrected, as it was told then; nothing is ever overwritten. Beside it what came, or what such calls have come to.
-- label:   Calls
-- published: yes
-- grain:   call_kind, call_id, known_date
-- inputs:  stg_calls, call_ratios, scope_quarters, as_of_dates
-- columns:
--   call_kind          text      rep, or manager for a correction
--   call_id            text      the source's own key
--   known_date         date      the day from which this version is known
--   called_by          text      who
--   owner_id           text      for whom
--   period             text      quarter; empty where the period is none
--   week_of_period     count     weeks of it that were over, counted from its end; below 0 before it began
--   called_date        date      the day it was handed in, else known
--   category           text      pipeline, best case, commit or closed
--   is_call            flag      whether it says what the quarter will come to: commit, or without a category
--   amount             money     in the reporting currency; empty where there is no rate
--   reason             text      why
--   replaces_id        text      what it replaces
--   actual             money     what came; empty while the quarter is not over
--   error              money     amount - actual
--   usual_ratio        multiple  what came / what was called, of this person's calls at that phase of past quarters, drawn to the team's
--   calibrated_amount  money     amount x usual_ratio, beside the call and never in its place; empty once the quarter is over
select
    s.call_kind,
    s.call_id,
    s.known_date,
    s.called_by,
    s.owner_id,
    s.period,
    s.week_of_period,
    s.called_date,
    s.category,
    s.is_call,
    s.amount,
    s.reason,
    s.replaces_id,
    case
        when s.is_call and s.period is not null and s.period_end_exclusive <= d.as_of_date
            then coalesce(q.booked, cast(0 as decimal(38, 6)))
    end as actual,
    cast(
        case
            when s.is_call and s.period is not null and s.period_end_exclusive <= d.as_of_date
                then s.amount - coalesce(q.booked, cast(0 as decimal(38, 6)))
        end as decimal(38, 6)
    ) as error,
    r.ratio as usual_ratio,
    cast(
        case
            when s.is_call and s.period_end_exclusive > d.as_of_date
                then round(cast(s.amount as decimal(20, 6)) * cast(r.ratio as decimal(14, 9)), 2)
        end as decimal(38, 6)
    ) as calibrated_amount
from stg_calls as s
inner join as_of_dates as d
    on d.role = 'review'
left join call_ratios as r
    on r.call_kind = s.call_kind
    and r.called_by = s.called_by
    and r.phase = case
        when s.week_of_period <= 4 then 'early'
        when s.week_of_period <= 9 then 'middle'
        else 'late'
    end
left join scope_quarters as q
    on q.scope_type = 'person'
    and q.scope_id = s.owner_id
    and q.period = s.period
