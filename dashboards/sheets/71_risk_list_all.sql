-- purpose: Every flag that is raised on an open deal, the deals with the most at stake first.
-- tab:     all_flags
-- title:   All flags
-- message: {rows} flags are raised on open deals
-- empty:   No risk flag is raised.
-- note:    Ranked as on Risk list.
-- order_by: deal_rank, flag_rank_order
-- grain:   opportunity_id, flag
-- inputs:  risk_flags
-- columns:
--   deal_rank           count   1 for the deal with the most at stake
--   deal                text    what the sellers call it
--   account_name        text    customer's name
--   owner_name          text    who is credited
--   team                text    the owner's team
--   stage               text    stage
--   planned_close_date  date    where the export has one
--   exposure            money   what is at stake: the planned amount
--   risk_severity       text    high, medium or low
--   flag                text    the flag
--   evidence            text    why it is raised
--   lift                number  how much more often deals so flagged were lost or slipped
--   verdict             text    whether it has told the past
--   flag_next_step      text    what to do
--   flag_rank_order     count   1 for the flag of the deal that weighs most
--   opportunity_id      text    opportunity
select
    deal_rank,
    opportunity_name as deal,
    account_name,
    owner_name,
    team,
    stage,
    planned_close_date,
    exposure,
    severity as risk_severity,
    flag,
    flag || '|' || evidence_values as evidence,
    lift,
    verdict,
    flag as flag_next_step,
    flag_rank as flag_rank_order,
    opportunity_id
from risk_flags
