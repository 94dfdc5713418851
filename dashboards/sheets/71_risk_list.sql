-- purpose: The open deals to speak about first: those with the most at stake, each with the flag that weighs most and what to do.
-- tab:     risk_list
-- title:   Risk list
-- message: {sum exposure} at stake in the {rows} deals to speak about first; {count verdict where verdict = separates} of them carry a flag that has told the past
-- empty:   No risk flag is raised, or no export holds open deals. A file of opportunities with open deals fills this sheet.
-- note:    Ranked by exposure x severity (high 3, medium 2, low 1); a flag that the past does not show to separate counts as low. Lift: share lost or slipped of deals so flagged, against all deals; see Risk scorecard.
-- order_by: deal_rank
-- link:    deal by opportunity_id
-- grain:   deal_rank
-- inputs:  risk_flags
-- columns:
--   deal_rank           count   1 for the deal with the most at stake
--   deal                text    what the sellers call it
--   owner_name          text    who is credited
--   planned_close_date  date    where the export has one
--   exposure            money   what is at stake: the planned amount
--   risk_severity       text    high, medium or low
--   flag                text    the flag that weighs most
--   evidence            text    why it is raised
--   lift                number  how much more often deals so flagged were lost or slipped
--   verdict             text    whether it has told the past
--   flag_next_step      text    what to do
--   further_flags       count   how many other flags the deal carries
--   opportunity_id      text    opportunity
with counted as (
    select *, count(*) over (partition by opportunity_id) - 1 as further_flags
    from risk_flags
)

select
    deal_rank,
    opportunity_name as deal,
    owner_name,
    planned_close_date,
    exposure,
    severity as risk_severity,
    flag,
    flag || '|' || evidence_values as evidence,
    lift,
    verdict,
    flag as flag_next_step,
    further_flags,
    opportunity_id
from counted
where flag_rank = 1
    -- What a meeting can speak about; the table below has all.
    and deal_rank <= 25
