-- purpose: The open deals that are stalled, the largest first.
-- tab:     stalled
-- book:    deals
-- title:   Stalled deals
-- message: {rows} stalled deals worth {sum amount}
-- empty:   No open deal is stalled, or no export has a history of stages or activities.
-- order_by: amount desc, opportunity_id
-- totals:  amount
-- grain:   opportunity_id
-- inputs:  deal_aging, open_deals
-- columns:
--   deal                  text   what the sellers call it
--   owner_name            text   who is credited
--   stage                 text   stage
--   amount                money  planned amount, else list price
--   days_in_stage         days   all stays in the stage together
--   p90_days              days   nine of ten won deals took no longer
--   days_without_contact  days   since the last contact
--   stalled_by            text   time in stage, no contact, or both
--   opportunity_id        text   opportunity
select
    o.opportunity_name as deal,
    o.owner_name,
    a.stage,
    a.amount,
    a.days_in_stage,
    a.p90_days,
    a.days_without_contact,
    a.stalled_by,
    a.opportunity_id
from deal_aging as a
inner join open_deals as o
    on o.opportunity_id = a.opportunity_id
where a.is_stalled
