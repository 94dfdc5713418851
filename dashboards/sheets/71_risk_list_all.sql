-- purpose: Every flag that is raised on an open deal, in the order of the deals above.
-- tab:     risk_flags
-- book:    deals
-- title:   All flags
-- message: {rows} flags are raised on open deals
-- empty:   No risk flag is raised.
-- order_by: deal_rank, flag_rank_order
-- link:    deal by opportunity_id
-- prints:  300
-- grain:   deal_rank, flag
-- inputs:  risk_flags
-- columns:
--   deal_rank           count   1 for the deal with the most at stake
--   deal                text    what the sellers call it
--   owner_name          text    who is credited
--   planned_close_date  date    where the export has one
--   exposure            money   what is at stake: the planned amount
--   risk_severity       text    high, medium or low
--   flag                text    the flag
--   evidence            text    why it is raised
--   lift                number  how much more often deals so flagged were lost or slipped
--   verdict             text    whether it has told the past
--   flag_next_step      text    what to do
--   team                text    the owner's team
--   opportunity_id      text    opportunity
--   flag_rank_order     count   1 for the flag of the deal that weighs most
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
    team,
    opportunity_id,
    flag_rank as flag_rank_order
from risk_flags
