-- purpose: Every deal that carries a flag on the review's date or carried one on the date before, as a risk: how likely, how much, and what became of it.
-- grain:   opportunity_id
-- inputs:  risk_flags, past_flags, risk_scorecard, flag_dates, flag_deals, flag_outcomes, fct_opportunities, as_of_dates
-- columns:
--   opportunity_id  text   opportunity
--   flag            text   the flag that weighs most; of a deal that carries none any more the one with the highest lift
--   flags           count  flags that it carries, or carried
--   probability     ratio  the highest share lost or slipped that any of them had on past dates
--   exposure        money  the planned amount
--   owner_id        text   who is credited
--   raised_date     date   the first past date on which it carried one, if it did on the last one; else the review's date
--   weight          count  3, 2 or 1, of its heaviest flag on the review's date; unknown where it carries none
--   is_raised       flag   whether it carries one on the review's date
--   outcome         text   won, lost, slipped out of the quarter that was planned before, open or deleted
with last_date as (
    select max(as_of_date) as as_of_date
    from flag_dates
    where not is_review
),

now as (
    select
        opportunity_id,
        max(case when flag_rank = 1 then flag end) as flag,
        count(*) as flags,
        max(precision) as probability,
        max(exposure) as exposure,
        max(weight) as weight,
        max(owner_id) as owner_id
    from risk_flags
    group by opportunity_id
),

ranked_before as (
    select
        p.opportunity_id,
        p.flag,
        s.precision,
        row_number() over (
            partition by p.opportunity_id
            order by s.lift desc nulls last, p.flag
        ) as place
    from past_flags as p
    inner join last_date as l
        on l.as_of_date = p.as_of_date
    inner join risk_scorecard as s
        on s.flag = p.flag
),

before as (
    select
        opportunity_id,
        max(case when place = 1 then flag end) as flag,
        count(*) as flags,
        max(precision) as probability
    from ranked_before
    group by opportunity_id
),

first_dates as (
    select p.opportunity_id, min(p.as_of_date) as first_date
    from past_flags as p
    inner join before as b
        on b.opportunity_id = p.opportunity_id
    group by p.opportunity_id
),

everyone as (
    select opportunity_id from now
    union
    select opportunity_id from before
)

select
    e.opportunity_id,
    coalesce(n.flag, b.flag) as flag,
    coalesce(n.flags, b.flags) as flags,
    coalesce(n.probability, b.probability) as probability,
    coalesce(n.exposure, d.amount) as exposure,
    coalesce(n.owner_id, o.owner_id, d.owner_id) as owner_id,
    coalesce(f.first_date, r.as_of_date) as raised_date,
    n.weight,
    n.opportunity_id is not null as is_raised,
    case
        when o.opportunity_id is null then 'deleted'
        when o.status <> 'open' then o.status
        when u.outcome = 'slipped' then 'slipped'
        else 'open'
    end as outcome
from everyone as e
cross join last_date as l
inner join as_of_dates as r
    on r.role = 'review'
left join now as n
    on n.opportunity_id = e.opportunity_id
left join before as b
    on b.opportunity_id = e.opportunity_id
left join first_dates as f
    on f.opportunity_id = e.opportunity_id
left join flag_deals as d
    on d.as_of_date = l.as_of_date
    and d.opportunity_id = e.opportunity_id
left join flag_outcomes as u
    on u.as_of_date = l.as_of_date
    and u.opportunity_id = e.opportunity_id
left join fct_opportunities as o
    on o.as_of_date = r.as_of_date
    and o.opportunity_id = e.opportunity_id
