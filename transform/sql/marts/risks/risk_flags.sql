-- purpose: Every open deal with each flag that is raised on it: why, what is at stake, what to do, and whether the flag has told the past.
-- label:   Risk flags
-- published: yes
-- grain:   opportunity_id, flag
-- inputs:  raised_flags, risk_scorecard, open_deals
-- columns:
--   opportunity_id      text      opportunity
--   flag                text      the flag's file
--   severity            text      high, medium or low, as the flag's rule says
--   exposure            money     what is at stake: the planned amount
--   evidence            text      why it is raised, in words and numbers
--   next_step           text      what to do
--   opportunity_name    text      what the sellers call it
--   account_id          text      customer
--   account_name        text      customer's name
--   owner_id            text      who is credited
--   owner_name          text      how the owner is shown
--   team                text      the owner's team
--   stage               text      stage
--   planned_close_date  date      where the export has one
--   precision           ratio     share of deals so flagged in the past that were lost or slipped
--   lift                multiple  the same / that share of all deals
--   lift_lower          multiple  95 of 100 such intervals hold the true lift
--   lift_upper          multiple  likewise
--   verdict             text      separates, reversed, not_shown or untested
--   weight              count     3, 2 or 1 by severity; 1 where the past does not show that the flag separates
--   flag_rank           count     1 for the flag of the deal that weighs most
--   deal_rank           count     1 for the deal with the most at stake: exposure x the largest weight
--   evidence_values     text      the numbers of the evidence, name=value
with weighted as (
    select
        f.*,
        s.precision,
        s.lift,
        s.lift_lower,
        s.lift_upper,
        s.verdict,
        cast(
            case
                when s.verdict in ('not_shown', 'reversed') or f.severity = 'low' then 1
                when f.severity = 'medium' then 2
                else 3
            end as bigint
        ) as weight
    from raised_flags as f
    inner join risk_scorecard as s
        on s.flag = f.flag
),

deals as (
    select opportunity_id, max(coalesce(exposure, 0) * weight) as stake
    from weighted
    group by opportunity_id
),

ranked as (
    select
        opportunity_id,
        row_number() over (order by stake desc, opportunity_id) as deal_rank
    from deals
)

select
    w.opportunity_id,
    w.flag,
    w.severity,
    w.exposure,
    w.evidence,
    w.next_step,
    o.opportunity_name,
    o.account_id,
    o.account_name,
    o.owner_id,
    o.owner_name,
    o.team,
    o.stage,
    o.planned_close_date,
    w.precision,
    w.lift,
    w.lift_lower,
    w.lift_upper,
    w.verdict,
    w.weight,
    cast(
        row_number() over (
            partition by w.opportunity_id
            order by w.weight desc, w.lift desc nulls last, w.flag
        ) as bigint
    ) as flag_rank,
    cast(r.deal_rank as bigint) as deal_rank,
    w.evidence_values
from weighted as w
inner join ranked as r
    on r.opportunity_id = w.opportunity_id
inner join open_deals as o
    on o.opportunity_id = w.opportunity_id
